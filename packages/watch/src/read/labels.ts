/** The numbers and letters that a message orders itself by: paragraphs `1.`, items `A.`, and areas named in a sentence (`AREA 2 IS`). */
import type { Token } from "./scan.ts";

export interface Label {
  /** 1: a paragraph. 2: an item of one. */
  readonly level: 1 | 2;
  readonly name: string;
  /** Tokens at … end (not included). */
  readonly at: number;
  readonly end: number;
}

/** In the order of the text. Marks their tokens as read. */
export function labelsOf(tokens: readonly Token[], from: number, to: number): readonly Label[] {
  const labels: Label[] = [];
  let [paragraph, listed] = [0, 0];
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t === undefined || t.used) continue;
    const label =
      numbered(tokens, i, to, i === from ? Number(t.text) - 1 : paragraph, listed, i === from) ??
      lettered(tokens, i, to) ??
      inSentence(tokens, i, to);
    if (label === undefined) continue;
    const last = labels.at(-1);
    // B. DEBRIS AREA 1: the letter before it is its name already.
    if (label.at > i && last?.level === 2 && last.at < i && words(tokens, last.end, label.at)) {
      const name = tokens[label.at];
      if (name !== undefined) name.used = true;
      i = label.end - 1;
      continue;
    }
    if (label.level === 1) [paragraph, listed] = [Number(label.name), 0];
    else if (/^\d/.test(label.name)) listed = Number(label.name);
    for (let k = label.at; k < label.end; k++) {
      const token = tokens[k];
      if (token !== undefined) token.used = true;
    }
    labels.push(label);
    i = label.end - 1;
  }
  return labels;
}

/** Words that a number belongs to. */
const counting =
  /^(?:WITHIN|OF|TO|AND|OR|NO|NR|PARA|PARAGRAPH|AREA|ZONE|SECTOR|CHART|DNC|CHANNEL|VHF|BLOCK|ROUTE|WEEK|PHASE|STAGE|LAUNCH|ABOUT|THRU|FROM|CANCEL)$/;

const words = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from < 8 && tokens.slice(from, to).every((t) => t.kind === "word" && !t.first);

/** Words right before the first of a list of corners. */
const listing = /^(?:BY|POINTS?|COORDINATES|COORDS?|JOINING|CONNECTING|AS|FOLLOWS|FLW|FLWG|FOLLOWING)$/;

/** `1.`, `2)`, `(3)`: at a line's start; within a line only the next in turn, after a full stop or a colon. */
function numbered(
  tokens: readonly Token[],
  at: number,
  to: number,
  last: number,
  listed: number,
  opening: boolean,
): Label | undefined {
  const open = tokens[at]?.text === "(" ? 1 : 0;
  const [t, mark, next] = [tokens[at + open], tokens[at + open + 1], tokens[at + open + 2]];
  if (t?.kind !== "number" || !/^\d{1,2}$/.test(t.text) || t.mark !== "" || mark?.kind !== "sign" || mark.spaced)
    return undefined;
  if (mark.text !== ")" && (open === 1 || mark.text !== ".")) return undefined;
  if (mark.text === "." && next?.kind === "number" && !next.spaced) return undefined;
  const first = opening || tokens[at]?.first === true;
  const before = tokens[at - 1];
  const corner = next?.kind === "position";
  const inTurn =
    (Number(t.text) === last + 1 || (corner && Number(t.text) === listed + 1)) &&
    (before?.text === "." || before?.text === ":" || before?.text === ";");
  const bracketed = before?.text === ")" && tokens[at - 2]?.text === "." && tokens[at - 3]?.text === "(";
  const follows =
    Number(t.text) === last + 1 &&
    (bracketed || (last > 0 && next?.kind === "word" && next.spaced && !counting.test(before?.text ?? "")));
  const ofList =
    before?.kind === "position"
      ? Number(t.text) > 1
      : corner &&
        (before?.text === ":" ||
          (mark.text === ")" && before?.text === "," && Number(t.text) > 1) ||
          (t.text === "1" && listing.test(before?.text ?? "")));
  if (!first && !inTurn && !ofList && !follows) return undefined;
  const end = at + open + 2;
  if (end >= to && at > 0 && !first) return undefined;
  return { level: corner ? 2 : 1, name: t.text, at, end };
}

