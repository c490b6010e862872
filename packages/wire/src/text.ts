/**
 * What text may hold that people will read beside other people's words. Ranges are written out, not taken from Unicode's
 * categories: those grow with each version, and five states' libraries would disagree. For the same reason no normal form
 * is asked for: a name is compared as the code points that were signed. A character, in every limit, is a code point: neither
 * a unit of UTF-16 nor what a reader sees as one letter.
 */

/** A remark, a reason: any text but control characters (tabs and line breaks aside) and marks that hide or reorder text. */
export const isPlainText = (text: string): boolean => text.isWellFormed() && !holds(text, isHidden);

/** A person's name in any script, in one line: neither hidden marks nor tabs, line breaks or spaces around it. */
export const isPlainName = (text: string): boolean =>
  text.isWellFormed() &&
  !isSpace(text.charCodeAt(0)) &&
  !isSpace(text.charCodeAt(text.length - 1)) &&
  !holds(text, (c) => isHidden(c) || isBreak(c) || isHiddenInName(c));

/** A stranger's text made fit for our own log: short, in one line, hiding nothing. */
export function harmless(text: string, lengthMax: number): string {
  const shown = Array.from(text.slice(0, lengthMax), (c) => (isPlainName(`a${c}a`) ? c : "\ufffd")).join("");
  return text.length > lengthMax ? `${shown}…` : shown;
}

function holds(text: string, unwanted: (codePoint: number) => boolean): boolean {
  for (const c of text) if (unwanted(c.codePointAt(0) ?? 0)) return true;
  return false;
}
const isSpace = (c: number): boolean =>
  c === 0x20 ||
  c === 0xa0 ||
  c === 0x1680 ||
  (c >= 0x2000 && c <= 0x200a) ||
  c === 0x202f ||
  c === 0x205f ||
  c === 0x3000;
const isBreak = (c: number): boolean => c === 0x09 || c === 0x0a || c === 0x0d;

function isHidden(c: number): boolean {
  if (c < 0x80) return c === 0x7f || (c < 0x20 && !isBreak(c));
  if (c < 0xa0) return true; // C1 controls
  if (c < 0x200b) return false;
  if (c <= 0x200f) return c !== 0x200c && c !== 0x200d; // joiners are letters' business in Persian, Urdu and Hindi
  const separates = c === 0x2028 || c === 0x2029;
  const reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
  return separates || reorders || c === 0xfeff;
}
/** Arabic letter mark, soft hyphen, Mongolian vowel separator, annotations, tags: harmless in prose, a disguise in a name. */
const isHiddenInName = (c: number): boolean =>
  c === 0xad || c === 0x61c || c === 0x180e || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
