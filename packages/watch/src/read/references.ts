/** Names of series and messages: `NAVAREA XII 189/23`, `HYDROARC 291/20, 292/20`, `A3805/24`, `NAVAREA XI 24-0512`. */
import type { MessageRef } from "../types.ts";
import { fullYear } from "./atoms.ts";
import type { Token } from "./scan.ts";

export interface Named<T> {
  readonly value: T;
  readonly end: number;
}

const romans = [
  "I",
  "II",
  "III",
  "IV",
  "V",
  "VI",
  "VII",
  "VIII",
  "IX",
  "X",
  "XI",
  "XII",
  "XIII",
  "XIV",
  "XV",
  "XVI",
  "XVII",
  "XVIII",
  "XIX",
  "XX",
  "XXI",
];
const spelled = [
  "ONE",
  "TWO",
  "THREE",
  "FOUR",
  "FIVE",
  "SIX",
  "SEVEN",
  "EIGHT",
  "NINE",
  "TEN",
  "ELEVEN",
  "TWELVE",
  "THIRTEEN",
  "FOURTEEN",
  "FIFTEEN",
  "SIXTEEN",
];
const hydro = new Set(["HYDROPAC", "HYDROLANT", "HYDROARC"]);
/** Words that tell a coastal or local series; the rest of its line up to the number is its name. */
const local =
  /^(?:ПРИП|НАВИП|НАВАРЕА|WZ|AVURNAV|AVINAV|AVUR|NAVWARN|NAVWARNS|AUSCOAST|NAVTEX|COASTAL|NAV|NAVHELLEN|NOTAM|NAVIGATIONAL|SECURITE|BNM|RADIONAV|ROMANIA|RADIOAVISO|AVISO|TURNHOS|[琼辽鲁津沪浙闽粤桂冀连唐苏汕湛]?\S{0,4}航警)$/;
const padding = new Set(["НР", "NR", "NO", "NUMBER", "WARNING", "WARNINGS", "WNG", "MSG", "MESSAGE", "NUM", "N"]);

/** A series that is known by name. */
export function seriesAt(tokens: readonly Token[], at: number): Named<string> | undefined {
  const t = tokens[at];
  if (t?.kind !== "word") return undefined;
  if (hydro.has(t.text)) return { value: t.text, end: padded(tokens, at + 1) };
  if (t.text !== "NAVAREA" && t.text !== "NAVAREAS" && t.text !== "НАВАРЕА") return undefined;
  let i = at + 1;
  while (tokens[i]?.kind === "sign" && i < at + 3) i++;
  const word = tokens[i]?.text ?? "";
  const numeral = romans.includes(word) ? word : (romans[spelled.indexOf(word)] ?? romans[Number(word) - 1]);
  if (numeral === undefined || (tokens[i]?.kind === "number" && tokens[i + 1]?.text === "/")) return undefined;
  const coastal = tokens[i + 1]?.text === "COASTAL";
  if (!coastal) return { value: `NAVAREA ${numeral}`, end: padded(tokens, i + 1) };
  const side = /^[NSEW]$/.test(tokens[i + 2]?.text ?? "") ? ` ${tokens[i + 2]?.text}` : "";
  return { value: `NAVAREA ${numeral} COASTAL${side}`, end: padded(tokens, i + (side === "" ? 2 : 3)) };
}

