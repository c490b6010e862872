/** What a warning is called: `NAVAREA XX 10/19`, as a person would. One that has no number is called by when it was issued. */
import { formatRef } from "./read/references.ts";
import type { Warning } from "./types.ts";

export function warningId(w: Warning): string {
  if (w.number !== null)
    return formatRef({ series: w.series ?? "?", number: w.number, ...(w.year === null ? {} : { year: w.year }) });
  const words = w.text.trim().split(/\s+/).slice(0, 6).join(" ");
  return `${w.series ?? w.authority ?? "?"} ${w.issued ?? words}`;
}
