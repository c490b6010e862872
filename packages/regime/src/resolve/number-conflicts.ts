import { plusDays } from "../duration.ts";
import type { Each, LimitRule } from "../language/limits.ts";
import type { Top } from "../language/regime.ts";
import type { VisitRule } from "../language/visits.ts";
import { datedFor, type Standing, standingAt, standings, whoseOf } from "../reason/dated.ts";
import { partOf } from "../reason/exact.ts";
import { limitOf } from "../reason/limit-on.ts";
import type { Named } from "../regime-types.ts";
import type { Clause, Day, Party } from "../types.ts";
import { cleaned } from "./deadline-rules.ts";
import { tellBoth, withPlace } from "./places.ts";
import type { Resolver } from "./resolver.ts";

type Part = Partial<Top>;
type Limit = LimitRule & Named;
type Visit = VisitRule & Named;

/** Numbers of limits and quotas that contradict each other. Where one of two is confirmed by nothing, there is no contradiction. */
export function checkNumbers(r: Resolver, top: Part): void {
  const limits = [...(top.limits?.values() ?? [])].filter((l) => l.verified !== "unverified");
  for (const l of limits) {
    checkFloor(r, top, l);
    checkWider(r, top, l);
  }
  const byCount = new Map<string, Limit[]>();
  for (const l of limits) {
    const key = countKey(l);
    if (key !== undefined) byCount.set(key, [...(byCount.get(key) ?? []), l]);
  }
  for (const same of byCount.values())
    for (const [i, a] of same.entries()) for (const b of same.slice(i + 1)) checkTwoCeilings(r, top, a, b);
  for (const v of top.visits?.values() ?? []) {
    checkShare(r, top, v);
    checkNotAbove(r, top, v);
  }
}

const atFirst = "0001-01-01" as Day;
/** Days on which any of these values begins or has ended; between them nothing changes. */
const turns = (all: readonly Pick<Standing, "from" | "until">[]): readonly Day[] =>
  [
    ...new Set([
      atFirst,
      ...all.flatMap((s) => [
        ...(s.from === undefined ? [] : [s.from]),
        ...(s.until === undefined ? [] : [plusDays(s.until, 1)]),
      ]),
    ]),
  ].sort();
