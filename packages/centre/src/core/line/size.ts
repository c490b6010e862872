/** How much can be said in one line message: it must cross a telegraph line of 2,400 bits a second in seconds. */
import { formatMessage, type Instant, type LineBody, type Message, type Party, utf8 } from "@comity/wire";
import { formatWords, type Words } from "./words.ts";

/** The whole signed line, in bytes. */
export const lineBytesMax = 2048;
/** What stands around the payload with one Ed25519 signature: names, key identifier, signature. */
const envelopeBytes = 250;
const tagBytes = 16;
const paddingBytes = 32;

/** How many bytes of plain words fit into one message to these addressees. */
export function plainBytesMax(record: string, from: Party, to: readonly Party[], body: LineBody): number {
  const keys = Object.fromEntries(to.map((p) => [p, "A".repeat(108)]));
  const message = {
    comity: 1,
    record,
    from,
    to,
    sequence: 9_999_999,
    previous: "0".repeat(64),
    sentAt: "2026-01-01T00:00:00.000Z" as Instant,
    body: { ...body, words: { words: "", keys } },
  } as unknown as Message;
  const payloadMax = Math.floor((lineBytesMax - envelopeBytes) / 4) * 3;
  const room = Math.floor((payloadMax - formatMessage(message).length) / 4) * 3 - tagBytes;
  return Math.max(0, Math.floor(room / paddingBytes) * paddingBytes);
}

/** Words cut into parts of which each fits, between sentences or words where it can be; files and the like go with the first. */
export function partsOf(words: Words, bytesMax: number): readonly Words[] {
  const { files, text } = words;
  if (files !== undefined && (text.trim() === "" || bytesOf({ ...words, text: "" }) + leastTextBytes > bytesMax))
    return apart(words, files, bytesMax);
  const parts: Words[] = [];
  let rest = words.text;
  let more: Omit<Words, "text"> = { ...words, text: undefined } as Omit<Words, "text">;
  while (rest !== "") {
    const text = head(rest, (t) => bytesOf({ ...more, text: t }) <= bytesMax);
    if (text === "") return [];
    parts.push({ ...more, text: text.trim() });
    rest = rest.slice(text.length).trimStart();
    more = words.annexOf === undefined ? {} : { annexOf: words.annexOf };
  }
  return parts;
}

/** Room for a word or two beside what goes with them. */
const leastTextBytes = 64;

/** Files that leave no room for words go after them, each by itself. */
function apart(words: Words, files: NonNullable<Words["files"]>, bytesMax: number): readonly Words[] {
  const { files: _, ...rest } = words;
  const isSilent = words.text.trim() === "";
  const said = isSilent ? [] : partsOf(rest, bytesMax);
  const each = files.map((f) => ({ text: "", files: [f] }));
  return (isSilent || said.length > 0) && each.every((w) => bytesOf(w) <= bytesMax) ? [...said, ...each] : [];
}

export const bytesOf = (w: Words): number => utf8(formatWords(w)).length;

/** The longest beginning that fits, cut where a reader would pause. */
function head(text: string, fits: (t: string) => boolean): string {
  if (fits(text)) return text;
  const letters = Array.from(text);
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(letters.slice(0, middle).join(""))) low = middle;
    else high = middle - 1;
  }
  const most = letters.slice(0, low).join("");
  const pause = Math.max(...["\n", "。", "；", ". ", "; ", "! ", "? "].map((mark) => ends(most, mark)));
  if (pause > most.length / 2) return most.slice(0, pause);
  const space = most.lastIndexOf(" ");
  return space > most.length / 2 ? most.slice(0, space) : most;
}
const ends = (text: string, mark: string): number => {
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
};
