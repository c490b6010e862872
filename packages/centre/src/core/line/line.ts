/**
 * Which crisis lines there are for us. A regime file gives them: one for every two of its members, or one for all. Besides, some of the
 * members may join a line of their own; it stands once each of them has signed for exactly that set.
 */
import { type LineOfRegime, partiesOwing, type Regime } from "@comity/regime";
import { type Instant, type Party, plusMs, type Urgency } from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import { type Membership, membershipOf } from "./removal.ts";

/** `p5-crisis-lines/bilateral/CN,US`: a rule of a regime, between these members. */
export type LineId = string & { readonly __lineId: true };
export interface Line {
  readonly id: LineId;
  readonly regime: Regime;
  readonly rule: LineOfRegime;
  /** Sorted, with us. */
  readonly members: readonly Party[];
  /** As the regime gave it or its members joined it, and what was signed since about who is on it. */
  readonly since: Membership;
}

export const lineIdOf = (regime: string, line: string, members: readonly Party[]): LineId =>
  `${regime}/${line}/${[...members].sort().join(",")}` as LineId;

/** Every line that stands with us as a member, in the order of the regimes and their rules. */
export function linesOf(env: Env, s: State): readonly Line[] {
  const known = new Set<LineId>();
  return roots(env, s).flatMap((root) => {
    const members = root.members.filter((p) => !root.since.out.includes(p));
    const id = members.length === root.members.length ? root.id : lineIdOf(root.regime.id, root.rule.name, members);
    if (!members.includes(env.me) || known.has(id)) return [];
    known.add(id);
    return [{ ...root, id, members }];
  });
}

/** Lines that the others have put us out of, as they were with us. */
export const linesLeft = (env: Env, s: State): readonly Line[] =>
  roots(env, s).filter((root) => root.since.out.includes(env.me));

/** Every line as it was given or joined, whatever became of its members since. */
export function roots(env: Env, s: State): readonly Line[] {
  return [...env.regimes.values()].flatMap((regime) =>
    [...regime.lines.values()].flatMap((rule) => {
      const given = givenMembers(env, regime, rule);
      const ids = new Set(given.map((m) => lineIdOf(regime.id, rule.name, m)));
      const chosen = [...s.lines]
        .filter(([id, l]) => id.startsWith(`${regime.id}/${rule.name}/`) && !ids.has(id) && allJoined(id, l.joined))
        .map(([id]) => membersIn(id));
      // Whoever has no centre in the directory cannot be called: the line waits for the ceremony.
      const reached = [...given, ...chosen].filter((m) => m.every((p) => env.directory.keys.has(p)));
      return reached.map((members): Line => {
        const id = lineIdOf(regime.id, rule.name, members);
        return { id, regime, rule, members, since: sinceOf(s, id) };
      });
    }),
  );
}
/** @param id of a line as it was given or joined */
export const sinceOf = (s: State, id: LineId): Membership =>
  membershipOf(membersIn(id), [...(s.lines.get(id)?.changes ?? [])]);

/** Lines of chosen members that some have joined and not yet all, with us among those named. */
export function proposedLines(env: Env, s: State): readonly Line[] {
  return [...s.lines].flatMap(([id, l]): readonly Line[] => {
    const members = membersIn(id);
    if (l.joined.size === 0 || !members.includes(env.me) || allJoined(id, l.joined)) return [];
    const [regimeId = "", name = ""] = id.split("/");
    const regime = env.regimes.get(regimeId);
    const rule = regime?.lines.get(name);
    if (regime === undefined || rule === undefined) return [];
    const given = givenMembers(env, regime, rule).some((m) => lineIdOf(regime.id, rule.name, m) === id);
    return given ? [] : [{ id, regime, rule, members, since: sinceOf(s, id) }];
  });
}
export const lineNamed = (env: Env, s: State, id: string): Line | undefined => linesOf(env, s).find((l) => l.id === id);

/** The line of a call, which may have begun before its members changed: it ends among those with whom it was begun. */
export function lineOfCall(env: Env, s: State, id: LineId): Line | undefined {
  return (
    lineNamed(env, s, id) ??
    roots(env, s)
      .flatMap(everOf)
      .find((l) => l.id === id && l.members.includes(env.me))
  );
}
/** A line with each set of members that it ever had. */
export const everOf = (root: Line): readonly Line[] =>
  root.since.sets.map((members) => ({ ...root, id: lineIdOf(root.regime.id, root.rule.name, members), members }));

/** Whom the regime puts on a line with us: each pair, or all together. */
function givenMembers(env: Env, regime: Regime, rule: LineOfRegime): readonly (readonly Party[])[] {
  const all = membersOfRule(regime, rule);
  if (!all.includes(env.me) || all.length < 2) return [];
  if (rule.pairs !== true) return [all];
  return all.filter((p) => p !== env.me).map((p) => [env.me, p].sort());
}

/** All who may be on lines of this rule, sorted. */
export const membersOfRule = (regime: Regime, rule: LineOfRegime): readonly Party[] =>
  [...partiesOwing(regime, { family: "lines", ...rule })].sort();

export const membersIn = (id: LineId): readonly Party[] => (id.split("/")[2] ?? "").split(",") as Party[];
const allJoined = (id: LineId, joined: { has(p: Party): boolean }): boolean =>
  membersIn(id).every((p) => joined.has(p));

/** Where an agreement gives no number, our own standing order says how long an answer may take. */
const answerMs: Readonly<Record<Urgency, number>> = { flash: 2 * 60_000, priority: 10 * 60_000, routine: 60 * 60_000 };
const requestMs = 48 * 3_600_000;

/** By when a call of this moment is answered: the agreement's time, whatever its urgency; without one, ours. */
export function answerDeadline(rule: LineOfRegime, urgency: Urgency, at: Instant): Instant {
  const within = rule.answer?.within;
  if (within !== undefined) return plusMs(at, within.ms + within.months * 30 * 24 * 3_600_000);
  return plusMs(at, rule.mode === "ask-and-wait" ? requestMs : answerMs[urgency]);
}
