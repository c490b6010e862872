/**
 * How the watch passes from one officer to another: the outgoing one opens a hand-over, the incoming one reads each item, both sign what
 * stands, and only then the watch passes. Nobody loses the watch before somebody else has it.
 */
import type { Instant, ItemId } from "@comity/wire";
import { append, type Step } from "../effect.ts";
import type { Env, Officer, OfficerRole } from "../env.ts";
import { no, record } from "../say.ts";
import type { State } from "../state.ts";
import type { ShiftEntry } from "./entries.ts";
import { changedSince, listDigest, listed, type OpenItem, openItems } from "./items.ts";
import { isWatchOfficer, plannedUntil, standsIn } from "./roster.ts";
import type { HandOver, Listed, Signature, Watch } from "./state.ts";

export type ShiftAct =
  /** Nobody holds the watch. */
  | { readonly do: "shift-take"; readonly until?: Instant | undefined }
  | { readonly do: "shift-open"; readonly to?: string | undefined }
  /** `digest` is of the item as it was shown. */
  | {
      readonly do: "shift-read";
      readonly item: string;
      readonly digest: string;
      readonly remark?: string | undefined;
    }
  /** `digest` is of the list as it was shown; `reason` when somebody signs in the outgoing officer's place. */
  | { readonly do: "shift-sign"; readonly digest: string; readonly reason?: string | undefined }
  | { readonly do: "shift-withdraw"; readonly reason: string }
  | { readonly do: "shift-note"; readonly text: string; readonly language: string }
  | {
      readonly do: "shift-plan";
      readonly officer: string;
      readonly role: OfficerRole;
      readonly from: Instant;
      readonly until: Instant;
    }
  | { readonly do: "shift-unplan"; readonly turn: string };
export const isShiftAct = (a: { readonly do: string }): a is ShiftAct => a.do.startsWith("shift-");

export function decideShift(env: Env, s: State, officer: Officer, act: ShiftAct, at: Instant, newId: ItemId): Step {
  const keep = (entry: ShiftEntry, id: ItemId | null = null): Step => record(env, s, entry, id);
  const by = officer.name;
  switch (act.do) {
    case "shift-note":
      return keep({ kind: "watch-noted", at, by, id: newId, language: act.language, text: act.text }, newId);
    case "shift-plan":
      return plan(env, s, officer, act, at, newId);
    case "shift-unplan":
      if (!standsIn(env, officer)) return no(s, "forbidden", "a supervisor plans who has which role");
      if (!s.shift.turns.has(act.turn)) return no(s, "not-found", `there is no turn "${act.turn}" in the plan`);
      return keep({ kind: "turn-cancelled", at, by, id: act.turn });
    case "shift-take": {
      if (officer.role !== "watch-officer") return no(s, "forbidden", "a watch officer takes the watch");
      const { watch } = s.shift;
      if (watch?.by === by) return { state: s, effects: [], answer: { kind: "done", id: null } };
      if (watch !== null)
        return no(s, "wrong-state", `${watch.by} has the watch: it passes by a hand-over that both of you sign`);
      return keep({ kind: "watch-begun", at, by, from: null, until: act.until ?? plannedUntil(s, by, at) });
    }
    default: {
      const { watch } = s.shift;
      if (watch === null) return no(s, "wrong-state", "nobody has the watch: take it, there is nothing to hand over");
      return handingOver(env, s, officer, act, watch, at, newId);
    }
  }
}

type HandingOver = Extract<ShiftAct, { do: "shift-open" | "shift-read" | "shift-sign" | "shift-withdraw" }>;

function handingOver(
  env: Env,
  s: State,
  officer: Officer,
  act: HandingOver,
  watch: Watch,
  at: Instant,
  newId: ItemId,
): Step {
  const { handOver } = s.shift;
  if (act.do === "shift-open") return open(env, s, officer, act, watch, at, newId);
  if (handOver === null) return no(s, "wrong-state", "no hand-over is open: open one first");
  switch (act.do) {
    case "shift-withdraw":
      if (officer.name !== watch.by && officer.name !== handOver.by && !standsIn(env, officer))
        return no(s, "forbidden", `${watch.by} or a supervisor withdraws it`);
      return record(env, s, { kind: "hand-over-withdrawn", at, by: officer.name, reason: act.reason }, null);
    case "shift-read":
      return readItem(env, s, officer, act, handOver, at);
    case "shift-sign":
      return sign(env, s, officer, act, handOver, at);
  }
}

function open(
  env: Env,
  s: State,
  officer: Officer,
  { to }: Extract<ShiftAct, { do: "shift-open" }>,
  watch: Watch,
  at: Instant,
  newId: ItemId,
): Step {
  const { handOver } = s.shift;
  if (handOver !== null)
    return no(s, "wrong-state", `${handOver.by} has opened a hand-over already: go on with it, or withdraw it`);
  const mayOpen = officer.name === watch.by || officer.role === "watch-officer" || standsIn(env, officer);
  if (!mayOpen) return no(s, "forbidden", "a watch officer or a supervisor opens a hand-over");
  const taker = to ?? (officer.role === "watch-officer" && officer.name !== watch.by ? officer.name : null);
  if (taker === watch.by) return no(s, "bad-input", `${watch.by} has the watch already: name who takes it over`);
  if (taker !== null && isWatchOfficer(env, taker) === false)
    return no(s, "bad-input", `there is no watch officer "${taker}" at this centre`);
  const list = listed(openItems(env, s, at));
  const { name: by } = officer;
  return record(env, s, { kind: "hand-over-opened", at, by, id: newId, from: watch.by, to: taker, list }, newId);
}

