/** Times as a watch officer reads them. */
const minuteMs = 60_000;

/** `2026-02-14 02:00`, always UTC. */
export const minute = (instant: string): string => instant.slice(0, 16).replace("T", " ");

/** `12 min over`, `29 min left`, `20 h 47 min left`, `157 d left`. */
export function left(dueAt: string, now: string): string {
  const ms = Date.parse(dueAt) - Date.parse(now);
  return `${span(Math.abs(ms))} ${ms < 0 ? "over" : "left"}`;
}

function span(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 60) return `${minutes} min`;
  const whole = Math.floor(minutes / 60);
  if (whole < 48) return `${whole} h ${minutes % 60} min`;
  return `${Math.floor(whole / 24)} d`;
}

/** `31.4 h` */
export const hours = (h: number): string => `${h.toFixed(1)} h`;
