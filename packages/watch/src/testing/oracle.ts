/** Slow answers by another way, for tests: what geographiclib alone says, with sides cut in many small pieces. */

import { footOn, headingBetween, metresBetween, placeAlong } from "../area/geodesic.ts";
import type { Position } from "../types.ts";

/** The bearing from a place turns once around as one walks along the ring's geodesic sides, step by step. */
export function windsAround(p: Position, ring: readonly Position[]): boolean {
  let turned = 0;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] as Position;
    const { bearing, metres } = headingBetween(a, b);
    // Fine steps where the place is near, for the bearing turns fast there.
    const near = footOn(p, a, b);
    const marks = new Set<number>();
    for (let k = 0; k <= 60; k++) marks.add((metres * k) / 60);
    for (let d = 0.01; d < metres; d *= 1.5)
      for (const s of [near.alongMetres - d, near.alongMetres + d]) if (s > 0 && s < metres) marks.add(s);
    const bearings = [...marks].sort((x, y) => x - y).map((s) => headingBetween(p, placeAlong(a, bearing, s)).bearing);
    for (let k = 1; k < bearings.length; k++)
      turned += (((((bearings[k] as number) - (bearings[k - 1] as number)) % 360) + 540) % 360) - 180;
  }
  const far = ring.some((v) => metresBetween(p, v) > 9_900_000);
  return !far && Math.abs(turned) > 180;
}
