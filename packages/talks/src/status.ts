/** A row's status, as it can be told on a day. */
import type { Day } from "@comity/almanac";
import { hasHappened, knownFrom } from "./known.ts";
import type { TalkEvent } from "./types.ts";

/**
 * The record's word; where it tells of something as past whose day lies ahead (a page announced it, the compiler knew more): *announced*.
 */
export function statusOn(e: TalkEvent, on: Day): string {
  const isTooEarly = !hasHappened(e, on) || knownFrom(e) < e.date.from;
  return isTooEarly && toldAsPast.test(e.status) ? "announced" : e.status;
}

const toldAsPast = /^(held|done|in effect|given|issued|ended|signed|resumed|frozen|opened|concluded|took place)\b/i;
