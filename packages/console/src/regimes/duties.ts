/** Where each duty stood: a row for each rule, a cell for each party that owes it; parties that stand alike share one among many. */
import { type Day, type DutyStanding, type Library, type Party, type Regime, rulesOf, standing } from "@comity/regime";

export interface DutyCell {
  readonly parties: readonly Party[];
  readonly standing: DutyStanding;
}
export interface DutyRow {
  readonly duty: string;
  readonly title: DutyStanding["title"];
  readonly clause: string;
  readonly family: DutyStanding["family"];
  readonly alsoUnder: DutyStanding["alsoUnder"];
  readonly cells: readonly DutyCell[];
}

/** Up to so many parties, each has a column of its own. */
export const columnsMax = 3;

export function dutyRows(regime: Regime, on: Day, library: Library): readonly DutyRow[] {
  const found = new Map<string, DutyCell[]>();
  for (const party of regime.parties)
    for (const s of standing(regime, party, on, library)) {
      const cells = found.get(s.duty) ?? [];
      cells.push({ parties: [party], standing: s });
      found.set(s.duty, cells);
    }
  const together = regime.parties.length > columnsMax;
  return rulesOf(regime).flatMap((rule) => {
    const cells = found.get(rule.name) ?? [];
    const [first] = cells;
    if (first === undefined) return [];
    const { duty, title, clause, family, alsoUnder } = first.standing;
    return [{ duty, title, clause, family, alsoUnder, cells: together ? alike(cells) : cells }];
  });
}

function alike(cells: readonly DutyCell[]): readonly DutyCell[] {
  const groups = new Map<string, DutyCell>();
  for (const cell of cells) {
    const key = signOf(cell);
    const group = groups.get(key);
    groups.set(key, group === undefined ? cell : { ...group, parties: [...group.parties, ...cell.parties] });
  }
  return [...groups.values()].toSorted((a, b) => b.parties.length - a.parties.length);
}

/** Whose own view it is does not matter; whether others differ does. */
function signOf({ parties: [own], standing: s }: DutyCell): string {
  const apart = s.status === "disputed";
  const views = apart ? s.views.map((v) => `${v.by === own ? "own" : v.by} ${v.status}`) : [];
  return [s.status, ...views].join("|");
}
