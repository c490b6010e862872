/** The public record of test launches (`data/missile-tests.csv`), row by row. */
import { parse } from "csv-parse/sync";
import { z } from "zod";

const rowSchema = z.object({
  catalogue_id: z.string(),
  datetime_utc: z.string(),
  precision: z.string(),
  state: z.string().regex(/^[A-Z]{2}$/),
  system: z.string(),
  class: z.string(),
  detail: z.string(),
  launch_site: z.string(),
  launch_lat: z.string(),
  launch_lon: z.string(),
  impact_area: z.string(),
  range_km: z.string(),
  outcome: z.string(),
  source_title: z.string(),
  note: z.string(),
});
export type Launch = z.infer<typeof rowSchema>;

/** @throws z.ZodError when a column is missing: the record and this reader must change together */
export function parseLaunches(text: string): readonly Launch[] {
  return z.array(rowSchema).parse(parse(text, { columns: true, bom: true, skip_empty_lines: true }));
}

/** The launches of these states from a day on; a warning window without a launch of its own is none. */
export function launchesOf(text: string, states: ReadonlySet<string>, since: string): readonly Launch[] {
  return parseLaunches(text).filter((l) => states.has(l.state) && l.datetime_utc >= since && l.precision !== "window");
}

/** Names one launch, the same in every run. */
export const launchName = (l: Launch): string => l.catalogue_id || `${l.datetime_utc} ${l.state} ${l.system}`;
