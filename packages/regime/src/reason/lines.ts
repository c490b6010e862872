import { msOf } from "@comity/wire";
import { dayMs, dayOf, isDay, plus, plusDays, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { LineRule } from "../language/lines.ts";
import type { Named } from "../regime-types.ts";
import type { Day, Duration, Instant, Text } from "../types.ts";
import { partiesIn } from "./addressees.ts";
import { beginning, dayOfWhen, earliest, endOfDay, findingOf, latest, timed, type When } from "./clock.ts";
import { type Draft, isPast, type Judging, type Kind, saidOf } from "./judging.ts";
import type { Finding } from "./row.ts";
import * as words from "./words.ts";
import * as say from "./words-other.ts";
import * as parts from "./words-parts.ts";

type Rule = LineRule & Named;
type Test = Kind<"test">;
type Call = Kind<"call">;

/** Tests of lines, answers to them, calls and routine calls. */
export function lineDrafts(j: Judging): readonly Draft[] {
  return [...j.regime.lines.values()].flatMap((rule) => {
    const tests = inTime(saidOf(j, "test").filter((t) => t.test === rule.name));
    const calls = inTime(saidOf(j, "call").filter((c) => c.call === rule.name));
    return [...testing(j, rule, tests), ...calls.flatMap((c) => answer(j, rule, c)), ...routine(j, rule, calls)];
  });
}
const inTime = <T extends { readonly at: When }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1));
const membersOf = (j: Judging, rule: Rule): readonly string[] => partiesIn(j.regime, rule.members ?? rule.by);

const draft = (
  rule: Rule,
  part: string,
  title: Text,
  x: Pick<Draft, "from" | "to" | "day" | "finding"> & Partial<Draft>,
): Draft => ({
  duty: `${rule.name}.${part}`,
  rule: { family: "lines", ...rule },
  title,
  clause: rule.clause,
  ...x,
});

function testing(j: Judging, rule: Rule, tests: readonly Test[]): readonly Draft[] {
  const { test } = rule;
  if (test?.every === undefined) return tests.flatMap((t) => answered(j, rule, t));
  const { every } = test;
  const members = membersOf(j, rule);
  const row = (x: Pick<Draft, "from" | "to" | "day" | "finding"> & Partial<Draft>): Draft =>
    draft(rule, "test", parts.testTitle(rule.title), {
      clause: test.clause || rule.clause,
      verified: test.verified,
      ...x,
    });
  const next = (from: string, last: When, own: When | undefined): Draft => {
    const to = members.filter((m) => !from.split(", ").includes(m));
    const overdue = passed(earliest(last), j.now, every);
    const dueAt = plus(earliest(last), every);
    const state = j.now > plus(dueAt, every) ? "late" : "due";
    const because = words.and(
      own === undefined ? say.noTestSince(last, every) : say.lastTest(own, every),
      words.dueBy(dueAt),
      state === "late" ? say.missed(overdue) : undefined,
    );
    const day = dayOf(state === "late" ? dueAt : j.now);
    return row({ from, to, day, finding: { state, because, dueAt, verified: test.verified } });
  };
  const none = (from: string): Draft => {
    const begun = testsBegin(j, rule, from);
    if (begun !== undefined) return next(from, begun, undefined);
    const to = members.filter((m) => !from.split(", ").includes(m));
    const finding: Finding = { state: "watched", because: say.noTest, dueAt: null, verified: test.verified };
    return row({ from, to, day: dayOf(j.now), finding });
  };
  const all =
    test.by === "in-turn"
      ? inTurn(tests, members, { every, row, next, none })
      : members.flatMap((from): readonly Draft[] => {
          const own = tests.filter((t) => t.by === from);
          const last = own.at(-1);
          const made = own.map((t, i) => row(ofTest(members, own[i - 1], t, every)));
          return [...made, last === undefined ? none(from) : next(from, last.at, last.at)];
        });
  return [...all, ...tests.flatMap((t) => answered(j, rule, t))];
}

