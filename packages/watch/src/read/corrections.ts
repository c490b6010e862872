/**
 * Corrections: `READ 47-30N VICE 47-03N`, `FOR 121600Z READ 131600Z`, `CHANGE … TO …`, `REPLACE … BY …`. One of the same text is
 * carried out before the text is read; one of another message when both lie in one text; any other is listed, and changes nothing.
 */
import type { Correction, MessageRef } from "../types.ts";
import { messageAt, seriesAt } from "./references.ts";
import { scan, type Token } from "./scan.ts";

/** What is to stand in place of what. */
export interface Change {
  readonly read: string;
  readonly vice: string;
}

interface Said extends Change {
  /** Tokens at … end (not included) say it. */
  readonly at: number;
  readonly end: number;
}

export interface Corrected {
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
  /** Tokens that name figures of a correction that nothing was done with. To be shown. */
  readonly open: readonly Token[];
  readonly doubts: readonly string[];
}

export const notCarriedOut = "a correction that could not be carried out here: listed";
const phraseMax = 14;
/** Tokens looked at for all corrections of a message; those that would need more are listed. */
const lookedMax = 30_000;
/** In one message. More are no corrections. */
export const correctionsMax = 12;

/** @param given corrections that other messages of the same text give of this one */
export function corrected(
  tokens: readonly Token[],
  from: number,
  text: string,
  given: readonly (Change & { readonly by: MessageRef })[],
): Corrected {
  const said = corrections(tokens, from, text);
  if (said.length === 0 && given.length === 0) return { tokens, corrections: [], open: [], doubts: [] };
  const of = targetOf(tokens, from);
  const silent = new Set(said.flatMap((s) => tokens.slice(s.at, s.end)));
  const doubts: string[] = [];
  const open: Token[] = [];
  let now = tokens;
  let looked = 0;
  const put = (change: Change): boolean => {
    looked += now.length;
    if (looked > lookedMax) return false;
    const next = replaced(now, silent, change);
    if (next.times === 0) return false;
    if (next.times > 1)
      doubts.push(`"${change.vice}" stands ${next.times} times: each is corrected to "${change.read}"`);
    now = next.tokens;
    return true;
  };
  const list: Correction[] = given.map((g) => ({ read: g.read, vice: g.vice, by: g.by, applied: put(g) }));
  for (const s of said) {
    const applied = of === null && put(s);
    list.push({ read: s.read, vice: s.vice, ...(of === null ? {} : { of }), applied });
    for (const t of tokens.slice(s.at, s.end)) {
      if (!applied && !t.used) open.push(t);
      t.used = true;
    }
  }
  if (list.some((c) => !c.applied)) doubts.push(notCarriedOut);
  return { tokens: now, corrections: list, open, doubts };
}

/** `CORRECTION TO HYDROPAC 910/24`, `REF NAVAREA XIII 45/24`, `IN NAVAREA I 12/24`: the message that is corrected. */
function targetOf(tokens: readonly Token[], from: number): MessageRef | null {
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i];
    if (
      t?.kind !== "word" ||
      !/^(?:CORRECTION|CORRECTIONS|CORR|CORRECTS|CORRECT|AMEND|AMENDS|AMENDMENT|AMENDING|REF|REFER|REFERENCE|IN|MODIFY)$/.test(
        t.text,
      )
    )
      continue;
    let at = i + 1;
    while (/^(?:TO|OF|:|NO|NR|MESSAGE|MSG|MY|OUR|WARNING)$/.test(tokens[at]?.text ?? "")) at++;
    if (t.text === "IN" && seriesAt(tokens, at) === undefined) continue;
    const found = seriesAt(tokens, at) === undefined && tokens[at]?.kind !== "word" ? undefined : messageAt(tokens, at);
    if (found !== undefined) return found.value;
  }
  return null;
}

function corrections(tokens: readonly Token[], from: number, text: string): Said[] {
  const found: Said[] = [];
  for (let i = from; i < tokens.length && found.length < correctionsMax; i++) {
    const t = tokens[i];
    if (t?.kind !== "word" || t.used) continue;
    const form = forms.get(t.text);
    if (form === undefined) continue;
    const one = formAt(tokens, i, form, text);
    if (one === undefined) continue;
    found.push(one);
    i = one.end - 1;
  }
  return found;
}

