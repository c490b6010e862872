import { hash } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { assert } from "@comity/wire";
import type { JournalEntry } from "../core/journal.ts";
import { leafHashOfLine } from "./record.ts";
import { Damaged, type Journal, type LeafRow, type Stored } from "./world.ts";

/**
 * The journal as one SQLite file: WAL, `synchronous=FULL`, one transaction for a group of entries. Every row carries the
 * running hash of all rows before it, so that a changed, dropped or torn row is found when the file is opened.
 */
export class SqliteJournal implements Journal {
  private readonly db: DatabaseSync;
  private readonly insertEntry: StatementSync;
  private readonly insertLeaf: StatementSync;
  private readonly selectEntry: StatementSync;
  private readonly selectLine: StatementSync;
  private chain = "";
  private position = 0;
  private isLoaded = false;

  private constructor(db: DatabaseSync) {
    this.db = db;
    this.insertEntry = db.prepare("INSERT INTO journal (position, body, line, chain) VALUES (?, ?, ?, ?)");
    this.insertLeaf = db.prepare("INSERT INTO leaves (leaf, position, hash, line) VALUES (?, ?, ?, ?)");
    this.selectEntry = db.prepare("SELECT body, line FROM journal WHERE position = ?");
    this.selectLine = db.prepare(
      "SELECT coalesce(leaves.line, journal.line) AS line FROM leaves JOIN journal USING (position) WHERE leaf = ?",
    );
  }

  /** @throws Damaged when the file is no journal of ours, or SQLite finds it malformed */
  static open(path: string): SqliteJournal {
    return guard(() => {
      const db = new DatabaseSync(path);
      db.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF",
      );
      db.exec(`CREATE TABLE IF NOT EXISTS journal (position INTEGER PRIMARY KEY, body TEXT NOT NULL, line TEXT, chain TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS leaves (leaf INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE REFERENCES journal, hash BLOB NOT NULL, line TEXT) STRICT;
        PRAGMA application_id = 0x436d7479`);
      return new SqliteJournal(db);
    });
  }

  *load(): Iterable<Stored> {
    assert(!this.isLoaded, "a journal is read once");
    try {
      yield* this.read();
    } catch (e) {
      throw damagedOr(e);
    }
    this.isLoaded = true;
  }
  private *read(): Iterable<Stored> {
    const select = this.db.prepare(
      `SELECT journal.position, body, journal.line, chain, leaf, hash, leaves.line
       FROM journal LEFT JOIN leaves ON leaves.position = journal.position ORDER BY journal.position`,
    );
    select.setReturnArrays(true);
    for (const row of select.iterate() as unknown as Iterable<Row>) {
      const [position, body, line, chain, leaf, hashed, signed] = row;
      const lineHash = line === null ? undefined : leafHashOfLine(line);
      this.chain = link(this.chain, body, lineHash);
      if (position !== this.position + 1 || chain !== this.chain) {
        throw new Damaged(
          `the journal is damaged at entry ${this.position + 1}: its bytes are not those that were written`,
        );
      }
      this.position = position;
      const entry = readEntry(body, line);
      if (leaf === null || hashed === null) yield { position, entry };
      else {
        const kept = { leaf, position, hash: hashed, line: signed };
        yield lineHash === undefined ? { position, entry, leaf: kept } : { position, entry, leaf: kept, lineHash };
      }
    }
  }

  commit(entries: readonly JournalEntry[], leaves: readonly LeafRow[]): void {
    assert(this.isLoaded, "a journal is read to its end before anything is added");
    let { chain, position } = this;
    this.db.exec("BEGIN IMMEDIATE");
    try {
      for (const entry of entries) {
        const { body, line } = writeEntry(entry);
        chain = link(chain, body, line === null ? undefined : leafHashOfLine(line));
        position += 1;
        this.insertEntry.run(position, body, line, chain);
      }
      for (const l of leaves) this.insertLeaf.run(l.leaf, l.position, l.hash, l.line);
      this.db.exec("COMMIT");
    } catch (e) {
      // A full disk may have ended the transaction already.
      if (this.db.isTransaction) this.db.exec("ROLLBACK");
      throw e;
    }
    this.chain = chain;
    this.position = position;
  }

  entry(position: number): JournalEntry | undefined {
    const row = this.selectEntry.get(position) as { body: string; line: string | null } | undefined;
    return row && readEntry(row.body, row.line);
  }
  line(leaf: number): string | undefined {
    const row = this.selectLine.get(leaf) as { line: string | null } | undefined;
    return row?.line ?? undefined;
  }

  close(): void {
    this.db.close();
  }
}

type Row = [number, string, string | null, string, number | null, Uint8Array | null, string | null];

/** A received line stands in a column of its own, exactly as it was signed. */
function writeEntry(entry: JournalEntry): { readonly body: string; readonly line: string | null } {
  if (entry.kind !== "received") return { body: JSON.stringify(entry), line: null };
  const { envelope, ...rest } = entry;
  return { body: JSON.stringify(rest), line: envelope };
}
function readEntry(body: string, line: string | null): JournalEntry {
  const entry = JSON.parse(body) as JournalEntry;
  return line === null ? entry : Object.assign(entry, { envelope: line });
}

/** The running hash: SHA-256, in hex, over the one before, the body and the leaf hash of the line, a newline between. */
const link = (before: string, body: string, lineHash = ""): string => hash("sha256", `${before}\n${body}\n${lineHash}`);

function guard<T>(run: () => T): T {
  try {
    return run();
  } catch (e) {
    throw damagedOr(e);
  }
}

/** SQLite's own word that a file is malformed or no database becomes ours. */
function damagedOr(e: unknown): unknown {
  const code = (e as { errcode?: number }).errcode;
  const isCorrupt = code === 11 || code === 26; // SQLITE_CORRUPT, SQLITE_NOTADB
  return isCorrupt ? new Damaged(`the journal is damaged: ${(e as Error).message}`) : e;
}
