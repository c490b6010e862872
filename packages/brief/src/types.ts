import type { Almanac } from "@comity/almanac";
import type { Day, Language, Party, Regime } from "@comity/regime";
import type { TalkEvent } from "@comity/talks";

/** What a page is composed from. All of it may know more than the day asked for: what came later is left out here. */
export interface BriefRecord {
  readonly almanac: Almanac;
  readonly talks: readonly TalkEvent[];
  readonly regimes: readonly Regime[];
}

export interface BriefOptions {
  /** The day whose knowledge is told (UTC). */
  readonly on: Day;
  /** The states that the page is about; empty: the five, and channels and proposals of all. */
  readonly between: readonly Party[];
  readonly language: Language;
}

/** Where a sentence was read: one row of a table, or one place of an agreement's file. */
export interface BriefSource {
  /** The table's name, or the agreement's. */
  readonly table: string;
  /** The line of its file, from 1. */
  readonly row: number;
  readonly title: string;
  readonly url: string | null;
  /** `event`: the page tells of an event in the life of an agreement, known from its own day on; its publication is not in the record. */
  readonly dated: "published" | "event";
  /** The last day that its publication leaves open, or the event's own day. Never later than the day asked for. */
  readonly published: string;
}

export interface BriefRow {
  readonly file: string;
  readonly line: number;
}

export const sectionNames = ["standing", "limits", "holdings", "projected", "channels", "waiting", "next"] as const;
export type SectionName = (typeof sectionNames)[number];

export interface Sentence {
  readonly section: SectionName;
  readonly sentence: string;
  /** At least one. */
  readonly sources: readonly BriefSource[];
  readonly rows: readonly BriefRow[];
}

export interface Brief {
  readonly on: Day;
  readonly between: readonly Party[];
  readonly language: Language;
  readonly title: string;
  /** How the figures were chosen, and how declared and estimated are told apart: said on the page. */
  readonly rules: readonly string[];
  readonly sections: readonly {
    readonly name: SectionName;
    readonly title: string;
    readonly sentences: readonly Sentence[];
  }[];
}
