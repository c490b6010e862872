/** Direct labels: each beside its area, none over another, none outside the frame. */
export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Half the height of what it names. */
  readonly reach: number;
}

const lineHeight = 15;
/** Closer than this, two things are one to the eye. */
const samePx = 14;

export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /\p{Script=Han}/u.test(c) ? 12.5 : 7;
  return width;
}

/** What stands on one spot shares one label: the first by name, the rest by number; the table beside names them all. */
export function mergeLabels(
  labels: readonly Label[],
  size: { readonly width: number; readonly height: number },
  more: (name: string, count: number) => string,
): Label[] {
  const groups: { first: Label; others: number }[] = [];
  for (const l of labels) {
    if (l.x < -8 || l.y < -8 || l.x > size.width + 8 || l.y > size.height + 8) continue;
    const near = groups.find((g) => Math.hypot(g.first.x - l.x, g.first.y - l.y) < samePx);
    if (near === undefined) groups.push({ first: l, others: 0 });
    else near.others += near.first.text === l.text ? 0 : 1;
  }
  return groups.map((g) => (g.others === 0 ? g.first : { ...g.first, text: more(g.first.text, g.others) }));
}

export function placeLabels(labels: readonly Label[], width: number, height: number): Label[] {
  const placed: Label[] = [];
  for (const l of [...labels].sort((a, b) => a.y - b.y)) {
    const half = widthOf(l.text) / 2;
    const x = Math.min(Math.max(l.x, half + 4), Math.max(width - half - 4, half + 4));
    let y = l.y - l.reach - 6 > 12 ? l.y - l.reach - 6 : l.y + l.reach + 14;
    while (
      placed.some((p) => Math.abs(p.y - y) < lineHeight && Math.abs(p.x - x) < half + widthOf(p.text) / 2 + 4) &&
      y < height - 4
    ) {
      y += lineHeight;
    }
    placed.push({ ...l, x, y: Math.min(y, height - 4) });
  }
  return placed;
}
