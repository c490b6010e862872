/** The record as it was known on a day: what was published later is not there yet. */
import { derive } from "./almanac.ts";
import type { Almanac, Day, Days } from "./types.ts";

/**
 * Only what was published by then for certain: a page of *2023* is known from 31 December 2023 on. Where an almanac is asked twice
 * the earlier day holds.
 */
export function asKnownOn(almanac: Almanac, day: Day): Almanac {
  return derive(almanac, {
    tables: almanac.tables.map((t) => ({ ...t, rows: t.rows.filter((r) => isKnown(r.published, day)) })),
    figures: almanac.figures.filter((f) => isKnown(f.source.published, day)),
    knownOn: almanac.knownOn !== undefined && almanac.knownOn < day ? almanac.knownOn : day,
  });
}

export const isKnown = (published: Days, day: Day): boolean => published.to <= day;
