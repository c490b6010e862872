import { normaliseFields } from "@comity/regime";
import { type Instant, type ItemId, isItem, type Party } from "@comity/wire";
import type { Step } from "../effect.ts";
import type { Env, Officer } from "../env.ts";
import { ruleOf } from "../rules.ts";
import { no, record, sorted } from "../say.ts";
import { findItem, type State } from "../state.ts";
import type { HandEntry, HandEvidence, HandSaid } from "./entry.ts";

export type HandAct =
  | { readonly do: "enter-by-hand"; readonly said: SaidIn; readonly evidence: HandEvidence }
  | { readonly do: "confirm-by-hand"; readonly id: string }
  | { readonly do: "reject-by-hand"; readonly id: string; readonly reason: string }
  /** The same came signed. @property item its id or reference */
  | { readonly do: "supersede-by-hand"; readonly id: string; readonly item: string };

/** As an officer types it; `of` is an id or a reference. */
export interface SaidIn {
  readonly kind: HandSaid["kind"];
  /** Absent: us. */
  readonly from?: Party | undefined;
  readonly to?: readonly Party[] | undefined;
  readonly regime?: string | undefined;
  readonly type?: string | undefined;
  readonly of?: string | undefined;
  readonly fields?: unknown;
}

export const isHandAct = (a: { readonly do: string }): a is HandAct => a.do.endsWith("-by-hand");

export function decideHand(env: Env, s: State, officer: Officer, act: HandAct, at: Instant, newId: ItemId): Step {
  if (act.do === "enter-by-hand") return enter(env, s, officer, act, at, newId);
  const entry = findHand(s, act.id);
  if (entry === undefined) return no(s, "not-found", `nothing named "${act.id}" was entered by hand`);
  const { id, reference } = entry;
  if (act.do === "supersede-by-hand") return supersede(env, s, officer, entry, act.item, at);
  if (entry.state !== "not-confirmed") return no(s, "wrong-state", `${reference} is ${entry.state}`, { id });
  if (act.do === "reject-by-hand")
    return record(env, s, { kind: "hand-rejected", at, by: officer.name, id, reason: act.reason }, id);
  if (officer.name === entry.enteredBy)
    return no(s, "forbidden", `${officer.name} entered ${reference}: another officer confirms it`, { id });
  return record(env, s, { kind: "hand-confirmed", at, by: officer.name, id }, id);
}

export const findHand = (s: State, idOrReference: string): HandEntry | undefined =>
  s.handEntries.get(idOrReference as ItemId) ?? s.handEntries.find((h) => h.reference === idOrReference);

/** Neither confirmed against its evidence nor given up: it silences nothing. */
export const notConfirmed = (s: State): readonly HandEntry[] =>
  [...s.handEntries.values()].filter((h) => h.state === "not-confirmed");

function enter(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<HandAct, { do: "enter-by-hand" }>,
  at: Instant,
  id: ItemId,
): Step {
  const fault = evidenceFault(act.evidence, at);
  if (fault !== undefined) return no(s, "bad-input", fault);
  const said = readSaid(env, s, act.said);
  if ("why" in said) return no(s, said.why, said.detail, said.faults === undefined ? {} : { faults: said.faults });
  const year = at.slice(0, 4);
  const count = s.handEntries.count((h) => h.reference.startsWith(`H-${year}-`)) + 1;
  const reference = `H-${year}-${String(count).padStart(4, "0")}`;
  const entry = { id, reference, said, evidence: act.evidence };
  return record(env, s, { kind: "hand-entered", at, by: officer.name, entry }, id);
}

function evidenceFault(e: HandEvidence, at: Instant): string | undefined {
  if (e.receivedAt > at) return `it cannot have been received at ${e.receivedAt}, which is yet to come`;
  if (e.takenAt > at) return `it cannot have been taken at ${e.takenAt}, which is yet to come`;
  if (e.sha256 === null && (e.text ?? "").trim() === "" && e.reference === null)
    return "there is no evidence: give the note's reference, its text, or the SHA-256 of a scan";
  return undefined;
}

interface Fault {
  readonly why: "bad-input" | "not-found" | "checks";
  readonly detail: string;
  readonly faults?: readonly { readonly at: string; readonly message: string }[];
}
const bad = (detail: string): Fault => ({ why: "bad-input", detail });

