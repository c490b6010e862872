/** The normal distribution by additions, multiplications, divisions and roots alone, so that it too is the same on every machine. */

/** The z that a standard normal passes with this chance; 1 gives −∞, 0 gives +∞. Absolute error below 1e-9. */
export function normalAbove(chance: number): number {
  if (!(chance > 0)) return Number.POSITIVE_INFINITY;
  if (chance >= 1) return Number.NEGATIVE_INFINITY;
  let low = -8;
  let high = 8;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (1 - normalBelow(middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance that a standard normal is below z. */
export function normalBelow(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 && k < 600; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + (expMinus((z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** e^−t for t from 0 to 40. */
function expMinus(t: number): number {
  const small = -t / 64;
  let power = 1;
  for (let k = 14; k > 0; k -= 1) power = 1 + (small * power) / k;
  for (let i = 0; i < 6; i += 1) power *= power;
  return power;
}
