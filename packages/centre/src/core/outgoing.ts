/**
 * What one officer prepares and a second releases, beside notifications: papers and declarations. What was prepared stays in the
 * journal; its words are sealed when they leave, for they must open to who is addressed then.
 */
import { languageOf, normaliseFields } from "@comity/regime";
import {
  commitmentOf,
  type Declaration,
  type DeclarationSeal,
  type Instant,
  type ItemId,
  type Paper,
  type PaperAct,
  type Party,
  type Period,
  type SealedWords,
} from "@comity/wire";
import { declarationKey, formFault, periodFault, specsOf } from "./declare/state.ts";
import type { Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import { limitsOf } from "./file/limits.ts";
import { saidWith } from "./line/decide.ts";
import { type Words, wordsFault } from "./line/words.ts";
import { stepFault } from "./paper/state.ts";
import { no, record, say, sorted } from "./say.ts";
import type { State } from "./state.ts";

export type Prepared =
  | ({ readonly kind: "paper"; readonly words: Words } & Omit<Paper, "kind" | "words" | "officers">)
  | ({ readonly kind: "declaration"; readonly sealFirst: boolean; readonly salt: string } & Omit<
      Declaration,
      "kind" | "officers" | "opens"
    >);
export interface Outgoing {
  readonly data: Prepared;
  readonly to: readonly Party[];
  readonly composedBy: string;
  readonly at: Instant;
  readonly state: "awaiting-release" | "sealed" | "sent" | "discarded";
  readonly releasedBy: string | null;
  readonly reason: string | null;
}

export type OutgoingAct =
  | {
      readonly do: "prepare-paper";
      readonly act: PaperAct;
      /** The paper that this is a step of; none for a new one. */
      readonly paper?: string | undefined;
      readonly to?: readonly Party[] | undefined;
      readonly regime?: string | undefined;
      readonly asksReply: boolean;
      readonly replyBy?: Instant | undefined;
      readonly language?: string | undefined;
      /** Not sealed before release. */
      readonly plain: Words;
    }
  | {
      readonly do: "prepare-declaration";
      readonly regime: string;
      readonly type: string;
      readonly period: Period;
      readonly form?: string | undefined;
      readonly nil: boolean;
      readonly fields: unknown;
      readonly language?: string | undefined;
      /** Promise it under seal first, and open it once all have promised theirs. */
      readonly sealFirst?: boolean | undefined;
      readonly salt?: string | undefined;
    }
  | { readonly do: "release-outgoing"; readonly id: string; readonly sealed?: SealedWords | undefined }
  | { readonly do: "open-declaration"; readonly id: string }
  | { readonly do: "discard-outgoing"; readonly id: string; readonly reason: string };

const outgoingActs = [
  "prepare-paper",
  "prepare-declaration",
  "release-outgoing",
  "open-declaration",
  "discard-outgoing",
];
export const isOutgoingAct = (a: { readonly do: string }): a is OutgoingAct => outgoingActs.includes(a.do);

export function decideOutgoing(
  env: Env,
  s: State,
  officer: Officer,
  act: OutgoingAct,
  at: Instant,
  newId: ItemId,
): Step {
  switch (act.do) {
    case "prepare-paper":
      return preparePaper(env, s, officer, act, at, newId);
    case "prepare-declaration":
      return prepareDeclaration(env, s, officer, act, at, newId);
    default: {
      const found = findOutgoing(s, act.id);
      if (found === undefined) return no(s, "not-found", `nothing named "${act.id}" was prepared here`);
      return onPrepared(env, s, officer, act, found, at);
    }
  }
}

export const findOutgoing = (s: State, idOrReference: string): Outgoing | undefined =>
  s.outgoing.get(idOrReference as ItemId) ?? s.outgoing.get(s.byReference.get(idOrReference) ?? ("" as ItemId));

function nextReference(env: Env, s: State, at: Instant): string {
  const year = at.slice(0, 4);
  return `${env.me}-${year}-${String(s.counters.get(year, 0) + 1).padStart(4, "0")}`;
}

function preparePaper(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<OutgoingAct, { do: "prepare-paper" }>,
  at: Instant,
  id: ItemId,
): Step {
  const fault = wordsFault(act.plain, limitsOf(env));
  if (fault !== undefined) return no(s, "bad-input", fault);
  const named = act.paper;
  const paper =
    named === undefined ? undefined : (s.papers.get(named as ItemId) ?? s.papers.find((p) => p.reference === named));
  if (act.act !== "tabled" && paper === undefined) return no(s, "not-found", `there is no paper "${named ?? ""}" here`);
  const circle = paper === undefined ? sorted(act.to ?? []) : sorted([paper.from, ...paper.to]);
  const to = circle.filter((p) => p !== env.me);
  const strangers = to.filter((p) => !env.directory.keys.has(p));
  if (strangers.length > 0) return no(s, "bad-input", `${strangers.join(", ")} has no centre in the key directory`);
  if (to.length === 0) return no(s, "bad-input", "say to whom it goes");
  if (act.regime !== undefined && !env.regimes.has(act.regime))
    return no(s, "bad-input", `no regime "${act.regime}" here`);
  if (act.replyBy !== undefined && act.replyBy <= at)
    return no(s, "bad-input", "the day for a reply has passed already");
  const version = paper === undefined ? 1 : paper.version + (act.act === "revised" ? 1 : 0);
  const misstep = paper && stepFault(paper, act.act, env.me, [env.me, ...to], version);
  if (misstep !== undefined) return no(s, "wrong-state", misstep);
  const data: Prepared = {
    kind: "paper",
    act: act.act,
    id,
    reference: nextReference(env, s, at),
    paper: paper?.id ?? id,
    version,
    regime: act.regime ?? paper?.regime ?? null,
    asksReply: act.act === "tabled" || act.act === "revised" ? act.asksReply : false,
    replyBy: act.replyBy ?? null,
    language: act.language ?? languageOf(env.me),
    words: act.plain,
  };
  return record(env, s, { kind: "prepared", at, by: officer.name, to, data }, id);
}

function prepareDeclaration(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<OutgoingAct, { do: "prepare-declaration" }>,
  at: Instant,
  id: ItemId,
): Step {
  const regime = env.regimes.get(act.regime);
  const rule = regime?.declarations.get(act.type);
  if (regime === undefined || rule === undefined)
    return no(s, "bad-input", `no declaration "${act.type}" of "${act.regime}" here`);
  const odd = periodFault(act.period);
  if (odd !== undefined) return no(s, "bad-input", odd);
  const before = s.declarations.get(declarationKey(regime.id, rule.name, act.period, env.me));
  if (before?.seal != null && before.filed.length === 0)
    return no(s, "wrong-state", "a declaration about this period is promised under seal: open that one first");
  const specs = act.nil ? undefined : specsOf(rule, act.form ?? null);
  const read = specs && normaliseFields(specs, act.fields);
  if (read !== undefined && !read.ok)
    return no(s, "checks", "the form is not filled in as the regime asks", { faults: read.faults });
  const fields = read?.value ?? {};
  const held = { form: act.form ?? null, nil: act.nil, fields };
  const fault = formFault(rule, held);
  if (fault !== undefined) return no(s, "checks", fault);
  const data: Prepared = {
    kind: "declaration",
    id,
    reference: nextReference(env, s, at),
    regime: { id: regime.id, digest: regime.digest },
    type: rule.name,
    period: act.period,
    ...held,
    language: act.language ?? languageOf(env.me),
    composedAt: at,
    // What corrects a declaration that all have read has nothing to hide.
    sealFirst: before === undefined && (act.sealFirst ?? rule.simultaneous ?? false),
    salt: act.salt ?? "",
  };
  if (data.sealFirst && data.salt === "") return no(s, "bad-input", "a seal needs its salt");
  const to = regime.parties.filter((p) => p !== env.me);
  return record(env, s, { kind: "prepared", at, by: officer.name, to: sorted(to), data }, id);
}

function onPrepared(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<OutgoingAct, { id: string }>,
  o: Outgoing,
  at: Instant,
): Step {
  const { id, reference } = o.data;
  if (act.do === "open-declaration") {
    if (o.state !== "sealed" || o.data.kind !== "declaration")
      return no(s, "wrong-state", `${reference} is not under seal`);
    return openDeclaration(env, s, o, at);
  }
  if (o.state !== "awaiting-release") return no(s, "wrong-state", `${reference} is ${o.state}`, { id });
  if (act.do === "discard-outgoing")
    return record(env, s, { kind: "unprepared", at, by: officer.name, id, reason: act.reason }, id);
  if (officer.name === o.composedBy)
    return no(s, "forbidden", `${officer.name} wrote ${reference}: another officer releases it`, { id });
  const officers = { composed: o.composedBy, released: officer.name };
  if (o.data.kind === "paper") {
    if (act.sealed === undefined)
      return no(s, "bad-input", "the words could not be sealed to everyone addressed", { id });
    const { words, ...rest } = o.data;
    const paper = s.papers.get(rest.paper);
    const misstep = paper && stepFault(paper, rest.act, env.me, [env.me, ...o.to], rest.version);
    if (misstep !== undefined) return no(s, "wrong-state", misstep, { id });
    return saidWith(env, s, { ...rest, officers, words: act.sealed }, o.to, at, id, words);
  }
  const { sealFirst, salt, ...rest } = o.data;
  // Two may have been prepared side by side: the second would break the promise that the first made.
  const before = s.declarations.get(declarationKey(rest.regime.id, rest.type, rest.period, env.me));
  if (before !== undefined && (sealFirst || before.filed.length === 0))
    return no(s, "wrong-state", "a declaration about this period is already promised or told: discard this one", {
      id,
    });
  if (!sealFirst) return say(env, s, { ...rest, officers, opens: null }, o.to, at, id);
  const { regime, type, period } = rest;
  const commitment = commitmentOf(env.primitives, rest, salt);
  const body: DeclarationSeal = { kind: "declaration-seal", id, regime, type, period, commitment, officers };
  return say(env, s, body, o.to, at, id);
}

/** What was promised is told. The two officers released it when it was sealed: nothing of it can be otherwise now. */
export function openDeclaration(env: Env, s: State, o: Outgoing, at: Instant): Step {
  if (o.data.kind !== "declaration") return { state: s, effects: [] };
  const { sealFirst: _, salt, ...rest } = o.data;
  const held = s.declarations.get(declarationKey(rest.regime.id, rest.type, rest.period, env.me));
  if (held?.seal == null) return no(s, "wrong-state", `${rest.reference} was not promised`);
  const officers = { composed: o.composedBy, released: o.releasedBy ?? "" };
  return say(env, s, { ...rest, officers, opens: { seal: held.seal.envelope, salt } }, o.to, at, rest.id);
}

/** Ours under seal that may be told now: everyone who takes part has promised, or has told already. */
export function readyToOpen(env: Env, s: State): readonly Outgoing[] {
  return [...s.outgoing.values()].filter((o) => {
    if (o.state !== "sealed" || o.data.kind !== "declaration") return false;
    const { regime, type, period } = o.data;
    return [env.me, ...o.to].every((p) => s.declarations.has(declarationKey(regime.id, type, period, p)));
  });
}
