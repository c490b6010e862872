/** Milliseconds at most from one moment to another: `to − from ≤ ms`. Below zero, `to` is earlier by at least that much. */
export interface Bound<W> {
  readonly from: string;
  readonly to: string;
  readonly ms: number;
  readonly why: W;
}

/**
 * Whether moments can lie so that every bound is kept (a simple temporal network, by Bellman and Ford).
 * @returns bounds of which each leads on to the next and that together ask a moment to be earlier than itself; undefined when
 *   all can be kept
 */
export function contradiction<W>(bounds: readonly Bound<W>[]): readonly Bound<W>[] | undefined {
  if (!bounds.some((b) => b.ms < 0)) return undefined;
  const latest = new Map<string, number>();
  for (const { from, to } of bounds) latest.set(from, 0).set(to, 0);
  const by = new Map<string, Bound<W>>();
  let moved: string | undefined;
  for (let round = 0; round <= latest.size; round++) {
    moved = undefined;
    for (const b of bounds) {
      const to = (latest.get(b.from) ?? 0) + b.ms;
      if (to >= (latest.get(b.to) ?? 0)) continue;
      latest.set(b.to, to);
      by.set(b.to, b);
      moved = b.to;
    }
    if (moved === undefined) return undefined;
  }
  // Still moving after as many rounds as there are moments: going back that far surely ends on the circle.
  let at = moved ?? "";
  for (let i = 0; i < latest.size; i++) at = by.get(at)?.from ?? at;
  const circle: Bound<W>[] = [];
  let here = at;
  do {
    const b = by.get(here);
    if (b === undefined) return undefined;
    circle.unshift(b);
    here = b.from;
  } while (here !== at);
  return circle;
}
