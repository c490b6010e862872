/** Who owes whom a reply, and for how long. */
import type { Day, State } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import { isPending } from "./answers.ts";
import { proposedInRegimes } from "./from-regimes.ts";
import { type Open, proposalsOn, repeats } from "./proposals.ts";
import type { TalkEvent, Waiting } from "./types.ts";

export interface WaitingOptions {
  /** Only what is known on this day counts. */
  readonly on: Day;
  /** Only proposals between these. */
  readonly between?: readonly State[] | undefined;
  /** Agreements whose lives tell of proposals too. */
  readonly regimes?: readonly Regime[] | undefined;
}

/** One row for each addressee that owes a reply on a day, longest first. A proposal that was put twice waits since the first time. */
export function waiting(
  events: readonly TalkEvent[],
  { on, between, regimes = [] }: WaitingOptions,
): readonly Waiting[] {
  const all = [...events, ...proposedInRegimes(regimes, events)];
  const open = proposalsOn(all, on).filter((o) => o.ended === undefined);
  const first = open.filter((o, i) => !open.some((p, j) => j < i && repeats(o, p)));
  return first
    .filter((o) => between === undefined || between.length === 0 || isBetween(o, between))
    .map((o) => rowOf(o, on))
    .toSorted((a, b) => b.waitingDays - a.waitingDays || (`${a.to} ${a.topic}` < `${b.to} ${b.topic}` ? -1 : 1));
}

/** Of one party: whatever it waits for or owes. Of several: what stands between two of them. */
const isBetween = ({ from, to }: Open, between: readonly State[]): boolean =>
  between.length === 1
    ? between.includes(from) || between.includes(to)
    : between.includes(from) && between.includes(to);

function rowOf({ event, from, to, since }: Open, on: Day): Waiting {
  const notes = [
    event.date.from === event.date.to ? "" : `dated ${event.date.text}; at least so many days`,
    event.source.published === undefined ? "no day of publication: known from its own day" : "",
    isPending(event) && event.outcome !== "" ? event.outcome : "",
    event.note,
  ];
  return {
    kind: event.kind === "statement" ? "statement" : "proposal",
    from,
    to,
    topic: event.topic,
    since,
    date: event.date,
    waitingDays: daysBetween(since, on),
    source: event.source,
    row: { ...event.row, id: event.id },
    note: notes.filter((n) => n !== "").join("; "),
  };
}

const dayMs = 86_400_000;
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
