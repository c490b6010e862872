import { type EnvelopeId, type Instant, msOf, type Party } from "@comity/wire";
import type { Effect, Step } from "./effect.ts";
import type { Env } from "./env.ts";
import { Ledger } from "./ledger.ts";
import { missingOf, type State, type Waiting, waitingFor } from "./state.ts";

/** How long to wait for a receipt before sending again: doubled at each try up to the last; over a slow path, three times what its receipts take. */
const retryMsFirst = 2_000;
const retryMsLast = 60_000;
/** A peer that was away for hours tells nothing of how long the way is. */
const retryMsSlowest = 120_000;
const askAgainMs = 5_000;
/** At most so many are sent again to one peer in one tick: a peer that was away is not flooded. */
const resendMost = 256;

/** A connection came up or went down. What waits for a peer goes out at once when it comes up. */
export function decideLink(s: State, peer: Party, connected: boolean, at: Instant, clock: Instant): Step {
  if (s.links.get(peer)?.connected === connected) return { state: s, effects: [] };
  const linked: State = { ...s, links: s.links.set(peer, { connected, since: at }) };
  return connected ? resend(linked, peer, clock, () => true) : { state: linked, effects: [] };
}

/**
 * Time has passed: send again what has no receipt, ask again for what is missing.
 * @param clock our clock as it is, which may have been set back: the time of the record then stands still, and trying again must not
 */
export function decideTick(env: Env, s: State, clock: Instant): Step {
  const now = msOf(clock);
  let state = s;
  const effects: Effect[] = [];
  for (const peer of s.outbox.keys()) {
    if (!s.links.get(peer)?.connected) continue;
    const first = Math.min(retryMsSlowest, Math.max(retryMsFirst, 3 * (s.receiptMs.get(peer) ?? 0)));
    const last = Math.max(retryMsLast, first);
    const due = (w: Waiting): boolean =>
      now < w.lastSentMs || now - w.lastSentMs >= Math.min(last, first * 2 ** Math.min(w.tries, 10));
    const step = resend(state, peer, clock, due);
    state = step.state;
    effects.push(...step.effects);
  }
  for (const [id, stream] of state.streams) {
    if (stream.missingSince === null || (now >= stream.askedAt && now - stream.askedAt < askAgainMs)) continue;
    const sender = id.split(">")[0] as Party;
    const sequences = missingOf(stream);
    if (sender === env.me || !state.links.get(sender)?.connected || sequences.length === 0) continue;
    state = { ...state, streams: state.streams.set(id, { ...stream, askedAt: now }) };
    effects.push({ do: "send", to: sender, frame: { want: { stream: id, sequences } } });
  }
  return { state, effects };
}

function resend(s: State, peer: Party, clock: Instant, due: (w: Waiting) => boolean): Step {
  const now = msOf(clock);
  const effects: Effect[] = [];
  let again = s.outbox.get(peer) ?? Ledger.empty<EnvelopeId, Waiting>();
  for (const [id, w] of waitingFor(s, peer)) {
    if (effects.length >= resendMost) break;
    if (!due(w)) continue;
    if (s.refusedByPeer.get(id)?.has(peer) && w.tries > 3) continue; // it said no; a person must look
    again = again.set(id, { ...w, lastSentMs: now, tries: w.tries + 1 });
    effects.push({ do: "deliver", to: peer, id });
  }
  return { state: { ...s, outbox: s.outbox.set(peer, again) }, effects };
}
