/** Where each sentence was read, by rows of tables and places in the files of agreements. */
import type { Figure } from "@comity/almanac";
import type { Day, Language, LifeEvent, Regime, Source } from "@comity/regime";
import type { Basis, TalkEvent, TalkSource } from "@comity/talks";
import type { BriefRow, BriefSource, SectionName, Sentence } from "./types.ts";

/** A source with the row that it stands for. */
export interface Found {
  readonly source: BriefSource;
  readonly row: BriefRow;
}

export const ofFigure = ({ at, source }: Figure): Found => ({
  source: {
    table: at.table,
    row: at.line,
    title: source.title,
    url: addressOf(source.url),
    dated: "published",
    published: source.published.to,
  },
  row: { file: at.file, line: at.line },
});

export function ofTalk({ row, source, date }: Pick<TalkEvent, "row" | "source" | "date">): Found {
  return ofTalkSource(source, row, date.to);
}

/** @param otherwise where the source bears no day: the last day of what it tells */
export function ofTalkSource(source: TalkSource, row: Pick<Basis, "file" | "line">, otherwise: string): Found {
  const { title, url, published } = source;
  const table = row.file.replace(/^.*\//, "").replace(/\.(csv|yaml)$/, "");
  const named = title === "" ? url : title;
  return {
    source: {
      table,
      row: row.line,
      title: named,
      url: addressOf(url),
      dated: "published",
      published: published?.to ?? otherwise,
    },
    row: { file: row.file, line: row.line },
  };
}

/**
 * An event of a life is known from its own day on. The page that it was read on may be of later: then it is not named, and the
 * agreement's file stands for it.
 */
export function ofLife(regime: Regime, event: LifeEvent, on: Day, language: Language): Found {
  const isLater = isOfLater(event.source, on);
  return at(regime, event.position.line, {
    title: isLater ? `${regime.title[language]}: ${event.event}` : event.source.title,
    url: isLater ? null : (event.source.url ?? null),
    published: event.on,
  });
}

/** A rule's own text, which is as old as its agreement. */
export function ofRule(
  regime: Regime,
  rule: { readonly position: { readonly line: number }; readonly source?: Source; readonly clause: string },
  on: Day,
  language: Language,
): Found {
  const { source } = rule;
  const isNamed = source !== undefined && !isOfLater(source, on);
  const first = regime.life.map((e) => e.on).toSorted()[0] ?? on;
  return at(regime, rule.position.line, {
    title: isNamed ? source.title : `${regime.title[language]}, ${rule.clause}`,
    url: (isNamed ? source.url : undefined) ?? null,
    published: first < on ? first : on,
  });
}

const at = (regime: Regime, line: number, source: Pick<BriefSource, "title" | "url" | "published">): Found => ({
  source: { table: regime.id, row: line, dated: "event", ...source },
  row: { file: `regimes/${regime.id}.yaml`, line },
});

/** The month that each word begins, in the languages in which titles are written. */
const months = [
  /^(jan|янв)/i,
  /^(feb|fév|фев)/i,
  /^(mar|мар)/i,
  /^(apr|avr|апр)/i,
  /^(may|mai|мая|май)/i,
  /^(june?\b|juin|июн)/i,
  /^(july?\b|juil|июл)/i,
  /^(aug|août|авг)/i,
  /^(sep|сен)/i,
  /^(oct|окт)/i,
  /^(nov|ноя)/i,
  /^(dec|déc|дек)/i,
] as const;

/** Whether a title or an address names a day, a month or a year that lies after `on`: such a page may not stand on that day's. */
export function isOfLater({ title, url = "" }: Pick<Source, "title" | "url">, on: Day): boolean {
  const [year = "", month = ""] = on.split("-");
  const years = [...`${title} ${url}`.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([y]) => y);
  if (years.some((y) => y > year)) return true;
  const words = [...title.matchAll(/(?:(\d{1,2})(?:er)?[\s\u00a0]+)?(\p{L}{3,})\.?,?\s+(\d{4})/gu)];
  const days = words.flatMap(([, day, word = "", y]) => {
    const m = months.findIndex((pattern) => pattern.test(word)) + 1;
    return m === 0 ? [] : [`${y}-${String(m).padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`];
  });
  const inAddress = [...url.matchAll(/(?<!\d)((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?!\d)/g)];
  const dated = [...days, ...inAddress.map(([, y, m, d]) => (d === undefined ? `${y}-${m}` : `${y}-${m}-${d}`))];
  const packed = [...url.matchAll(/(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)/g)].map(([, y, m, d]) => `${y}-${m}-${d}`);
  // A month that is not over yet may end after the day.
  return [...dated, ...packed].some((d) => (d.length === 7 ? d >= `${year}-${month}` : d > on));
}

/** Words after an address tell how it was read, perhaps later than the day of the page. */
const addressOf = (url: string | undefined): string | null => url?.trim().split(/\s/)[0] || null;

/** @throws when nothing stands behind it: a sentence without a source is our own mistake */
export function sentenceOf(
  language: Language,
  section: SectionName,
  sentence: string,
  found: readonly Found[],
): Sentence {
  if (found.length === 0) throw new Error(`a sentence without a source: ${sentence}`);
  const once = <T>(all: readonly T[]): readonly T[] => [...new Map(all.map((a) => [JSON.stringify(a), a])).values()];
  // A Russian day ends with the full stop of its own abbreviation.
  const stop = language === "zh" ? "。" : sentence.endsWith(".") ? "" : ".";
  const said = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${stop}`;
  return { section, sentence: said, sources: once(found.map((f) => f.source)), rows: once(found.map((f) => f.row)) };
}
