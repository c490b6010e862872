import { msOf } from "@comity/wire";
import { dayOf, dayPlus, isDay, minus, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { DeclarationRule } from "../language/declarations.ts";
import type { Named } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { addresseesOf, partiesIn, reached } from "./addressees.ts";
import { dayOfWhen, earliest, findingOf, lastDayOf, timed } from "./clock.ts";
import { type Given, matchDeclarations } from "./declare-match.ts";
import { withFlaws } from "./flaws.ts";
import { acknowledged } from "./follow.ts";
import { type Draft, type Judging, type Kind, saidOf } from "./judging.ts";
import { fieldsOf } from "./prepare.ts";
import type { Finding } from "./row.ts";
import { type Occurrence, occurrencesOf } from "./schedule.ts";
import { actorsIn, inScope, none } from "./scope.ts";
import { forceOf } from "./settle.ts";
import * as words from "./words.ts";
import * as say from "./words-declare.ts";
import * as parts from "./words-parts.ts";

type Rule = DeclarationRule & Named;

/** Every declaration of every party that falls due in the window, that is called for by a change, or that was given without being owed. */
export function declarationDrafts(j: Judging): readonly Draft[] {
  return [...j.regime.declarations.values()].flatMap((rule) => {
    const owing = partiesIn(j.regime, rule.by);
    const said = saidOf(j, "declaration").filter((d) => d.declaration === rule.name);
    const drafts = owing.flatMap((party) => ofParty(j, rule, party, said));
    const others = said.filter((d) => !owing.includes(d.by)).map((d) => goodwill(j, rule, d));
    return [...drafts, ...others, ...said.flatMap((d) => acknowledgements(j, rule, d))];
  });
}

function ofParty(j: Judging, rule: Rule, party: Party, said: readonly Given[]): readonly Draft[] {
  const own = said.filter((d) => d.by === party).toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1));
  const changes = changesOf(j, rule, party);
  const { shown, matchable } = occurrences(j, rule, party, own);
  const counting = changes.filter((c) => countsAs(j, rule, c) !== false);
  const matched = matchDeclarations(own, matchable, counting);
  const times = new Set([...shown, ...matched.times.keys()]);
  const again = [...matched.changes.values()].flatMap((given) => given.slice(1));
  return [
    ...[...times].flatMap((o) => ofOccurrence(j, rule, party, o, matched.times.get(o) ?? [], said)),
    ...changes.map((change) => ofChange(j, rule, change, matched.changes.get(change)?.[0])),
    ...again.map((d) => givenAgain(j, rule, d)),
    ...(rule.every === "irregular" ? [irregular(j, rule, party, own)] : []),
    ...own.filter((d) => !matched.used.has(d) && rule.every !== "irregular").map((d) => goodwill(j, rule, d)),
  ];
}

/**
 * The times between the day from which the duty binds the party and the day on which it ends. One time after its end stays, to
 * say why no more is owed. What a declaration can answer is the same whatever rows are asked for: times about the records, and
 * earlier ones of which one speaks.
 */
