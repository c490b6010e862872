/**
 * Positions in every spelling that warnings use, read at one place of a text:
 *
 *     25-57.00N 093-13.00W    70-56-00N 032-04-58E    25°57.0'N, 93°13.0'W    25.95N 093.2167W    12-34-56N/123-45-06E
 *     N200247E1113156         1636S09118E             N4630E06215             S13 30 E115 35      59 42 36 S 165 49 12 E
 *
 * A degree, minute or second that can't be makes it no position: nothing is mended. Reading one looks at a bounded stretch of
 * text, so that a text is read in linear time whatever it holds.
 */
export interface Half {
  readonly axis: "lat" | "lon";
  /** Decimal degrees, north and east positive. */
  readonly degrees: number;
  /** Digits before any decimal mark when written in one piece (`200247`), else 0. */
  readonly packed: number;
  readonly end: number;
}

export interface Pair {
  readonly lat: number;
  readonly lon: number;
  readonly end: number;
}

/** A whole position at `at`, latitude first, or longitude first where both letters say so. */
export function positionAt(text: string, at: number): Pair | undefined {
  const c = text.charCodeAt(at);
  const mayBeSplit = c === 78 || c === 83 ? isDigit(text.charCodeAt(at + 1)) : text[at - 1] === "-" && isDigit(c);
  const split = mayBeSplit ? splitPairAt(text, at) : undefined;
  if (split !== undefined) return split;
  const first = halfAt(text, at, 0);
  if (first === undefined) return signedPairAt(text, at);
  const second = halfAt(text, skipBetween(text, first.end), first.packed);
  if (second === undefined || second.axis === first.axis) return undefined;
  // 3N1255410E: what is left of a latitude whose other figures are elsewhere.
  if (second.packed > 5 && /^\d{1,2} ?[NS]$/.test(text.slice(at, first.end))) return undefined;
  // Longitude first only where nothing but blanks stands between: in `10-0XS 081-00E, 11-00S 080-00E` a corner is spoilt, and the
  // rest must not slip by one half.
  if (first.axis === "lon" && !/^[ \t]*$/.test(text.slice(first.end, skipBetween(text, first.end)))) return undefined;
  const [lat, lon] = first.axis === "lat" ? [first, second] : [second, first];
  return { lat: lat.degrees, lon: lon.degrees, end: second.end };
}

/**
 * `N39 5808E1012905`, `-36151` and `3N1255410E` on the next line: a blank that slipped in among the six digits of a latitude, or a
 * line's end that cut them, right before a whole longitude.
 */
function splitPairAt(text: string, at: number): Pair | undefined {
  const near = text.slice(at, at + 18);
  const [cut, one, two, rest] = /^(\d{1,5})\r?\n(\d{1,5})([NS]\d{7}[EW])/.exec(near) ?? [];
  if (cut !== undefined && `${one}${two}`.length === 6) {
    const whole = positionAt(`${one}${two}${rest}`, 0);
    return whole && { ...whole, end: at + cut.length };
  }
  const [all, ns, lat, ew, lon] = /^([NS])(\d[\d \n]{5}\d)([EW])(\d{7})(?![\d.])/.exec(near) ?? [];
  const digits = lat?.replace(/[ \n]/, "");
  if (all === undefined || digits?.length !== 6 || lon === undefined || /[ \n]/.test(digits)) return undefined;
  const pair = positionAt(`${ns}${digits}${ew}${lon}`, 0);
  return pair && { ...pair, end: at + all.length };
}

/** A latitude or a longitude alone. @param beside digits of the packed one before it, which says how many to expect here */
export function halfAt(text: string, at: number, beside = 0): Half | undefined {
  const from = skipName(text, at);
  const before = hemisphereAt(text, from);
  if (before !== undefined) {
    const mark = before.end;
    const start = skipSpaces(text, mark, 1);
    const group = groupAt(text, start, before.axis, beside);
    if (group === undefined || (start > mark && group.parts === 1 && group.packed < 4)) return undefined;
    // N/W 1300/25 is a message's number.
    if (start > mark && text[group.end] === "/" && isDigit(text.charCodeAt(group.end + 1))) return undefined;
    // N895 is a route, not a latitude: a letter before needs a whole number of degrees and minutes, or marks between them.
    if (group.parts === 1 && group.packed > 0 && group.packed < 4 && !group.decimal) return undefined;
    if (isLetter(text.charCodeAt(group.end)) && hemisphereAt(text, group.end) === undefined) return undefined;
    return made(before, group, group.end);
  }
  for (const axis of ["lat", "lon"] as const) {
    const group = groupAt(text, from, axis, beside);
    if (group === undefined) continue;
    const near = pastBlank(text, group);
    const after = hemisphereAt(text, near);
    if (after === undefined || after.axis !== axis || isLetter(text.charCodeAt(after.end))) continue;
    // 0330 E) is an hour and the next item of a NOTAM.
    if (near > group.end && text[after.end] === ")" && after.end === near + 1) continue;
    return made(after, group, after.end);
  }
  return undefined;
}

