import { type Journal, type LeafRow, MemoryJournal, type Stored } from "@comity/centre";
import type { JournalEntry } from "@comity/centre/core";

/** The power failed here: nothing after this line of the centre runs. */
export class PowerFailure extends Error {
  override readonly name = "PowerFailure";
}

/** A disk that outlives the centre on it. A commit is whole or absent; the power may fail just before it or just after it. */
export class SimDisk implements Journal {
  private readonly kept = new MemoryJournal();
  /** Asked at each commit. */
  failAt: () => "before" | "after" | undefined = () => undefined;
  onCommit: (entries: readonly JournalEntry[]) => void = () => {};

  private commits = 0;
  private lie: "disk-forgets" | "disk-doubles" | undefined;

  /** Make it lie at its tenth commit: say that it wrote and not write, or write twice. */
  sabotage(lie: "disk-forgets" | "disk-doubles"): void {
    this.lie = lie;
  }

  load(): Iterable<Stored> {
    return this.kept.load();
  }
  commit(entries: readonly JournalEntry[], leaves: readonly LeafRow[]): void {
    const fail = this.failAt();
    if (fail === "before") throw new PowerFailure();
    const lies = this.lie !== undefined && ++this.commits % 10 === 0;
    if (lies && this.lie === "disk-forgets") return;
    this.kept.commit(entries, leaves);
    this.onCommit(entries);
    if (lies && this.lie === "disk-doubles") {
      this.kept.commit(entries, []);
      this.onCommit(entries);
    }
    if (fail === "after") throw new PowerFailure();
  }
  entry(position: number): JournalEntry | undefined {
    return this.kept.entry(position);
  }
  line(leaf: number): string | undefined {
    return this.kept.line(leaf);
  }
  close(): void {}
}
