import { dayMs, dayOf, plus, plusDays, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { LineRule } from "../language/lines.ts";
import type { Named } from "../regime-types.ts";
import type { Day, Duration, Instant, Text } from "../types.ts";
import { partiesIn } from "./addressees.ts";
import { dayOfWhen, earliest, endOfDay, findingOf, timed, type When } from "./clock.ts";
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
  const turns = test.by === "in-turn";
  const testers = turns ? [members.join(", ")] : members;
  const rows = testers.flatMap((from): readonly Draft[] => {
    const own = turns ? tests : tests.filter((t) => t.by === from);
    const to = turns ? [] : members.filter((m) => m !== from);
    const title = parts.testTitle(rule.title);
    const clause = test.clause || rule.clause;
    const last = own.at(-1);
    const past = own.map((t, i) =>
      draft(rule, "test", title, {
        from: t.by,
        to: t.to ?? to,
        clause,
        day: dayOfWhen(t.at),
        finding: ofTest(own[i - 1], t, every),
      }),
    );
    if (last === undefined) {
      const finding: Finding = { state: "watched", because: say.noTest, dueAt: null, verified: test.verified };
      return [draft(rule, "test", title, { from, to, clause, day: dayOf(j.now), finding })];
    }
    const dueAt = plus(earliest(last.at), every);
    const missed = j.now > plus(dueAt, every);
    const because = words.and(say.lastTest(last.at, every), words.dueBy(dueAt), missed ? say.missed : undefined);
    const finding: Finding = { state: missed ? "late" : "due", because, dueAt, verified: test.verified };
    return [
      ...past,
      draft(rule, "test", title, {
        from,
        to,
        clause,
        day: dayOf(missed ? dueAt : j.now),
        finding,
        verified: test.verified,
      }),
    ];
  });
  return [...rows, ...tests.flatMap((t) => answered(j, rule, t))];
}

/** A test that was made; late when the one before it lies more than two periods back, for then one was missed by a whole period. */
function ofTest(before: Test | undefined, t: Test, every: Duration): Finding {
  const due = before === undefined ? null : plus(earliest(before.at), every);
  const missed = due !== null && earliest(t.at) > plus(due, every);
  const because = words.and(say.tested(t.at), missed ? say.missed : undefined);
  return { state: missed ? "late" : "met", because, dueAt: due, verified: "text", doneAt: t.at };
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
  const state =
    c.outcome === "answered"
      ? "met"
      : c.outcome === "no-answer" && past && t.judged
        ? "late"
        : c.outcome === undefined && !past && t.dueAt !== null
          ? "due"
          : "watched";
  const because = words.and(
    say.called(c.at),
    say.outcome(c.outcome),
    t.dueAt === null || c.outcome === "answered" ? undefined : words.dueBy(t.dueAt),
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
