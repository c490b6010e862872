/** The centre's clock, which a drill may run elsewhere than this machine's. */
import { useSyncExternalStore } from "react";

let offsetMs = 0;

export function setNow(iso: string, receivedAtMs: number = Date.now()): void {
  const ms = Date.parse(iso);
  if (Number.isFinite(ms)) offsetMs = ms - receivedAtMs;
}

export const nowMs = (): number => Date.now() + offsetMs;

function tick(l: () => void): () => void {
  const timer = setInterval(l, 1000);
  return () => clearInterval(timer);
}

/** The present time, cut to `stepMs`, so that a row redraws when its words change and not every second. */
export function useNow(stepMs: number): number {
  return useSyncExternalStore(tick, () => Math.floor(nowMs() / stepMs) * stepMs);
}
