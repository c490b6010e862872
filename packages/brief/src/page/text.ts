import type { Brief } from "../types.ts";
import { datedIn, tell } from "../words.ts";
import { footnotesOf } from "./footnotes.ts";

/** For a terminal: sentences with the numbers of their sources, and the sources below. */
export function briefText(brief: Brief): string {
  const notes = footnotesOf(brief);
  const parts = brief.sections.map(({ title, sentences }) => {
    const lines = sentences.map((s) => `  ${s.sentence} [${notes.numbersOf(s).join(", ")}]`);
    return [title, ...(lines.length === 0 ? [`  ${tell(brief.language, "nothing")}`] : lines)].join("\n");
  });
  const sources = notes.sources.map(
    (s, i) =>
      `  ${i + 1}. ${s.title}, ${datedIn(brief.language, s)}${s.url === null ? "" : `, ${s.url}`} (${s.table}:${s.row})`,
  );
  const text = [brief.title, ...parts, [tell(brief.language, "sources"), ...sources].join("\n"), ...brief.rules].join(
    "\n\n",
  );
  // What a file holds must not drive the terminal it is shown on.
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD");
}
