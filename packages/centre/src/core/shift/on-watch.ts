/**
 * What belongs to the watch, and may it be done by somebody else? The watch's acts are for who holds it; but a crisis is never blocked by a
 * rota: what cannot wait is done, and the journal says by whom, and that they were not on watch (decision 0013).
 */
import type { Instant, ItemId } from "@comity/wire";
import type { Act } from "../act.ts";
import { alarmsAt } from "../alarms.ts";
import type { Env, Officer } from "../env.ts";
import { findItem, type State } from "../state.ts";
import { unannounced } from "../watching.ts";

export type OnWatch =
  | { readonly may: "yes" }
  /** It is done, and marked. */
  | { readonly may: "marked"; readonly holder: string; readonly about: string }
  | { readonly may: "no"; readonly detail: string };

const yes: OnWatch = { may: "yes" };

export function onWatch(env: Env, s: State, officer: Officer, act: Act, at: Instant): OnWatch {
  const { watch } = s.shift;
  // Until somebody takes the watch for the first time, this centre keeps none.
  if (watch === null || watch.by === officer.name) return yes;
  const about = aboutOfWatch(act, officer);
  if (about === undefined) return yes;
  if (cannotWait(env, s, act, at)) return { may: "marked", holder: watch.by, about };
  const detail = `${watch.by} has the watch: take it over by a hand-over first. What rings is never blocked`;
  return { may: "no", detail };
}

/** What an act of the watch is about; undefined for acts that are not the watch's. */
function aboutOfWatch(act: Act, officer: Officer): string | undefined {
  switch (act.do) {
    case "acknowledge":
    case "route":
    case "settle-event":
      // The warning desk keeps the launch watch by itself.
      return officer.role === "desk" ? undefined : act.id;
    case "take-alarm":
      return officer.role === "desk" ? undefined : act.alarm;
    case "line-call":
    case "line-test":
    case "line-test-answer":
      return act.line;
    case "line-say":
    case "line-reply":
      return act.call;
    default:
      return undefined;
  }
}

function cannotWait(env: Env, s: State, act: Act, at: Instant): boolean {
  switch (act.do) {
    case "take-alarm":
      return true;
    case "line-reply":
    case "line-say":
      return s.calls.has(act.call as ItemId);
    case "line-call":
      return act.urgency !== "routine";
    case "acknowledge":
    case "route": {
      const item = findItem(s, act.id)?.item.id;
      return item !== undefined && alarmsAt(env, s, at).some((a) => a.item === item);
    }
    case "settle-event":
      return alarmsAt(env, s, at).some((a) => a.kind === unannounced && a.event?.id === act.id);
    default:
      return false;
  }
}
