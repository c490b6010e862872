/** The lines of a time line: what holds for all, each view or course that differs, and duties that live elsewhere as well. */
import { type LifeEvent, lanes, type Regime, rulesOf, type Text } from "@comity/regime";
import { type Day, divergesOn, type Holder, type Lane, laneKinds, type Span } from "./stand.ts";

export interface TimeRow {
  readonly key: string;
  readonly kind: "all" | "view" | "joined" | "also";
  readonly by?: Holder;
  /** For `also`: the rule here, and where it lives as well. */
  readonly also?: { readonly title: Text; readonly regime: string };
  readonly spans: readonly Span[];
  readonly events: readonly LifeEvent[];
  /** For `joined`: how many, each from its own day. */
  readonly count?: number;
}
export type Shelf = (id: string) => Regime | undefined;

const alsoMax = 4;

export function timeRows(regime: Regime, until: Day, shelf: Shelf): readonly TimeRow[] {
  const { all, own, joined } = laneKinds(lanes(regime, until));
  const rows: TimeRow[] = [];
  if (all !== undefined)
    rows.push({ key: "all", kind: "all", by: "all", spans: all.spans, events: eventsOf(regime, all) });
  for (const lane of own)
    rows.push({
      key: lane.by,
      kind: "view",
      by: lane.by,
      spans: fromDay(lane.spans, divergesOn(lane, all)),
      events: lane.spans.flatMap((s) => s.events),
    });
  if (joined.length > 0) rows.push(...joinedRow(joined));
  return [...rows, ...alsoRows(regime, until, shelf)];
}

const joining: readonly string[] = ["signed", "ratified", "acceded"];
/** That one state among many joins is no mark of all. */
function eventsOf(regime: Regime, lane: Lane): readonly LifeEvent[] {
  const many = regime.parties.length > 5;
  const isMark = (e: LifeEvent): boolean => !many || e.parties === undefined || !joining.includes(e.event);
  return lane.spans.flatMap((s) => s.events).filter(isMark);
}

function joinedRow(joined: readonly Lane[]): readonly TimeRow[] {
  const spans = joined.flatMap((l) => l.spans.find((s) => s.status === "in-force") ?? []);
  const [first] = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (first === undefined) return [];
  return [
    {
      key: "joined",
      kind: "joined",
      count: spans.length,
      spans: [{ ...first, to: null, events: [] }],
      events: spans.flatMap((s) => s.events.slice(0, 1)),
    },
  ];
}

function alsoRows(regime: Regime, until: Day, shelf: Shelf): readonly TimeRow[] {
  const found = rulesOf(regime).flatMap((rule) =>
    (rule.alsoUnder ?? []).flatMap((other): readonly TimeRow[] => {
      const there = shelf(other.regime);
      if (there === undefined || !rulesOf(there).some((r) => r.name === other.duty)) return [];
      const [all] = lanes(there, until, other.duty);
      if (all === undefined) return [];
      const also = { title: rule.title, regime: other.regime };
      return [{ key: `${rule.name}/${other.regime}/${other.duty}`, kind: "also", also, spans: all.spans, events: [] }];
    }),
  );
  return found.slice(0, alsoMax);
}

const fromDay = (spans: readonly Span[], day: Day | null): readonly Span[] =>
  day === null
    ? spans
    : spans.filter((s) => s.to === null || s.to >= day).map((s) => (s.from < day ? { ...s, from: day } : s));
