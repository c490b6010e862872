/** The stretches of a message's body, and what was found in each: places and times. */
import type { WarningArea, Window } from "../types.ts";
import type { Shape } from "./areas.ts";
import type { Label } from "./labels.ts";
import type { Placing } from "./place-in-time.ts";
import type { RunOfPositions } from "./run-of-positions.ts";
import type { Days, Spec } from "./spec.ts";
import type { Run } from "./time-run.ts";

/** A stretch under one label: a paragraph's opening words, or one of its items. */
export interface Block {
  readonly paragraph: string | null;
  readonly item: string | null;
  readonly from: number;
  readonly to: number;
  readonly found: (Place | Time)[];
}
export interface Place {
  readonly is: "place";
  readonly run: RunOfPositions;
  readonly shape: Shape;
  /** The shape is that of the paragraph's opening words. */
  readonly inherited: boolean;
  /** Words after it call it, and what stands before it, the corners of an area. */
  readonly closes: boolean;
  areas: WarningArea[];
  /** Where rockets start from, said in brackets after its name: no area of danger, where others are said. */
  readonly site?: true;
  /** An arc joins it to another corner. */
  readonly arc?: true;
}
export interface Time {
  readonly is: "time";
  readonly run: Run | null;
  /** Of days without hours, and of hours without days: until they are put together. */
  specs: readonly Spec[];
  /** Whatever was said. */
  all?: readonly Spec[] | undefined;
  windows: readonly Window[];
  /** It says only which days the times before it do not have. */
  readonly left?: { readonly weekdays: readonly number[]; readonly days: readonly Days[] };
}

export interface Reading {
  readonly placing: Placing;
  readonly doubts: Set<string>;
  readonly years: readonly number[];
  /** Of times alone: those that a NOTAM's item E gives besides items B to D may count for nothing. */
  readonly timeDoubts: Set<string>;
}

export function blocksOf(labels: readonly Label[], from: number, to: number): Block[] {
  const blocks: Block[] = [{ paragraph: null, item: null, from, to: labels[0]?.at ?? to, found: [] }];
  let paragraph: string | null = null;
  labels.forEach((label, i) => {
    if (label.level === 1) paragraph = label.name;
    const item = label.level === 2 ? label.name : null;
    blocks.push({ paragraph, item, from: label.end, to: labels[i + 1]?.at ?? to, found: [] });
  });
  return blocks;
}

export const places = (b: Block): Place[] => b.found.filter((f) => f.is === "place");
export const times = (b: Block): Time[] => b.found.filter((f) => f.is === "time" && f.left === undefined) as Time[];

/** The items without places right before an item, back to the one with its name: another list than the one that it begins. */
export function listBefore(blocks: readonly Block[], at: number): readonly Block[] {
  const here = blocks[at];
  for (let i = at - 1; i >= 0 && at - i < 27; i--) {
    const b = blocks[i];
    if (
      b?.item == null ||
      here?.item == null ||
      b.paragraph !== here.paragraph ||
      b.found.some((f) => f.is === "place")
    )
      return [];
    if (b.item === here.item) return blocks.slice(i, at);
  }
  return [];
}
