import { type Instant, plusMs } from "@comity/wire";
import type { Env, Officer } from "../env.ts";
import type { State } from "../state.ts";
import type { Turn } from "./state.ts";

/** What is planned for the watch from a moment on, the soonest first. */
export const watchTurns = (s: State, now: Instant): readonly Turn[] =>
  [...s.shift.turns.values()]
    .filter((t) => t.role === "watch-officer" && t.until > now)
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** Whoever takes over so long before a turn begins takes it for that turn. */
const earlyMs = 2 * 60 * 60_000;

/** Until when an officer who takes the watch now is planned to keep it; null where no plan says. */
export const plannedUntil = (s: State, officer: string, now: Instant): Instant | null =>
  watchTurns(s, now).find((t) => t.officer === officer && t.from <= plusMs(now, earlyMs))?.until ?? null;

/** Who is planned to have the watch next. */
export function nextTurn(s: State, now: Instant): Turn | undefined {
  const holder = s.shift.watch?.by;
  return watchTurns(s, now).find((t) => t.officer !== holder);
}

export const isWatchOfficer = (env: Env, name: string): boolean | undefined =>
  env.officers === undefined ? undefined : env.officers.some((o) => o.name === name && o.role === "watch-officer");

/** Who may sign in the place of an officer who is ill or gone, and plans the turns: a supervisor; where none is, a releasing officer. */
export function standsIn(env: Env, officer: Officer): boolean {
  if (officer.role === "supervisor") return true;
  const hasSupervisor = env.officers?.some((o) => o.role === "supervisor") ?? false;
  return !hasSupervisor && officer.role === "releasing-officer";
}
