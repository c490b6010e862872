/** A count as CSV: one row for each party and limit, with what it rests on and on which terms it may be used. */
import type { LimitFinding, RegimeCount } from "@comity/account";
import { type Almanac, writeCsv } from "@comity/almanac";

const columns =
  "regime,on,as_known_on,party,limit,as,counted_low,counted_high,ceiling,floor,finding,by_estimate,margin,basis,clause,rows,sources,because,licence";

export function countCsv(found: RegimeCount, almanac: Almanac): string {
  const rows = [...found.parties].flatMap(([party, { limits, otherWays }]) => [
    ...[...limits].map(([name, l]) => [party, name, "", l] as const),
    ...[...otherWays].flatMap(([as, theirs]) => [...theirs].map(([name, l]) => [party, name, as, l] as const)),
  ]);
  return writeCsv(
    columns.split(","),
    rows.map(([party, name, as, l]) =>
      [found.regime, found.on, found.asKnownOn, party, name, as, ...cells(l), almanac.licence].map((c) =>
        String(c ?? ""),
      ),
    ),
  );
}

const cells = (l: LimitFinding): readonly unknown[] => [
  ...[l.counted?.low, l.counted?.high, l.limit, l.floor, l.finding, l.byEstimate, l.margin, l.basis, l.clause],
  l.figures.map((f) => `${f.at.file}:${f.at.line}`).join("; "),
  [...new Set(l.figures.map((f) => `${f.producer}, ${f.source.title} (${f.source.published.text})`))].join("; "),
  l.because.map((b) => b.text.en).join("; "),
];
