/**
 * Warnings compete. A launch is warned of by few messages; where several that do not belong together fit one event in the same way, each is
 * the less likely for the others.
 */
import type { Candidate } from "./desk.ts";

/** How much of the others' odds counts against one. Chosen on the launches of 2019 to 2021 alone: docs/watch.md. */
const share = 0.2;

type Scored = Pick<Candidate, "kind" | "id" | "score" | "parts">;

/**
 * @param homeOf the group that a warning is in; those of one group do not compete with each other
 * @returns the scores, in the order of the candidates; a notification's stays
 */
export function compete(candidates: readonly Scored[], homeOf: (id: string) => string): readonly number[] {
  // Of each group its likeliest warning, by what was compared.
  const best = new Map<string, { readonly home: string; readonly role: string; readonly odds: number }>();
  for (const c of candidates) {
    if (c.kind !== "warning") continue;
    const [home, role, odds] = [homeOf(c.id), roleOf(c), oddsOf(c.score)];
    const key = `${role} ${home}`;
    if (odds > (best.get(key)?.odds ?? 0)) best.set(key, { home, role, odds });
  }
  const sums = new Map<string, number>();
  for (const b of best.values()) sums.set(b.role, (sums.get(b.role) ?? 0) + b.odds);
  return candidates.map((c) => {
    if (c.kind === "notification") return c.score;
    const [home, role] = [c.kind === "group" ? c.id : homeOf(c.id), roleOf(c)];
    const rest = Math.max(0, (sums.get(role) ?? 0) - (best.get(`${role} ${home}`)?.odds ?? 0));
    const odds = oddsOf(c.score);
    return Math.round((odds / (1 + odds + share * rest)) * 1000) / 1000;
  });
}

const roleOf = (c: Scored): string => c.parts.place?.compared ?? "";
const oddsOf = (score: number): number => score / Math.max(1e-6, 1 - score);