/** To the hemisphere after a group: a blank, or the end of a line that a hard wrap put there. */
function pastBlank(text: string, group: Group): number {
  const near = skipSpaces(text, group.end, 1);
  const c = text.charCodeAt(near);
  if ((c !== 10 && c !== 13) || group.parts < 2 || !group.decimal) return near;
  const next = skipSpaces(text, near, 2, true);
  return /^[.)]$/.test(text[next + 1] ?? "") ? near : next;
}

interface Hemisphere {
  readonly axis: "lat" | "lon";
  readonly sign: 1 | -1;
  readonly end: number;
}
const hemispheres: readonly (readonly [string, "lat" | "lon", 1 | -1])[] = [
  ["NORTH", "lat", 1],
  ["SOUTH", "lat", -1],
  ["EAST", "lon", 1],
  ["WEST", "lon", -1],
  ["N", "lat", 1],
  ["S", "lat", -1],
  ["E", "lon", 1],
  ["W", "lon", -1],
  ["北纬", "lat", 1],
  ["南纬", "lat", -1],
  ["东经", "lon", 1],
  ["西经", "lon", -1],
  ["СЕВ", "lat", 1],
  ["ЮЖН", "lat", -1],
  ["ВОСТ", "lon", 1],
  ["ЗАП", "lon", -1],
  ["СШ", "lat", 1],
  ["ЮШ", "lat", -1],
  ["ВД", "lon", 1],
  ["ЗД", "lon", -1],
  ["С.Ш", "lat", 1],
  ["Ю.Ш", "lat", -1],
  ["В.Д", "lon", 1],
  ["З.Д", "lon", -1],
  ["С", "lat", 1],
  ["Ю", "lat", -1],
  ["В", "lon", 1],
  ["З", "lon", -1],
];
const hemisphereStarts = new Set(hemispheres.map(([word]) => word.charCodeAt(0)));

function hemisphereAt(text: string, at: number): Hemisphere | undefined {
  const c = upper(text.charCodeAt(at));
  if (!hemisphereStarts.has(c)) return undefined;
  if (c < 128 && !isLetter(text.charCodeAt(at + 1))) return single(c, at + 1);
  const piece = text.slice(at, at + 5).toUpperCase();
  for (const [word, axis, sign] of hemispheres)
    if (piece.startsWith(word)) {
      // A lone Cyrillic letter stands for a hemisphere only where no word goes on after it.
      if (word.length === 1 && c > 128 && isCyrillic(text.charCodeAt(at + 1))) return undefined;
      return { axis, sign, end: at + word.length + (word[1] === "." ? 1 : 0) };
    }
  return undefined;
}
const isCyrillic = (c: number): boolean => c >= 0x400 && c <= 0x4ff;
function single(c: number, end: number): Hemisphere {
  const axis = c === 78 || c === 83 ? "lat" : "lon";
  return { axis, sign: c === 78 || c === 69 ? 1 : -1, end };
}

interface Group {
  readonly degrees: number;
  readonly parts: number;
  readonly packed: number;
  readonly decimal: boolean;
  readonly end: number;
}

/** Degrees, minutes and seconds with their marks, or all in one piece. */
function groupAt(text: string, at: number, axis: "lat" | "lon", beside: number): Group | undefined {
  const whole = digitsAt(text, at, beside > 3 ? beside + (axis === "lon" ? 1 : -1) : 0);
  if (whole === undefined) return undefined;
  if (whole.count > 3) return packedGroup(text, whole, axis);
  const numbers = [whole.value];
  // 28,5000N: a comma counts as a decimal point where no minutes could have as many figures.
  if (text[whole.end] === "," && (digitsAt(text, whole.end + 1, 0)?.count ?? 0) > 2) {
    const end = fraction(text, whole.end, numbers);
    const degrees = sexagesimal(numbers, axis);
    return degrees === undefined ? undefined : { degrees, parts: 1, packed: 0, decimal: true, end: closing(text, end) };
  }
  let [end, style, decimal] = [whole.end, "", false];
  while (numbers.length < 3 && !decimal) {
    const mark = markAt(text, end, numbers.length);
    if (mark === undefined || (style !== "" && mark.style !== style)) break;
    const next = digitsAt(text, mark.end, 0);
    if (next === undefined || next.count > 2) {
      if (mark.style === "degree") end = mark.end;
      // 12.06.2024 is a day, and a С after it the Russian for *from*.
      if (mark.style === "dot" && numbers.length === 2 && next?.count === 4 && /^(?:19|20)/.test(text.slice(mark.end)))
        return undefined;
      // Decimals of the number before: 25.95N.
      if (mark.style === "dot" && next !== undefined) [decimal, end] = [true, fraction(text, end, numbers)];
      break;
    }
    if (mark.style === "dot" && !dotted(text, next.end, numbers.length)) {
      [decimal, end] = [true, fraction(text, end, numbers)];
      break;
    }
    numbers.push(next.value);
    [end, style] = [next.end, mark.style];
    const point = text[end];
    if ((point === "." || point === ",") && style !== "dot" && isDigit(text.charCodeAt(end + 1)))
      [decimal, end] = [true, fraction(text, end, numbers)];
  }
  if (numbers.length > 1 || decimal || style === "degree") end = closing(text, end);
  if (numbers.length === 3 && style === "space" && whole.count < 2) return undefined;
  const degrees = sexagesimal(numbers, axis);
  return degrees === undefined ? undefined : { degrees, parts: numbers.length, packed: 0, decimal, end };
}