interface Form {
  readonly between: ReadonlySet<string>;
  /** The first of the two is what is to be read. */
  readonly readFirst: boolean;
}
const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const forms: ReadonlyMap<string, Form> = new Map([
  ["READ", { between: set("VICE INSTEAD NOT"), readFirst: true }],
  ["INSERT", { between: set("VICE INSTEAD"), readFirst: true }],
  ["SUBSTITUTE", { between: set("FOR"), readFirst: true }],
  ["FOR", { between: set("READ SUBSTITUTE"), readFirst: false }],
  ["VICE", { between: set("READ"), readFirst: false }],
  ["REPLACE", { between: set("BY WITH"), readFirst: false }],
  ["CHANGE", { between: set("TO"), readFirst: false }],
  ["AMEND", { between: set("TO"), readFirst: false }],
  ["DELETE", { between: set("INSERT SUBSTITUTE"), readFirst: false }],
]);

function formAt(tokens: readonly Token[], at: number, form: Form, text: string): Said | undefined {
  let mid = at + 1;
  while (mid < at + phraseMax && !form.between.has(tokens[mid]?.text ?? "")) {
    if (tokens[mid] === undefined || ends(tokens, mid) || forms.has(tokens[mid]?.text ?? "")) return undefined;
    mid++;
  }
  if (!form.between.has(tokens[mid]?.text ?? "")) return undefined;
  let second = mid + 1;
  while (/^(?:OF|READ|BY|WITH|TO|:)$/.test(tokens[second]?.text ?? "")) second++;
  let end = second;
  while (
    end < second + phraseMax &&
    tokens[end] !== undefined &&
    !ends(tokens, end) &&
    !forms.has(tokens[end]?.text ?? "")
  )
    end++;
  const [a, b] = [phrase(tokens, at + 1, mid, text), phrase(tokens, second, trim(tokens, second, end), text)];
  if (a === "" || b === "") return undefined;
  // VESSELS READY FOR SEA, READ CHART: where the words alone are no sign, both must be figures.
  if (tokens[at]?.text === "FOR" && !(/\d/.test(a) && /\d/.test(b))) return undefined;
  return form.readFirst ? { read: a, vice: b, at, end } : { read: b, vice: a, at, end };
}

/** A full stop, a semicolon, or a new paragraph. */
function ends(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i];
  if (t?.kind === "sign") return t.text === "." || t.text === ";" || t.text === "=";
  return t?.first === true && t.kind === "number" && tokens[i + 1]?.text === ".";
}
function trim(tokens: readonly Token[], from: number, to: number): number {
  let end = to;
  while (end > from && /^(?:,|AND|:)$/.test(tokens[end - 1]?.text ?? "")) end--;
  return end;
}
function phrase(tokens: readonly Token[], from: number, to: number, text: string): string {
  const [first, last] = [tokens[from], tokens[trim(tokens, from, to) - 1]];
  return first === undefined || last === undefined || last.to <= first.from
    ? ""
    : text
        .slice(first.from, last.to)
        .replace(/^["'\s:]+|["'\s]+$/g, "")
        .replace(/\s+/g, " ");
}

function replaced(
  tokens: readonly Token[],
  silent: ReadonlySet<Token>,
  change: Change,
): { readonly tokens: readonly Token[]; readonly times: number } {
  const [read, vice] = [scan(change.read).tokens, scan(change.vice).tokens];
  const out: Token[] = [];
  let times = 0;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t === undefined) break;
    const free = !silent.has(t) && !t.used;
    if (free && vice.length > 0 && vice.every((v, k) => same(v, tokens[i + k]))) {
      const place = tokens.slice(i, i + vice.length);
      out.push(...read.map((r, k) => moved(r, place, k)));
      i += vice.length - 1;
      times++;
      continue;
    }
    const half = free ? halfOf(t, read, vice) : undefined;
    if (half !== undefined) times++;
    out.push(half ?? t);
  }
  return { tokens: out, times };
}

function same(a: Token, b: Token | undefined): boolean {
  if (b === undefined || a.kind !== b.kind || a.mark !== b.mark) return false;
  return a.kind === "position" || a.kind === "half" ? a.lat === b.lat && a.lon === b.lon : a.text === b.text;
}

/** The token read, where the one that it stands for stood: spans of the text stay true. */
function moved(read: Token, place: readonly Token[], k: number): Token {
  const at = place[Math.min(k, place.length - 1)] ?? read;
  return {
    ...read,
    from: k < place.length ? at.from : at.to,
    to: at.to,
    first: k === 0 && at.first,
    spaced: at.spaced,
  };
}

/** One half of a position: `READ 47-30N VICE 47-03N`. */
function halfOf(t: Token, read: readonly Token[], vice: readonly Token[]): Token | undefined {
  const [r, v] = [read[0], vice[0]];
  if (t.kind !== "position" || read.length !== 1 || vice.length !== 1 || r?.kind !== "half" || v?.kind !== "half")
    return undefined;
  if (r.mark !== v.mark || (v.mark === "lat" ? t.lat : t.lon) !== v.lat) return undefined;
  return v.mark === "lat" ? { ...t, lat: r.lat } : { ...t, lon: r.lat };
}
