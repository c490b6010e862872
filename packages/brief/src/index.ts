/**
 * The state of play on one page, composed from the record as known on a day: where agreements stand, what is held, which channels are
 * open, what waits for whom. Every sentence names the rows and sources that it rests on.
 */
export { composeBrief, sentencesOf } from "./brief.ts";
export { type Footnotes, footnotesOf } from "./page/footnotes.ts";
export { briefHtml } from "./page/html.ts";
export { briefText } from "./page/text.ts";
export { briefTypst } from "./page/typst.ts";
export {
  type Brief,
  type BriefOptions,
  type BriefRecord,
  type BriefRow,
  type BriefSource,
  type SectionName,
  type Sentence,
  sectionNames,
} from "./types.ts";
export { datedIn } from "./words.ts";
