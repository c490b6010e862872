/** What the address asks of the outlook, and what it means where it is silent. */
import { type Measured, measured } from "./ask.ts";

export interface Choices {
  readonly party: string | null;
  readonly measure: Measured;
  /** Null: where the room itself puts it. */
  readonly cap: number | null;
  readonly model: string | null;
  readonly seed: number;
  readonly to: number;
  /** Regimes to compare; empty: as many as the room shows by itself. */
  readonly regimes: readonly string[];
  /** Of the frameworks; null: the last. */
  readonly year: number | null;
}

export const lastYears = [2035, 2040, 2045] as const;
export const firstSeed = 1;
export const pathsShown = 10_000; // tidy: paths, not an agreement's
const seedMost = 2 ** 32 - 1;

export function choicesIn(search: URLSearchParams): Choices {
  const whole = (name: string): number | null => {
    const text = search.get(name);
    return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
  };
  const to = whole("to");
  const seed = whole("seed");
  return {
    party: search.get("party"),
    measure: measured.find((m) => m === search.get("measure")) ?? "stockpile",
    cap: whole("cap"),
    model: search.get("model"),
    seed: seed === null || seed > seedMost ? firstSeed : seed,
    to: lastYears.find((y) => y === to) ?? lastYears[0],
    year: whole("year"),
    regimes: (search.get("regimes") ?? "").split(",").filter((r) => r !== ""),
  };
}

/** A round number at or above another: 1, 2, 3, 5 or 10 times a power of ten, and never under 100. */
export function roundAbove(n: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(n, 100)));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((s) => s * power >= n) ?? 10;
  return Math.max(100, step * power);
}

export const capStep = 10;
export const capLeap = 100;
export const roundCap = (n: number, most: number): number =>
  Math.min(most, Math.max(0, Math.round(n / capStep) * capStep));
