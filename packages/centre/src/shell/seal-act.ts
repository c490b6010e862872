/** Seals the words of an act before it is decided: sealing takes a moment and chance, and what decides has neither. */
import type { ItemId, Party } from "@comity/wire";
import type { Act } from "../core/act.ts";
import type { Env } from "../core/env.ts";
import { directoryNow } from "../core/keys/state.ts";
import { lineNamed } from "../core/line/line.ts";
import { formatWords, type Words } from "../core/line/words.ts";
import { findOutgoing } from "../core/outgoing.ts";
import type { State } from "../core/state.ts";
import { boundTo, type Sealing } from "./sealing.ts";

type WithWords = Extract<Act, { sealed?: unknown }>;
export const needsSeal = (a: Act): a is WithWords =>
  a.do === "release-outgoing" || ("words" in a && a.words !== undefined);

/** @returns the act with its words sealed; as it was where they cannot be, and deciding says why */
export async function sealAct(
  env: Env,
  sealing: Sealing | undefined,
  s: State,
  act: WithWords,
  newId: ItemId,
): Promise<Act> {
  const on = placeOf(env, s, act, newId);
  if (sealing === undefined || on === undefined) return { ...act, sealed: undefined };
  const from = { record: env.directory.record, from: env.me, to: on.to };
  const bound = boundTo(from, on.kind, on.place, on.about);
  const sealed = await sealing.seal(on.to, directoryNow(env, s).sealing, formatWords(on.words), bound);
  return { ...act, sealed: sealed.ok ? sealed.value : undefined };
}

interface Place {
  readonly words: Words;
  readonly to: readonly Party[];
  readonly kind: string;
  readonly place: string;
  readonly about: string;
}
function placeOf(env: Env, s: State, act: WithWords, newId: ItemId): Place | undefined {
  if (act.do === "release-outgoing") {
    const o = findOutgoing(s, act.id);
    if (o === undefined || o.data.kind !== "paper") return undefined;
    const { words, regime, id, kind } = o.data;
    return { words, to: o.to, kind, place: regime ?? "", about: id };
  }
  if (act.words === undefined) return undefined;
  const call = "call" in act ? s.calls.get(act.call as ItemId) : undefined;
  const line = lineNamed(env, s, "line" in act ? act.line : (call?.line ?? ""));
  if (line === undefined) return undefined;
  return {
    words: act.words,
    to: line.members.filter((p) => p !== env.me),
    kind: act.do,
    place: `${line.regime.id}/${line.rule.name}`,
    about: call?.id ?? newId,
  };
}
