/** Each limit over time as a chart for a report: its ceilings, each party's count, gaps, and other ways of counting. */
import { type CountedOn, figuresOfStory, type LimitStory, storyOf } from "@comity/account";
import type { Almanac } from "@comity/almanac";
import { figuresChart, middleOf, type Scene, type Series, stackOf, svgOf, yearOf } from "@comity/chart";
import type { Party, Regime } from "@comity/regime";
import { chartWidth, licenceLine, numberWords, sourceLines } from "./chart-parts.ts";
import { Stop } from "./io.ts";

/** In English, as the command speaks. @throws Stop with exit code 2 where no limit names published figures */
export function countSvg(regime: Regime, almanac: Almanac, parties: readonly Party[], on: string): string {
  const drawn = [...regime.limits].filter(([, rule]) => rule.figures !== undefined);
  if (drawn.length === 0) throw new Stop(2, `--svg: no limit of ${regime.id} names published figures to draw`);
  const scenes = drawn.map(([name, rule]) => sceneOf(almanac, storyOf(regime, almanac, name, rule), parties, on));
  const known = almanac.knownOn === undefined ? "" : `, as known on ${almanac.knownOn}`;
  const desc = "A black bar is a limit, with a stop at each day on which it began or ended. Findings, not verdicts.";
  const made = `Made with Comity: comity count ${regime.id}`;
  return svgOf(stackOf(`${regime.title.en}${known}`, desc, scenes), { palette: "light", lang: "en", made });
}

function sceneOf(almanac: Almanac, story: LimitStory, parties: readonly Party[], on: string): Scene {
  const figures = figuresOfStory(story).filter((f) => parties.includes(f.party as Party));
  const moments = [
    yearOf(on),
    ...figures.map((f) => middleOf(f.asOf)),
    ...story.ceilings.flatMap((c) => [yearOf(c.from), yearOf(c.to ?? c.from)]),
  ];
  return figuresChart({
    width: chartWidth,
    height: 320,
    title: story.rule.title.en,
    desc: `${story.rule.clause}; each party's count, as published.`,
    sources: [...sourceLines(figures), licenceLine(almanac)],
    from: Math.floor(Math.min(...moments)),
    to: Math.ceil(Math.max(...moments)) + 1,
    series: [
      ...[...story.counted].filter(([p]) => parties.includes(p)).map(([p, days]) => lineOf(p, p, days)),
      ...story.otherwise
        .filter((o) => parties.includes(o.of))
        .map((o) => ({
          ...lineOf(o.of, `${o.of}, as ${o.by} counts`, o.counted),
          key: `${o.of} by ${o.by}`,
          loose: true,
        })),
    ],
    limits: story.ceilings.map((c) => ({
      from: yearOf(c.from),
      to: c.to === null ? null : yearOf(c.to),
      value: c.value,
      labels: [`${[...c.parties, "limit"].join(" ")} ${numberWords(c.value)}`, numberWords(c.value)],
    })),
    zero: false,
    number: numberWords,
  });
}

function lineOf(party: string, label: string, days: readonly CountedOn[]): Series {
  const points = days.map(({ on, finding: { counted, figures } }) => ({
    at: yearOf(on),
    low: counted?.low ?? null,
    high: counted?.high ?? null,
    words: figures.map((f) => `${f.producer}, ${f.source.title}, as of ${f.asOf.text}`).join("; "),
  }));
  return { key: party, party, labels: [label], points };
}
