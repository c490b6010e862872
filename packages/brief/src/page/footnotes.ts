import { sentencesOf } from "../brief.ts";
import type { Brief, BriefSource, Sentence } from "../types.ts";

export interface Footnotes {
  /** Each source once, in the order of its first use; its number is its place, from 1. */
  readonly sources: readonly BriefSource[];
  numbersOf(sentence: Sentence): readonly number[];
}

/** Sources of a page, numbered. Two rows of one page of one day share a number; `rows` of the sentence tell them apart. */
export function footnotesOf(brief: Brief): Footnotes {
  const keyOf = (s: BriefSource): string => JSON.stringify([s.table, s.title, s.url, s.published]);
  const sources = new Map<string, { readonly number: number; readonly source: BriefSource }>();
  for (const s of sentencesOf(brief).flatMap((x) => x.sources)) {
    const key = keyOf(s);
    if (!sources.has(key)) sources.set(key, { number: sources.size + 1, source: s });
  }
  return {
    sources: [...sources.values()].map((s) => s.source),
    numbersOf: ({ sources: own }) => [...new Set(own.flatMap((s) => sources.get(keyOf(s))?.number ?? []))],
  };
}
