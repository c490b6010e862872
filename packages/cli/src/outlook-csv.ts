/** An outlook's bands by year as CSV, with what they rest on and on which terms they may be used. */
import type { Almanac } from "@comity/almanac";
import type { Outlook } from "@comity/outlook";

const columns = [
  ...["party", "quantity", "year", "p10", "p50", "p90", "mean", "regime", "limit", "ceiling", "share_over"],
  ...["model", "as_known_on", "seed", "paths", "sources", "licence"],
];

/** One row for each party, quantity and year; and one more for each limit that it is held against. */
export function outlookCsv({ study, bands, limits }: Outlook, almanac: Almanac): string {
  const { fitted, years, options } = study;
  const shared = [fitted.model.name, options.knownOn, options.seed, options.paths];
  const rows = fitted.parties.flatMap((fit, party) => {
    const sources = sourcesOf(
      almanac,
      fit.used.flatMap((u) => u.rows).map((r) => `${r.file}:${r.line}`),
    );
    return (["stockpile", "deployed"] as const)
      .filter((q) => q === "stockpile" || fit.deployed.projected)
      .flatMap((q) =>
        years.flatMap((year, y) => {
          const head = [fit.party, q, year, ...[0.1, 0.5, 0.9].map((p) => bands.quantile(q, party, y, p).toFixed(1))];
          const own = [...head, bands.mean(q, party, y).toFixed(1)];
          const tail = [...shared, sources, almanac.licence];
          const held = limits.filter((l) => l.held.party === fit.party && l.held.measured.quantity === q);
          return [
            [...own, "", "", "", "", ...tail],
            ...held.flatMap(({ held: h, shareOver }) =>
              (h.ceiling[y] ?? null) === null
                ? []
                : [[...own, h.regime, h.limit, h.ceiling[y] ?? "", shareOver[y] ?? "", ...tail]],
            ),
          ];
        }),
      );
  });
  return `${[columns, ...rows].map((r) => r.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Producers and when they published, of the rows that a fit went by. */
function sourcesOf(almanac: Almanac, rows: readonly string[]): string {
  const wanted = new Set(rows);
  const names = almanac.figures
    .filter((f) => wanted.has(`${f.at.file}:${f.at.line}`))
    .map((f) => `${f.producer}, ${f.source.title} (${f.source.published.text})`);
  return [...new Set(names)].join("; ");
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
