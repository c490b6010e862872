import type { Regime, Rule } from "../regime-types.ts";
import { say } from "../texts.ts";
import type { Clause, Day, Party, Text } from "../types.ts";
import type { Period } from "./period.ts";
import { together, viewsOf } from "./standing.ts";
import { courseOf, holdersOf, type View } from "./views.ts";
import { isPartyOn, partiesOwing } from "./who.ts";
import { and } from "./words.ts";
import * as words from "./words-standing.ts";

/** `in-force`: as if the duty stood on every day, for studies of what is not in force, or no longer. */
export interface AsIf {
  readonly asIf?: "in-force";
}

/** Whether a rule binds a party on a day, whatever its numbers are. */
export interface Stands {
  /**
   * `agreed`: a proposal, which binds nobody and is counted as if it were agreed. `disputed`: some views say that it binds,
   * others that it does not.
   */
  readonly state: "binds" | "agreed" | "disputed" | "not-yet" | "suspended" | "expired" | "withdrawn";
  /** Each party's, the party's own first. */
  readonly views: readonly View[];
}

const binding: readonly View["status"][] = ["in-force", "provisional", "pledged"];

/**
 * How a rule stands for a party on a day (UTC), in every view; without a party, for those together that owe it: it binds while it binds
 * one of them. A state that is no party is not asked about here.
 */
export function standsFor(regime: Regime, rule: Rule, party: Party | undefined, on: Day): Stands {
  if (party !== undefined) return oneStands(regime, rule, party, on);
  const all = partiesOwing(regime, rule)
    .filter((p) => isPartyOn(regime, p, on))
    .map((p) => oneStands(regime, rule, p, on));
  const found = (["binds", "agreed", "disputed"] as const).flatMap((s) => all.find((one) => one.state === s) ?? []);
  return found[0] ?? all[0] ?? { state: "binds", views: [] };
}

function oneStands(regime: Regime, rule: Rule, party: Party, on: Day): Stands {
  const views = viewsOf(regime, rule, party, on);
  if (views.length === 0) return { state: "binds", views };
  const binds = views.filter((v) => binding.includes(v.status)).length;
  if (binds === views.length) return { state: "binds", views };
  const status = together(views);
  if (regime.kind === "proposal" && status === "not-yet") return { state: "agreed", views };
  if (binds > 0) return { state: "disputed", views };
  // All agree that it does not bind, whatever their reasons: the party's own is told.
  return { state: (views[0]?.status ?? "not-yet") as Stands["state"], views };
}

/**
 * How a rule stands for a party in a period: it binds when it does on any of its days; else as on the first day on which it is disputed,
 * else as on the last, when all that could happen has.
 */
export function standsIn(regime: Regime, rule: Rule, party: Party, { from, until }: Period): Stands {
  const turns = holdersOf(regime, rule, party).flatMap((by) =>
    courseOf(regime, rule, party, by).flatMap((s) =>
      s.from !== null && s.from > from && s.from <= until ? [s.from] : [],
    ),
  );
  const all = [...new Set([from, ...turns])].sort().map((day) => oneStands(regime, rule, party, day));
  const found = (["binds", "agreed", "disputed"] as const).flatMap((s) => all.find((one) => one.state === s) ?? []);
  return found[0] ?? all.at(-1) ?? { state: "binds", views: [] };
}

/** Why a rule does not bind, or not for all; undefined where it simply does. */
export function standsReason(
  stands: Stands,
  clause: Clause,
): { readonly clause: Clause; readonly text: Text } | undefined {
  const { state, views } = stands;
  const [own] = views;
  const said = (text: Text) => ({ clause: own?.act?.clause || clause, text });
  if (state === "binds") return undefined;
  if (state === "agreed") return { clause, text: and(words.proposal, asIfAgreed) };
  if (state !== "disputed")
    return said(words.status(state, state === "not-yet" ? undefined : (own?.since ?? undefined)));
  return said(words.disputed(views.map((v) => ({ party: v.by, words: words.status(v.status, v.since ?? undefined) }))));
}
const asIfAgreed = say(
  "counted as if it were agreed",
  "compté comme si elle était convenue",
  "подсчёт ведётся так, как если бы оно было согласовано",
  "按已商定计算",
);
