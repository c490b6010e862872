/** Where each duty stood: a row for each rule, and in it what each holder of a view says; among many, those who stand alike together. */
import {
  type Day,
  type DutyStanding,
  type DutyStatus,
  type Holder,
  type Library,
  type Party,
  type Regime,
  rulesOf,
  standing,
  type View,
} from "@comity/regime";

/** What one holder says of the duty as some parties owe it. */
export interface Said {
  readonly of: readonly Party[];
  readonly view: View;
}
/** Parties that stand alike with a duty. */
export interface Alike {
  readonly parties: readonly Party[];
  readonly standing: DutyStanding;
}
export interface DutyRow {
  readonly duty: string;
  readonly title: DutyStanding["title"];
  readonly clause: string;
  readonly alsoUnder: DutyStanding["alsoUnder"];
  /** Of all that owe it; disputed where the views of anybody's duty differ; null where they only stand differently. */
  readonly status: DutyStatus | null;
  readonly owing: readonly Party[];
  readonly said: ReadonlyMap<Holder, readonly Said[]>;
  readonly alike: readonly Alike[];
}
export interface Duties {
  readonly rows: readonly DutyRow[];
  /** Whose views have a column each; empty among many parties. */
  readonly holders: readonly Holder[];
}

/** Up to so many parties, each view has a column of its own. */
const columnsMax = 3;

export function dutiesOn(regime: Regime, on: Day, library: Library): Duties {
  const found = new Map<string, Alike[]>();
  for (const party of regime.parties)
    for (const s of standing(regime, party, on, library)) {
      const cells = found.get(s.duty) ?? [];
      cells.push({ parties: [party], standing: s });
      found.set(s.duty, cells);
    }
  const few = regime.parties.length <= columnsMax;
  const holders = new Set<Holder>();
  const rows = rulesOf(regime).flatMap((rule): readonly DutyRow[] => {
    const cells = found.get(rule.name) ?? [];
    const [first] = cells;
    if (first === undefined) return [];
    const { duty, title, clause, alsoUnder } = first.standing;
    const said = few ? saidOf(cells) : new Map<Holder, readonly Said[]>();
    for (const by of said.keys()) holders.add(by);
    const statuses = [...new Set(cells.map((c) => c.standing.status))];
    const status = statuses.includes("disputed") ? "disputed" : statuses.length === 1 ? first.standing.status : null;
    const owing = cells.flatMap((c) => c.parties);
    return [{ duty, title, clause, alsoUnder, status, owing, said, alike: few ? [] : alikeOf(cells) }];
  });
  const columns = [...holders].toSorted((a, b) => order(regime, a) - order(regime, b));
  return { rows, holders: columns };
}

const order = (regime: Regime, by: Holder): number => {
  const at = (regime.parties as readonly Holder[]).indexOf(by);
  return at === -1 ? regime.parties.length : at;
};

function saidOf(cells: readonly Alike[]): ReadonlyMap<Holder, readonly Said[]> {
  const found = new Map<Holder, Said[]>();
  for (const { parties, standing: s } of cells)
    for (const view of s.views) {
      const list = found.get(view.by) ?? [];
      const same = list.findIndex((l) => l.view.status === view.status && l.view.since === view.since);
      const known = list[same];
      if (known === undefined) list.push({ of: parties, view });
      else list[same] = { of: [...known.of, ...parties], view: known.view };
      found.set(view.by, list);
    }
  return found;
}

function alikeOf(cells: readonly Alike[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const cell of cells) {
    const key = signOf(cell);
    const group = groups.get(key);
    groups.set(key, group === undefined ? cell : { ...group, parties: [...group.parties, ...cell.parties] });
  }
  return [...groups.values()].toSorted((a, b) => b.parties.length - a.parties.length);
}

/** Whose own view it is does not matter; whether others differ does. */
function signOf({ parties: [own], standing: s }: Alike): string {
  const views = s.status === "disputed" ? s.views.map((v) => `${v.by === own ? "own" : v.by} ${v.status}`) : [];
  return [s.status, ...views].join("|");
}
