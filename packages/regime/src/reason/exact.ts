import type { Fraction } from "../grammar/values.ts";

export type Rounding = "up" | "down" | "half-up";

/**
 * `over / under` of a whole number, rounded to a whole number as an agreement says: 75 % of 7 is 5 rounded down and 6 rounded
 * up; half of 5 is 3 by `half-up`. Whole numbers throughout: in floating point 0.07 × 100 is more than 7, and rounded up is 8.
 * @param n a whole number, 0 or more
 */
export function partOf(n: number, { over, under }: Pick<Fraction, "over" | "under">, rounding: Rounding): number {
  const [a, b] = [BigInt(n) * BigInt(over), BigInt(under)];
  if (rounding === "up") return Number((a + b - 1n) / b);
  if (rounding === "half-up") return Number((2n * a + b) / (2n * b));
  return Number(a / b);
}
