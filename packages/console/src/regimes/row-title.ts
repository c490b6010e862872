/** What stands beside a line of the time line. */
import type { Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import type { TimeRow } from "./time-rows.ts";

export function rowTitle(row: TimeRow, { t, pick, language }: Words): string {
  if (row.kind === "all") return t("regime.life.all");
  if (row.kind === "joined") return t("regime.life.joined", { count: row.count ?? 0 });
  if (row.kind === "also" && row.also !== undefined)
    return t("regime.life.also", { title: pick(row.also.title), regime: row.also.regime });
  return partyName(row.by ?? "all", t, language);
}
