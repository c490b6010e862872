/** Labels beside marks on one line: the long one where there is room, else the short one, else none; the list below says it all. */

export interface Wanted {
  readonly x: number;
  /** The longest first. */
  readonly words: readonly string[];
}
export interface Placed {
  readonly x: number;
  readonly row: number;
  readonly anchor: "start" | "end";
  readonly text: string;
}

/** In pixels, for 12 px Noto Sans: wide enough that nothing is ever cut. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u2e80-\uffff]/.test(c) ? 12.4 : /[A-ZА-ЯМШЩЮЖ]/.test(c) ? 8.6 : 7;
  return width;
}

/** @param rows how many rows of labels stand above the line; row 0 is the one next to it */
export function placeLabels(wanted: readonly Wanted[], rows: number, left: number, right: number): (Placed | null)[] {
  const taken: [number, number][][] = Array.from({ length: rows }, () => []);
  return wanted.map(({ x, words }) => {
    for (const text of words) {
      const width = widthOf(text);
      for (let row = 0; row < rows; row++) {
        for (const anchor of ["start", "end"] as const) {
          const from = anchor === "start" ? x + 4 : x - 4 - width;
          const to = from + width;
          if (from < left || to > right) continue;
          if (taken[row]?.some(([a, b]) => from < b + 8 && to > a - 8)) continue;
          // A mark between a label and its own mark would make it ambiguous whose it is.
          if (wanted.some((w) => w.x !== x && w.x > from - 2 && w.x < to + 2)) {
            if (row === 0) continue;
          }
          taken[row]?.push([from, to]);
          return { x: anchor === "start" ? x + 4 : x - 4, row, anchor, text };
        }
      }
    }
    return null;
  });
}
