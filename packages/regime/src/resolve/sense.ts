import type { DeclarationRule } from "../language/declarations.ts";
import type { LimitRule } from "../language/limits.ts";
import type { Top } from "../language/regime.ts";
import { partiesNamed } from "../reason/who.ts";
import { type Named, ruleFamilies } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import type { Resolver } from "./resolver.ts";
import { checkDecisions, checkLifeSense } from "./sense-life.ts";

type Part = Partial<Top>;

/** What is written well and can mean nothing: a rule that ends before it begins, a declaration without a day, half a visit. */
export function checkSense(r: Resolver, top: Part): void {
  checkNames(r, top);
  checkSpans(r, top);
  for (const d of top.declarations?.values() ?? []) checkDays(r, d);
  for (const l of top.limits?.values() ?? []) checkCeilings(r, l);
  checkWholeQuotas(r, top);
  checkStepCircles(r, top);
  checkQuorums(r, top);
  checkDecisions(r, top);
  checkLifeSense(r, top);
}

function checkNames(r: Resolver, top: Part): void {
  for (const group of top.groups?.values() ?? []) r.parties(group, "members", group.members);
  for (const s of top.successions ?? [])
    if (s.of === s.by) r.fault(s, "by", `${s.by} can't continue itself; name the earlier party`, { expected: "SU" });
  const groups = top.groups ?? new Map();
  const parties = (top.parties ?? []) as readonly Party[];
  for (const line of top.lines?.values() ?? []) {
    const members = line.members === undefined ? undefined : partiesNamed({ parties, groups }, line.members);
    const named = line.members?.every((m) => /^[A-Z]{2}$/.test(m) || m === "all" || groups.has(m)) ?? false;
    if (named && members?.length === 1)
      r.fault(line, "members", `a line has two ends; ${members[0]} is alone on it`, { expected: "[FR, GB]" });
    if (line.pairs === true && line.membership?.remove === "all-others")
      r.fault(line, "membership", "a line of two has no others who could put one out", {
        expected: "{ remove: none }",
      });
  }
  const messages = [...(top.notifications?.values() ?? []), ...(top.declarations?.values() ?? [])];
  for (const m of messages) {
    for (const [i, one] of (m.by ?? []).entries())
      if (r.names.bodies.has(one) && !r.names.groups.has(one))
        r.x.r.fault(
          r.nodeOf(m, "by", i),
          `"${one}" is a body: it owes nothing here; write what it does as a procedure`,
          { expected: "a party or a group" },
        );
    if (m.by === undefined || m.to === undefined) continue;
    const [from, to] = [m.by, m.to].map((names) => partiesNamed({ parties, groups }, names));
    const only = m.to.every((name) => /^[A-Z]{2}$/.test(name) || groups.has(name));
    if (only && from?.length === 1 && to?.length === 1 && from[0] === to[0])
      r.fault(m, "to", `${to[0]} would tell itself; name others, or leave "to" out for all others`, {
        expected: "others",
      });
  }
}

/** First and last days: of rules, of rights to withhold, and of the instrument. */
function checkSpans(r: Resolver, top: Part): void {
  const entry = (top.life ?? [])
    .filter((e) => ["in-force", "provisionally-applied", "pledged", "proposed", "offered"].includes(e.event))
    .flatMap((e) => e.on ?? [])
    .toSorted()[0];
  const span = (of: { readonly from?: Day | string; readonly until?: Day }, entered?: Day): void => {
    const { from, until } = of;
    if (until === undefined) return;
    if (from !== undefined && /^\d{4}-/.test(from) && until < from)
      r.fault(of, "until", `it ends on ${until}, before it begins on ${from}`, { expected: `a day from ${from} on` });
    else if (entered !== undefined && until < entered)
      r.fault(of, "until", `it ends on ${until}, before the instrument begins on ${entered}`, {
        expected: `a day from ${entered} on`,
      });
  };
  for (const family of ruleFamilies) for (const rule of top[family]?.values() ?? []) span(rule, entry);
  for (const n of top.notifications?.values() ?? []) for (const right of n.withhold ?? []) span(right);
  for (const b of top.bodies?.values() ?? [])
    for (const d of b.decisions ?? [])
      for (const set of d.sets ?? []) {
        const from = set.from ?? d.on;
        if (set.until !== undefined && set.until < from)
          r.fault(set, "until", `it ends on ${set.until}, before it begins on ${from}`);
      }
}

