/** What a line is called: by who is at its other end, for that is whom an officer looks for. */
import type { LineInfo } from "../api/centre.ts";
import { comma, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

export const othersOf = (l: Pick<LineInfo, "members">, us: string): readonly string[] =>
  l.members.filter((p) => p !== us);

/** `China`; of a line of several its own title. */
export function lineName(l: LineInfo, us: string, { t, pick, language }: Words): string {
  const [only, ...more] = othersOf(l, us);
  return more.length === 0 && only !== undefined ? partyName(only, t, language) : pick(l.title);
}

/** `Line between two capitals`; of a line of several who they are. */
export function lineSecond(l: LineInfo, us: string, words: Words): string {
  return othersOf(l, us).length === 1 ? words.pick(l.title) : namesOf(othersOf(l, us), words);
}

export const namesOf = (parties: readonly string[], { t, language }: Words): string =>
  parties.map((p) => partyName(p, t, language)).join(comma(language));

/** Whether what was typed names a state as it is shown, its case and the kind of its hyphens aside. */
export function isNamed(typed: string, shown: string): boolean {
  const plain = (s: string): string =>
    s
      .normalize("NFKC")
      .replace(/[‐‑–—]/g, "-")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase();
  return plain(typed) === plain(shown);
}
