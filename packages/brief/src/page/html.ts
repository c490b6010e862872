/** The page as one file: no script, nothing fetched, two sides of paper when printed. */
import type { Brief } from "../types.ts";
import { datedIn, tell } from "../words.ts";
import { type Footnotes, footnotesOf } from "./footnotes.ts";

const style = `:root{color-scheme:light dark}body{font:15px/1.45 system-ui,"Noto Sans","Noto Sans SC",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem;margin:0 0 .6rem}h2{font-size:1rem;margin:1rem 0 .2rem;border-bottom:1px solid}p{margin:.2rem 0}
sup a{text-decoration:none;padding:0 .1em}ol{padding-left:2rem;font-size:.8rem;overflow-wrap:anywhere}.rules{font-size:.8rem}
@media print{@page{size:A4;margin:12mm}body{font-size:8.5pt;line-height:1.25;margin:0;max-width:none;padding:0}h1{font-size:13pt}h2{font-size:9.5pt;margin:4pt 0 1pt}
.sources{break-before:page}.sources ol{font-size:7pt}a{color:inherit}}`;

export function briefHtml(brief: Brief): string {
  const notes = footnotesOf(brief);
  const { language } = brief;
  const lang = { en: "en", fr: "fr", ru: "ru", zh: "zh-Hans" }[language];
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(brief.title)}</title><style>${style}</style></head><body>
<main><h1>${escaped(brief.title)}</h1>
${brief.sections.map((s) => sectionHtml(s, notes, language)).join("\n")}
</main>
<footer class="sources"><h2>${escaped(tell(language, "sources"))}</h2>
<ol>${sourcesHtml(notes, language)}</ol>
<div class="rules">${brief.rules.map((r) => `<p>${escaped(r)}</p>`).join("")}</div></footer>
</body></html>
`;
}

function sectionHtml(
  { title, sentences }: Brief["sections"][number],
  notes: Footnotes,
  language: Brief["language"],
): string {
  const lines = sentences.map((s) => {
    const marks = notes
      .numbersOf(s)
      .map((n) => `<a href="#s${n}">${n}</a>`)
      .join(" ");
    return `<p>${escaped(s.sentence)}<sup>${marks}</sup></p>`;
  });
  const body = lines.length === 0 ? `<p>${escaped(tell(language, "nothing"))}</p>` : lines.join("\n");
  return `<section><h2>${escaped(title)}</h2>\n${body}</section>`;
}

const sourcesHtml = ({ sources }: Footnotes, language: Brief["language"]): string =>
  sources
    .map((s, i) => {
      // Titles are in the language of their page, which the record does not say.
      const title =
        s.url !== null && /^https?:\/\//i.test(s.url)
          ? `<a href="${escaped(s.url.split(/\s/)[0] ?? "")}" rel="noreferrer">${escaped(s.title)}</a>`
          : escaped(s.title);
      return `<li id="s${i + 1}">${title}, ${escaped(datedIn(language, s))} (${escaped(s.table)}:${s.row})</li>`;
    })
    .join("\n");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);
