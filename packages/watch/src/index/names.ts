/** From an id to a number, in flat memory: many small tables, so that no single one that grows is felt. The ids themselves stand elsewhere. */
const tables = 1024;
const none = -1;
const gone = -2;

export class Names {
  private readonly all: (Int32Array | undefined)[] = Array.from({ length: tables }, () => undefined);
  /** Of each table: places ever taken since it was made, and those of them in use. */
  private readonly taken = new Int32Array(tables);
  private readonly used = new Int32Array(tables);
  private readonly idOf: (n: number) => string;
  private numbers = 0;
  private least = 8;

  /** @param idOf the id of a number that is in here */
  constructor(idOf: (n: number) => string) {
    this.idOf = idOf;
  }

  get bytes(): number {
    return this.numbers * 4 + tables * (8 + 4 + 4);
  }

  /** Makes room for so many, about, in tables that are yet to be made. */
  reserve(ids: number): void {
    this.least = Math.max(8, Math.ceil((ids / tables) * 1.45) + 8);
  }

  get(id: string): number | undefined {
    const hash = hashOf(id);
    const table = this.all[hash >>> 22];
    if (table === undefined) return undefined;
    const at = this.find(table, id, hash);
    return at === none ? undefined : (table[at] as number);
  }

  set(id: string, n: number): void {
    const hash = hashOf(id);
    const t = hash >>> 22;
    let table = this.all[t] ?? this.grow(t);
    const at = this.find(table, id, hash);
    if (at !== none) {
      table[at] = n;
      return;
    }
    if ((this.taken[t] as number) * 4 >= table.length * 3) table = this.grow(t);
    put(table, hash, n);
    this.taken[t] = (this.taken[t] as number) + 1;
    this.used[t] = (this.used[t] as number) + 1;
  }

  delete(id: string): void {
    const hash = hashOf(id);
    const table = this.all[hash >>> 22];
    const at = table === undefined ? none : this.find(table, id, hash);
    if (table === undefined || at === none) return;
    table[at] = gone;
    this.used[hash >>> 22] = (this.used[hash >>> 22] as number) - 1;
  }

  private find(table: Int32Array, id: string, hash: number): number {
    let at = homeOf(table, hash);
    for (let n = table[at] as number; n !== none; n = table[at] as number) {
      if (n !== gone && this.idOf(n) === id) return at;
      if (++at === table.length) at = 0;
    }
    return none;
  }

  private grow(t: number): Int32Array {
    const old = this.all[t];
    const table = new Int32Array(Math.max(this.least, Math.ceil((this.used[t] as number) * 1.6))).fill(none);
    this.numbers += table.length - (old?.length ?? 0);
    this.all[t] = table;
    this.taken[t] = this.used[t] as number;
    if (old !== undefined) for (const n of old) if (n >= 0) put(table, hashOf(this.idOf(n)), n);
    return table;
  }
}

function put(table: Int32Array, hash: number, n: number): void {
  let at = homeOf(table, hash);
  while (table[at] !== none) if (++at === table.length) at = 0;
  table[at] = n;
}

/** The upper ten bits of a hash choose its table, the others its place there. */
const homeOf = (table: Int32Array, hash: number): number => Math.floor(((hash & 0x3fffff) * table.length) / 0x400000);

function hashOf(id: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
