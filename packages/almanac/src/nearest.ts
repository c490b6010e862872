/** The right word that a wrong one most likely meant. */

/** @returns undefined where none is near: more than a third of the letters differ */
export function nearest(word: string, right: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let best: { word: string; far: number } | undefined;
  for (const r of right) {
    const far = distance(wanted, plain(r));
    if (best === undefined || far < best.far) best = { word: r, far };
  }
  return best !== undefined && best.far <= Math.max(1, Math.floor(wanted.length / 3)) ? best.word : undefined;
}

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "-")
    .slice(0, 60);

/** Letters to change, add or leave out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