function readSaid(env: Env, s: State, x: SaidIn): HandSaid | Fault {
  const from = x.from ?? env.me;
  const named = x.of === undefined ? undefined : findItem(s, x.of);
  if (x.kind !== "notification" && named === undefined)
    return { why: "not-found", detail: `there is no message "${x.of ?? ""}" that it speaks of` };
  if (x.kind === "notification") return readNotification(env, x, from);
  if (named === undefined) return bad("say what it speaks of");
  if (x.kind === "follow-up") return readFollowUp(env, s, x, from, named);
  const { id, reference } = named.item;
  if (x.kind === "given") {
    const to = sorted(x.to ?? []);
    const strangers = to.filter((p) => !named.to.includes(p));
    if (named.from !== env.me) return bad(`${reference} is not ours to give`);
    if (to.length === 0) return bad("say to whom it was given");
    if (strangers.length > 0) return bad(`${reference} is not addressed to ${strangers.join(", ")}`);
    return { kind: "given", from: env.me, to, of: id };
  }
  const isRead = named.from === env.me ? named.to.includes(from) : from === env.me;
  if (!isRead) return bad(`${reference} was not addressed to ${from}`);
  return { kind: "acknowledgement", from, of: id };
}

function readNotification(env: Env, x: SaidIn, from: Party): HandSaid | Fault {
  const regime = env.regimes.get(x.regime ?? "");
  const rule = regime?.notifications.get(x.type ?? "");
  if (regime === undefined || rule === undefined)
    return bad(`no notification "${x.type ?? ""}" in the regime "${x.regime ?? ""}" here`);
  if (from === env.me)
    return bad("say which state it came from; what we gave by hand is sent first, then marked given");
  const to = sorted([env.me, ...(x.to ?? [])]);
  const strangers = [from, ...to].filter((p) => !regime.parties.includes(p));
  if (strangers.length > 0) return bad(`${strangers.join(", ")} is not a party to ${regime.id}`);
  const read = normaliseFields(rule.fields, x.fields ?? {});
  if (!read.ok) return { why: "checks", detail: "the form is not filled in as the regime asks", faults: read.faults };
  const ref = { id: regime.id, digest: regime.digest };
  return { kind: "notification", from, to, regime: ref, type: rule.name, fields: read.value };
}

function readFollowUp(
  env: Env,
  s: State,
  x: SaidIn,
  from: Party,
  named: NonNullable<ReturnType<typeof findItem>>,
): HandSaid | Fault {
  const { id, reference, regime } = named.item;
  if (named.from === env.me || from !== named.from)
    return bad(`${reference} is ${named.from}'s: only ${named.from} says how it ended`);
  const followUp = ruleOf(env, s, named.item)?.followUps.get(x.type ?? "");
  if (named.item.kind !== "notification" || followUp === undefined)
    return bad(`no follow-up "${x.type ?? ""}" to ${reference}`);
  const read = normaliseFields(followUp.fields, x.fields ?? {});
  if (!read.ok) return { why: "checks", detail: "the form is not filled in as the regime asks", faults: read.faults };
  const to = sorted([env.me, ...(x.to ?? named.to)]);
  return { kind: "follow-up", from, to, regime, type: x.type ?? "", of: id, fields: read.value };
}

function supersede(env: Env, s: State, officer: Officer, h: HandEntry, item: string, at: Instant): Step {
  const { id, reference } = h;
  const signed = findItem(s, item);
  if (signed === undefined) return no(s, "not-found", `there is no message "${item}"`, { id });
  if (h.state !== "confirmed") return no(s, "wrong-state", `${reference} is ${h.state}`, { id });
  if (h.said.kind !== "notification" && h.said.kind !== "follow-up")
    return no(s, "wrong-state", `${reference} is no message that could come again`, { id });
  const other = signed.item.reference;
  if (signed.byHand) return no(s, "bad-input", `${other} was entered by hand as well, it is not signed`, { id });
  const x = signed.item;
  const isSame =
    isItem(x) &&
    x.kind === h.said.kind &&
    signed.from === h.said.from &&
    x.regime.id === h.said.regime.id &&
    x.type === h.said.type;
  if (!isSame) return no(s, "bad-input", `${other} is of another sender, regime or type than ${reference}`, { id });
  return record(env, s, { kind: "hand-superseded", at, by: officer.name, id, item: x.id }, id);
}