function occurrences(
  j: Judging,
  rule: Rule,
  party: Party,
  own: readonly Given[],
): { readonly shown: readonly Occurrence[]; readonly matchable: readonly Occurrence[] } {
  const period = typeof rule.every === "object" ? rule.every : yearly;
  const before = (day: Day): Day => dayOf(minus(startOf(day), period));
  const first = own.map((d) => d.asOf ?? dayOfWhen(d.at)).reduce((a, b) => (b < a ? b : a), j.known.since);
  const from = before(first);
  const shownFrom = j.since < first ? j.since : first;
  const until = j.until > j.known.until ? j.until : j.known.until;
  // One time before the window tells whether the duty had ended already.
  const start = before(from < shownFrom ? from : shownFrom);
  const bound = bindingOf(j, rule, party, occurrencesOf(j.regime, rule, party, start, until));
  const spoken = own.flatMap((d) => d.asOf ?? (d.year === undefined ? [] : (yearDay(d.year) ?? [])));
  const earlier = spoken
    .filter((day) => day < from)
    .flatMap((day) => occurrencesOf(j.regime, rule, party, before(before(day)), dayPlus(day, twoYears)))
    .filter((o, i, all) => o.day < start && all.findIndex((x) => x.day === o.day) === i);
  return {
    shown: bound.filter((o) => o.day >= shownFrom && o.day <= j.until),
    matchable: [
      ...bindingOf(j, rule, party, earlier),
      ...bound.filter((o) => (o.day >= from || spoken.some((day) => day < from)) && o.day <= j.known.until),
    ],
  };
}
function bindingOf(j: Judging, rule: Rule, party: Party, all: readonly Occurrence[]): readonly Occurrence[] {
  let last: "bound" | "over" | undefined;
  return all.filter((o) => {
    const force = forceOf(j, { ...rule, family: "declarations" }, party, o.day);
    if (force.kind === "not-bound" && force.why === "not-yet") return false;
    const over = force.kind === "not-bound" && force.why === "over";
    const isShown = !over || last === "bound";
    last = over ? "over" : "bound";
    return isShown;
  });
}
const yearly = { text: "", ms: 0, months: 12 };
const twoYears = { text: "", ms: 0, months: 24 };
const yearDay = (year: number): Day | undefined => {
  const day = `${String(year).padStart(4, "0")}-01-01`;
  return isDay(day) && year >= earliestYear ? day : undefined;
};
const earliestYear = 1900; // tidy: no agreement that is kept is older

function ofOccurrence(
  j: Judging,
  rule: Rule,
  party: Party,
  o: Occurrence,
  given: readonly Given[],
  said: readonly Given[],
): readonly Draft[] {
  const { all } = addresseesOf(j.regime, rule.to, party);
  const addressees = all.length === 0 ? [""] : all;
  const groups = [...Map.groupBy(addressees, (a) => given.find((d) => reached(d.to, a)))];
  const told = groups.flatMap(([d, to]) => (d === undefined ? [] : to));
  const again = given.filter((d) => !groups.some(([own]) => own === d));
  const rows = groups.map(([own, some]): Draft => {
    const to = some.filter((a) => a !== "");
    const done = withNil(rule, own, findingOf(o.clocks, own?.at, j.now));
    const finding = own === undefined ? done : withFlaws(done, rule.fields ?? none, fieldsOf(own));
    const because = words.and(
      finding.because,
      say.about(o.asOf, o.year),
      own === undefined && told.length > 0 ? say.selective(told, to) : undefined,
      rule.renewal === true ? say.renewal : undefined,
      rule.simultaneous === true && own === undefined ? simultaneous(j, rule, party, o, said) : undefined,
    );
    return draft(j, rule, party, {
      to,
      given: own,
      day: o.day,
      finding: { ...finding, because },
      asOf: o.asOf,
      year: o.year,
    });
  });
  return [...rows, ...again.map((d) => ({ ...givenAgain(j, rule, d), day: o.day, asOf: o.asOf, year: o.year }))];
}

/** The first one counts; another for the same duty is no second duty, and no goodwill either. */
function givenAgain(j: Judging, rule: Rule, d: Given): Draft {
  const { all } = addresseesOf(j.regime, rule.to, d.by);
  const because = words.and(words.done(d.at), say.givenAgain);
  const finding: Finding = { state: "watched", because, dueAt: null, verified: "text", doneAt: d.at };
  return draft(j, rule, d.by, { to: d.to ?? all, given: d, day: dayOfWhen(d.at), finding, asOf: d.asOf, year: d.year });
}

/** The others' own giving shows that the exchange is under way; neither is late by the other. */
function simultaneous(j: Judging, rule: Rule, party: Party, o: Occurrence, said: readonly Given[]) {
  const near = (d: Given): boolean =>
    d.asOf === undefined && d.year === undefined
      ? Math.abs(msOf(earliest(d.at)) - msOf(startOf(o.day))) < halfYearMs
      : d.asOf === o.asOf || (d.year !== undefined && d.year === o.year);
  const others = partiesIn(j.regime, rule.by).filter((p) => p !== party && said.some((d) => d.by === p && near(d)));
  return others.length === 0 ? undefined : say.simultaneous(others);
}
const halfYearMs = 182 * 86_400_000;

function withNil(rule: Rule, given: Given | undefined, finding: Finding): Finding {
  if (given?.nil !== true || finding.state !== "met") return finding;
  if (rule.nilReturn === "none")
    return { ...finding, state: "watched", because: words.and(finding.because, say.nilNotForeseen) };
  return { ...finding, because: words.and(finding.because, say.nil) };
}