function packedGroup(text: string, whole: Digits, axis: "lat" | "lon"): Group | undefined {
  const { count, value } = whole;
  const wide = axis === "lat" ? 2 : 3;
  // A longitude below 100 whose leading zero is missing has as many digits as a latitude.
  if (count !== wide + 2 && count !== wide + 4 && !(axis === "lon" && (count === 4 || count === 6))) return undefined;
  const seconds = count > 5;
  const numbers = seconds
    ? [Math.trunc(value / 10_000), Math.trunc(value / 100) % 100, value % 100]
    : [Math.trunc(value / 100), value % 100];
  let end = whole.end;
  const decimal = text[end] === "." && isDigit(text.charCodeAt(end + 1));
  if (decimal) end = fraction(text, end, numbers);
  const degrees = sexagesimal(numbers, axis);
  return degrees === undefined ? undefined : { degrees, parts: 1, packed: count, decimal, end };
}

function sexagesimal(numbers: readonly number[], axis: "lat" | "lon"): number | undefined {
  const [d = 0, m = 0, s = 0] = numbers;
  const degrees = d + m / 60 + s / 3600;
  return m < 60 && s < 60 && degrees <= (axis === "lat" ? 90 : 180) ? degrees : undefined;
}

/** Adds the decimals that begin with the mark at `at` to the last number; gives where they end. */
function fraction(text: string, at: number, numbers: number[]): number {
  let [end, unit, sum] = [at + 1, 0.1, 0];
  for (; end < at + 10 && isDigit(text.charCodeAt(end)); end++, unit /= 10) sum += (text.charCodeAt(end) - 48) * unit;
  numbers.push((numbers.pop() ?? 0) + sum);
  return end;
}

/** Whether dots stand between all parts, as in 25.57.00N: then the first of them is no decimal point. */
function dotted(text: string, end: number, parts: number): boolean {
  return parts > 1 || (text[end] === "." && isDigit(text.charCodeAt(end + 1)));
}

type Style = "hyphen" | "space" | "degree" | "dot" | "colon";
const degreeMarks = "°º˚⁰度*";
const minuteMarks = "'′’´`‘分";
const hyphens = "-–—‐‑−";

function markAt(text: string, at: number, parts: number): { readonly style: Style; readonly end: number } | undefined {
  const near = skipSpaces(text, at, 1);
  const c = text[near] ?? "";
  if (parts === 1 ? degreeMarks.includes(c) : minuteMarks.includes(c))
    return c === "" ? undefined : { style: "degree", end: skipSpaces(text, near + 1, 1) };
  const word = parts === 1 ? /^DEG(?:REES?|S)?\.?/i : /^MIN(?:UTES?|S)?\.?/i;
  if (c === "D" || c === "d" || c === "M" || c === "m") {
    const [found] = word.exec(text.slice(near, near + 9)) ?? [];
    if (found !== undefined) return { style: "degree", end: skipSpaces(text, near + found.length, 1) };
  }
  if (c !== "" && hyphens.includes(c)) return { style: "hyphen", end: pastHyphen(text, near + 1) };
  if (c === "." && near === at) return { style: "dot", end: near + 1 };
  if (c === ":") return { style: "colon", end: near + 1 };
  if (near > at) return { style: "space", end: near };
  // 43 at the end of a line, 05.03 N on the next.
  const wrapped =
    parts === 1 &&
    (c === "\n" || c === "\r") &&
    /^\r?\n\d{2}[.,]\d{1,4} ?[NSEW](?![A-Z])/.test(text.slice(near, near + 12));
  return wrapped ? { style: "space", end: near + (c === "\r" ? 2 : 1) } : undefined;
}

