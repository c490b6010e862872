/** Papers, and what waits for a second officer, as the API shows them. */
import { type Instant, type ItemId, msOf, type Party } from "@comity/wire";
import type { OutgoingInfo, PaperInfo } from "../api/paper-schemas.ts";
import type { Env } from "../core/env.ts";
import type { Look } from "../core/file/pull.ts";
import { parseWords } from "../core/line/words.ts";
import type { Outgoing } from "../core/outgoing.ts";
import { owesReply, type PaperState, type PaperStep, paperWord } from "../core/paper/state.ts";
import { shownText } from "../core/shown-text.ts";
import type { State } from "../core/state.ts";
import { fileInfo, nothingHeld } from "./files.ts";

const dayMs = 86_400_000;

/** Every paper of ours or addressed to us, the newest first. */
export const paperList = (env: Env, s: State, now: Instant, look: Look = nothingHeld): readonly PaperInfo[] =>
  [...s.papers.values()].map((p) => paperInfo(env, s, p, now, look)).reverse();

export function paperNamed(s: State, idOrReference: string): PaperState | undefined {
  const known = s.papers.get(idOrReference as ItemId);
  return known ?? s.papers.find((p) => p.steps.some((x) => x.reference === idOrReference || x.id === idOrReference));
}

export function paperInfo(env: Env, s: State, p: PaperState, now: Instant, look: Look = nothingHeld): PaperInfo {
  const steps = p.steps.toArray().map((x) => stepInfo(env, s, [p.from, ...p.to], x, look));
  const { id, reference, from, to, regime, asksReply, replyBy, withdrawnAt, version } = p;
  return {
    id,
    reference,
    from,
    to: [...to],
    regime,
    title: steps.findLast((x) => x.title !== null)?.title ?? null,
    state: paperWord(p, now),
    asksReply,
    replyBy,
    owes: owesReply(s, p, env.me, now).map((o) => ({ ...o, days: Math.floor((msOf(now) - msOf(o.since)) / dayMs) })),
    tabledAt: p.steps.first()?.sentAt ?? now,
    withdrawnAt,
    version,
    steps,
  };
}

function stepInfo(
  env: Env,
  s: State,
  to: readonly Party[],
  { at, asksReply: _asks, replyBy: _by, ...x }: PaperStep,
  look: Look,
): PaperInfo["steps"][number] {
  const plain = s.words.get(x.envelope);
  const words = plain === undefined ? undefined : parseWords(plain);
  const text = words && shownText(words.text);
  const title = words?.title === undefined ? undefined : shownText(words.title);
  const got = s.receipts.get(x.envelope);
  return {
    ...x,
    receivedAt: at,
    delivered: to
      .filter((p) => p !== x.from)
      .map((party) => ({ party, at: party === env.me ? at : (got?.get(party)?.at ?? null) })),
    title: title?.text ?? null,
    text: text?.text ?? null,
    fault: s.unopened.get(x.envelope) ?? null,
    marks: [...(title?.marks ?? []), ...(text?.marks ?? [])],
    files: (words?.files ?? []).map((f) => fileInfo(env, s, look, f)),
  };
}

/** What was prepared here, the newest first. */
export const outgoingList = (env: Env, s: State, look: Look = nothingHeld): readonly OutgoingInfo[] =>
  [...s.outgoing.values()].map((o) => outgoingInfo(env, s, o, look)).reverse();

function outgoingInfo(env: Env, s: State, o: Outgoing, look: Look): OutgoingInfo {
  const { data } = o;
  return {
    id: data.id,
    reference: data.reference,
    kind: data.kind,
    to: [...o.to],
    state: o.state,
    composedBy: o.composedBy,
    composedAt: o.at,
    releasedBy: o.releasedBy,
    reason: o.reason,
    paper:
      data.kind === "paper"
        ? {
            act: data.act,
            of: data.paper,
            title: data.words.title ?? null,
            text: data.words.text,
            replyBy: data.replyBy,
            files: (data.words.files ?? []).map((f) => fileInfo(env, s, look, f)),
          }
        : null,
    declaration:
      data.kind === "declaration"
        ? {
            regime: data.regime.id,
            type: data.type,
            typeTitle: env.regimes.get(data.regime.id)?.declarations.get(data.type)?.title ?? null,
            ...data.period,
            form: data.form,
            nil: data.nil,
            fields: data.fields,
            sealFirst: data.sealFirst,
          }
        : null,
  };
}
