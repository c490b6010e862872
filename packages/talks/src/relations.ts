/** The matrix of pairs: for each two states, and for the group, the channels between them and what waits. */
import type { State } from "@comity/almanac";
import { type ChannelOptions, channels } from "./channels.ts";
import { eventsBetween, hasHappened, isCalledOff, isPlanned, sameParties, talksKnownOn } from "./known.ts";
import type { Channel, TalkEvent, Waiting } from "./types.ts";
import { waiting } from "./waiting.ts";

export interface Relation {
  /** Two states, or the whole group. */
  readonly parties: readonly State[];
  readonly channels: readonly Channel[];
  readonly waiting: readonly Waiting[];
  /** The last meeting of these and no others that was known to have been held. */
  readonly lastMeeting?: TalkEvent;
}

/** Every pair of `states` in their order, then all of them together. */
export function relations(
  events: readonly TalkEvent[],
  states: readonly State[],
  { on, regimes }: Omit<ChannelOptions, "between">,
): readonly Relation[] {
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b]));
  const all = channels(events, { on, regimes });
  const owed = waiting(events, { on, regimes });
  const isHeld = (e: TalkEvent): boolean => hasHappened(e, on) && !isPlanned(e) && !isCalledOff(e);
  const known = talksKnownOn(events, on).filter((e) => e.kind === "meeting" && isHeld(e));
  return [...pairs, states].map((parties) => {
    const last = eventsBetween(known, parties).findLast((e) => sameParties(e.parties, parties));
    const isPair = parties.length === 2;
    return {
      parties,
      channels: all.filter((c) => sameParties(c.parties, parties)),
      waiting: isPair ? owed.filter((w) => parties.includes(w.from) && parties.includes(w.to)) : [],
      ...(last === undefined ? {} : { lastMeeting: last }),
    };
  });
}
