/** Figures of one quantity over time as a chart: for each state one producer's line, and every other figure as a mark beside it. */
import type { Almanac, Figure } from "@comity/almanac";
import { figuresChart, middleOf, type Scene, type Series } from "@comity/chart";
import type { Twin } from "../drawing/twin.ts";
import { keyOf, latestOf, pathOf } from "../figures/almanac.ts";
import { tagOf } from "../figures/tags.tsx";
import {
  daysWords,
  familyOf,
  figureWords,
  quantityWords,
  rangeWords,
  sourceLines,
  stateWords,
  valueWords,
} from "../figures/words.ts";
import type { Words } from "../words/index.ts";
import type { Chosen } from "./chosen.ts";

export interface HoldingsInput {
  readonly almanac: Almanac;
  readonly chosen: Chosen;
  readonly figures: readonly Figure[];
  readonly year: number;
  readonly words: Words;
  readonly number: (n: number) => string;
}

export function holdingsScene(input: HoldingsInput, width: number): Scene {
  const { almanac, chosen, figures, words, number, year } = input;
  const { t, language } = words;
  const title = quantityWords(chosen.quantity, almanac, language);
  return figuresChart({
    width,
    height: width < 480 ? 300 : 380,
    title: title.slice(0, 1).toLocaleUpperCase(language) + title.slice(1),
    tag: tagOf(figures, t),
    desc: t("holdings.desc", {
      states: chosen.parties.map((p) => stateWords(p, almanac, language)).join(", "),
      from: chosen.from,
    }),
    sources: sourceLines(figures, almanac, words),
    from: Math.max(chosen.from, firstYear(figures)),
    to: year + 1,
    series: chosen.parties.flatMap((p) =>
      seriesOf(
        p,
        figures.filter((f) => f.party === p),
        input,
      ),
    ),
    zero: true,
    number,
  });
}

const firstYear = (figures: readonly Figure[]): number =>
  figures.reduce((least, f) => Math.min(least, Number(f.asOf.from.slice(0, 4))), 9999);

function seriesOf(party: string, figures: readonly Figure[], input: HoldingsInput): Series[] {
  const { almanac, words } = input;
  const latest = latestOf(figures);
  const name = stateWords(party, almanac, words.language);
  const value = latest?.value == null ? "" : ` ${rangeWords(latest.value, words)}`;
  const [main, ...others] = [...Map.groupBy(figures, familyOf).values()].sort((a, b) => b.length - a.length);
  const points = (theirs: readonly Figure[]) =>
    oneADay(theirs).map((f) => ({
      at: middleOf(f.asOf),
      low: f.value?.low ?? null,
      high: f.value === null ? null : f.value.high,
      key: keyOf(f),
      words: figureWords(f, almanac, words),
    }));
  return [
    { key: party, party, labels: [`${name}${value}`, `${party}${value}`, party], points: points(main ?? []) },
    { key: `${party} others`, party, labels: [], loose: true, points: points(others.flat()) },
  ];
}

/** Of one producer's figures of one day the one that was published last. */
const dayOf = (f: Figure): string => f.asOf.from + f.asOf.to;

function oneADay(figures: readonly Figure[]): readonly Figure[] {
  const last = new Map<string, Figure>();
  for (const f of figures) {
    const before = last.get(familyOf(f) + dayOf(f));
    if (before === undefined || before.source.published.to <= f.source.published.to)
      last.set(familyOf(f) + dayOf(f), f);
  }
  return [...last.values()].sort((a, b) => middleOf(a.asOf) - middleOf(b.asOf));
}

/** @param one all are of one quantity, which the heading says */
export function figuresTwin(figures: readonly Figure[], almanac: Almanac, words: Words, one = false): Twin {
  const { t, language } = words;
  const titles = {
    party: t("figures.column.party"),
    quantity: t("figures.column.quantity"),
    value: t("figures.column.value"),
    low: "",
    high: "",
    basis: t("figures.column.basis"),
    as_of: t("figures.column.asOf"),
    target: "",
    producer: t("figures.column.producer"),
    published: t("figures.column.published"),
    read: t("figures.column.read"),
    source: t("figures.column.source"),
    url: "",
    row: "",
  };
  const hidden = new Set(["low", "high", "url", "row", "target", ...(one ? ["quantity"] : [])]);
  const columns = Object.entries(titles).map(([name, title]) => ({
    name,
    title,
    ...(name === "value" ? { number: true } : {}),
    ...(hidden.has(name) ? { onlyInFiles: true } : {}),
  }));
  const rows = figures.map((f) => ({
    key: keyOf(f),
    href: pathOf(f),
    cells: [
      f.party,
      f.quantity,
      f.value !== null && f.value.low === f.value.high ? f.value.low : (f.qualifier ?? f.missing ?? null),
      f.value?.low ?? null,
      f.value?.high ?? null,
      f.basis,
      f.asOf.text,
      f.target?.text ?? null,
      f.producer,
      f.source.published.text,
      f.source.read,
      f.source.title,
      f.source.url ?? null,
      `${f.at.file}:${f.at.line}`,
    ],
    shown: {
      party: stateWords(f.party, almanac, language),
      quantity: quantityWords(f.quantity, almanac, language),
      value: valueWords(f, words),
      basis: t(`figures.tag.${f.basis}`),
      as_of: daysWords(f.asOf, t, language),
      published: daysWords(f.source.published, t, language),
      read: t(`figures.tag.${f.source.read}`),
    },
  }));
  return { columns, rows };
}
