import { assert } from "@comity/wire";
import type { JournalEntry } from "../core/journal.ts";
import type { Journal, LeafRow, Stored } from "./world.ts";

/** A journal in memory, for simulations and tests. It keeps entries as text, as a disk would, so that nothing is shared by reference. */
export class MemoryJournal implements Journal {
  private readonly entries: string[] = [];
  private readonly kept: LeafRow[] = [];

  *load(): Iterable<Stored> {
    const leaves = new Map(this.kept.map((l) => [l.position, l]));
    for (const [i, body] of this.entries.entries()) {
      const leaf = leaves.get(i + 1);
      yield { position: i + 1, entry: JSON.parse(body) as JournalEntry, ...(leaf === undefined ? {} : { leaf }) };
    }
  }
  commit(entries: readonly JournalEntry[], leaves: readonly LeafRow[]): void {
    for (const entry of entries) this.entries.push(JSON.stringify(entry));
    for (const l of leaves) {
      assert(l.leaf === this.kept.length, "leaves follow on");
      this.kept.push(l);
    }
  }
  entry(position: number): JournalEntry | undefined {
    const body = this.entries[position - 1];
    return body === undefined ? undefined : (JSON.parse(body) as JournalEntry);
  }
  line(leaf: number): string | undefined {
    const row = this.kept[leaf];
    if (row === undefined) return undefined;
    if (row.line !== null) return row.line;
    const entry = JSON.parse(this.entries[row.position - 1] ?? "null") as JournalEntry | null;
    return entry?.kind === "received" ? entry.envelope : undefined;
  }
  close(): void {}
}
