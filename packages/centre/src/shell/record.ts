import { hash } from "node:crypto";
import { MerkleTree } from "@comity/proof";
import { assert, formatMessage, type Instant, type Primitives, type Signer, signedLine, toHex } from "@comity/wire";
import type { JournalEntry } from "../core/journal.ts";
import { Damaged, type Journal, type LeafRow } from "./world.ts";

/**
 * The record: the Merkle tree (RFC 6962) over the exact lines of all envelopes, received and sent, in journal order. Lines that we
 * sign and leaf hashes are kept beside the entries with the next commit.
 */
export class Record {
  readonly tree: MerkleTree;
  private readonly signersAt: (sentAt: Instant) => readonly Signer[];
  private readonly journal: Journal;
  /** Signed since the last commit: not on disk yet, but made again the same from what is. */
  private unkept: LeafRow[] = [];
  private readonly unkeptLines = new Map<number, string>();

  /** @param signersAt who signs what is sent at a moment */
  constructor(
    primitives: Pick<Primitives, "sha256">,
    signersAt: (sentAt: Instant) => readonly Signer[],
    journal: Journal,
  ) {
    this.signersAt = signersAt;
    this.journal = journal;
    this.tree = new MerkleTree((b) => primitives.sha256(b));
  }

  /**
   * Take an entry that is now durable: an envelope becomes a leaf.
   * @param payload what `formatMessage` gives for the message of a `sent` entry, where it is at hand
   */
  take(position: number, entry: JournalEntry, payload?: Uint8Array): void {
    if (entry.kind !== "received" && entry.kind !== "sent") return;
    const line =
      entry.kind === "received"
        ? entry.envelope
        : signedLine(payload ?? formatMessage(entry.message), this.signersAt(entry.message.sentAt));
    const leafHash = Buffer.from(leafHashOfLine(line), "hex");
    this.push({ leaf: this.tree.size, position, hash: leafHash, line: entry.kind === "sent" ? line : null }, line);
  }

  /** While opening: an entry with the leaf that was kept for it, if it was kept. The hash is made anew from the bytes and compared. */
  retake(position: number, entry: JournalEntry, kept: LeafRow | undefined, lineHash?: string): void {
    if (entry.kind !== "received" && entry.kind !== "sent") return;
    if (kept === undefined) {
      this.take(position, entry);
      return;
    }
    const line = entry.kind === "received" ? entry.envelope : kept.line;
    const fits = kept.position === position && kept.leaf === this.tree.size && line !== null;
    if (!fits || (lineHash ?? leafHashOfLine(line)) !== toHex(kept.hash)) {
      throw new Damaged(
        `the record is damaged at leaf ${this.tree.size}: its bytes do not give the hash that was kept`,
      );
    }
    this.tree.appendLeafHash(kept.hash);
  }

  /** What the next commit must keep. */
  takeUnkept(): readonly LeafRow[] {
    return this.unkept;
  }
  /** They are on disk. */
  kept(): void {
    this.unkept = [];
    this.unkeptLines.clear();
  }

  line(leaf: number): string {
    const line = this.unkeptLines.get(leaf) ?? this.journal.line(leaf);
    assert(line !== undefined, `leaf ${leaf} of our own record has no line`);
    return line;
  }

  private push(row: LeafRow, line: string): void {
    this.tree.appendLeafHash(row.hash);
    this.unkept.push(row);
    this.unkeptLines.set(row.leaf, line);
  }
}

/**
 * RFC 6962's leaf hash of a line, in hex. A line is ASCII, so that a text with a zero before it is its bytes with a zero
 * before them.
 */
export const leafHashOfLine = (line: string): string => hash("sha256", `\0${line}`);