function takerFault(officer: Officer, h: HandOver): string | undefined {
  if (officer.role !== "watch-officer") return "a watch officer takes the watch, and reads what passes on";
  if (officer.name === h.from) return `${h.from} hands over: who takes the watch reads the items`;
  if (h.to !== null && h.to !== officer.name) return `${h.to} takes this watch: withdraw the hand-over to name another`;
  return undefined;
}

function readItem(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<ShiftAct, { do: "shift-read" }>,
  h: HandOver,
  at: Instant,
): Step {
  const fault = takerFault(officer, h);
  if (fault !== undefined) return no(s, "forbidden", fault);
  const item = openItems(env, s, at).find((i) => i.key === act.item);
  if (item === undefined) return no(s, "not-found", "that item no longer stands open: look at the list again");
  if (item.digest !== act.digest)
    return no(s, "wrong-state", "this item has changed since it was shown to you: read it again");
  const remark = act.remark ?? null;
  if (isRead(h, item) && remark === null) return { state: s, effects: [], answer: { kind: "done", id: null } };
  const entry = { at, by: officer.name, item: item.key, digest: item.digest, remark };
  return record(env, s, { kind: "hand-over-read", ...entry }, null);
}

/** Whether the one who takes over has read it as it stands. */
export const isRead = (h: HandOver, item: OpenItem): boolean => h.read.get(item.key)?.digest === item.digest;

function sign(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<ShiftAct, { do: "shift-sign" }>,
  h: HandOver,
  at: Instant,
): Step {
  const items = openItems(env, s, at);
  const list = listed(items);
  const digest = listDigest(env, list);
  if (digest !== act.digest)
    return no(s, "wrong-state", "the list has changed since it was shown to you: look at it again, then sign");
  const base = { by: officer.name, at, digest, list, inPlaceOf: null };
  if (officer.name === h.from) return signed(env, s, h, "gives", base, list);
  if (officer.role !== "watch-officer" || act.reason !== undefined) {
    if (!standsIn(env, officer)) return no(s, "forbidden", `${h.from} signs, or in their place a supervisor`);
    if (act.reason === undefined) return no(s, "bad-input", `say why ${h.from} cannot sign`);
    return signed(env, s, h, "gives", { ...base, inPlaceOf: { officer: h.from, reason: act.reason } }, list);
  }
  const fault = takerFault(officer, h);
  if (fault !== undefined) return no(s, "forbidden", fault);
  const unread = items.filter((i) => !isRead(h, i));
  if (unread.length > 0)
    return no(s, "wrong-state", `${unread.length} of ${items.length} items are still to be read: read each, then sign`);
  return signed(env, s, h, "takes", base, list);
}

function signed(env: Env, s: State, h: HandOver, as: "gives" | "takes", made: Signature, list: Listed): Step {
  const added = append(env, s, { kind: "hand-over-signed", as, ...made });
  const one: Step = { state: added.state, effects: [added.effect], answer: { kind: "done", id: null } };
  const other = as === "gives" ? h.takes : h.gives;
  // Both must have signed all that stands now; what came in between is read and signed again first.
  if (other === null || changedSince(other.list, list).length > 0) return one;
  const { at } = made;
  const by = as === "takes" ? made.by : other.by;
  const until = plannedUntil(s, by, at);
  const begun = append(env, added.state, { kind: "watch-begun", at, by, from: h.from, until });
  return { ...one, state: begun.state, effects: [added.effect, begun.effect] };
}

function plan(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<ShiftAct, { do: "shift-plan" }>,
  at: Instant,
  newId: ItemId,
): Step {
  if (!standsIn(env, officer)) return no(s, "forbidden", "a supervisor plans who has which role");
  const { role, from, until } = act;
  const known = env.officers?.find((o) => o.name === act.officer);
  if (env.officers !== undefined && known === undefined)
    return no(s, "bad-input", `there is no officer "${act.officer}" at this centre`);
  if (known !== undefined && known.role !== role)
    return no(s, "bad-input", `${known.name} is here as ${known.role}, not as ${role}`);
  if (from >= until) return no(s, "bad-input", "a turn ends after it begins");
  const clash = [...s.shift.turns.values()].find(
    (t) => role === "watch-officer" && t.role === role && t.from < until && from < t.until,
  );
  if (clash !== undefined)
    return no(s, "wrong-state", `${clash.officer} is planned for the watch then: one officer at a time`);
  const turn = { id: newId, officer: act.officer, role, from, until, by: officer.name };
  return record(env, s, { kind: "turn-planned", at, turn }, newId);
}
