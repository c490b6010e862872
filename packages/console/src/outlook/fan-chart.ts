/** One party's projection as a chart: the record, the fan, the cap, and what others foretold. */
import { type Almanac, type Figure, measureOf } from "@comity/almanac";
import { middleOf, midYear, outlookChart, type Published, type Scene, type Series } from "@comity/chart";
import type { Twin } from "../drawing/twin.ts";
import { keyOf } from "../figures/almanac.ts";
import { tagOf } from "../figures/tags.tsx";
import { familyOf, figureWords, sourceLines, stateWords } from "../figures/words.ts";
import { shortRange } from "../holdings/strip.tsx";
import type { Words } from "../words/index.ts";
import { type Measured, quantiles, type Study } from "./ask.ts";

export interface FanInput {
  readonly study: Study;
  readonly almanac: Almanac;
  readonly party: string;
  readonly measure: Measured;
  readonly cap: number;
  readonly highest: number;
  readonly words: Words;
  readonly number: (n: number) => string;
}

const recordFrom = 2010;

export const recordOf = (almanac: Almanac, party: string, measure: Measured): readonly Figure[] =>
  almanac.figures.filter(
    (f) =>
      f.party === party &&
      f.target === undefined &&
      f.value !== null &&
      measureOf(almanac, f) === measure &&
      f.asOf.to >= `${recordFrom}`,
  );
export const foretoldOf = (almanac: Almanac, party: string, measure: Measured): readonly Figure[] =>
  almanac.figures.filter(
    (f) => f.party === party && f.target !== undefined && f.value !== null && measureOf(almanac, f) === measure,
  );

/** Where the values' axis ends, whatever the cap. */
export function highestOf(study: Study, almanac: Almanac, party: string, measure: Measured): number {
  const place = study.parties.indexOf(party);
  // The widest band of a fast grower would press all else to the floor: it may leave the plot, with its number at the edge.
  const fan = study.quantiles[measure][place]?.[quantiles.indexOf(0.9)] ?? [];
  const said = [...recordOf(almanac, party, measure), ...aheadOf(study, almanac, party, measure)];
  return Math.max(10, ...fan, ...said.map((f) => f.value?.high ?? f.value?.low ?? 0));
}

const aheadOf = (study: Study, almanac: Almanac, party: string, measure: Measured): readonly Figure[] =>
  foretoldOf(almanac, party, measure).filter((f) => {
    const year = Number(f.target?.to.slice(0, 4));
    return year >= (study.years[0] ?? 0) && year <= (study.years.at(-1) ?? 0);
  });

export function fanScene(input: FanInput, width: number): Scene {
  const { study, almanac, party, measure, cap, highest, words, number } = input;
  const { t, language } = words;
  const record = recordOf(almanac, party, measure);
  const place = study.parties.indexOf(party);
  const of = study.quantiles[measure][place] ?? [];
  const last = study.years.length - 1;
  const end = (q: number): number => Math.round(of[q]?.[last] ?? 0);
  const name = stateWords(party, almanac, language);
  const ahead = aheadOf(study, almanac, party, measure);
  const [start = 0] = study.years;
  const now = midYear(start);
  return outlookChart({
    width,
    title: t(`outlook.title.${measure}`, { state: name }),
    tag: tagOf(record, t),
    desc: t("outlook.desc", { from: recordFrom, to: study.years[last] ?? "" }),
    sources: [
      ...sourceLines([...record, ...ahead], almanac, words),
      t("outlook.method", {
        model: study.json.model.title[language],
        paths: number(study.paths),
        seed: study.json.seed,
      }),
    ],
    from: recordFrom,
    to: midYear(study.years[last] ?? start),
    series: recordSeries(record, party, almanac, words),
    fans:
      study.projected[measure][place] === true
        ? [
            {
              party,
              years: study.years.map(midYear),
              bands: [0, 1, 2].map((i) => ({ low: of[i] ?? [], high: of[quantiles.length - 1 - i] ?? [] })),
              median: of[3] ?? [],
              ends: {
                high: [t("outlook.end.high", { n: number(end(6)) }), number(end(6))],
                median: [t("outlook.end.median", { n: number(end(3)) }), number(end(3))],
                low: [t("outlook.end.low", { n: number(end(0)) }), number(end(0))],
              },
            },
          ]
        : [],
    published: onePerClaim(ahead).map((f) => publishedOf(f, almanac, words)),
    cap: { value: cap, from: now, labels: [t("outlook.cap", { n: number(cap) }), number(cap)], handle: true },
    highest,
    zero: true,
    number,
  });
}

function recordSeries(figures: readonly Figure[], party: string, almanac: Almanac, words: Words): Series[] {
  const points = (theirs: readonly Figure[]) =>
    theirs
      .toSorted((a, b) => middleOf(a.asOf) - middleOf(b.asOf))
      .map((f) => ({
        at: middleOf(f.asOf),
        low: f.value?.low ?? null,
        high: f.value === null ? null : f.value.high,
        key: keyOf(f),
        words: figureWords(f, almanac, words),
      }));
  const families = Map.groupBy(figures, familyOf);
  const [main, ...others] = [...families.values()].sort((a, b) => b.length - a.length);
  const label = `${party}, ${tagOf(figures, words.t)}`;
  return [
    { key: party, party, labels: [label, party], points: points(lastOfDay(main ?? [])) },
    { key: `${party} others`, party, labels: [], loose: true, points: points(lastOfDay(others.flat())) },
  ];
}

/** Of several rows for one day with one value, one mark. */
function lastOfDay(figures: readonly Figure[]): readonly Figure[] {
  const last = new Map(figures.map((f) => [`${f.asOf.from}${f.asOf.to}`, f]));
  return [...last.values()];
}

/** What one producer says of one year, in its last edition: what it said before stands among the earlier figures. */
function onePerClaim(figures: readonly Figure[]): readonly Figure[] {
  const last = new Map<string, Figure>();
  for (const f of figures.toSorted((a, b) => (a.source.published.to < b.source.published.to ? -1 : 1)))
    last.set(`${familyOf(f)}|${f.target?.to}`, f);
  return [...last.values()];
}

function publishedOf(f: Figure, almanac: Almanac, words: Words): Published {
  const low = f.value?.low ?? 0;
  const high = f.value === null ? null : f.value.high;
  const atMost = low === 0 && high !== null;
  return {
    at: f.target === undefined ? 0 : Number(f.target.to.slice(0, 4)) + 0.5,
    low: atMost ? high : low,
    high,
    open: high === null ? "up" : atMost ? "down" : null,
    labels: [`${f.producer}${words.language === "fr" ? "\u00a0" : ""}: ${shortRange(f, words)}`, f.producer],
    key: keyOf(f),
    words: figureWords(f, almanac, words),
  };
}

export function fanTwin({
  study,
  party,
  measure,
  words,
}: Pick<FanInput, "study" | "party" | "measure" | "words">): Twin {
  const of = study.quantiles[measure][study.parties.indexOf(party)] ?? [];
  const name = (q: number): string => `p${String(q * 100).replace(".", "_")}`;
  return {
    columns: [
      { name: "year", title: words.t("outlook.column.year") },
      ...quantiles.map((q) => ({
        name: name(q),
        title: words.t("outlook.column.below", { n: q * 100 }),
        number: true,
      })),
    ],
    rows: study.years.map((year, y) => ({
      key: String(year),
      cells: [String(year), ...quantiles.map((_, q) => Math.round((of[q]?.[y] ?? 0) * 10) / 10)],
    })),
  };
}
