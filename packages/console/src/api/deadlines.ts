/** Asks again at the moment that the next deadline passes: the centre says what is late, and this is when its answer changes. */
import { useEffect } from "react";
import { useDue } from "./asks.ts";
import { queries } from "./centre.ts";
import { nowMs } from "./now.ts";

const timerMaxMs = 2 ** 31 - 1;

export function nextDeadline(dueAts: readonly (string | null)[], now: number): number | null {
  const ahead = dueAts.flatMap((at) => (at === null ? [] : [Date.parse(at)])).filter((ms) => ms > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

export function useDeadlines(): void {
  const due = useDue().data;
  useEffect(() => {
    const now = nowMs();
    const next = nextDeadline(
      (due ?? []).map((d) => d.dueAt),
      now,
    );
    if (next === null) return;
    const timer = setTimeout(
      () => {
        void queries.invalidateQueries({ queryKey: ["due"] });
        void queries.invalidateQueries({ queryKey: ["alarms"] });
      },
      Math.min(next - now + 1000, timerMaxMs),
    );
    return () => clearTimeout(timer);
  }, [due]);
}
