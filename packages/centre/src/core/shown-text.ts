/** Text of a stranger as a person may safely read it: what hides or reorders is written out, and look-alike letters are named. */

/** @returns the text with every hidden mark as `⟨U+202E⟩`, and in English what is not what it seems */
export function shownText(text: string): { readonly text: string; readonly marks: readonly string[] } {
  const marks = new Set<string>();
  const shown = Array.from(text, (c) => {
    if (!hidden.test(c) || c === "\n" || c === "\t") return c;
    const name = `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    marks.add(name);
    return `⟨${name}⟩`;
  }).join("");
  for (const word of shown.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const scripts = alike.filter(({ letters }) => letters.test(word)).map((s) => s.name);
    if (scripts.length > 1) marks.add(`“${word}” ${scripts.join(" + ")}`);
  }
  return { text: shown, marks: [...marks] };
}

/** Controls (tabs and line breaks aside), format characters, lone halves, and unassigned or private ones. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/u;
/** Scripts whose letters pass for each other's. */
const alike = [
  { name: "Latin", letters: /\p{Script=Latin}/u },
  { name: "Cyrillic", letters: /\p{Script=Cyrillic}/u },
  { name: "Greek", letters: /\p{Script=Greek}/u },
];
