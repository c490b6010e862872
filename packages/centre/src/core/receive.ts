import { type FieldSpec, normaliseFields, type Regime } from "@comity/regime";
import {
  type EnvelopeId,
  envelopeIdOf,
  faultLine,
  type Instant,
  type Item,
  isItem,
  isOnLine,
  type Message,
  openReceipt,
  type Party,
  parseEnvelope,
  type Sealed,
  streamOf,
} from "@comity/wire";
import { declarationMisfit } from "./declare/state.ts";
import { append, type Effect, type Step } from "./effect.ts";
import type { Env } from "./env.ts";
import type { RecordFrame } from "./frames.ts";
import type { JournalEntry } from "./journal.ts";
import { keyMisfit, openHere, revokedWhy } from "./keys/receive.ts";
import { directoryNow } from "./keys/state.ts";
import type { LineId } from "./line/line.ts";
import { lineMisfit, mustWait } from "./line/receive.ts";
import { paperMisfit } from "./paper/state.ts";
import { ruleOf } from "./rules.ts";
import { emptyStream, type State } from "./state.ts";

/** Take what a peer's connection brought. Nothing in a frame is believed that is not signed. */
export function receiveFrame(env: Env, s: State, peer: Party, frame: RecordFrame, at: Instant): Step {
  if ("batch" in frame) return fold(s, frame.batch, (st, line) => receiveEnvelope(env, st, peer, line, at));
  if ("receipts" in frame) return fold(s, frame.receipts, (st, line) => receiveReceipt(env, st, peer, line, at));
  if ("refused" in frame) return fold(s, frame.refused, (st, r) => receiveRefusal(env, st, peer, r, at));
  return resend(env, s, peer, frame.want);
}

