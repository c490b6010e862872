import type { Clause, Language } from "./types.ts";

const article = /^Art\.\s+(\d+|[IVXLC]+)(.*)$/;
const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const romans: { readonly [letter: string]: number } = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanOf(letters: string): number {
  const values = [...letters].map((l) => romans[l] ?? 0);
  return values.reduce((sum, v, i) => sum + (v < (values[i + 1] ?? 0) ? -v : v), 0);
}
function chineseOf(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (n >= 100) return String(n);
  return `${tens === 0 ? "" : `${tens === 1 ? "" : digits[tens]}十`}${ones === 0 && tens > 0 ? "" : digits[ones]}`;
}
function chineseArticle(number: string, rest: string): string {
  const n = /^\d/.test(number) ? Number(number) : romanOf(number);
  const paragraph = /^[.](\d+)$/.exec(rest);
  const tail = paragraph === null ? rest.replaceAll(" ", "") : `第${chineseOf(Number(paragraph[1]))}款`;
  return `第${chineseOf(n)}条${tail}`;
}

/** Beside a rule: `Art. 2`, `art. 2`, `ст. 2`, `第二条`. A clause that is no article stays as the file writes it. */
export function clauseShort(clause: Clause, language: Language): string {
  const [, number, rest = ""] = article.exec(clause) ?? [];
  if (number === undefined || language === "en") return clause;
  return { fr: `art. ${number}${rest}`, ru: `ст. ${number}${rest}`, zh: chineseArticle(number, rest) }[language];
}

/** Inside a sentence, in the case that the four texts use: under `Article 2`, de l’`article 2`, на основании `статьи 2`, 根据`第二条`. */
export function clauseInSentence(clause: Clause, language: Language): string {
  const [, number, rest = ""] = article.exec(clause) ?? [];
  if (number === undefined) return clause;
  return {
    en: `Article ${number}${rest}`,
    fr: `article ${number}${rest}`,
    ru: `статьи ${number}${rest}`,
    zh: chineseArticle(number, rest),
  }[language];
}

/** As the subject of a message: `Art. 2`, `l’art. 2`, `ст. 2`, `第二条`. */
export function clauseAsSubject(clause: Clause, language: Language): string {
  const short = clauseShort(clause, language);
  return language === "fr" && short.startsWith("art.") ? `l’${short}` : short;
}