function padded(tokens: readonly Token[], at: number): number {
  let i = at;
  for (; i < at + 6; i++) {
    const t = tokens[i];
    if (t === undefined || !(padding.has(t.text) || (t.kind === "sign" && /[.:#()–-]/.test(t.text)))) break;
  }
  return i;
}

/** `189/23(18,19)`, `041/26`, `24-0512`, `A3805/24`. @param bare whether a number without a year will do */
export function numberAt(
  tokens: readonly Token[],
  at: number,
  bare = false,
): Named<{ number: string; year: number | null }> | undefined {
  const [t, mark, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (t?.kind === "serial") {
    const [number = "", year = ""] = t.text.split("/");
    return { value: { number, year: fullYear(Number(year)) }, end: at + 1 };
  }
  if (t?.kind !== "number" || !/^\d{1,5}$/.test(t.text)) return undefined;
  const joined = second?.kind === "number" && /^\d+$/.test(second.text) && !second.spaced;
  if (mark?.text === "/" && joined && (second.text.length === 2 || /^(?:19|20)\d\d$/.test(second.text)))
    return { value: { number: t.text, year: fullYear(Number(second.text)) }, end: regions(tokens, at + 3) };
  if (mark?.text === "-" && joined && t.text.length === 2 && second.text.length >= 3)
    return { value: { number: second.text, year: fullYear(Number(t.text)) }, end: regions(tokens, at + 3) };
  if (mark?.text === "-" && joined && t.text.length > 2 && second.text.length === 2)
    return { value: { number: t.text, year: fullYear(Number(second.text)) }, end: regions(tokens, at + 3) };
  return bare ? { value: { number: t.text, year: null }, end: regions(tokens, at + 1) } : undefined;
}

/** Past the sub-regions in brackets. */
function regions(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== "(") return at;
  for (let i = at + 1; i < at + 24; i++) {
    const t = tokens[i];
    if (t?.text === ")") return i + 1;
    if (t?.kind !== "number" && t?.text !== ",") break;
  }
  return at;
}

/**
 * A message by its full name; a series that the line begins with counts whatever it is called, when a number with a year follows.
 * @param bare whether a number without a year will do, after ПРИП and other words that can be nothing else
 */
export function messageAt(tokens: readonly Token[], at: number, bare = false): Named<MessageRef> | undefined {
  const series = seriesAt(tokens, at);
  if (series !== undefined) {
    const number = numberAt(tokens, series.end, true);
    return number && named(series.value, number);
  }
  const words: string[] = [];
  for (let i = at; i < at + 8; i++) {
    const t = tokens[i];
    if (t?.kind === "word" && !(t.first && i > at)) {
      // САНКТ-ПЕТЕРБУРГ
      const joined = i > at && tokens[i - 1]?.text === "-" && !t.spaced;
      if (joined) words.push(`${words.pop()}-${t.text}`);
      else words.push(t.text);
    } else if (hyphenAt(tokens, i) && words.length > 0) continue;
    // NAV WARNING (INW) 710
    else if (t?.text === "(" && words.length > 1 && tokens[i + 1]?.kind === "word" && tokens[i + 2]?.text === ")")
      i += 2;
    else if (t?.kind === "serial" && words.length === 0 && i === at && i === 0)
      return named("NOTAM", numberAt(tokens, i) ?? { value: { number: t.text, year: null }, end: i + 1 });
    else if ((t?.kind === "number" || t?.kind === "serial") && words.length > 0) {
      const number = numberAt(
        tokens,
        i,
        bare && (local.test(words[0] ?? "") || /^NAV WARN/.test(words.slice(1, 3).join(" "))),
      );
      while (
        padding.has(words.at(-1) ?? "") &&
        words.at(-2) !== "COASTAL" &&
        words.at(-2) !== "LOCAL" &&
        words.length > 1
      )
        words.pop();
      return number && named(words.join(" "), number);
    } else if (t?.kind !== "sign" || !(/[.#:]/.test(t.text) || (t.text === "/" && words.at(-1) === "N"))) break;
  }
  return undefined;
}

/** Of a name: written to what stands before and after it. */
const hyphenAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "-" &&
  tokens[at]?.spaced === false &&
  tokens[at + 1]?.kind === "word" &&
  !tokens[at + 1]?.spaced;

const named = (series: string, n: Named<{ number: string; year: number | null }>): Named<MessageRef> => ({
  value: { series, number: n.value.number, ...(n.value.year === null ? {} : { year: n.value.year }) },
  end: n.end,
});

/** A list of messages, where each may leave out the series of the one before, or of the message itself. */
export function messagesAt(
  tokens: readonly Token[],
  at: number,
  own: string | null,
): Named<readonly MessageRef[]> | undefined {
  const found: MessageRef[] = [];
  let [i, series, end] = [at, own, at];
  for (let n = 0; n < 100; n++) {
    while (
      tokens[i] !== undefined &&
      /^(?:,|AND|&|;|MESSAGE|MSG|WARNING|WARNINGS|MY|OUR|NO|NR|NOTAM|Y|ET|THE|PREVIOUS|MESSAGES)$/.test(
        tokens[i]?.text ?? "",
      )
    )
      i++;
    const here = seriesAt(tokens, i);
    const t = tokens[i];
    let one: Named<MessageRef> | undefined;
    if (here !== undefined) one = messageAt(tokens, i);
    else if (t?.kind === "word" && local.test(t.text)) one = messageAt(tokens, i);
    else if (t?.kind === "word" && n === 0) one = messageAt(tokens, i);
    else {
      const number = numberAt(tokens, i, false);
      if (number !== undefined) one = named(t?.kind === "serial" ? "NOTAM" : (series ?? ""), number);
    }
    if (one === undefined) break;
    found.push(one.value);
    [i, end, series] = [one.end, one.end, one.value.series];
  }
  return found.length === 0 ? undefined : { value: found, end };
}

/** As the text would write it: `NAVAREA XII 189/23`, `A3805/24`. */
export function formatRef(ref: MessageRef): string {
  const year = ref.year === undefined ? "" : `/${String(ref.year % 100).padStart(2, "0")}`;
  const series = ref.series.startsWith("NOTAM") || ref.series === "" ? "" : `${ref.series} `;
  return `${series}${ref.number}${year}`;
}
