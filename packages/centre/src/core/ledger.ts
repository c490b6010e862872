import { Map as IMap } from "immutable";

const gone = Symbol("deleted");

/**
 * A persistent map for tables that grow with the journal: an old ledger stays as it was when a new one is made from it. What
 * was folded from the journal at the start lies in one plain `Map` that nobody changes any more; what came since lies above it.
 * Folding 100,000 envelopes into the library's own map alone takes four times as long.
 */
export class Ledger<K, V> implements Iterable<readonly [K, V]> {
  private readonly base: Map<K, V>;
  private readonly top: IMap<K, V | typeof gone>;
  private readonly isOpen: boolean;
  readonly #size: number;

  private constructor(base: Map<K, V>, top: IMap<K, V | typeof gone>, size: number, isOpen: boolean) {
    this.base = base;
    this.top = top;
    this.#size = size;
    this.isOpen = isOpen;
  }

  static empty<K, V>(): Ledger<K, V> {
    return new Ledger<K, V>(new Map(), IMap(), 0, false);
  }
  /** Changes in place until `closed`: only who folds a journal may hold it. */
  opened(): Ledger<K, V> {
    return new Ledger(new Map(this), IMap(), 0, true);
  }
  /** An empty one that changes as this one does. */
  alike<K2, V2>(): Ledger<K2, V2> {
    return new Ledger<K2, V2>(new Map(), IMap(), 0, this.isOpen);
  }
  closed(): Ledger<K, V> {
    return new Ledger(this.base, IMap(), this.base.size, false);
  }

  get size(): number {
    return this.isOpen ? this.base.size : this.#size;
  }
  get(key: K): V | undefined {
    const above = this.top.get(key);
    if (above !== undefined) return above === gone ? undefined : above;
    return this.base.get(key);
  }
  has(key: K): boolean {
    return this.get(key) !== undefined;
  }
  set(key: K, value: V): Ledger<K, V> {
    if (this.isOpen) {
      this.base.set(key, value);
      return this;
    }
    return new Ledger(this.base, this.top.set(key, value), this.has(key) ? this.#size : this.#size + 1, false);
  }
  delete(key: K): Ledger<K, V> {
    if (this.isOpen) {
      this.base.delete(key);
      return this;
    }
    if (!this.has(key)) return this;
    const top = this.base.has(key) ? this.top.set(key, gone) : this.top.delete(key);
    return new Ledger(this.base, top, this.#size - 1, false);
  }
  update(key: K, absent: V, change: (value: V) => V): Ledger<K, V> {
    return this.set(key, change(this.get(key) ?? absent));
  }

  *[Symbol.iterator](): Iterator<readonly [K, V]> {
    for (const [key, value] of this.base) if (!this.top.has(key)) yield [key, value];
    for (const [key, value] of this.top) if (value !== gone) yield [key, value];
  }
  *keys(): Iterable<K> {
    for (const [key] of this) yield key;
  }
  *values(): Iterable<V> {
    for (const [, value] of this) yield value;
  }
}
