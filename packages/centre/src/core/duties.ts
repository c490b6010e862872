import type { Evidence } from "@comity/regime";
import { type Instant, type ItemId, msOf, type Party, plusMs } from "@comity/wire";
import type { Env } from "./env.ts";
import { acknowledgementDeadline, followUpDeadline, hadAt, isClosed, receiptDeadline } from "./rules.ts";
import type { DraftState, ItemState, State } from "./state.ts";

export type DutyWord = "release" | "acknowledge" | "route" | "read" | "follow-up" | "deliver";

/** One thing owed: by whom, to whom, by when, by which rule. `clause` null: by our own standing order. */
export interface Duty {
  readonly duty: DutyWord;
  readonly about: { readonly item: ItemState } | { readonly draft: DraftState };
  readonly owedBy: Party;
  readonly owedTo: readonly Party[];
  readonly desk: string | null;
  readonly dueAt: Instant | null;
  /** From when the time runs: for alarms at half of it. */
  readonly since: Instant;
  readonly clause: string | null;
  readonly verified: Evidence;
  readonly oneOf: readonly string[];
}

const minuteMs = 60_000;

/** Everything owed by us and to us that is not settled, late first, then soonest. */
export const dutiesOf = (env: Env, s: State): readonly Duty[] => unsortedDuties(env, s).sort(sooner);

/** @param by only what this party owes; absent: what anybody does */
export function unsortedDuties(env: Env, s: State, by?: Party): Duty[] {
  const duties: Duty[] = [];
  for (const d of s.drafts.values()) if (d.state === "awaiting-release") duties.push(releaseDuty(env, d));
  for (const id of s.unsettled.keys()) {
    const i = s.items.get(id);
    if (i === undefined) continue;
    if (i.from === env.me) duties.push(...duesOfOurs(env, s, i));
    else duties.push(...duesOfTheirs(env, s, i));
    const followUp = by === undefined || by === i.from ? followUpDuty(env, s, i) : undefined;
    if (followUp !== undefined) duties.push(followUp);
  }
  return by === undefined ? duties : duties.filter((d) => d.owedBy === by);
}

export function sooner(a: Duty, b: Duty): number {
  const [first, second] = [a.dueAt ?? "9999", b.dueAt ?? "9999"];
  return first < second ? -1 : first > second ? 1 : 0;
}

function releaseDuty(env: Env, d: DraftState): Duty {
  const by =
    d.data.kind === "notification" ? receiptDeadline(env, d.data.regime, d.data.type, d.data.fields) : undefined;
  return {
    duty: "release",
    about: { draft: d },
    owedBy: env.me,
    owedTo: d.data.to,
    desk: null,
    dueAt: by?.dueAt ?? null,
    since: d.composedAt,
    clause: by?.clause ?? null,
    verified: by?.verified ?? "text",
    oneOf: [],
  };
}

/** A received item: acknowledge it, route it, have it read. */
function duesOfTheirs(env: Env, s: State, i: ItemState): readonly Duty[] {
  const id = i.item.id;
  const base = { about: { item: i }, owedBy: env.me, desk: null, since: i.at, oneOf: [] };
  const duties: Duty[] = [];
  const deadline = acknowledgementDeadline(env, s, i.item, i.at);
  if (deadline !== undefined && !s.acknowledgements.get(id)?.has(env.me)) {
    duties.push({
      ...base,
      duty: "acknowledge",
      owedTo: [i.from],
      dueAt: deadline.dueAt,
      clause: deadline.clause,
      verified: deadline.verified,
    });
  }
  const order = { owedTo: [], clause: null, verified: "text" as const };
  const unrouted = env.desks.find((d) => d.mustRead && !s.routes.get(id)?.has(d.id));
  if (unrouted !== undefined) {
    duties.push({
      ...base,
      ...order,
      duty: "route",
      desk: unrouted.id,
      dueAt: plusMs(i.at, env.routeWithinMinutes * minuteMs),
    });
  }
  for (const desk of env.desks) {
    const route = s.routes.get(id)?.get(desk.id);
    if (route === undefined || route.readAt !== null || !desk.mustRead) continue;
    const dueAt = desk.readWithinMinutes === null ? null : plusMs(route.at, desk.readWithinMinutes * minuteMs);
    duties.push({ ...base, ...order, duty: "read", desk: desk.id, dueAt, since: route.at });
  }
  return duties;
}

/** An item of ours: delivered to each addressee by the time that the rule counts to, and acknowledged by each. */
function duesOfOurs(env: Env, s: State, i: ItemState): readonly Duty[] {
  const duties: Duty[] = [];
  const by =
    i.item.kind === "notification" ? receiptDeadline(env, i.item.regime.id, i.item.type, i.item.fields) : undefined;
  const undelivered = i.to.filter((p) => hadAt(s, i, p) === undefined);
  if (undelivered.length > 0) {
    duties.push({
      duty: "deliver",
      about: { item: i },
      owedBy: env.me,
      owedTo: undelivered,
      desk: null,
      dueAt: by?.dueAt ?? null,
      since: i.at,
      clause: by?.clause ?? null,
      verified: by?.verified ?? "text",
      oneOf: [],
    });
  }
  for (const party of i.to) {
    const receivedAt = hadAt(s, i, party);
    if (receivedAt === undefined || s.acknowledgements.get(i.item.id)?.has(party)) continue;
    const deadline = acknowledgementDeadline(env, s, i.item, receivedAt);
    if (deadline === undefined) continue;
    duties.push({
      duty: "acknowledge",
      about: { item: i },
      owedBy: party,
      owedTo: [env.me],
      desk: null,
      dueAt: deadline.dueAt,
      since: receivedAt,
      clause: deadline.clause,
      verified: deadline.verified,
      oneOf: [],
    });
  }
  return duties;
}

/** Its sender says how the event ended, by the time that the rule names. */
function followUpDuty(env: Env, s: State, i: ItemState): Duty | undefined {
  if (i.item.kind !== "notification" || isClosed(env, s, i)) return undefined;
  const deadline = followUpDeadline(env, s, i);
  if (deadline === undefined) return undefined;
  return {
    duty: "follow-up",
    about: { item: i },
    owedBy: i.from,
    owedTo: i.to,
    desk: null,
    dueAt: deadline.dueAt,
    since: i.at,
    clause: deadline.clause,
    verified: deadline.verified,
    oneOf: deadline.oneOf,
  };
}

/** Ours that an officer can act on: what a value that no text confirms sets is never late. */
export function dueStateOf(
  d: Pick<Duty, "dueAt" | "since" | "verified">,
  now: Instant,
): "late" | "soon" | "later" | "no-time" {
  if (d.dueAt === null || d.verified === "unverified") return "no-time";
  if (now > d.dueAt) return "late";
  const left = msOf(d.dueAt) - msOf(now);
  const whole = msOf(d.dueAt) - msOf(d.since);
  return left < Math.max(30 * minuteMs, Math.min(whole / 2, 60 * minuteMs)) ? "soon" : "later";
}

export const itemIdOf = (d: Duty): ItemId => ("item" in d.about ? d.about.item.item.id : d.about.draft.data.id);
