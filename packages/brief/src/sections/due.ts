/** What falls due by the calendar in the year after the day, under agreements that bind by what was known then. */
import {
  clauseShort,
  type Day,
  type DeclarationOfRegime,
  type DutyRow,
  dayPlus,
  formatDay,
  type Instant,
  judge,
  type Regime,
} from "@comity/regime";
import { among, isTold, statesOf } from "../scope.ts";
import { ofRule, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { calledIn, namesIn, semicolon, tell } from "../words.ts";

/**
 * One sentence an agreement at most: its nearest day, soonest first. What its parties dispute, and what nobody is bound by, is left
 * to the section that says where agreements stand.
 */
export function dues({ regimes }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const library = (id: string): Regime | undefined => regimes.find((r) => r.id === id);
  return regimes
    .filter((r) => r.declarations.size > 0 && isTold(r, o))
    .flatMap((regime) => nearest(regime, o, library) ?? [])
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((found) => dueSentence(found, o));
}

/** What has no day that one can rely on stands last. */
const rank = (n: Nearest): string => `${isSure(n) ? n.on : never} ${n.regime.id}`;
const isSure = ({ rows }: Nearest): boolean => rows.every((r) => r.verified !== "unverified");

interface Nearest {
  readonly regime: Regime;
  /** The last day on which it is in time (UTC). */
  readonly on: Day;
  /** Everything owed by that day: of several declarations only those that all of the same states owe. */
  readonly rows: readonly DutyRow[];
}

function nearest(regime: Regime, o: BriefOptions, library: (id: string) => Regime | undefined): Nearest | undefined {
  const { rows } = judge(declarationsOf(regime, o), [], `${o.on}T00:00:00.000Z` as Instant, {
    file: "no records",
    library,
    since: o.on,
    until: dayPlus(o.on, aYear),
  });
  const owed = rows.filter((r) => r.state === "due" && statesOf(o).some((s) => s === r.from));
  const first = owed.map(lastDayOf).toSorted()[0];
  if (first === undefined) return undefined;
  const [one = [], ...more] = [
    ...Map.groupBy(
      owed.filter((r) => lastDayOf(r) === first),
      (r) => r.duty,
    ).values(),
  ];
  const same = more.filter((rs) => owing(rs).join() === owing(one).join());
  return { regime, on: first as Day, rows: [one, ...same].flat() };
}

const aYear = { text: "", ms: 0, months: 12 };

/** Nothing else of an agreement falls due by the calendar alone. What states that the page is not about owe is not worked out. */
function declarationsOf(regime: Regime, o: BriefOptions): Regime {
  const ours = [...regime.declarations].map(([name, d]) => [name, { ...d, by: d.by ?? among(regime, o) }] as const);
  return {
    ...regime,
    declarations: new Map(ours),
    notifications: new Map(),
    visits: new Map(),
    lines: new Map(),
    procedures: new Map(),
    undertakings: new Map(),
  };
}

const owing = (rows: readonly DutyRow[]): readonly string[] => [...new Set(rows.map((r) => r.from))].toSorted();

/** A moment at midnight ends the day before. */
const lastDayOf = ({ dueAt }: DutyRow): string =>
  dueAt === null ? never : new Date(Date.parse(dueAt) - 1).toISOString().slice(0, 10);
const never = "9999-12-31";

function dueSentence(owed: Nearest, o: BriefOptions): Sentence {
  const { regime, on, rows } = owed;
  const { language } = o;
  const names = [...new Set(rows.map((r) => r.duty))];
  const rules = names.flatMap((name): readonly DeclarationOfRegime[] => {
    const rule = regime.declarations.get(name);
    return rule === undefined ? [] : [rule];
  });
  const fields = {
    day: formatDay(on, language),
    what: rules.map((r) => r.title[language]).join(semicolon[language]),
    who: namesIn(
      language,
      statesOf(o).filter((s) => rows.some((r) => r.from === s)),
    ),
    regime: calledIn(language, regime),
    clause: [...new Set(rules.map((r) => clauseShort(r.clause, language)))].join(", "),
  };
  const found = rules.map((rule) => ofRule(regime, rule, o.on, language));
  return sentenceOf(language, "next", tell(language, isSure(owed) ? "due" : "dueUnsure", fields), found);
}
