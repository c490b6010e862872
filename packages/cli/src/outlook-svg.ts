/** The outlook as a chart for a report: a fan for each party, one under the other, with the record, and what others foretold. */
import { type Almanac, type Figure, measureOf } from "@comity/almanac";
import { type Fan, midYear, outlookChart, type Published, type Scene, stackOf, svgOf } from "@comity/chart";
import type { Outlook } from "@comity/outlook";
import { numberWords as number, seriesOf, sourceLines as sourcesOf } from "./chart-parts.ts";

const width = 760;
const recordFrom = 2010;
type Measured = "stockpile" | "deployed";

/** In English, as the command speaks; black on white. */
export function outlookSvg(result: Outlook, almanac: Almanac): string {
  const { fitted, options } = result.study;
  const scenes = fitted.parties.flatMap(({ party, deployed }, i) => [
    sceneOf(result, almanac, party, i, "stockpile"),
    ...(deployed.projected ? [sceneOf(result, almanac, party, i, "deployed")] : []),
  ]);
  const title = `Projections to ${options.to}, as known on ${options.knownOn}`;
  const desc = "For each party the record, and bands that hold 50, 80 and 95 % of the paths.";
  const made = `Made with Comity: comity outlook --seed ${options.seed} --paths ${options.paths} --as-known-on ${options.knownOn}`;
  return svgOf(stackOf(title, desc, scenes), { palette: "light", lang: "en", made });
}

function sceneOf(result: Outlook, almanac: Almanac, party: string, place: number, measure: Measured): Scene {
  const { study } = result;
  const fan = fanOf(result, party, place, measure);
  const record = figures(almanac, party, measure).filter(
    (f) => f.target === undefined && f.asOf.to >= String(recordFrom),
  );
  const last = study.years.at(-1) ?? 0;
  const ahead = figures(almanac, party, measure).filter((f) => {
    const year = Number(f.target?.to.slice(0, 4));
    return year >= (study.years[0] ?? 0) && year <= last;
  });
  const name = almanac.states.get(party)?.en ?? party;
  const published = latestOfEach(ahead).map(publishedOf);
  return outlookChart({
    width,
    height: 280,
    title: `${name}, ${measure === "stockpile" ? "warheads in the stockpile" : "deployed strategic warheads"}`,
    desc: `Record since ${recordFrom} and projection to ${last}.`,
    sources: [...sourcesOf([...record, ...ahead]), method(result), `Licence of the selection: ${almanac.licence}.`],
    from: recordFrom,
    to: midYear(last),
    series: seriesOf(record, party),
    fans: [fan],
    published,
    // The widest band may leave the plot: its number stands at the edge.
    highest:
      Math.max(10, ...(fan.bands[1]?.high ?? []), ...published.map((p) => p.high ?? p.low), ...record.map(highOf)) *
      1.04,
    zero: true,
    number,
  });
}

const highOf = (f: Figure): number => f.value?.high ?? f.value?.low ?? 0;

const figures = (almanac: Almanac, party: string, measure: Measured): readonly Figure[] =>
  almanac.figures.filter((f) => f.party === party && f.value !== null && measureOf(almanac, f) === measure);

function fanOf({ bands, study }: Outlook, party: string, place: number, measure: Measured): Fan {
  const at = (p: number): number[] => study.years.map((_, y) => bands.quantile(measure, place, y, p));
  const end = (p: number): string => number(Math.round(at(p).at(-1) ?? 0));
  return {
    party,
    years: study.years.map(midYear),
    bands: [0.025, 0.1, 0.25].map((p) => ({ low: at(p), high: at(1 - p) })),
    median: at(0.5),
    ends: {
      high: [`${end(0.975)}, 97.5 % below`],
      median: [`${end(0.5)}, middle`],
      low: [`${end(0.025)}, 97.5 % above`],
    },
  };
}

function latestOfEach(ahead: readonly Figure[]): readonly Figure[] {
  const last = new Map<string, Figure>();
  for (const f of ahead.toSorted((a, b) => (a.source.published.to < b.source.published.to ? -1 : 1)))
    last.set(`${f.producer} ${f.target?.to}`, f);
  return [...last.values()];
}

function publishedOf(f: Figure): Published {
  const low = f.value?.low ?? 0;
  const high = f.value === null ? null : f.value.high;
  const atMost = low === 0 && high !== null;
  const value = atMost ? high : low;
  return {
    at: Number(f.target?.to.slice(0, 4)) + 0.5,
    low: value,
    high,
    open: high === null ? "up" : atMost ? "down" : null,
    labels: [`${f.producer}: ${number(value)}${high === null ? "+" : ""}`, f.producer],
    words: `${f.producer}, ${f.source.title}: ${f.qualifier ?? ""} ${value} by ${f.target?.text ?? ""}`,
  };
}

function method({ study }: Outlook): string {
  const { fitted, options } = study;
  return `Projection: ${fitted.model.title.en}; ${number(options.paths)} paths from seed ${options.seed}. It is no forecast of decisions. Triangles: published projections.`;
}
