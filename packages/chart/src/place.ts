/** Where labels go so that none lies over another. Simple on purpose: what finds no room is left out, and the table says it. */
import { widthOf } from "./text.ts";

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Heights of a column of labels, moved apart as little as order and the space between `top` and `bottom` allow. */
export function dodge(wanted: readonly number[], height: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y || a.i - b.i);
  const placed: number[] = [];
  for (const { y } of order) placed.push(Math.max(y, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + height));
  // What was pushed below the edge goes back up, and takes those above it along.
  let floor = bottom;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.max(top + i * height, Math.min(placed[i] ?? 0, floor));
    floor = (placed[i] ?? 0) - height;
  }
  const out: number[] = [];
  for (const [at, { i }] of order.entries()) out[i] = placed[at] ?? 0;
  return out;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly text: string;
  readonly box: Box;
}

const lineHeight = 15;
/** Around a mark, in the order in which they are tried: right, left, above, below, further out. */
const around: readonly { readonly dx: number; readonly dy: number; readonly anchor: Spot["anchor"] }[] = [
  { dx: 9, dy: 4, anchor: "start" },
  { dx: -9, dy: 4, anchor: "end" },
  { dx: 0, dy: -12, anchor: "middle" },
  { dx: 0, dy: 20, anchor: "middle" },
  { dx: 9, dy: -12, anchor: "start" },
  { dx: -9, dy: -12, anchor: "end" },
  { dx: 9, dy: 20, anchor: "start" },
  { dx: -9, dy: 20, anchor: "end" },
  { dx: -9, dy: -28, anchor: "end" },
  { dx: 0, dy: -28, anchor: "middle" },
  { dx: 0, dy: 36, anchor: "middle" },
  { dx: -9, dy: -44, anchor: "end" },
  { dx: 9, dy: 52, anchor: "start" },
];

/** @param words for the same thing, the longest first */
export function placeBeside(
  at: { readonly x: number; readonly y: number },
  words: readonly string[],
  within: Box,
  taken: readonly Box[],
): Spot | undefined {
  for (const text of words) {
    const width = widthOf(text);
    for (const { dx, dy, anchor } of around) {
      const [x, y] = [at.x + dx, at.y + dy];
      const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      const box = { left: left - 2, right: left + width + 2, top: y - lineHeight + 4, bottom: y + 4 };
      const inside =
        box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
      if (inside && !taken.some((t) => overlaps(t, box))) return { x, y, anchor, text, box };
    }
  }
  return undefined;
}