interface Rows {
  readonly every: Duration;
  readonly row: (x: Pick<Draft, "from" | "to" | "day" | "finding">) => Draft;
  readonly next: (from: string, last: When, own: When | undefined) => Draft;
  readonly none: (from: string) => Draft;
}
/** Whoever tests first, the others follow in the order of the members; a turn that its side let go by is that side's. */
function inTurn(
  tests: readonly Test[],
  members: readonly string[],
  { every, row, next, none }: Rows,
): readonly Draft[] {
  const rows: Draft[] = [];
  let last: Test | undefined;
  for (const t of tests) {
    const turn = last === undefined ? t.by : after(members, last.by);
    const due = last === undefined ? undefined : plus(earliest(last.at), every);
    if (turn === t.by || !members.includes(t.by)) {
      rows.push(row(ofTest(members, last, t, every)));
    } else {
      const because = words.and(say.tested(t.at), say.notItsTurn(turn));
      const finding: Finding = { state: "watched", because, dueAt: null, verified: "text", doneAt: t.at };
      rows.push(row({ from: t.by, to: t.to ?? members.filter((m) => m !== t.by), day: dayOfWhen(t.at), finding }));
      // Before the time it is one test more, and the turn still to come.
      if (due === undefined || latest(t.at) < due) continue;
      const missed: Finding = {
        state: "late",
        because: words.and(say.turnMissed, words.notGiven(due)),
        dueAt: due,
        verified: "text",
      };
      rows.push(row({ from: turn, to: members.filter((m) => m !== turn), day: dayOf(due), finding: missed }));
    }
    last = t;
  }
  return [...rows, last === undefined ? none(members.join(", ")) : next(after(members, last.by), last.at, last.at)];
}
const after = (members: readonly string[], who: string): string =>
  members[(members.indexOf(who) + 1) % members.length] ?? who;

/**
 * From when a test is missed where none is on record: the first day that the line runs for its tester and somebody kept records.
 * Without any records nobody can say that there was none.
 */
function testsBegin(j: Judging, rule: Rule, from: string): Day | undefined {
  if (j.firstRecord === undefined) return undefined;
  const began = from
    .split(", ")
    .map((p) => beginning(j.regime, p))
    .filter((d) => d !== undefined)
    .toSorted()
    .at(-1);
  const days = [began, rule.from, j.firstRecord].filter((d) => d !== undefined && isDay(d)) as Day[];
  const first = days.toSorted().at(-1);
  return first === undefined || startOf(first) > j.now ? undefined : first;
}

/** How many times a test fell due after one, up to a moment. */
function passed(from: Instant, to: Instant, every: Duration): number {
  if (every.months === 0) return every.ms <= 0 ? 0 : Math.max(0, Math.floor((msOf(to) - msOf(from)) / every.ms));
  let n = 0;
  while (n < most && plus(from, { text: "", ms: every.ms * (n + 1), months: every.months * (n + 1) }) <= to) n++;
  return n;
}
const most = 10_000;

/** A test that was made; late when the one before it lies more than two periods back, for then one was missed by a whole period. */
function ofTest(members: readonly string[], before: Test | undefined, t: Test, every: Duration) {
  const due = before === undefined ? null : plus(earliest(before.at), every);
  const isLate = due !== null && earliest(t.at) > plus(due, every);
  const n = before === undefined ? 0 : passed(earliest(before.at), earliest(t.at), every) - 1;
  const because = words.and(say.tested(t.at), isLate ? say.missed(Math.max(1, n)) : undefined);
  const finding: Finding = { state: isLate ? "late" : "met", because, dueAt: due, verified: "text", doneAt: t.at };
  return { from: t.by, to: t.to ?? members.filter((m) => m !== t.by), day: dayOfWhen(t.at), finding };
}

function answered(j: Judging, rule: Rule, t: Test): readonly Draft[] {
  const within = rule.test?.answer;
  if (within === undefined || rule.test === undefined) return [];
  const { clause, verified } = rule.test;
  const clock = { within, after: "receipt", clause, verified } as Clock;
  const done = isPast(j, t.answeredAt) ? t.answeredAt : undefined;
  const others = t.to ?? membersOf(j, rule).filter((m) => m !== t.by);
  // One moment of answering is told; whose it was among several is not.
  const from = others.length === 1 ? (others[0] as string) : others.join(", ");
  const finding = findingOf([timed(clock, () => t.at)], done, j.now);
  const because = words.and(say.tested(t.at), finding.because);
  return [
    draft(rule, "test.answer", parts.answerTitle(rule.title), {
      from,
      to: [t.by],
      clause: clause || rule.clause,
      day: dayOfWhen(t.at),
      finding: { ...finding, because },
    }),
  ];
}

