import type { Text } from "@comity/regime";
import type { Instant, Party } from "@comity/wire";
import type { CentreInfo } from "../api/schemas.ts";
import type { Env, Officer } from "../core/env.ts";
import { nextTurn } from "../core/shift/roster.ts";
import { longestWaiting, type State } from "../core/state.ts";
import { watchHeld } from "./shift.ts";

/** What the console's frame shows: who, where, when, and how the lines stand. */
export function centreInfo(
  env: Env,
  s: State,
  own: { name: Text; note: Text | null; checkpoint: string | null },
  officer: Officer,
  now: Instant,
): CentreInfo {
  const peers = [...env.directory.keys.keys()].filter((p): p is Party => p !== env.me);
  return {
    party: env.me,
    name: own.name,
    purpose: env.directory.purpose,
    record: env.directory.record,
    note: own.note,
    now,
    officer,
    desks: env.desks.map((d) => ({ ...d })),
    peers: peers.map((party) => {
      const link = s.links.get(party);
      const waiting = s.outbox.get(party);
      return {
        party,
        connected: link?.connected ?? false,
        since: link?.since ?? null,
        waiting: waiting?.size ?? 0,
        oldestWaitingAt: longestWaiting(s, party)?.since ?? null,
      };
    }),
    watch: watchHeld(s),
    nextWatch: nextWatch(s, now),
    seats: [],
    recordSize: s.leaves,
    checkpoint: own.checkpoint,
  };
}

function nextWatch(s: State, now: Instant): CentreInfo["nextWatch"] {
  const turn = nextTurn(s, now);
  return turn === undefined ? null : { officer: turn.officer, from: turn.from, until: turn.until };
}
