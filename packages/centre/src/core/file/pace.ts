/**
 * How many bytes to ask for at a time. Over a poor line a message must not wait behind a file for longer than a few seconds, so that one piece
 * alone is under way, and pieces grow only while they take no longer than the shortest did.
 */
import { chunkBytesMax } from "../frames.ts";

export interface Pace {
  readonly bytes: number;
  /** Pieces above this took too long. */
  readonly ceiling: number;
  /** The shortest time of any piece over this connection, in milliseconds. */
  readonly shortestMs: number;
  /** Pieces in a row at the ceiling that took no longer. */
  readonly calm: number;
}
export const firstBytes = 1_024;
export const firstPace: Pace = { bytes: firstBytes, ceiling: chunkBytesMax, shortestMs: Infinity, calm: 0 };

/** A piece may take so much longer than the shortest and pass for quick; and so much, before pieces shrink. */
const quickMs = 500;
const slowMs = 1_500;
/** After so many quick ones the ceiling is tried again. */
const calmMost = 32;

/** @param tookMs from when a piece was asked for to when it was here */
export function afterPiece(p: Pace, tookMs: number): Pace {
  const shortestMs = Math.min(p.shortestMs, tookMs);
  const longer = tookMs - shortestMs;
  if (longer > slowMs) {
    const bytes = Math.max(firstBytes, p.bytes / 2);
    return { bytes, ceiling: bytes, shortestMs, calm: 0 };
  }
  if (longer > quickMs) return { ...p, shortestMs, calm: 0 };
  if (p.bytes * 2 <= p.ceiling) return { ...p, bytes: p.bytes * 2, shortestMs, calm: 0 };
  const calm = p.calm + 1;
  if (calm < calmMost || p.ceiling >= chunkBytesMax) return { ...p, shortestMs, calm };
  return { bytes: p.bytes * 2, ceiling: p.bytes * 2, shortestMs, calm: 0 };
}

/** After so long without an answer it is asked for again, from where it was. */
export const silenceMsOf = (p: Pace): number => Math.max(20_000, p.shortestMs === Infinity ? 0 : 4 * p.shortestMs);
