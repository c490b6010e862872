/** How earlier figures held up: what was foretold for a year against what is known of it, and what this model would have said. */
import { type Almanac, type Figure, measureOf } from "@comity/almanac";
import { type HeldUpRow, heldUpChart, middleOf, type Scene } from "@comity/chart";
import type { Twin } from "../drawing/twin.ts";
import { keyOf } from "../figures/almanac.ts";
import { daysWords, figureWords, rangeWords, sourceLines, stateWords } from "../figures/words.ts";
import { shortRange } from "../holdings/strip.tsx";
import type { Words } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import type { EarlierRow, Measured } from "./ask.ts";
import { foretoldOf } from "./fan-chart.ts";
import { latestFigure } from "./under-cap.ts";

export interface EarlierInput {
  readonly almanac: Almanac;
  readonly party: string;
  readonly measure: Measured;
  readonly earlier: readonly EarlierRow[];
  readonly inside80: number | null;
  readonly checked: number;
  readonly words: Words;
  readonly number: (n: number) => string;
}

export function earlierScene(input: EarlierInput, width: number): Scene {
  const { almanac, party, words, number } = input;
  const { t, language } = words;
  const published = publishedRows(input);
  const figures = foretoldOf(almanac, party, input.measure);
  return heldUpChart({
    width,
    title: t("earlier.title", { state: stateWords(party, almanac, language) }),
    desc: t("earlier.desc"),
    sources: figures.length === 0 ? [] : sourceLines(figures, almanac, words),
    party,
    rows: [...modelRows(input), ...published],
    number,
  });
}

/** What the model would have said, fitted to what was known then: the 80 % band for the last year that can be checked. */
function modelRows({ earlier, words, number }: EarlierInput): HeldUpRow[] {
  const { t, language } = words;
  return earlier.map((e) => {
    const year = Math.floor(e.at);
    const day = dayWords(e.knownOn, language);
    const label = t(`earlier.model.${e.way === "published" ? "published" : "cutOff"}`, { day, year });
    return {
      labels: [label, t("earlier.model.short", { day: e.knownOn.slice(0, 4), year })],
      said: { low: Math.round(e.p10), high: Math.round(e.p90), open: null },
      known: {
        low: e.value,
        high: e.value,
        labels: [`${e.producer.split(/ [(/]/)[0]} ${number(e.value)}`, number(e.value)],
      },
      knownKey: `row/${e.row.table}/${e.row.line}`,
      words: `${label}: ${number(Math.round(e.p10))}–${number(Math.round(e.p90))}; ${e.producer} ${number(e.value)}`,
    };
  });
}

/** What was published for a year that has come, or is under way: beside it the record's figure of the same year, if there is one. */
function publishedRows({ almanac, party, measure, words }: EarlierInput): HeldUpRow[] {
  const { t, language } = words;
  const now = latestFigure(almanac, party, measure);
  const seen = new Set<string>();
  return foretoldOf(almanac, party, measure)
    .toSorted((a, b) => middleOf(a.source.published) - middleOf(b.source.published))
    .flatMap((f): HeldUpRow[] => {
      const name = `${f.producer}${f.target?.text}${f.value?.low}${f.value?.high}`;
      if (seen.has(name)) return [];
      seen.add(name);
      const came = sameYear(almanac, f, measure) ?? now;
      const said = f.value ?? { low: 0, high: 0 };
      const open = said.high === null ? "up" : said.low === 0 ? "down" : null;
      const label = t("earlier.said", {
        producer: f.producer,
        day: daysWords(f.source.published, t, language),
        value: shortRange(f, words),
        year: f.target?.text ?? "",
      });
      const known =
        came?.value == null
          ? null
          : {
              low: came.value.low,
              high: came.value.high,
              labels: [
                t("earlier.known", {
                  producer: came.producer.split(/ [(/]/)[0] ?? "",
                  value: rangeWords(came.value, words),
                  day: daysWords(came.asOf, t, language),
                }),
                rangeWords(came.value, words),
              ],
            };
      return [
        {
          labels: [label, `${f.producer}: ${shortRange(f, words)}, ${f.target?.text ?? ""}`],
          said: open === "down" ? { low: said.high ?? 0, high: said.high, open } : { ...said, open },
          known,
          saidKey: keyOf(f),
          ...(came === undefined ? {} : { knownKey: keyOf(came) }),
          words: figureWords(f, almanac, words),
        },
      ];
    });
}

function sameYear(almanac: Almanac, f: Figure, measure: Measured): Figure | undefined {
  const year = f.target?.to.slice(0, 4) ?? "";
  return almanac.figures.find(
    (x) =>
      x.party === f.party &&
      x.target === undefined &&
      x.value !== null &&
      x.producer !== f.producer &&
      measureOf(almanac, x) === measure &&
      x.asOf.from.slice(0, 4) === year &&
      x.source.published.from > f.source.published.to,
  );
}

export function earlierTwin(input: EarlierInput): Twin {
  const { t } = input.words;
  const columns = [
    { name: "said", title: t("earlier.column.said") },
    { name: "low", title: t("earlier.column.low"), number: true },
    { name: "high", title: t("earlier.column.high"), number: true },
    { name: "known", title: t("earlier.column.known"), number: true },
  ];
  const rows = [...modelRows(input), ...publishedRows(input)].map((r, i) => ({
    key: `${i} ${r.labels[0]}`,
    cells: [r.labels[0] ?? "", r.said.low, r.said.high, r.known?.low ?? null],
    ...(r.known?.labels[0] === undefined ? {} : { shown: { known: r.known.labels[0] } }),
  }));
  return { columns, rows };
}
