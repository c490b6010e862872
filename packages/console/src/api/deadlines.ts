/** Asks again at the moment that the next deadline passes: the centre says what is late, and this is when its answer changes. */
import { useEffect } from "react";
import { lineMoments } from "../lines/lead.ts";
import { useCalls, useCentre, useDue, useLines } from "./asks.ts";
import { queries } from "./centre.ts";
import { nowMs } from "./now.ts";

const timerMaxMs = 2 ** 31 - 1;

export function nextDeadline(dueAts: readonly (string | null)[], now: number): number | null {
  const ahead = dueAts.flatMap((at) => (at === null ? [] : [Date.parse(at)])).filter((ms) => ms > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** A path that is gone for so long counts as down, and rings after twice that. */
const gone = (since: string | null): (string | null)[] =>
  since === null ? [] : [30_000, 60_000].map((ms) => new Date(Date.parse(since) + ms).toISOString());

export function useDeadlines(): void {
  const due = useDue().data;
  const lines = useLines().data;
  const calls = useCalls().data;
  const peers = useCentre().data?.peers;
  useEffect(() => {
    const now = nowMs();
    const next = nextDeadline(
      [
        ...(due ?? []).map((d) => d.dueAt),
        ...lineMoments(lines ?? [], calls ?? []),
        ...(peers ?? []).filter((p) => !p.connected).flatMap((p) => gone(p.since)),
      ],
      now,
    );
    if (next === null) return;
    const timer = setTimeout(
      () => {
        for (const what of ["due", "alarms", "lines", "calls"]) void queries.invalidateQueries({ queryKey: [what] });
      },
      Math.min(next - now + 1000, timerMaxMs),
    );
    return () => clearTimeout(timer);
  }, [due, lines, calls, peers]);
}
