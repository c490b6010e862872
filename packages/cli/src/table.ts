import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";

/**
 * A plain table: no lines but one under the head, columns as wide as they need to be, and the one that may wrap takes what is left.
 * @param wrapping index of the column whose text may go over several lines
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  wrapping: number,
): string {
  const wide = head.map((h, i) => Math.max(width(h), ...rows.map((r) => width(r[i] ?? ""))));
  const others = wide.reduce((sum, w, i) => sum + (i === wrapping ? 0 : w + 2), 0);
  const room = Math.max(24, columns - others - 2);
  const none = "";
  const t = new Table({
    head: [...head],
    colWidths: wide.map((w, i) => (i === wrapping ? Math.min(w, room) : w) + 2),
    wordWrap: true,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
    chars: {
      top: none,
      "top-mid": none,
      "top-left": none,
      "top-right": none,
      bottom: none,
      "bottom-mid": none,
      "bottom-left": none,
      "bottom-right": none,
      left: none,
      "left-mid": none,
      mid: none,
      "mid-mid": none,
      right: none,
      "right-mid": none,
      middle: none,
    },
  });
  for (const r of rows) t.push([...r]);
  return t
    .toString()
    .split("\n")
    .map((l) => l.trimEnd())
    .join("\n");
}

// Styles take no room on the screen.
const width = (text: string): number => stripVTControlCharacters(text).length;
