/** Which bytes are still to come, and of whom they may be asked: facts of the record. */
import { msOf, type Party } from "@comity/wire";
import type { Env } from "../env.ts";
import { missingOf, type State } from "../state.ts";
import { type StoredId, storedBytesOf } from "./attached.ts";
import type { FileState } from "./file.ts";
import { kindFault, limitsOf } from "./limits.ts";

/** How far a file's bytes are here, as the disk has it. */
export interface Held {
  readonly bytes: number;
  readonly whole: boolean;
  /** What is missing of it finds no room on our disk. */
  readonly noRoom?: boolean;
}
export type Look = (stored: StoredId) => Held;

/**
 * Files that a peer may be asked for now, the one that is done soonest first. `hasNone`: who said lately that they have nothing under a name. Its author is asked before others who have it; so a centre that
 * lost its own files has them again from whom it sent them to.
 */
export function toPull(
  env: Env,
  s: State,
  files: readonly FileState[],
  peer: Party,
  look: Look,
  hasNone: (stored: StoredId, peer: Party) => boolean,
): readonly FileState[] {
  const limits = limitsOf(env);
  const left = (f: FileState): number => storedBytesOf(f.file) - look(f.stored).bytes;
  return files
    .filter((f) => mayBring(s, f, peer, hasNone) && kindFault(f.file, limits) === undefined && !look(f.stored).whole)
    .toSorted((a, b) => left(a) - left(b));
}

function mayBring(s: State, f: FileState, peer: Party, hasNone: (stored: StoredId, peer: Party) => boolean): boolean {
  if (!f.readers.includes(peer) || f.lied.has(peer) || hasNone(f.stored, peer)) return false;
  // Another is asked only where the author cannot be, has lost it, or has given other bytes.
  if (peer === f.author || f.lied.has(f.author) || hasNone(f.stored, f.author)) return true;
  return s.links.get(f.author)?.connected !== true;
}

/** What a peer has not sent again for so long will not come, and holds up nothing. */
const gapWaitsMs = 600_000;

/**
 * Messages come first: whether nothing of the record waits between us and a peer, either way. What the peer has refused, and what it cannot send
 * again, waits for people and not for the path.
 */
export function isQuiet(s: State, peer: Party): boolean {
  for (const [id] of s.outbox.get(peer) ?? []) if (s.refusedByPeer.get(id)?.has(peer) !== true) return false;
  return !s.streams.some((stream, id) => {
    const isYoung = stream.missingSince !== null && msOf(s.clock) - msOf(stream.missingSince) < gapWaitsMs;
    return isYoung && id.startsWith(`${peer}>`) && missingOf(stream, 1).length > 0;
  });
}
