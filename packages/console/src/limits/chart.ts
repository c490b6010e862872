/** One limit over time as a chart: its ceilings with their end stops, each party's count, gaps named, other ways of counting hollow. */
import { type Ceiling, type CountedOn, figuresOfStory, type LimitStory } from "@comity/account";
import type { Almanac } from "@comity/almanac";
import { figuresChart, type Limit, middleOf, type Scene, type Series, type Span, yearOf } from "@comity/chart";
import type { Party } from "@comity/regime";
import type { Twin, TwinRow } from "../drawing/twin.ts";
import { keyOf, pathOf } from "../figures/almanac.ts";
import { figureWords, rangeWords, sourceLines } from "../figures/words.ts";
import type { Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";

export interface LimitInput {
  readonly story: LimitStory;
  readonly almanac: Almanac;
  readonly today: string;
  readonly words: Words;
  readonly number: (n: number) => string;
}

export function limitScene(input: LimitInput, width: number): Scene {
  const { story, almanac, words, number, today } = input;
  const { t, pick, language } = words;
  const figures = figuresOfStory(story);
  const moments = [
    ...figures.map((f) => middleOf(f.asOf)),
    ...story.ceilings.flatMap((c) => [yearOf(c.from), c.to === null ? yearOf(c.from) + 2 : yearOf(c.to)]),
  ];
  const now = yearOf(today);
  const [from, to] = [Math.floor(Math.min(now, ...moments)), Math.ceil(Math.max(now, ...moments)) + 0.2];
  return figuresChart({
    width,
    height: width < 480 ? 280 : 320,
    title: pick(story.rule.title),
    ...(figures.length === 0 ? {} : { tag: basisTag(story, words) }),
    desc: t("limits.desc", { count: story.counted.size, from: dayWords(`${from}-01-01`, language) }),
    sources: sourceLines(figures, almanac, words),
    from,
    to,
    series: seriesOf(input),
    limits: story.ceilings.map((c) => limitOf(c, words, number)),
    spans: spansOf(story, to, now, words),
    zero: false,
    number,
  });
}

function basisTag(s: LimitStory, { t }: Words): string {
  const bases = new Set([...s.counted.values()].flat().flatMap((c) => c.finding.basis ?? []));
  if (bases.size === 1) return t(bases.has("declared") ? "figures.tag.declared" : "figures.tag.estimates");
  return t(bases.size === 0 ? "figures.tag.estimates" : "figures.tag.both");
}

function limitOf(c: Ceiling, { t, language }: Words, number: (n: number) => string): Limit {
  const who = c.parties.map((p) => partyName(p, t, language)).join(", ");
  const value = number(c.value);
  const label = t("limits.ceiling", { value });
  return {
    from: yearOf(c.from),
    to: c.to === null ? null : yearOf(c.to),
    value: c.value,
    labels: who === "" ? [label, value] : [`${who}: ${label}`, `${c.parties.join(", ")} ${value}`],
  };
}

function seriesOf({ story, almanac, words }: LimitInput): Series[] {
  const { t, language } = words;
  const point = ({ on, finding }: CountedOn): Series["points"][number] => {
    const [figure] = finding.figures;
    return {
      at: yearOf(on),
      low: finding.counted?.low ?? null,
      high: finding.counted?.high ?? null,
      ...(figure === undefined ? {} : { key: keyOf(figure) }),
      words: figure === undefined ? "" : figureWords(figure, almanac, words),
    };
  };
  const main = [...story.counted].map(([party, days]) => {
    const last = days.findLast((d) => d.finding.counted !== null)?.finding.counted;
    const value = last == null ? "" : ` ${rangeWords(last, words)}`;
    return { key: party, party, labels: [`${party}${value}`, party], points: days.map(point) };
  });
  const others = story.otherwise.map((o) => ({
    key: `${o.of} ${o.by}`,
    party: o.of,
    loose: true,
    labels: [
      t("limits.asCounts", { party: o.of, by: partyName(o.by, t, language) }),
      t("limits.asCountsShort", { party: o.of, by: o.by }),
    ],
    points: o.counted.map(point),
  }));
  const near = [...story.near].map(([party, figures]) => ({
    key: `${party} near`,
    party,
    loose: true,
    labels: [t("limits.near", { party }), party],
    points: figures.map((f) => ({
      at: middleOf(f.asOf),
      low: f.value?.low ?? null,
      high: f.value === null ? null : f.value.high,
      key: keyOf(f),
      words: figureWords(f, almanac, words),
    })),
  }));
  return [...main, ...others, ...near];
}

/** From the first figure that was not provided to the end of the ceiling, or to the next figure of that party. */
function spansOf(story: LimitStory, end: number, now: number, { t }: Words): Span[] {
  const spans = [...story.counted].flatMap(([party, days]) => {
    const at = days.findIndex((d) => d.finding.figures.some((f) => f.missing === "not-provided"));
    const first = days[at];
    if (first === undefined) return [];
    const next = days.slice(at).find((d) => d.finding.counted !== null);
    const over = story.ceilings.flatMap((c) => (c.to !== null && c.to > first.on ? [yearOf(c.to)] : []));
    return [{ party, from: yearOf(first.on), to: next === undefined ? Math.min(end, now, ...over) : yearOf(next.on) }];
  });
  // One shade for all, from the day on which the first of them gave nothing.
  if (spans.length === 0) return [];
  const from = Math.min(...spans.map((s) => s.from));
  const to = Math.max(...spans.map((s) => s.to));
  return [{ from, to, words: t("limits.notProvided") }];
}

export function limitTwin({ story, words }: LimitInput): Twin {
  const { t, language } = words;
  const columns = [
    { name: "party", title: t("figures.column.party") },
    { name: "counted_by", title: t("limits.column.by") },
    { name: "on", title: t("figures.column.asOf") },
    { name: "counted", title: t("limits.column.counted"), number: true },
    { name: "low", title: "", onlyInFiles: true },
    { name: "high", title: "", onlyInFiles: true },
    { name: "limit", title: t("limits.column.limit"), number: true },
    { name: "basis", title: t("figures.column.basis") },
    { name: "rows", title: "", onlyInFiles: true },
  ];
  const row = (party: Party, by: string | null, { on, finding: f }: CountedOn): TwinRow => {
    const [figure] = f.figures;
    const missing = f.figures.find((x) => x.missing !== undefined)?.missing;
    return {
      key: `${party}${by ?? ""}${on}`,
      ...(figure === undefined ? {} : { href: pathOf(figure) }),
      cells: [
        party,
        by,
        on,
        f.counted !== null && f.counted.low === f.counted.high ? f.counted.low : (missing ?? null),
        f.counted?.low ?? null,
        f.counted?.high ?? null,
        f.limit,
        f.basis,
        f.figures.map((x) => `${x.at.file}:${x.at.line}`).join(" "),
      ],
      shown: {
        party: partyName(party, t, language),
        counted_by: by === null ? t("limits.theRule") : partyName(by, t, language),
        on: dayWords(on, language),
        counted: f.counted === null ? t(`figures.missing.${missing ?? "not-found"}`) : rangeWords(f.counted, words),
        basis: f.basis === null ? "–" : t(`figures.tag.${f.basis}`),
      },
    };
  };
  const own = [...story.counted].flatMap(([party, days]) => days.map((d) => row(party, null, d)));
  const others = story.otherwise.flatMap((o) => o.counted.map((d) => row(o.of, o.by, d)));
  return { columns, rows: [...own, ...others] };
}
