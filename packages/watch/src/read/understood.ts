/** What no rule took, and no plain word explains: the spans that a reader must look at. */
import type { Span } from "../types.ts";
import type { Token } from "./scan.ts";
import { isKnownWord, timeWords } from "./words.ts";

/** @param from the first token that is asked about @param unread tokens that count as such, whatever they are */
export function spansNotUnderstood(
  tokens: readonly Token[],
  from: number,
  textEnd: number,
  scanned: number,
  unread: { readonly from: number; readonly to: number } = { from: 0, to: 0 },
): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i];
    if (t === undefined || t.used || t.to === t.from || !(strange(tokens, i) || (i >= unread.from && i < unread.to)))
      continue;
    const last = spans.at(-1);
    // Only signs and blanks between: one span.
    if (last !== undefined && adjoining(tokens, i, last.to)) last.to = t.to;
    else spans.push({ from: t.from, to: t.to });
  }
  if (scanned < textEnd) spans.push({ from: scanned, to: textEnd });
  return spans;
}

function strange(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i];
  if (t === undefined) return false;
  if (t.kind === "sign") return !/^[-.,:;()/'"&+*#?!–—’“”[\]{}<>=_@|°%。、]$/.test(t.text);
  // D-99 EXCLUDED: what is left out must be seen.
  return t.kind !== "word" || !isKnownWord(t.text) || timeWords.get(t.text) === "excepted";
}

function adjoining(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const t = tokens[i];
    if (t === undefined || t.to <= end) return true;
    if (t.kind !== "sign" || t.used) return false;
  }
  return true;
}

/**
 * Names and numbers that bear on neither place nor time: telephone lines, ships after BY, charts, the lines of seas and coasts
 * before the first paragraph. Marks them as read.
 */
export function passOver(tokens: readonly Token[], firstLabel: number): void {
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t?.kind !== "word" || t.used) continue;
    if (t.text === "NNNN" || t.text === "НННН") t.used = true;
    else if (
      /^(?:PHONE|FAX|TEL|TELEPHONE|EMAIL|MAIL|CALL|MMSI|CONTACT|CHANNEL|CHANNELS|IMO|CALLSIGN|FREQUENCY|INMARSAT|TLX)$/.test(
        t.text,
      )
    )
      line(tokens, i, true);
    else if (/^(?:DNC|CHART|CHARTS|ENC|INT|FL|UTC|PARA|PARAGRAPH|КАРТА|КАРТЫ|RUS)$/.test(t.text))
      numbers(tokens, i + 1);
    else if (/^(?:BY|VESSEL|VESSELS|CABLESHIP|TUG|SHIP|DRILLSHIP|RIG)$/.test(t.text)) names(tokens, i + 1);
    else if (/^(?:RTE|ROUTE|ROUTES|NM|VCY|LENGTH|LONG|METER|METERS|HEIGHT)$/.test(t.text)) quantity(tokens, i);
    else if (t.first && i < firstLabel && regionLine(tokens, i)) line(tokens, i, false);
  }
}

function line(tokens: readonly Token[], at: number, all: boolean): void {
  for (let i = at; i < tokens.length && (i === at || tokens[i]?.first === false); i++) {
    const t = tokens[i];
    if (t === undefined || t.kind === "position") return;
    if (all || t.kind !== "number") t.used = true;
  }
}
function numbers(tokens: readonly Token[], at: number): void {
  for (let i = at; i < at + 20; i++) {
    const t = tokens[i];
    if (t?.kind === "number" || (t?.kind === "sign" && t.text === ",") || t?.text === "AND" || t?.text === "DNC")
      t.used = true;
    else return;
  }
}
/** `M/V SIEM RUBY`, up to a word of the trade or the end of the line. */
function names(tokens: readonly Token[], at: number): void {
  for (let i = at; i < at + 9; i++) {
    const t = tokens[i];
    if (
      t === undefined ||
      t.used ||
      t.text === "IN" ||
      (t.kind !== "word" && t.kind !== "number" && t.text !== "/" && t.text !== '"')
    )
      return;
    if (t.kind === "number" && (t.mark !== "" || tokens[i - 1]?.kind !== "word")) return;
    if (t.kind === "word" && /^(?:FROM|UNTIL|TOWING|DAILY|WITHIN|BETWEEN|ON|AT|AREA|ALONG|BOUND|BOUNDED)$/.test(t.text))
      return;
    t.used = true;
  }
}
/** `(420NM NORTHEAST OF LALLO AP)`, routes by number, lengths of what is towed. */
function quantity(tokens: readonly Token[], at: number): void {
  const before = tokens[at - 1];
  const away = tokens[at]?.text === "NM" && tokens[at + 2]?.text !== "OF";
  if (before?.kind === "number" && !away) before.used = true;
  if (!/^(?:NM|VCY)$/.test(tokens[at]?.text ?? "")) return;
  const [direction, of] = [tokens[at + 1], tokens[at + 2]];
  const start = tokens[at]?.text === "VCY" ? at + 1 : of?.text === "OF" && direction !== undefined ? at + 3 : -1;
  for (let i = start; start > 0 && i < start + 9; i++) {
    const t = tokens[i];
    if (t === undefined || t.text === ")" || t.text === ".") return;
    if (t.kind === "word" || t.kind === "sign") t.used = true;
  }
}
/** Words alone, ended by a full stop: a sea, a coast, a state. */
function regionLine(tokens: readonly Token[], at: number): boolean {
  let end = at + 1;
  while (end < tokens.length && tokens[end]?.first === false) end++;
  return end - at < 14 && tokens.slice(at, end).every((t) => t.kind === "word" || t.kind === "sign");
}
