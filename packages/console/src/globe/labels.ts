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

export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /\p{Script=Han}/u.test(c) ? 12.5 : 7;
  return width;
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
