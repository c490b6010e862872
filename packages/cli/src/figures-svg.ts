/** Figures as charts for a report, one for each quantity, with every source under it. */
import type { Almanac, Figure, figuresOf } from "@comity/almanac";
import { figuresChart, middleOf, type Scene, stackOf, svgOf } from "@comity/chart";
import { chartWidth, licenceLine, numberWords, seriesOf, sourceLines } from "./chart-parts.ts";
import { Stop } from "./io.ts";

const chartsMost = 12;

/** In English, as the command speaks. @throws Stop with exit code 2 where there is nothing to draw, or too much */
export function figuresSvg(almanac: Almanac, found: ReturnType<typeof figuresOf>): string {
  const drawn = found.filter((f) => f.target === undefined);
  if (drawn.every((f) => f.value === null)) throw new Stop(2, "--svg: none of these figures has a value to draw");
  const quantities = Map.groupBy(drawn, (f) => f.quantity);
  if (quantities.size > chartsMost)
    throw new Stop(
      2,
      `--svg: ${quantities.size} quantities; choose with --quantity, at most ${chartsMost} go on one sheet`,
    );
  const scenes = [...quantities].map(([name, figures]) => sceneOf(almanac, name, figures));
  const known = almanac.knownOn === undefined ? "" : `, as known on ${almanac.knownOn}`;
  const desc = "A line joins one producer's figures; other marks are other producers' figures of the same.";
  return svgOf(stackOf(`Figures of the public record${known}`, desc, scenes), {
    palette: "light",
    lang: "en",
    made: "Made with Comity: comity figures",
  });
}

function sceneOf(almanac: Almanac, name: string, figures: readonly Figure[]): Scene {
  const quantity = almanac.quantities.get(name);
  const moments = figures.map((f) => middleOf(f.asOf));
  const title = quantity?.title.en ?? name;
  return figuresChart({
    width: chartWidth,
    height: 320,
    title: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}, ${quantity?.unit ?? figures[0]?.unit ?? ""}`,
    desc: `${figures.length} figures.`,
    sources: [...sourceLines(figures), licenceLine(almanac)],
    from: Math.floor(Math.min(...moments)),
    to: Math.ceil(Math.max(...moments)) + 1,
    series: [...Map.groupBy(figures, (f) => f.party)].flatMap(([party, theirs]) => seriesOf(theirs, party)),
    zero: true,
    number: numberWords,
  });
}