function changesOf(j: Judging, rule: Rule, party: Party): readonly Kind<"change">[] {
  if (rule.onChange === undefined && rule.every !== "on-change") return [];
  return saidOf(j, "change").filter((c) => c.change === rule.name && c.by === party);
}
/** Whether a change calls for a declaration; undefined: cannot be told. */
const countsAs = (j: Judging, rule: Rule, change: Kind<"change">): boolean | undefined =>
  inScope(rule.when, rule.fields ?? none, fieldsOf(change), actorsIn(j.regime, change.by));

function ofChange(j: Judging, rule: Rule, change: Kind<"change">, given: Given | undefined): Draft {
  const counts = countsAs(j, rule, change);
  const clocks = (rule.onChange === undefined ? (rule.due ?? []) : [rule.onChange]).map((c: Clock) =>
    timed(c, (path) => (path === "change" || path === "event" ? change.at : undefined)),
  );
  const finding = findingOf(clocks, given?.at, j.now);
  const { all } = addresseesOf(j.regime, rule.to, change.by);
  const day = finding.dueAt === null ? dayOfWhen(change.at) : lastDayOf(finding.dueAt);
  const clause = rule.when?.clause ?? rule.clause;
  const decided: Finding =
    counts === false
      ? { state: "not-required", because: say.changeNotCounted(clause), dueAt: null, verified: "text" }
      : counts === undefined && (finding.state === "late" || finding.state === "due")
        ? { ...finding, state: "watched", because: words.and(finding.because, say.changeUnknown(clause)) }
        : finding;
  const about = change.id ?? given?.id;
  return {
    ...draft(j, rule, change.by, { to: all, given, day, finding: decided }),
    about,
    clause: rule.onChange?.clause || rule.clause,
  };
}

function irregular(j: Judging, rule: Rule, party: Party, own: readonly Given[]): Draft {
  const { all } = addresseesOf(j.regime, rule.to, party);
  const last = own.at(-1);
  const because = last === undefined ? say.irregular : words.and(say.irregular, words.done(last.at));
  const finding: Finding = { state: "watched", because, dueAt: null, verified: "text" };
  return draft(j, rule, party, { to: all, given: last, day: dayOf(j.now), finding });
}

/** Given without being owed: more than was asked, and never late. */
function goodwill(j: Judging, rule: Rule, d: Given): Draft {
  const { all } = addresseesOf(j.regime, rule.to, d.by);
  const finding: Finding = {
    state: "not-required",
    because: words.and(words.done(d.at), say.notAsked),
    dueAt: null,
    verified: "text",
    doneAt: d.at,
  };
  return draft(j, rule, d.by, { to: d.to ?? all, given: d, day: dayOfWhen(d.at), finding, asOf: d.asOf, year: d.year });
}

function draft(
  _: Judging,
  rule: Rule,
  from: string,
  x: {
    readonly to: readonly string[];
    readonly given: Given | undefined;
    readonly day: Day;
    readonly finding: Finding;
    readonly asOf?: Day | undefined;
    readonly year?: number | undefined;
  },
): Draft {
  return {
    duty: rule.name,
    rule: { family: "declarations", ...rule },
    title: rule.title,
    clause: rule.due?.[0]?.clause || rule.clause,
    from,
    to: x.to,
    about: x.given?.id,
    day: x.day,
    finding: x.finding,
    asOf: x.asOf,
    year: x.year,
  };
}

function acknowledgements(j: Judging, rule: Rule, d: Given): readonly Draft[] {
  const ack = rule.acknowledge;
  if (ack?.within === undefined) return [];
  const clock = { within: ack.within, after: "receipt", clause: ack.clause, verified: ack.verified } as Clock;
  const { all } = addresseesOf(j.regime, rule.to, d.by);
  return acknowledged(j, { family: "declarations", ...rule }, clock, d, all).map(({ by, finding }) => ({
    ...draft(j, rule, by, { to: [d.by], given: d, day: dayOfWhen(d.at), finding }),
    duty: `${rule.name}.acknowledge`,
    title: parts.acknowledgeTitle(rule.title),
    clause: ack.clause || rule.clause,
  }));
}
