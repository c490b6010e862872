import { msOf } from "@comity/wire";
import { dayOf, minus, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { DeclarationRule } from "../language/declarations.ts";
import type { Named } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { addresseesOf, partiesIn, reached } from "./addressees.ts";
import { dayOfWhen, earliest, findingOf, lastDayOf, timed } from "./clock.ts";
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
type Given = Kind<"declaration">;

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
  const used = new Set<Given>();
  const changed = changes.map((change) => ({ change, given: answering(change, own, used) }));
  const bound = occurrences(j, rule, party, own);
  const matched = match(bound, own, used);
  // What answers no time may still answer a change that it does not name: the first one after it.
  for (const pair of changed.filter((c) => c.given === undefined)) {
    const next = own.find((d) => !used.has(d) && d.asOf === undefined && earliest(d.at) >= earliest(pair.change.at));
    if (next !== undefined) {
      used.add(next);
      pair.given = next;
    }
  }
  return [
    ...bound.flatMap((o) => ofOccurrence(j, rule, party, o, matched.get(o), said)),
    ...changed.map(({ change, given }) => ofChange(j, rule, change, given)),
    ...(rule.every === "irregular" ? [irregular(j, rule, party, own)] : []),
    ...own.filter((d) => !used.has(d) && rule.every !== "irregular").map((d) => goodwill(j, rule, d)),
  ];
}

/**
 * The times between the day from which the duty binds the party and the day on which it ends. One time after its end stays, to
 * say why no more is owed.
 */
function occurrences(j: Judging, rule: Rule, party: Party, own: readonly Given[]): readonly Occurrence[] {
  const first = own.map((d) => d.asOf ?? dayOfWhen(d.at)).reduce((a, b) => (b < a ? b : a), j.since);
  // One time before the window tells whether the duty had ended already.
  const period = typeof rule.every === "object" ? rule.every : yearly;
  const before = dayOf(minus(startOf(first), period));
  let last: "bound" | "over" | undefined;
  return occurrencesOf(j.regime, rule, party, before, j.until).filter((o) => {
    const force = forceOf(j, { ...rule, family: "declarations" }, party, o.day);
    const over = force.kind === "not-bound" && force.why === "over";
    if (force.kind === "not-bound" && force.why === "not-yet") return false;
    const isShown = !over || last === "bound";
    last = over ? "over" : "bound";
    return isShown && o.day >= first;
  });
}
const yearly = { text: "", ms: 0, months: 12 };

/** By the day that it speaks of, else by its year, else the nearest time that is still open. */
function match(all: readonly Occurrence[], own: readonly Given[], used: Set<Given>): ReadonlyMap<Occurrence, Given> {
  const matched = new Map<Occurrence, Given>();
  const take = (o: Occurrence | undefined, d: Given): void => {
    if (o === undefined || matched.has(o) || used.has(d)) return;
    matched.set(o, d);
    used.add(d);
  };
  const free = (): readonly Given[] => own.filter((d) => !used.has(d));
  for (const d of free())
    if (d.asOf !== undefined)
      take(
        all.find((o) => o.asOf === d.asOf && !matched.has(o)),
        d,
      );
  const yearOf = (o: Occurrence): number => o.year ?? Number(o.day.slice(0, 4));
  for (const d of free())
    if (d.year !== undefined && d.of === undefined)
      take(
        all.find((o) => yearOf(o) === d.year && !matched.has(o)),
        d,
      );
  const far = (o: Occurrence, d: Given): number => Math.abs(msOf(startOf(o.day)) - msOf(earliest(d.at)));
  const pairs = free()
    .filter(
      (d) =>
        d.year === undefined && d.of === undefined && (d.asOf === undefined || all.every((o) => o.asOf === undefined)),
    )
    .flatMap((d) => all.map((o) => ({ o, d, far: far(o, d) })))
    .toSorted((a, b) => a.far - b.far);
  for (const { o, d } of pairs) take(o, d);
  return matched;
}

function ofOccurrence(
  j: Judging,
  rule: Rule,
  party: Party,
  o: Occurrence,
  given: Given | undefined,
  said: readonly Given[],
): readonly Draft[] {
  const { all } = addresseesOf(j.regime, rule.to, party);
  const told = all.filter((a) => given !== undefined && reached(given.to, a));
  const not = all.filter((a) => !told.includes(a));
  const groups = told.length > 0 && not.length > 0 ? [told, not] : [all];
  return groups.map((to): Draft => {
    const own = to === not ? undefined : given;
    const finding = withNil(rule, own, findingOf(o.clocks, own?.at, j.now));
    const because = words.and(
      finding.because,
      say.about(o.asOf, o.year),
      to === not && told.length > 0 ? say.selective(told, not) : undefined,
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
const answering = (change: Kind<"change">, own: readonly Given[], used: Set<Given>): Given | undefined => {
  const found = own.find((d) => d.of !== undefined && d.of === change.id);
  if (found !== undefined) used.add(found);
  return found;
};

function ofChange(j: Judging, rule: Rule, change: Kind<"change">, given: Given | undefined): Draft {
  const counts = inScope(rule.when, rule.fields ?? none, fieldsOf(change), actorsIn(j.regime, change.by));
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
  return acknowledged(j, clock, d, all).map(({ by, finding }) => ({
    ...draft(j, rule, by, { to: [d.by], given: d, day: dayOfWhen(d.at), finding }),
    duty: `${rule.name}.acknowledge`,
    title: parts.acknowledgeTitle(rule.title),
    clause: ack.clause || rule.clause,
  }));
}
