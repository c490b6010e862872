/** From an id to a number, in flat memory: many small tables, so that no single one that grows is felt. The ids themselves stand elsewhere. */
import { Chains } from "./chains.ts";

const tables = 1024;
const none = -1;
const gone = -2;

/** Many ids and their numbers, before they are put in. */
export class GatheredNames extends Chains {
  /** @param ids how many will come, about */
  constructor(ids: number) {
    super(tables, 2, ids);
  }

  name(id: string, n: number): void {
    const hash = hashOf(id);
    this.put(hash >>> 22, hash, n, 0);
  }
}

export class Names {
  private readonly all: (Int32Array | undefined)[] = Array.from({ length: tables }, () => undefined);
  /** Of each table: places ever taken since it was made, and those of them in use. */
  private readonly taken = new Int32Array(tables);
  private readonly used = new Int32Array(tables);
  private readonly idOf: (n: number) => string;
  private numbers = 0;

  /** @param idOf the id of a number that is in here */
  constructor(idOf: (n: number) => string) {
    this.idOf = idOf;
  }

  get bytes(): number {
    return this.numbers * 4 + tables * (8 + 4 + 4);
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
    this.count(t);
  }

  delete(id: string): void {
    const hash = hashOf(id);
    const table = this.all[hash >>> 22];
    const at = table === undefined ? none : this.find(table, id, hash);
    if (table === undefined || at === none) return;
    table[at] = gone;
    this.used[hash >>> 22] = (this.used[hash >>> 22] as number) - 1;
  }

  /**
   * Puts in many at once, where there are none yet.
   * @param again told of a number whose id has one before it: the later of the two then stands here
   */
  fill(all: GatheredNames, again: (n: number, before: number) => void): void {
    let [own, slots] = [new Int32Array(0), new Int32Array(0)];
    for (let t = 0; t < tables; t++) {
      const length = all.lengthOf(t);
      if (length === 0) continue;
      const table = this.grow(t, length / 2);
      if (length > own.length) own = new Int32Array(length * 2);
      if (table.length > slots.length) slots = new Int32Array(table.length * 2);
      all.read(t, own);
      for (let i = 0; i < length; i += 2) {
        const hash = own[i] as number;
        const n = own[i + 1] as number;
        const at = this.firstLike(table, slots, hash, n);
        if (table[at] === none) this.count(t);
        else again(n, table[at] as number);
        table[at] = n;
        slots[at] = hash;
      }
    }
  }

  /** @param slots the hash of what stands in each: strings lie far apart, and only those of equal hashes are looked at */
  private firstLike(table: Int32Array, slots: Int32Array, hash: number, n: number): number {
    let at = homeOf(table.length, hash);
    for (; table[at] !== none; at = at + 1 === table.length ? 0 : at + 1)
      if (slots[at] === hash && this.idOf(table[at] as number) === this.idOf(n)) break;
    return at;
  }

  private count(t: number): void {
    this.taken[t] = (this.taken[t] as number) + 1;
    this.used[t] = (this.used[t] as number) + 1;
  }

  private find(table: Int32Array, id: string, hash: number): number {
    let at = homeOf(table.length, hash);
    for (let n = table[at] as number; n !== none; n = table[at] as number) {
      if (n !== gone && this.idOf(n) === id) return at;
      if (++at === table.length) at = 0;
    }
    return none;
  }

  private grow(t: number, more = 0): Int32Array {
    const old = this.all[t];
    const room = Math.max(8, Math.ceil((this.used[t] as number) * 1.6), Math.ceil(more * 1.45) + 8);
    const table = new Int32Array(room).fill(none);
    this.numbers += table.length - (old?.length ?? 0);
    this.all[t] = table;
    this.taken[t] = this.used[t] as number;
    if (old !== undefined) for (const n of old) if (n >= 0) put(table, hashOf(this.idOf(n)), n);
    return table;
  }
}

function put(table: Int32Array, hash: number, n: number): void {
  let at = homeOf(table.length, hash);
  while (table[at] !== none) if (++at === table.length) at = 0;
  table[at] = n;
}

/** The upper ten bits of a hash choose its table, the others its place there. */
const homeOf = (length: number, hash: number): number => Math.floor((hash & 0x3fffff) * share * length);
const share = 1 / 0x400000;

function hashOf(id: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