function fold<T>(s: State, things: readonly T[], take: (s: State, t: T) => Step): Step {
  let state = s;
  const effects: Effect[] = [];
  for (const thing of things) {
    const step = take(state, thing);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

const only = (state: State, ...effects: Effect[]): Step => ({ state, effects });

function receiveEnvelope(env: Env, s: State, peer: Party, line: string, at: Instant): Step {
  const refuse = (dullLine: string, detail: string): Step =>
    only(s, { do: "refuse", to: peer, id: "", line: dullLine, detail });
  const e = parseEnvelope(line);
  if (!e.ok) return refuse(dull(faultLine(e.faults)), faultLine(e.faults));
  const name = envelopeIdOf(env.primitives, e.value);
  const held = s.envelopes.get(name);
  // Doubled on the way, or our receipt was lost: the effect happened once, the receipt is given again.
  if (held?.from === peer) return only(s, { do: "receipt", to: peer, id: name, receivedAt: held.at });

  const opened = openHere(env, s, e.value, line, name);
  const revoked = opened.ok ? undefined : revokedWhy(env, s, e.value);
  if (revoked !== undefined) return refuseRevoked(env, s, peer, name, revoked, at);
  if (!opened.ok) return refuse(dull(faultLine(opened.faults)), faultLine(opened.faults));
  const { id, message: m } = opened.value;
  if (m.from !== peer) {
    return only(s, { do: "refuse", to: peer, id, line: "refused", detail: `${peer} brought an envelope of ${m.from}` });
  }
  if (!m.to.includes(env.me)) {
    return only(s, {
      do: "refuse",
      to: peer,
      id,
      line: "refused",
      detail: `not addressed to ${env.me} but to ${m.to.join(", ")}`,
    });
  }
  const broken = brokenLink(s, opened.value);
  if (broken !== undefined) return refuseEquivocation(env, s, peer, opened.value, broken, at);
  if (isOnLine(m.body) && mustWait(env, s, { ...m, body: m.body })) return only(s);
  const onLine = isOnLine(m.body) ? lineMisfit(env, s, { ...m, body: m.body }) : undefined;
  const misfit = onLine?.why ?? misfits(env, s, opened.value);
  if (misfit !== undefined) {
    const stream = streamOf(m);
    const entry: JournalEntry = { kind: "refused", at, peer, stream, sequence: m.sequence, id, why: misfit };
    const held = s.streams.get(stream, emptyStream).ids.has(m.sequence);
    const refused: Effect = { do: "refuse", to: peer, id, line: "out of regime", detail: misfit };
    if (held) return only(s, refused);
    const added = append(env, s, entry);
    return stopLines(env, only(added.state, added.effect, refused), onLine?.stops ?? [], misfit, at);
  }
  const added = append(env, s, { kind: "received", at, peer, id, envelope: line }, opened.value);
  return only(added.state, added.effect, { do: "receipt", to: peer, id, receivedAt: at });
}

/** Kept with its reason, so that whoever looks later sees that the stolen key was used; never more than a peer could fill a disk with. */
function refuseRevoked(
  env: Env,
  s: State,
  peer: Party,
  id: EnvelopeId,
  { m, why }: { readonly m: Message; readonly why: string },
  at: Instant,
): Step {
  const refusal: Effect = { do: "refuse", to: peer, id, line: "refused", detail: why };
  if (s.byRevokedKey.has(id) || s.byRevokedKey.size >= equivocationsMax) return only(s, refusal);
  const added = append(env, s, { kind: "refused-key", at, peer, id, from: m.from, why });
  return only(added.state, added.effect, refusal);
}

function stopLines(env: Env, step: Step, lines: readonly LineId[], words: string, at: Instant): Step {
  return lines.reduce<Step>((done, line) => {
    if ((done.state.lines.get(line)?.stopped ?? null) !== null) return done;
    const added = append(env, done.state, { kind: "line-stopped", at, line, words });
    return { state: added.state, effects: [...done.effects, added.effect] };
  }, step);
}

/** Two contents for one place, or a link to another past than the one we hold. */
function brokenLink(s: State, { id, message: m }: Sealed): string | undefined {
  const stream = s.streams.get(streamOf(m));
  if (stream === undefined) return undefined;
  const here = stream.ids.get(m.sequence);
  if (here !== undefined && here !== id) return `number ${m.sequence} was already taken by another envelope`;
  const before = stream.ids.get(m.sequence - 1);
  if (before !== undefined && before !== m.previous)
    return `number ${m.sequence} names another number ${m.sequence - 1} than the one we hold`;
  const next = stream.ids.get(m.sequence + 1);
  const after = next && s.envelopes.get(next)?.previous;
  if (after !== undefined && after !== null && after !== id)
    return `number ${m.sequence} is not the one that number ${m.sequence + 1} names`;
  return undefined;
}

const equivocationsMax = 1000; // evidence, not a way to fill our disk

function refuseEquivocation(env: Env, s: State, peer: Party, sealed: Sealed, words: string, at: Instant): Step {
  const m = sealed.message;
  const refusal: Effect = {
    do: "refuse",
    to: peer,
    id: sealed.id,
    line: "broken sequence",
    detail: `${streamOf(m)}: ${words}`,
  };
  const seen = s.equivocations.some((q) => q.stream === streamOf(m) && q.sequence === m.sequence && q.words === words);
  if (seen || s.equivocations.size >= equivocationsMax) return only(s, refusal);
  const entry: JournalEntry = {
    kind: "equivocation",
    at,
    peer,
    stream: streamOf(m),
    sequence: m.sequence,
    envelope: sealed.text,
    words,
  };
  const added = append(env, s, entry);
  return only(added.state, added.effect, refusal);
}

/** Why a properly signed message is none that any regime here knows, or undefined. */
function misfits(env: Env, s: State, { message: m }: Sealed): string | undefined {
  const body = m.body;
  if (body.kind === "acknowledgement") {
    const item = s.items.get(body.of);
    if (item === undefined) return undefined; // it may overtake what it acknowledges
    if (!item.to.includes(m.from))
      return `${m.from} acknowledges ${item.item.reference}, which was not addressed to it`;
    return item.envelope === body.envelope
      ? undefined
      : `${m.from} acknowledges other bytes than those of ${item.item.reference}`;
  }
  if (isOnLine(body)) return undefined;
  if (body.kind === "key-change") return keyMisfit(env, s, m, body);
  if (body.kind === "paper") return paperMisfit(s, { ...m, body }, env.regimes);
  if (!isItem(body)) return declarationMisfit(env, s, { ...m, body });
  const regime = env.regimes.get(body.regime.id);
  if (regime === undefined) return `no regime "${body.regime.id}" here`;
  for (const p of [m.from, ...m.to]) if (!regime.parties.includes(p)) return `${p} is not a party to ${regime.id}`;
  if (!body.reference.startsWith(`${m.from}-`)) return `reference ${body.reference} is not one of ${m.from}`;
  if (s.items.has(body.id)) return `item ${body.id} is already on record with other content`;
  const same = s.byReference.get(body.reference);
  if (same !== undefined && s.items.has(same)) return `reference ${body.reference} is already on record`;
  if (body.officers.composed === body.officers.released) return "one officer alone released it; two are needed";
  if (body.kind !== "notification") {
    const of = s.items.get(body.of);
    if (of !== undefined && of.from !== m.from)
      return `${m.from} speaks about ${of.item.reference}, which is ${of.from}'s`;
    if (of !== undefined && of.item.regime.id !== body.regime.id) return `${of.item.reference} is under another regime`;
  }
  return fieldsMisfit(env, s, regime, body);
}

function fieldsMisfit(env: Env, s: State, regime: Regime, item: Item): string | undefined {
  if (item.kind === "notification") {
    const rule = regime.notifications.get(item.type);
    return rule === undefined
      ? `no notification "${item.type}" in ${regime.id}`
      : checkFields(rule.fields, item.fields);
  }
  const of = s.items.get(item.of);
  if (of === undefined) return undefined; // what it speaks of has not arrived: kept, and shown as such
  const rule = ruleOf(env, s, of.item);
  if (rule === undefined) return undefined;
  if (item.kind === "follow-up") {
    const followUp = rule.followUps.get(item.type);
    return followUp === undefined
      ? `no follow-up "${item.type}" in ${regime.id}`
      : checkFields(followUp.fields, item.fields);
  }
  const corrected = of.item.kind === "follow-up" ? rule.followUps.get(of.item.type)?.fields : rule.fields;
  return corrected && checkFields(corrected, item.fields);
}

function checkFields(specs: ReadonlyMap<string, FieldSpec>, values: unknown): string | undefined {
  const read = normaliseFields(specs, values);
  return read.ok ? undefined : faultLine(read.faults);
}

function receiveReceipt(env: Env, s: State, peer: Party, line: string, at: Instant): Step {
  const opened = openReceipt(env.primitives, directoryNow(env, s), line);
  if (!opened.ok)
    return only(s, { do: "refuse", to: peer, id: "", line: "malformed receipt", detail: faultLine(opened.faults) });
  const { receipt } = opened.value;
  if (receipt.from !== peer || receipt.to !== env.me) {
    return only(s, {
      do: "refuse",
      to: peer,
      id: "",
      line: "malformed receipt",
      detail: `a receipt of ${receipt.from} to ${receipt.to}`,
    });
  }
  const isNews = receipt.envelopes.some((e) => s.envelopes.has(e.id) && !s.receipts.get(e.id)?.has(peer));
  if (!isNews) return only(s);
  const added = append(env, s, { kind: "receipted", at, peer, receipt: line }, opened.value);
  return only(added.state, added.effect);
}

function receiveRefusal(
  env: Env,
  s: State,
  peer: Party,
  r: { readonly id: EnvelopeId | ""; readonly line: string },
  at: Instant,
): Step {
  const id = r.id as EnvelopeId;
  const waits = s.outbox.get(peer)?.has(id) ?? false;
  if (!waits || s.refusedByPeer.get(id)?.has(peer)) return only(s);
  const added = append(env, s, { kind: "refused-by-peer", at, peer, id, line: r.line });
  return only(added.state, added.effect);
}

/** Give again what a peer says it lacks, if it was addressed to it. */
function resend(env: Env, s: State, peer: Party, want: Extract<RecordFrame, { want: unknown }>["want"]): Step {
  const stream = s.streams.get(want.stream);
  const [from, to = ""] = want.stream.split(">");
  if (stream === undefined || from !== env.me || !(to.split("#")[0] ?? "").split(",").includes(peer)) return only(s);
  const effects = want.sequences
    .map((n) => stream.ids.get(n))
    .filter((id) => id !== undefined)
    .map((id): Effect => ({ do: "deliver", to: peer, id }));
  return only(s, ...effects);
}

function dull(words: string): string {
  return words.includes("signature") || words.includes("signed") || words.includes("party") || words.includes("record")
    ? "refused"
    : words.includes("oversized")
      ? "oversized envelope"
      : "malformed envelope";
}
