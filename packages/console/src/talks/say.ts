/** What the room says of channels, parties and days, in the reader's language. Texts of the record stay in their own. */
import { type Channel, channelTitle, type TalkEvent } from "@comity/talks";
import type { MarkName } from "../parts/mark.tsx";
import { regimePath, rowPath } from "../shell/route.ts";
import type { Words } from "../words/index.ts";
import { type Language, locales } from "../words/languages.ts";
import { dayWords } from "../words/time.ts";

export const markOf: Readonly<Record<Channel["state"], MarkName>> = {
  open: "answers",
  frozen: "frozen",
  never: "none",
  unknown: "unknown",
};

/** A name of ours or of an agreement in the reader's language; one that the record alone has stays in English. */
export function channelWords(c: Pick<Channel, "name" | "title">, { pick }: Words): string {
  const title = c.title ?? channelTitle(c.name);
  return title === undefined ? c.name : pick(title);
}
/** For `lang`: which words are the record's own. */
export const channelLang = (c: Pick<Channel, "name" | "title">): "en" | undefined =>
  c.title === undefined && channelTitle(c.name) === undefined ? "en" : undefined;

/** `5 Aug 2022`, `Aug 2022`, `2022`: as far as the record knows it. */
export function daysText(
  days: { readonly text: string; readonly from: string; readonly to: string },
  language: Language,
): string {
  if (days.from === days.to) return dayWords(days.from, language);
  if (/^\d{4}-\d{2}$/.test(days.text))
    return new Intl.DateTimeFormat(locales[language], { month: "short", year: "numeric", timeZone: "UTC" }).format(
      Date.parse(days.from),
    );
  return days.text;
}

export const pairWords = (parties: readonly string[]): string => parties.join("–");

/** Where a row of the record stands; one of an agreement's life leads to the agreement, a reader's own to nothing. */
export function placeOf({ file, line }: { readonly file: string; readonly line: number }): string | undefined {
  const regime = /^regimes\/(.+)\.yaml$/.exec(file)?.[1];
  if (regime !== undefined) return regimePath(regime);
  return file === "data/talks.csv" ? rowPath("talks", line) : undefined;
}

export const headsText = (e: TalkEvent): string =>
  e.heads.map((h) => (h.party === undefined ? h.name : `${h.party}: ${h.name}`)).join("; ");
