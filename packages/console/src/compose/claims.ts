/** Which check stands beside which field: the centre names a path, and the nearest field on the page takes it. */
import type { Check } from "../api/centre.ts";

const order: Record<Check["result"], number> = { fail: 0, look: 1, pass: 2 };

export const sorted = (checks: readonly Check[]): Check[] =>
  [...checks].sort((a, b) => order[a.result] - order[b.result]);
export const count = (checks: readonly Check[], result: Check["result"]): number =>
  checks.filter((c) => c.result === result).length;

/**
 * What is said beside one field: checks of its own path, and of paths inside it that no field within has.
 * `within` lists the names of those fields: `opens` and `closes` of an interval, the indexes of a list.
 */
export function besideField(checks: readonly Check[], path: string, within: readonly string[] = []): Check[] {
  return checks.filter((c) => {
    if (c.result === "pass" || c.field === undefined) return false;
    if (c.field === path) return true;
    if (!c.field.startsWith(`${path}.`)) return false;
    const next = c.field.slice(path.length + 1).split(".")[0] ?? "";
    return !within.includes(next);
  });
}

/** Nothing but a lead time that is too short keeps it back: then it may still go, marked late, if an officer says so. */
export function onlyLate(checks: readonly Check[]): Check | null {
  const fails = checks.filter((c) => c.result === "fail");
  return fails.length > 0 && fails.every((c) => c.id === "lead-time") ? (fails[0] ?? null) : null;
}