function checkDays(r: Resolver, d: DeclarationRule & Named): void {
  const { every, on, due } = d;
  const says = "on: 03-31, due: { within, after }, or first: a day";
  if (on !== undefined && due !== undefined)
    r.fault(d, "due", `"on" says the day already (${on.join(", ")}); leave out one of the two`, {
      expected: "on or due",
    });
  if (on !== undefined && typeof every === "string")
    r.fault(d, "on", `days of the year come every year; "every: ${every}" does not`, { expected: "every: P1Y" });
  if (on !== undefined && d.first !== undefined && !(on as readonly string[]).includes(d.first.slice(5)))
    r.fault(d, "first", `${d.first} is none of the days on which it is due (${on.join(", ")})`, {
      expected: on.map((day) => `${d.first?.slice(0, 4)}-${day}`).join(", "),
    });
  if (on !== undefined || due !== undefined || d.first !== undefined) return;
  if ((d.binding ?? "required") !== "required" || ["due", "on", "first"].some((w) => r.x.words.get(d)?.has(w))) return;
  if (every === "once") r.fault(d, "every", "once, and it says not when", { expected: "due: { within, after }" });
  // Counted from entry into force alone, it would fall due on a day that no clause names.
  else if (typeof every === "object" && d.from === undefined && d.align === undefined)
    r.fault(d, "every", `a declaration every ${every.text} says on which day`, { expected: `${says}, or from` });
}

function checkCeilings(r: Resolver, l: LimitRule & Named): void {
  const parts = [
    ["at-most", l.atMost],
    ["at-least", l.atLeast],
    ...[...(l.perParty?.values() ?? [])].map((dated) => ["per-party", dated] as const),
  ] as const;
  if (l.unit === undefined)
    for (const [word, dated] of parts)
      for (const { value } of dated ?? [])
        if (value !== null && !Number.isInteger(value))
          r.fault(l, word, `${value} is no whole number; say in what "unit" it is counted`, { expected: "unit" });
  const { firstMet } = l;
  const begins = parts.flatMap(([, dated]) => (dated?.[0] === undefined ? [] : [dated[0].from ?? ""])).toSorted()[0];
  if (firstMet !== undefined && begins !== undefined && begins > firstMet)
    r.fault(l, "first-met", `on ${firstMet} there is nothing to meet: the first number stands from ${begins}`, {
      expected: `a day from ${begins} on`,
    });
}

function checkWholeQuotas(r: Resolver, top: Part): void {
  for (const { quota } of top.visits?.values() ?? []) {
    if (quota === undefined) continue;
    const parts = [
      ["at-most", quota.atMost ?? []],
      ...[...(quota.perParty?.values() ?? [])].map((dated) => ["per-party", dated] as const),
    ] as const;
    for (const [word, dated] of parts)
      for (const { value } of dated)
        if (value !== null && !Number.isInteger(value))
          r.fault(quota, word, `${value} is no number of visits; a quota is whole`, { expected: "a whole number" });
  }
}

/** Steps each of which waits for the other: none could be the first. */
function checkStepCircles(r: Resolver, top: Part): void {
  for (const p of top.procedures?.values() ?? []) {
    const before = (name: string): readonly string[] =>
      (p.steps.get(name)?.given ?? []).flatMap((c) => (c.after !== undefined && p.steps.has(c.after) ? [c.after] : []));
    const told = new Set<string>();
    for (const [name, step] of p.steps) {
      const way = circleFrom(name, before);
      if (way === undefined || way.some((n) => told.has(n))) continue;
      for (const n of way) told.add(n);
      const clock = step.given.find((c) => c.after === way[1]);
      r.fault(
        clock ?? step,
        clock === undefined ? undefined : "after",
        `no step could be the first: ${way.join(" after ")}`,
        {
          expected: "request, or a step that does not wait for this one",
        },
      );
    }
  }
}
function circleFrom(start: string, before: (name: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (way: readonly string[]): readonly string[] | undefined => {
    for (const next of before(way.at(-1) ?? start)) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search([...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search([start]);
}

function checkQuorums(r: Resolver, top: Part): void {
  for (const need of top.entryIntoForce?.needs ?? []) {
    const among = need.of ?? (top.moreParties === undefined ? top.parties : undefined);
    if (need.atLeast !== undefined && among !== undefined && need.atLeast > among.length)
      r.fault(need, "at-least", `${need.atLeast} of ${among.length} states can't be`, {
        expected: `at most ${among.length}, or more-parties`,
      });
  }
}
