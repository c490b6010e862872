/**
 * A text in tokens, each with its place: words (in capitals), numbers, positions, serials of NOTAMs, and single signs. Nothing
 * is dropped but blanks, so that what no rule takes can be shown as not understood.
 */
import { chineseEnd } from "./chinese.ts";
import { halfAt, isDigit, isLetter, positionAt } from "./coordinate.ts";
import { isKnownWord } from "./words.ts";

export type Kind = "word" | "number" | "position" | "half" | "serial" | "sign";

export interface Token {
  readonly kind: Kind;
  /** In capitals. A number's digits as written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The first of its line. */
  readonly first: boolean;
  /** Blanks or a line's end stand before it. */
  readonly spaced: boolean;
  /** Of a position or half; a number's value is `lat`. */
  readonly lat: number;
  readonly lon: number;
  /** Of a half: which. Of a number: `Z` or another mark of the zone written to it. */
  readonly mark: string;
  /** Taken by a rule. Set by the rules as they go. */
  used: boolean;
}

/** Twice what 20,000 characters of real text come to. A text of signs and single digits has more, and is no warning. */
const tokensMax = 8_000;

/** @returns the tokens, and where reading stopped: the text's end, unless it is absurdly long */
export function scan(text: string): { readonly tokens: Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let [at, first, spaced, corner] = [0, true, true, 1];
  while (at < text.length && tokens.length < tokensMax) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13 || c === 12) {
      [at, first, spaced] = [at + 1, true, true];
      continue;
    }
    if (c === 32 || c === 9 || c === 0xa0 || c === 0xfeff || c === 0x3000) {
      [at, spaced] = [at + 1, true];
      continue;
    }
    const numbered = spaced ? numberedCorner(text, at, corner) : undefined;
    if (numbered !== undefined) {
      tokens.push({ ...numbered.number, first }, numbered.dot, numbered.position);
      [at, first, spaced, corner] = [numbered.position.to, false, false, corner + 1];
      continue;
    }
    const token = tokenAt(text, at, first, spaced);
    join(tokens, token, text);
    [at, first, spaced] = [token.to, false, false];
  }
  return { tokens, end: at };
}

/** `1.18-38.25N 110-12.30E`: the number of a corner written to it, when it is the next in turn. */
function numberedCorner(
  text: string,
  at: number,
  turn: number,
): { number: Token; dot: Token; position: Token } | undefined {
  const name = String(turn);
  if (text[at] !== name[0] || !text.startsWith(`${name}.`, at)) return undefined;
  const start = at + name.length + 1;
  const pair =
    isDigit(text.charCodeAt(start)) && positionAt(text, at) === undefined ? positionAt(text, start) : undefined;
  if (pair === undefined) return undefined;
  return {
    number: token("number", text, at, start - 1, false, true, turn),
    dot: token("sign", text, start - 1, start, false, false),
    position: token("position", text, start, pair.end, false, false, pair.lat, pair.lon),
  };
}

function tokenAt(text: string, at: number, first: boolean, spaced: boolean): Token {
  const c = text.charCodeAt(at);
  const digit = isDigit(c);
  const wordlike = isWordChar(c);
  const inWord = at > 0 && !spaced && isLetter(text.charCodeAt(at - 1));
  const within = inWord || (digit && !spaced && insideNumber(text, at));
  if (!within && (digit || startsPosition(c))) {
    const serial = wordlike ? serialEnd(text, at) : 0;
    if (serial > 0) return token("serial", text, at, serial, first, spaced);
    const pair = positionAt(text, at);
    if (pair !== undefined) return token("position", text, at, pair.end, first, spaced, pair.lat, pair.lon);
    const half = halfAt(text, at);
    if (half !== undefined && (digit || half.packed >= 4 || text.charCodeAt(at) === 76))
      return token("half", text, at, half.end, first, spaced, half.degrees, 0, half.axis);
  } else if (!within && wordlike) {
    const serial = serialEnd(text, at);
    if (serial > 0) return token("serial", text, at, serial, first, spaced);
  }
  if (digit) return numberAt(text, at, first, spaced);
  if (!wordlike) return token("sign", text, at, at + 1, first, spaced);
  if (c >= 0x3400) return token("word", text, at, chineseEnd(text, at, isWordChar), first, spaced);
  let end = at + 1;
  while (end < text.length && isWordChar(text.charCodeAt(end))) end++;
  return token("word", text, at, end, first, spaced);
}

