/** How wide words are, without a page to measure them on: Noto Sans, a little too wide rather than cut. */

export function widthOf(text: string, size = 12, bold = false): number {
  let width = 0;
  for (const c of text) width += advance(c);
  return width * (size / 12) * (bold ? 1.06 : 1);
}

function advance(c: string): number {
  if (/[\u2e80-\uffef]/.test(c)) return 12.2;
  if (/[ \u00a0\u202f.,:;'’|il!jtfrI()[\]/-]/.test(c)) return 4.2;
  if (/[mwMWжшщюмыЖШЩЮМФ%—]/.test(c)) return 10.2;
  return /[A-ZА-Я]/.test(c) ? 8.2 : 6.9;
}

/** Lines that fit a width: broken at spaces, and between any two signs of Chinese. */
export function wrap(text: string, width: number, size = 12): string[] {
  const parts = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line !== "" && widthOf((line + part).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** The longest of some words for one thing that fits; undefined where not even the shortest does. */
export const fitting = (words: readonly string[], width: number): string | undefined =>
  words.find((w) => widthOf(w) <= width);