function answer(j: Judging, rule: Rule, c: Call): readonly Draft[] {
  if (rule.answer === undefined) return [];
  const { within, soon, clause, verified } = rule.answer;
  const clock = { ...(within === undefined ? { soon } : { within }), after: "receipt", clause, verified } as Clock;
  const t = timed(clock, () => c.at);
  const others = c.to ?? membersOf(j, rule).filter((m) => m !== c.by);
  const past = t.dueAt !== null && j.now > t.dueAt;
  // When it was answered: as the record says; else by its end, if that was in time. An end that came later tells nothing of it.
  const answeredAt = c.answeredAt ?? (c.outcome === "answered" ? c.endedAt : undefined);
  const inTime = t.dueAt === null || answeredAt === undefined || latest(answeredAt) <= t.dueAt;
  const state =
    c.outcome === "answered"
      ? inTime
        ? "met"
        : c.answeredAt !== undefined && earliest(c.answeredAt) > (t.dueAt ?? "") && t.judged
          ? "late"
          : "watched"
      : c.outcome === "no-answer" && past && t.judged
        ? "late"
        : c.outcome === undefined && !past && t.dueAt !== null
          ? "due"
          : "watched";
  const because = words.and(
    say.called(c.at),
    say.outcome(c.outcome),
    t.dueAt === null || (c.outcome === "answered" && inTime) ? undefined : words.dueBy(t.dueAt),
  );
  const finding: Finding = { state, because, dueAt: t.dueAt, verified };
  return others.map((from) =>
    draft(rule, "answer", parts.answerTitle(rule.title), {
      from,
      to: [c.by],
      clause: clause || rule.clause,
      about: c.id,
      day: dayOfWhen(c.at),
      finding,
    }),
  );
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
/** At most so many calls back: what was missed before that is history. */
const shown = 60; // tidy: rows on a page

/** Calls that are made without an occasion, by whichever side: from the first on record to the next. */
function routine(j: Judging, rule: Rule, calls: readonly Call[]): readonly Draft[] {
  const { routine: r } = rule;
  if (r === undefined || (r.every === undefined && r.weekday === undefined)) return [];
  const members = membersOf(j, rule);
  const row = (finding: Finding, day: Day): Draft =>
    draft(rule, "routine", parts.routineTitle(rule.title), {
      from: members.join(", "),
      to: [],
      clause: r.clause || rule.clause,
      day,
      finding,
      verified: r.verified,
    });
  const first = calls[0];
  if (first === undefined)
    return [row({ state: "watched", because: say.noCall, dueAt: null, verified: "text" }, dayOf(j.now))];
  const every = r.every ?? { text: "", ms: 7 * dayMs, months: 0 };
  let day = dayOfWhen(first.at);
  if (r.weekday !== undefined)
    while (weekdays[new Date(startOf(day)).getUTCDay()] !== r.weekday) day = plusDays(day, 1);
  const days: Day[] = [];
  for (let n = 0; n < 4_000; n++) {
    const next = dayOf(plus(startOf(day), { text: "", ms: every.ms * n, months: every.months * n }));
    if (days.at(-1) !== undefined && (days.at(-1) ?? "") >= next) break;
    days.push(next);
    if (endOfDay(next) >= j.now) break;
  }
  return days.slice(-shown).map((d) => {
    const until = endOfDay(d);
    const made = calls.find((c) => (r.weekday === undefined ? within(c.at, d, every) : dayOfWhen(c.at) === d));
    const state = made !== undefined ? "met" : j.now > until ? "late" : "due";
    const because =
      made !== undefined ? say.called(made.at) : state === "late" ? words.notGiven(until) : words.dueBy(until);
    return row({ state, because, dueAt: until as Instant, verified: r.verified }, d);
  });
}
/** Without a weekday a call of any day of the period that ends here is the one. */
const within = (w: When, day: Day, every: Duration): boolean =>
  dayOfWhen(w) <= day && earliest(w) > plus(startOf(day), { text: "", ms: -every.ms, months: -every.months });
