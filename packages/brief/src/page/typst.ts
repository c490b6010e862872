/** The page as a Typst document. All that is data goes in as a string literal, never as markup. */
import type { Brief } from "../types.ts";
import { datedIn, tell } from "../words.ts";
import { footnotesOf } from "./footnotes.ts";

export interface TypstFonts {
  /** Families in the order in which a letter is looked for. */
  readonly families: readonly string[];
}

export function briefTypst(brief: Brief, { families }: TypstFonts): string {
  const notes = footnotesOf(brief);
  const { language } = brief;
  const sections = brief.sections.flatMap(({ title, sentences }) => [
    `#heading(level: 2, text(${literal(title)}))`,
    ...(sentences.length === 0
      ? [`#par(text(${literal(tell(language, "nothing"))}))`]
      : sentences.map(
          (s) => `#par(text(${literal(s.sentence)}) + super(text(${literal(notes.numbersOf(s).join(" "))})))`,
        )),
  ]);
  const sources = notes.sources.map((s, i) => {
    const words = literal(`${i + 1}. ${s.title}, ${datedIn(language, s)} (${s.table}:${s.row})`);
    const address = s.url === null ? "" : ` + text(fill: rgb("#444"), ${literal(` ${s.url}`)})`;
    return `#par(text(${words})${address})`;
  });
  return [
    `#set document(title: ${literal(brief.title)}, date: none)`,
    `#set page(paper: "a4", margin: (x: 14mm, y: 11mm))`,
    `#set text(font: (${families.map(literal).join(", ")},), size: 7.5pt, lang: ${literal(language)})`,
    "#set par(leading: 0.45em, spacing: 0.5em)",
    "#show heading.where(level: 1): set text(size: 12pt)",
    "#show heading.where(level: 2): set text(size: 8.5pt)",
    "#show heading.where(level: 2): set block(above: 0.8em, below: 0.45em)",
    `#heading(level: 1, text(${literal(brief.title)}))`,
    ...sections,
    "#pagebreak()",
    `#heading(level: 2, text(${literal(tell(language, "sources"))}))`,
    "#set text(size: 6pt)",
    "#columns(2)[",
    ...sources,
    ...brief.rules.map((r) => `#par(text(${literal(r)}))`),
    "]",
    "",
  ].join("\n");
}

/** A string of Typst: a backslash and a quotation mark are escaped, and characters of control are left out. */
export const literal = (text: string): string =>
  `"${text.replace(/\p{Cc}/gu, " ").replace(/[\\"]/g, (c) => `\\${c}`)}"`;
