/**
 * Text as it would have been written, where what carried it spoilt it: marks of direction, full-width letters, `Â°` for a degree, tags of
 * a web page, the letter O among figures. Always as long as before, so that places in the text stay true.
 */
export interface Legible {
  readonly text: string;
  readonly doubts: readonly string[];
}

export function legible(text: string): Legible {
  if (!suspicious.test(text) && !(russian.test(text) && latin.test(text))) return { text, doubts: [] };
  const doubts: string[] = [];
  let out = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
    .replace(/[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, " ")
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/Â([°º'"])/g, "$1 ")
    .replace(/<\/?(?:br|p|div|pre|span|li|td|tr|b|i)\b[^<>\n]{0,60}>/gi, (tag) => " ".repeat(tag.length))
    .replace(/&(?:nbsp|#1?60|#xa0|#13|#10|#xd|#xa|deg|#176|amp|quot|apos|#39);/gi, (name) =>
      (/deg|176/i.test(name) ? "°" : " ").padEnd(name.length),
    );
  const marked = out.replace(/(\d)[?\ufffd](?=\d\d(?:['′’.?\ufffd]|\d['.]))/g, "$1°");
  if (marked !== out) doubts.push("an unreadable mark between degrees and minutes: read as one of degrees");
  out = marked.replace(lettered, (piece) => (/\d/.test(piece) && /O/i.test(piece) ? piece.replace(/O/gi, "0") : piece));
  if (out !== marked) doubts.push("the letter O among the figures of a position: read as nought");
  const cyrillic = latinInCyrillic(out);
  if (cyrillic !== out) doubts.push("Latin letters among positions in Cyrillic: read as those that look like them");
  return { text: cyrillic, doubts };
}

/** `66-30.0C 036-20.0B` among Russian words: north and east. */
function latinInCyrillic(text: string): string {
  if (!russian.test(text)) return text;
  return text
    .replace(
      /(\d{2}-\d{2}(?:[.,-]\d{1,3})?(?:\.\d)?) ?C(?=\s{0,3}[,-]?\s{0,3}\d{2,3}-\d)/g,
      (found) => `${found.slice(0, -1)}С`,
    )
    .replace(
      /(\d{2,3}-\d{2}(?:[.,-]\d{1,3})?(?:\.\d)?) ?B(?![A-Za-z\u0410-\u044f])/g,
      (found) => `${found.slice(0, -1)}В`,
    );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const suspicious = /[\u0000-\u0008\u200b-\u200f\u202a-\u202e\u2060-\u2069\uff01-\uff5e\ufffdÂ<&?]|O[\d-]|\dO/i;
const russian = /[\u0410-\u044f]{3}/;
const latin = /\d ?[CB]\b/;
const lettered = /(?<![A-Z\d])[\dO]{1,3}-[\dO]{2}(?:[.,-][\dO]{1,3})? ?[NSEW](?![A-Z])/gi;
