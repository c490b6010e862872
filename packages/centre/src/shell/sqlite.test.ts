import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Instant, ItemId, Party } from "@comity/wire";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JournalEntry } from "../core/journal.ts";
import { hour, launchFields, moreau, petit, setTable } from "../testing.ts";
import { Centre } from "./centre.ts";
import { SqliteJournal } from "./sqlite.ts";
import { Damaged } from "./world.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comity-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const entry = (n: number): JournalEntry => ({
  kind: "read",
  at: `2026-02-14T02:00:${String(n % 60).padStart(2, "0")}.000Z` as Instant,
  by: `officer ${n}`,
  item: "0".repeat(32) as ItemId,
  desk: "warning",
});
function open(path: string): SqliteJournal {
  const journal = SqliteJournal.open(path);
  for (const _ of journal.load());
  return journal;
}

describe("the journal on disk", () => {
  it("gives back what was committed, in order, also after a crash that closed nothing", () => {
    const path = join(folder, "journal.sqlite");
    const first = open(path);
    first.commit([entry(1), entry(2)], []);
    first.commit([entry(3)], [{ leaf: 0, position: 1, hash: new Uint8Array(32), line: "a line" }]);
    for (const end of ["", "-wal"]) copyFileSync(path + end, join(folder, `copy.sqlite${end}`));
    first.close();
    for (const name of ["journal.sqlite", "copy.sqlite"]) {
      const again = SqliteJournal.open(join(folder, name));
      expect([...again.load()].map((s) => s.entry)).toEqual([entry(1), entry(2), entry(3)]);
      expect(again.line(0)).toBe("a line");
      again.close();
    }
  });

  it("finds any byte that was changed: it gives back the very same, or says that it is damaged", () => {
    const path = join(folder, "journal.sqlite");
    const journal = open(path);
    journal.commit(
      Array.from({ length: 120 }, (_, n) => entry(n)),
      [],
    );
    journal.close();
    const bytes = readFileSync(path);
    const expected = JSON.stringify(Array.from({ length: 120 }, (_, n) => entry(n)));
    let found = 0;
    for (let at = 0; at < bytes.length; at += 41) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(join(folder, "flipped.sqlite"), flipped);
      let read: string | undefined;
      try {
        const damaged = SqliteJournal.open(join(folder, "flipped.sqlite"));
        try {
          read = JSON.stringify([...damaged.load()].map((s) => s.entry));
        } finally {
          damaged.close();
        }
      } catch {
        found++;
      }
      for (const end of ["-wal", "-shm"]) rmSync(join(folder, `flipped.sqlite${end}`), { force: true });
      if (read !== undefined) expect(read, `byte ${at}`).toBe(expected);
    }
    expect(found).toBeGreaterThan(20);
  });

  it("says so of a row that was taken out, and of a file that is none", () => {
    const path = join(folder, "journal.sqlite");
    const journal = open(path);
    journal.commit([entry(1), entry(2), entry(3)], []);
    journal.close();
    writeFileSync(path, readFileSync(path, "latin1").replace("officer 2", "officer 9"), "latin1");
    const damaged = SqliteJournal.open(path);
    expect(() => [...damaged.load()]).toThrow(Damaged);
    damaged.close();
    writeFileSync(
      join(folder, "text"),
      "not a database, but some text that is long enough to be looked at ".repeat(40),
    );
    expect(() => SqliteJournal.open(join(folder, "text"))).toThrow(Damaged);
  });
});

describe("a centre on SQLite", () => {
  it("opens with the record it closed with, and refuses one whose signed line was changed", () => {
    const paths = (p: string): string => join(folder, `${p}.sqlite`);
    const table = setTable({ parties: ["CN", "US"], journal: (p) => SqliteJournal.open(paths(p)) });
    const compose = {
      kind: "notification",
      regime: "p5-launch-notification",
      type: "launch",
      late: false,
      submit: true,
    } as const;
    const us = table.seat("US");
    const fields = launchFields(table.now + 30 * hour);
    const made = us.act(moreau, { do: "compose", compose: { ...compose, to: ["CN" as Party], fields } });
    expect(us.act(petit, { do: "release", id: made.id ?? "" }).kind).toBe("done");
    table.deliver();
    const root = Buffer.from(us.centre.tree.root()).toString("hex");
    us.centre.close();

    const again = new Centre(us.centre.env, { ...us.world, journal: SqliteJournal.open(paths("US")) });
    expect(Buffer.from(again.tree.root()).toString("hex")).toBe(root);
    expect(again.state.receipts.size).toBe(1);
    again.close();

    const meddler = new DatabaseSync(paths("US"));
    meddler.exec("UPDATE leaves SET line = replace(line, 'sig', 'gis')");
    meddler.close();
    const damaged = SqliteJournal.open(paths("US"));
    expect(() => new Centre(us.centre.env, { ...us.world, journal: damaged })).toThrow(Damaged);
    damaged.close();
  });
});
