import { type Filing, type Regime, summarise, type Text } from "@comity/regime";
import { type Instant, type Party, plusMs } from "@comity/wire";
import type { Entry } from "../api/schemas.ts";
import type { Env } from "../core/env.ts";
import { fieldsNow, filing, hadAt, laterOf, outcomeOf, ruleOf, subjectOf } from "../core/rules.ts";
import type { ItemState, State } from "../core/state.ts";
import { handMark } from "./hand.ts";
import { inEach } from "./words.ts";

const same = (words: string): Text => inEach(() => words);

/** One item as `inbox`, `sent` and `due` list it. */
export function entryOf(env: Env, s: State, i: ItemState): Entry {
  const { item } = i;
  const isOurs = i.from === env.me;
  const about = item.kind === "notification" ? null : item.of;
  const receivedAt = isOurs ? lastReceipt(s, i) : i.at;
  // Before an addressee has ours, the time of release stands in: it can only get later.
  const filed = filing(env, i, receivedAt ?? i.at);
  const acknowledged = s.acknowledgements.get(item.id);
  const ours = acknowledged?.get(env.me);
  const allAcknowledged = i.to.every((p) => acknowledged?.has(p));
  const last =
    isOurs && allAcknowledged
      ? i.to.map((p) => acknowledged?.get(p)).sort((a, b) => ((a?.at ?? "") < (b?.at ?? "") ? 1 : -1))[0]
      : undefined;
  const acked = isOurs ? last : ours;
  return {
    id: item.id,
    reference: item.reference,
    kind: item.kind,
    regime: item.regime.id,
    regimeTitle: env.regimes.get(item.regime.id)?.title ?? same(item.regime.id),
    type: typeOf(s, i),
    typeTitle: typeTitle(env, s, i),
    from: i.from,
    to: [...i.to],
    about,
    aboutReference: about === null ? null : (s.items.get(about)?.item.reference ?? null),
    fields: item.fields,
    effectiveFields: fieldsNow(env, s, i),
    summary: summaryOf(env, s, i),
    composedAt: item.composedAt,
    sentAt: i.sentAt,
    receivedAt,
    ...filedOf(filed),
    acknowledgedAt: acked?.at ?? null,
    acknowledgedBy: acked?.by ?? null,
    byHand: byHandOf(s, i),
    ...toldOf(env, i),
    routed: routedOf(env, s, i),
    addressees: Object.fromEntries(i.to.map((p) => [p, addressee(env, s, i, p)])),
    outcome: item.kind === "notification" ? (outcomeOf(s, i)?.type ?? null) : null,
    correctedBy: laterOf(s, i).findLast((l) => l.item.kind === "correction")?.item.id ?? null,
    open: s.unsettled.has(item.id),
    clause: filed?.clause ?? clauseOf(env, s, i),
  };
}

export function filedOf(
  f: Filing | undefined,
): Pick<Entry, "filing" | "filingBecause" | "leadTimeHours" | "lateByHours"> {
  const hours = (h: number): number => Math.round(h * 100) / 100;
  if (f === undefined)
    return { filing: "not-required", filingBecause: "no-lead-time", leadTimeHours: null, lateByHours: null };
  return {
    filing: f.kind,
    filingBecause: "because" in f ? f.because : null,
    leadTimeHours: f.leadTimeHours === null ? null : hours(f.leadTimeHours),
    lateByHours: f.kind === "late" ? hours(f.byHours) : null,
  };
}

/** The regime's word for an item; a correction goes by what it corrects. */
export function typeOf(s: State, i: ItemState): string {
  if (i.item.kind !== "correction") return i.item.type;
  const of = s.items.get(i.item.of)?.item;
  return of === undefined || of.kind === "correction" ? "correction" : of.type;
}

export function typeTitle(env: Env, s: State, i: ItemState): Text {
  const rule = ruleOf(env, s, i.item);
  const type = typeOf(s, i);
  return rule?.followUps.get(type)?.title ?? (rule?.name === type ? rule.title : same(type));
}

export function clauseOf(env: Env, s: State, i: ItemState): string {
  const rule = ruleOf(env, s, i.item);
  return rule?.followUps.get(typeOf(s, i))?.clause ?? rule?.clause ?? "";
}

function summaryOf(env: Env, s: State, i: ItemState): Text {
  const regime: Regime | undefined = env.regimes.get(i.item.regime.id);
  const of = subjectOf(s, i.item)?.item;
  return regime === undefined ? same(i.item.reference) : inEach((l) => summarise(regime, i.item, l, of));
}

export function lastReceipt(s: State, i: ItemState): Instant | null {
  const all = i.to.map((p) => hadAt(s, i, p));
  if (all.some((at) => at === undefined)) return null;
  return all.reduce<Instant | null>((last, at) => (at !== undefined && (last === null || at > last) ? at : last), null);
}

function addressee(env: Env, s: State, i: ItemState, p: Party): Entry["addressees"][string] {
  const receivedAt = p === env.me ? i.at : (s.receipts.get(i.envelope)?.get(p)?.at ?? null);
  const acknowledged = s.acknowledgements.get(i.item.id)?.get(p);
  const given = s.givenByHand.get(i.item.id)?.get(p);
  const had = p === env.me ? i.at : hadAt(s, i, p);
  const filed = had === undefined ? undefined : filedOf(filing(env, i, had));
  return {
    receivedAt,
    refused: receivedAt === null ? (s.refusedByPeer.get(i.envelope)?.get(p)?.line ?? null) : null,
    acknowledgedAt: acknowledged?.at ?? null,
    acknowledgedBy: acknowledged?.by ?? null,
    acknowledgedByHand: acknowledged?.byHand !== undefined,
    givenByHandAt: given?.at ?? null,
    filing: filed?.filing ?? null,
    leadTimeHours: filed?.leadTimeHours ?? null,
  };
}

/** Who of the regime's parties was told, and who was not. The sender knows. */
export function toldOf(
  env: Env,
  i: Pick<ItemState, "from" | "to"> & { item: { regime: { id: string } } },
): Pick<Entry, "told" | "notTold"> {
  const parties = env.regimes.get(i.item.regime.id)?.parties ?? [];
  return { told: [...i.to], notTold: parties.filter((p) => p !== i.from && !i.to.includes(p)) };
}

/** An entry's mark: the evidence, and who entered and confirmed it. */
function byHandOf(s: State, i: ItemState): Entry["byHand"] {
  const h = i.byHand ? s.handEntries.get(i.item.id) : undefined;
  return h === undefined ? null : handMark(s, h);
}

const minuteMs = 60_000;
function routedOf(env: Env, s: State, i: ItemState): Entry["routed"] {
  const routes = s.routes.get(i.item.id);
  if (routes === undefined) return [];
  return [...routes].map(([id, r]) => {
    const desk = env.desks.find((d) => d.id === id);
    const within = desk?.readWithinMinutes ?? null;
    return {
      desk: id,
      title: desk?.title ?? same(id),
      mustRead: desk?.mustRead ?? false,
      routedAt: r.at,
      dueAt: within === null ? null : plusMs(r.at, within * minuteMs),
      readAt: r.readAt,
      readBy: r.readBy,
    };
  });
}