/** After `10-` of 10-75N, which is no latitude: the rest of it is none either. */
function insideNumber(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 2)) && "-.:'°–′".includes(text[at - 1] ?? " ");
}

function token(
  kind: Kind,
  text: string,
  from: number,
  to: number,
  first: boolean,
  spaced: boolean,
  lat = 0,
  lon = 0,
  mark = "",
): Token {
  const written = kind === "position" || kind === "half" ? "" : text.slice(from, to).toUpperCase();
  return { kind, text: written, from, to, first, spaced, lat, lon, mark, used: false };
}

/** Digits, with decimals or a colon of a clock; `Z`, `UTC` and the like written to them belong to them. */
function numberAt(text: string, at: number, first: boolean, spaced: boolean): Token {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  const c = text[end];
  if (c === ":" && end - at <= 2 && isDigit(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(end + 2))) {
    end += 3;
    if (text[end] === ":" && isDigit(text.charCodeAt(end + 1)) && isDigit(text.charCodeAt(end + 2))) end += 3;
  } else if ((c === "." || c === ",") && end - at < 6 && isDigit(text.charCodeAt(end + 1))) {
    const start = end++;
    while (isDigit(text.charCodeAt(end)) && end < start + 8) end++;
    // 0,5 is a decimal, but 12,14 or 15,000 may be a list: only a nought before the comma makes it one.
    if (c === "," && text.slice(at, start) !== "0") end = start;
  }
  const written = text.slice(at, end);
  const mark = zoneAfter(text, end);
  const value = Number(written.replace(",", ".").replaceAll(":", ""));
  return {
    kind: "number",
    text: written,
    from: at,
    to: end + mark.length,
    first,
    spaced,
    lat: Number.isFinite(value) ? value : 0,
    lon: 0,
    mark: mark.toUpperCase(),
    used: false,
  };
}

/** `Z` or `UTC` right after a number; `Z` also before a month, as in 250020ZSEP24. */
function zoneAfter(text: string, at: number): string {
  const c = text.charCodeAt(at);
  if (!isLetter(c)) return "";
  const [word] =
    /^(?:UTC|GMT|Z(?=JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|[^A-Z]|$))/i.exec(text.slice(at, at + 5)) ?? [];
  return word !== undefined && (word.length === 1 || !isLetter(text.charCodeAt(at + 3))) ? word : "";
}

/** The end of a NOTAM's serial, `A3054/24`, or 0. */
function serialEnd(text: string, at: number): number {
  if (!isLetter(text.charCodeAt(at))) return 0;
  let end = at + 1;
  while (end < at + 6 && isDigit(text.charCodeAt(end))) end++;
  if (end - at < 4 || end - at > 6 || text[end] !== "/") return 0;
  const year = end + 1;
  end = year;
  while (end < year + 5 && isDigit(text.charCodeAt(end))) end++;
  const wide = end - year;
  return (wide === 2 || wide === 4) && !isLetter(text.charCodeAt(end)) ? end : 0;
}

/** A hard wrap cuts words in two (`BAC` / `K TO START`): put together again where only the whole is a known word. */
function join(tokens: Token[], next: Token, text: string): void {
  const last = tokens.at(-1);
  if (last?.kind === "word" && next.kind === "word" && next.first && next.from - last.to <= 2) {
    const whole = last.text + next.text;
    const cut = text.slice(last.to, next.from);
    const wrapped = (cut === "\n" || cut === "\r\n") && (!isKnownWord(last.text) || !isKnownWord(next.text));
    if (wrapped && isKnownWord(whole)) {
      tokens[tokens.length - 1] = { ...last, text: whole, to: next.to };
      return;
    }
  }
  tokens.push(next);
}

/** Digits, N S E W, L of LAT, signs, and the first letters of hemispheres in other scripts. */
function startsPosition(c: number): boolean {
  if (c < 128) return "NSEWLnsewl+-".includes(String.fromCharCode(c));
  return "北南东西".includes(String.fromCharCode(c));
}
/** Letters, of any script, but no digits. */
function isWordChar(c: number): boolean {
  if (c < 128) return isLetter(c);
  return (
    c >= 0xc0 &&
    c !== 0xd7 &&
    c !== 0xf7 &&
    !(c >= 0x2000 && c <= 0x2bff) &&
    !(c >= 0x3000 && c <= 0x303f) &&
    !(c >= 0xd800 && c <= 0xf8ff) &&
    c < 0xff00
  );
}