function turnsOf(top: Part, l: Limit): Pick<Standing, "from" | "until">[] {
  const own = [l.atMost, l.atLeast, ...(l.perParty?.values() ?? [])].flatMap((d) => d ?? []);
  const { from, until, firstMet } = l;
  return [
    ...own,
    ...standings(top, l, [], ["at-most", "at-least", "quota"]),
    { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
    ...(firstMet === undefined ? [] : [{ from: firstMet }]),
  ];
}
const partiesOf = (top: Part): readonly Party[] => (top.parties ?? []) as readonly Party[];
const since = (on: Day): string => (on === atFirst ? "" : ` from ${on}`);

/** The first party and day of which something holds. */
function firstOf<T>(top: Part, days: readonly Day[], found: (party: Party, on: Day) => T | undefined): T | undefined {
  for (const party of partiesOf(top))
    for (const on of days) {
      const one = found(party, on);
      if (one !== undefined) return one;
    }
  return undefined;
}
const ceilingAt = (r: Resolver, l: Limit, party: Party) =>
  r.at(l, l.perParty !== undefined && (l.perParty.has(party) || l.atMost === undefined) ? "per-party" : "at-most");

/** What a limit counts, in one spelling; undefined for a declared total, which may be a total of anything. */
function countKey(l: Limit): string | undefined {
  if (l.count === undefined && l.event === undefined) return undefined;
  const each = (e: Each | undefined): string => {
    switch (e?.kind) {
      case undefined:
        return "1";
      case "number":
        return String(e.number);
      case "cel":
        return cleaned(e.condition.cel);
      case "table":
        return `${e.by} ${e.table} ${cleaned(e.otherwise?.cel ?? "")}`;
      case "first": {
        const first = typeof e.first === "number" ? e.first : [...e.first].sort().join();
        return `${first} ${cleaned(e.each.cel)} ${cleaned(e.further.cel)}`;
      }
    }
  };
  const counts = (l.count ?? []).map((c) => `${cleaned(c.where?.cel ?? "")}: ${each(c.each)}`).sort();
  return [l.basis ?? "", l.event ?? "", l.per ?? "", ...counts].join("\n");
}

function isWithin(top: Part, l: Limit, wider: string): boolean {
  const seen = new Set<string>();
  for (let name = l.within; name !== undefined && !seen.has(name); name = top.limits?.get(name)?.within) {
    if (name === wider) return true;
    seen.add(name);
  }
  return false;
}

function checkTwoCeilings(r: Resolver, top: Part, a: Limit, b: Limit): void {
  if (isWithin(top, a, b.name) || isWithin(top, b, a.name)) return;
  // A ceiling for each state and one for its group as a whole count different holdings.
  const group = (l: Limit, p: Party): string | undefined => whoseOf(top, p, l.counted).group;
  if (partiesOf(top).some((p) => group(a, p) !== group(b, p))) return;
  const found = firstOf(top, turns([...turnsOf(top, a), ...turnsOf(top, b)]), (party, on) => {
    const [one, other] = [limitOf(top, a, party, on), limitOf(top, b, party, on)];
    const differ = one.atMost !== null && other.atMost !== null && one.atMost !== other.atMost;
    const known = one.most?.verified !== "unverified" && other.most?.verified !== "unverified";
    return differ && known ? { party, on, one, other } : undefined;
  });
  if (found === undefined) return;
  const { party, on, one, other } = found;
  tellBoth(
    r,
    `two ceilings for one count, for ${party}${since(on)}`,
    [
      { words: `at most ${one.atMost}`, clause: one.most?.clause ?? a.clause, node: ceilingAt(r, a, party) },
      { words: `at most ${other.atMost}`, clause: other.most?.clause ?? b.clause, node: ceilingAt(r, b, party) },
    ],
    `one number, or "within: ${a.name}" where one is a part of the other, or "counted" where one is for each party and one for a group`,
  );
}

function checkFloor(r: Resolver, top: Part, l: Limit): void {
  if (l.atLeast === undefined) return;
  const found = firstOf(top, turns(turnsOf(top, l)), (party, on) => {
    const { atMost, atLeast, most, least } = limitOf(top, l, party, on);
    const known = most?.verified !== "unverified" && least?.verified !== "unverified";
    return known && atMost !== null && atLeast !== null && atLeast > atMost
      ? { party, on, atMost, atLeast, most, least }
      : undefined;
  });
  if (found === undefined) return;
  const { party, on, atMost, atLeast, most, least } = found;
  tellBoth(r, `no number is both, for ${party}${since(on)}`, [
    { words: `at least ${atLeast}`, clause: least?.clause ?? l.clause, node: r.at(l, "at-least") },
    { words: `at most ${atMost}`, clause: most?.clause ?? l.clause, node: ceilingAt(r, l, party) },
  ]);
}

function checkWider(r: Resolver, top: Part, l: Limit): void {
  const wider = l.within === undefined ? undefined : top.limits?.get(l.within);
  if (wider === undefined) return;
  if (isWithin(top, l, l.name)) {
    r.fault(l, "within", `"${l.name}" is a part of itself: ${chain(top, l)}`);
    return;
  }
  if (wider.verified === "unverified") return;
  const found = firstOf(top, turns([...turnsOf(top, l), ...turnsOf(top, wider)]), (party, on) => {
    const [part, whole] = [limitOf(top, l, party, on), limitOf(top, wider, party, on)];
    const known = part.most?.verified !== "unverified" && whole.most?.verified !== "unverified";
    return known && part.atMost !== null && whole.atMost !== null && part.atMost > whole.atMost
      ? { party, on, part, whole }
      : undefined;
  });
  if (found === undefined) return;
  const { party, on, part, whole } = found;
  tellBoth(r, `a part can't be more than the whole, for ${party}${since(on)}`, [
    { words: `at most ${part.atMost} of "${l.name}"`, clause: part.clause, node: ceilingAt(r, l, party) },
    { words: `at most ${whole.atMost} of "${wider.name}"`, clause: whole.clause, node: ceilingAt(r, wider, party) },
  ]);
}
function chain(top: Part, l: Limit): string {
  const names = [l.name];
  for (let name = l.within; name !== undefined; name = top.limits?.get(name)?.within) {
    names.push(name);
    if (names.indexOf(name) !== names.length - 1) break;
  }
  return names.join(" within ");
}

/** A quota's own numbers for a party, with the places of their values. */
const quotaStandings = (top: Part, v: Visit, party: Party): readonly Standing[] =>
  v.quota === undefined
    ? []
    : standings(
        top,
        { name: v.name, clause: v.quota.clause, verified: v.quota.verified },
        datedFor(top, v.quota, party),
        ["quota", "at-most"],
      );
const quotaNode = (r: Resolver, v: Visit, party: Party) => {
  const { quota } = v;
  if (quota === undefined) return null;
  return r.at(
    quota,
    quota.perParty !== undefined && (quota.atMost === undefined || quota.perParty.has(party)) ? "per-party" : "at-most",
  );
};

function checkNotAbove(r: Resolver, top: Part, v: Visit): void {
  const other = v.quota?.notAbove === undefined ? undefined : top.visits?.get(v.quota.notAbove);
  if (other === undefined) return;
  for (const party of partiesOf(top)) {
    const [mine, theirs] = [quotaStandings(top, v, party), quotaStandings(top, other, party)];
    // A table for a group as a whole is not held against a number of one of its members.
    if (
      whoseOf(top, party, v.quota?.counted).group !== undefined &&
      (v.quota?.perParty?.has(party) ?? false) !== (other.quota?.perParty?.has(party) ?? false)
    )
      continue;
    for (const on of turns([...mine, ...theirs])) {
      const [a, b] = [standingAt(mine, on), standingAt(theirs, on)];
      if (a === undefined || b === undefined || a.value === null || b.value === null || a.value <= b.value) continue;
      if (a.verified === "unverified" || b.verified === "unverified") continue;
      tellBoth(r, `"${v.name}" may not be above "${other.name}", for ${party}${since(on)}`, [
        { words: `${a.value}`, clause: a.clause, node: quotaNode(r, v, party) },
        { words: `${b.value}`, clause: b.clause, node: quotaNode(r, other, party) },
      ]);
      return;
    }
  }
}

/** A share of which a party's own quota leaves nothing: no partner could ever come. */
function checkShare(r: Resolver, top: Part, v: Visit): void {
  const { quota } = v;
  const share = quota?.share;
  if (quota === undefined || share === undefined || share.verified === "unverified") return;
  if (share.of?.some((of) => of !== "quota")) return;
  const numbers = partiesOf(top).flatMap((party) =>
    quotaStandings(top, v, party).flatMap((s): { n: number; party?: Party; clause: Clause }[] =>
      s.value === null || s.verified === "unverified" ? [] : [{ n: s.value, party, clause: s.clause }],
    ),
  );
  const size = quota.fromSize;
  if (size?.atMost !== undefined && size.verified !== "unverified")
    numbers.push({ n: size.atMost, clause: size.clause });
  for (const { n, party, clause } of numbers) {
    if (!Number.isSafeInteger(n) || n <= 0) continue;
    const round = share.round ?? "down";
    if (Math.max(partOf(n, share.atMost, round), share.atLeast ?? 0) > 0) continue;
    const node =
      size !== undefined && party === undefined
        ? r.at(size, "at-most")
        : party === undefined
          ? null
          : quotaNode(r, v, party);
    const quotaWords = withPlace(r, `a quota of ${n}`, { clause, node });
    const shareWords = withPlace(r, `${share.atMost.text} for one partner, rounded ${round}`, {
      clause: share.clause,
      node: r.at(share, "at-most"),
    });
    r.fault(share, "at-most", `nobody could come: ${quotaWords} and ${shareWords} leave 0`, {
      expected: "at-least: 1, or round: up",
    });
    return;
  }
}
