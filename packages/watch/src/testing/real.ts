/** Launches and warnings of the public record, for tests that run only where it lies beside the checkout. */
import { existsSync, readFileSync } from "node:fs";
import { readCsv } from "../events/csv.ts";
import { readEvents, type WatchEvent } from "../events/event.ts";
import { readPlaces } from "../events/gazetteer.ts";
import { readWarningTable } from "../events/warning-table.ts";
import type { Warning } from "../types.ts";
import { warningId } from "../warning-id.ts";

const folder = new URL("../../../../../shared/data/", import.meta.url);
export const isThere = existsSync(folder);
const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");

/** The project's own list of places. */
const { places } = readPlaces(readFileSync(new URL("../../../../data/places.csv", import.meta.url), "utf8"));

export interface Real {
  readonly warnings: readonly Warning[];
  readonly launches: readonly WatchEvent[];
  /** By launch: the ids of the warnings that the catalogue's compiler matched to it, as far as they stand in the table. */
  readonly truth: ReadonlyMap<string, ReadonlySet<string>>;
}

export function readReal(): Real {
  const warnings = readWarningTable(text("nav-warnings.csv"), places).warnings;
  const tests = text("missile-tests.csv");
  const launches = readEvents(tests, { places }).events.filter((e) => !e.id.startsWith("line"));
  const known = new Map(
    warnings.flatMap(
      (w) =>
        [
          [warningId(w), warningId(w)],
          ...w.refersTo.map((r) => [`${r.series} ${r.number}/${String(r.year).slice(-2)}`, warningId(w)]),
        ] as [string, string][],
    ),
  );
  const truth = new Map<string, ReadonlySet<string>>();
  for (const { cells } of readCsv(tests).rows) {
    let series = "";
    const ids = [
      ...(cells.warning_numbers ?? "").matchAll(/(HYDROARC|HYDROLANT|NAVAREA [IVX]+)?\s*(\d+)\/(\d\d)/g),
    ].flatMap((m) => {
      series = m[1] ?? series;
      return known.get(`${series} ${m[2]}/${m[3]}`) ?? [];
    });
    if (ids.length > 0 && cells.catalogue_id) truth.set(cells.catalogue_id, new Set(ids));
  }
  return { warnings, launches, truth };
}
