/** Lays the rows of all benches out as one table, figures to the right. */
import type { Row } from "../bench.ts";

export function formatTable(results: readonly { readonly name: string; readonly rows: readonly Row[] }[]): string {
  const head = ["", "measured", "floor", "ratio", "target", "unit"];
  const lines = results.flatMap(({ name, rows }) => [[name], ...rows.map(cellsOf)]);
  const all = [head, ...lines];
  const widths = head.map((_, i) => Math.max(...all.map((cells) => (cells[i] ?? "").length)));
  return all
    .map(
      (cells) =>
        `${cells
          .map((c, i) => (isFigure(i) ? c.padStart(widths[i] ?? 0) : c.padEnd(widths[i] ?? 0)))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

const isFigure = (column: number) => column >= 1 && column <= 3;

function cellsOf(row: Row): readonly string[] {
  const ratio = row.ratio ?? (row.floor === undefined || row.floor === 0 ? undefined : row.measured / row.floor);
  const target = typeof row.target === "number" ? figure(row.target) : (row.target ?? "");
  return [
    `  ${row.what}`,
    figure(row.measured),
    row.floor === undefined ? "" : figure(row.floor),
    ratio === undefined ? "" : `${ratio.toFixed(2)}×`,
    target,
    row.unit,
  ];
}

/** Three digits that mean something, and thousands set apart: 0.0123, 4.56, 1,040. */
function figure(n: number): string {
  const digits = n === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(n))));
  return n.toLocaleString("en", {
    minimumFractionDigits: Math.min(digits, 6),
    maximumFractionDigits: Math.min(digits, 6),
  });
}