/** 121- at the end of a line, and its minutes on the next. */
function pastHyphen(text: string, at: number): number {
  const c = text.charCodeAt(at);
  const wrapped = (c === 10 || c === 13) && /^\r?\n\d\d[.,' -]/.test(text.slice(at, at + 5));
  return wrapped ? at + (text[at] === "\r" ? 2 : 1) : skipSpaces(text, at, 1);
}

/** Past what may close a group: the marks of minutes and seconds. */
function closing(text: string, at: number): number {
  let end = at;
  while (end < at + 3 && `${minuteMarks}${degreeMarks}"″”“秒`.includes(text[end] ?? " ")) end++;
  const near = skipSpaces(text, end, 1);
  const [word] = /^(?:MIN(?:UTES?|S)?|SEC(?:ONDS?|S)?|DEG(?:REES?|S)?)\b/i.exec(text.slice(near, near + 8)) ?? [];
  return word === undefined ? end : near + word.length;
}

interface Digits {
  readonly value: number;
  readonly count: number;
  readonly end: number;
}
/** @param wanted how many digits a packed one must have: those past a line's end are taken in, as a hard wrap puts them there */
function digitsAt(text: string, at: number, wanted: number): Digits | undefined {
  let [value, count, end] = [0, 0, at];
  for (; count < 9; end++) {
    const c = text.charCodeAt(end);
    if (isDigit(c)) {
      value = value * 10 + c - 48;
      count++;
    } else if (!(count > 0 && count < wanted && c === 10 && isDigit(text.charCodeAt(end + 1)))) break;
  }
  return count === 0 || isDigit(text.charCodeAt(end)) ? undefined : { value, count, end };
}

/** `25.9500, -93.2167`: no letters, so only with a sign or three decimals on both. */
function signedPairAt(text: string, at: number): Pair | undefined {
  const c = text.charCodeAt(at);
  if (!isDigit(c) && c !== 43 && c !== 45) return undefined;
  signed.lastIndex = at;
  const m = signed.exec(text);
  if (m === null) return undefined;
  const [lat, lon] = [Number(m[1] ?? m[3] ?? m[5]), Number(m[2] ?? m[4] ?? m[6])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon, end: at + m[0].length } : undefined;
}
const signed =
  /([+-]?\d{1,2}\.\d{1,9})[ \t]{0,3}[,/;][ \t]{0,3}(-\d{1,3}\.\d{1,9})(?!\d|\.\d|[ \t]?[NSEW°])|(-\d{1,2}\.\d{1,9})[ \t]{0,3}[,/;][ \t]{0,3}([+-]?\d{1,3}\.\d{1,9})(?!\d|\.\d|[ \t]?[NSEW°])|([+-]?\d{1,2}\.\d{3,9})[ \t]{0,3}[,/ ;][ \t]{0,3}([+-]?\d{1,3}\.\d{3,9})(?!\d|\.\d|[ \t]?[NSEW°])/y;

function made(h: Hemisphere, group: Group, end: number): Half {
  return { axis: h.axis, degrees: Math.round(h.sign * group.degrees * 1e7) / 1e7 + 0, packed: group.packed, end };
}

/** Past `LAT`, `LATITUDE`, `LONG.`, `LON:` and the like. */
function skipName(text: string, at: number): number {
  const c = upper(text.charCodeAt(at));
  // L-2759.00S. G-122-44.00W.
  if ((c === 76 || c === 71) && text[at + 1] === "-" && isDigit(text.charCodeAt(at + 2))) return at + 2;
  if (c !== 76) return at;
  const [word] =
    /^L(?:AT|ATITUDE|ON|ONG|ONGITUDE)S?(?:(?:[.:]|\s)\s{0,2}(?=[\dNSEW])|(?=\d))/i.exec(text.slice(at, at + 14)) ?? [];
  return word === undefined ? at : at + word.length;
}

/** Between the two halves: blanks, a line's end, one mark. */
function skipBetween(text: string, at: number): number {
  // 24-30 N. 066-10 E.
  let end = skipSpaces(text, text[at] === "." && /[\s\d]/.test(text[at + 1] ?? "") ? at + 1 : at, 12, true);
  const c = text[end] ?? "";
  if (c !== "" && `,/;:${hyphens}`.includes(c)) end = skipSpaces(text, end + 1, 12, true);
  return end;
}
function skipSpaces(text: string, at: number, most: number, lines = false): number {
  let end = at;
  while (end < at + most + 1) {
    const c = text.charCodeAt(end);
    if (c !== 32 && c !== 9 && c !== 0xa0 && !(lines && (c === 10 || c === 13))) break;
    end++;
  }
  return end;
}
const upper = (c: number): number => ((c >= 97 && c <= 122) || (c >= 0x430 && c <= 0x44f) ? c - 32 : c);
export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isLetter = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
