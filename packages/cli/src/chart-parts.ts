/** What the command's charts have in common: a party's figures as a line with marks beside it, and the sources under the chart. */
import type { Almanac, Figure } from "@comity/almanac";
import { middleOf, type Series } from "@comity/chart";

export const chartWidth = 760;
export const numberWords = (n: number): string => n.toLocaleString("en-GB");

/** The producer with most figures as a line, the others as marks beside it. */
export function seriesOf(record: readonly Figure[], party: string): Series[] {
  const families = Map.groupBy(record, (f) => f.producer.split(/ [(/]/)[0] ?? "");
  const [main = [], ...others] = [...families.values()].sort((a, b) => b.length - a.length);
  const points = (theirs: readonly Figure[]): Series["points"] =>
    theirs
      .toSorted((a, b) => middleOf(a.asOf) - middleOf(b.asOf))
      .map((f) => ({
        at: middleOf(f.asOf),
        low: f.value?.low ?? null,
        high: f.value === null ? null : f.value.high,
        words: `${f.value?.low ?? ""}, ${f.basis}, as of ${f.asOf.text}: ${f.producer}, ${f.source.title}`,
      }));
  const bases = new Set(record.map((f) => f.basis));
  const tag = bases.size > 1 ? "declared and estimates" : bases.has("declared") ? "declared" : "estimates";
  return [
    { key: party, party, labels: [`${party}, ${tag}`, party], points: points(main) },
    { key: `${party} others`, party, labels: [], loose: true, points: points(others.flat()) },
  ];
}

const titlesMax = 3;
/** One line for each producer. */
export function sourceLines(all: readonly Figure[]): string[] {
  return [...Map.groupBy(all, (f) => f.producer)].map(([producer, theirs]) => {
    const titles = [...new Set(theirs.map((f) => f.source.title))];
    const more = titles.length > titlesMax ? ` and ${titles.length - titlesMax} more` : "";
    const second = theirs.every((f) => f.source.read === "second-hand") ? " (second hand)" : "";
    return `${producer}: ${titles.slice(0, titlesMax).join("; ")}${more}${second}.`;
  });
}

export const licenceLine = (almanac: Almanac): string => `Licence of the selection: ${almanac.licence}.`;