/** `A.`, `B)`, `(C)`: at a line's start, or after a colon, a full stop, a comma or a position. */
function lettered(tokens: readonly Token[], at: number, to: number): Label | undefined {
  const open = tokens[at]?.text === "(" ? 1 : 0;
  const [t, mark, next] = [tokens[at + open], tokens[at + open + 1], tokens[at + open + 2]];
  if (
    open === 0 &&
    t?.kind === "word" &&
    t.first &&
    /^[A-Z]$/.test(t.text) &&
    mark?.first === true &&
    mark.kind === "position"
  )
    return { level: 2, name: t.text, at, end: at + 1 };
  const name = t?.text.length === 1 || (open === 1 && /^(?:I{2,3}|IV|VI{0,3})$/.test(t?.text ?? ""));
  if (t?.kind !== "word" || !name || mark?.kind !== "sign" || mark.spaced || at + open + 2 >= to) return undefined;
  if (mark.text !== ")" && (open === 1 || (mark.text !== "." && mark.text !== ":"))) return undefined;
  if (mark.text === "." && next?.kind === "word" && !next.spaced) return undefined; // U.S. COAST GUARD
  if (open === 1 && tokens[at]?.spaced === false && tokens[at - 1]?.kind === "number") return undefined; // 40103(B)(3)
  const before = tokens[at - 1];
  const free =
    open === 1 ||
    before === undefined ||
    before.kind === "position" ||
    /^[.:;,]$/.test(before.text) ||
    before.text === "AND";
  return tokens[at]?.first === true || free ? { level: 2, name: t.text, at, end: at + open + 2 } : undefined;
}

const naming = new Set(["AREA", "ZONE", "SECTOR", "BOX", "CIRCLE", "POLYGON", "ZONA"]);
/** AREA ALFA, in both spellings. */
const phonetic = new Set(
  "ALFA ALPHA BRAVO CHARLIE DELTA ECHO FOXTROT GOLF HOTEL INDIA JULIETT JULIET KILO LIMA MIKE NOVEMBER OSCAR PAPA QUEBEC ROMEO SIERRA TANGO UNIFORM VICTOR WHISKEY XRAY YANKEE ZULU".split(
    " ",
  ),
);
const afterName = /^(?:[:.,(-]|IS|BOUND|BOUNDED|BNDED|WITHIN|WI|DEFINED|FROM|CENTERED|CENTRED|DELIMITED|AS)$/;

/** `AREA 2 IS`, `ZONE B:`. */
function inSentence(tokens: readonly Token[], at: number, to: number): Label | undefined {
  const t = tokens[at];
  // AREA NR 1, ZONE-1.
  const skip = t !== undefined && naming.has(t.text) && /^(?:-|NR|NO|NUMBER)$/.test(tokens[at + 1]?.text ?? "") ? 1 : 0;
  const [name, next] = [tokens[at + 1 + skip], tokens[at + 2 + skip]];
  if (t?.kind !== "word" || !naming.has(t.text) || name === undefined || next === undefined || at + 2 + skip >= to)
    return undefined;
  const short =
    (name.kind === "number" && /^\d{1,2}$/.test(name.text)) ||
    (name.kind === "word" && (/^(?:[A-ZА-Я]|I{1,3}|I?V)$/.test(name.text) || phonetic.has(name.text)));
  if (
    !short ||
    !(
      next.kind === "position" ||
      next.kind === "half" ||
      (afterName.test(next.text) && next.text !== ",") ||
      next.first
    )
  )
    return undefined;
  // The word stays for the rule of areas; only the name is taken.
  return { level: 2, name: name.text, at: at + 1, end: at + 2 + skip };
}
