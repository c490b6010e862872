/** Texts of warnings out of files: plain text, or lines of JSON with a `text` each. Wrongly encoded bytes are read as they can be. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { readWarnings } from "@comity/watch";
import { Stop } from "../io.ts";

export interface Found {
  readonly source: string;
  readonly text: string;
}

/** The most that one file or answer may hold. A feed of a day has some hundred kilobytes. */
export const bytesMax = 20_000_000;
/** The most that one message may be: no centre takes more. */
export const messageBytesMax = 100_000;

/** A file, or every file of a folder in the order of their names; hidden ones are passed over. */
export function* filesOf(path: string): Generator<Found> {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch {
    throw new Stop(2, `there is no file or folder ${path}; an address begins with http:// or https://`);
  }
  if (!stat.isDirectory()) yield { source: path, text: textOf(path) };
  else
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name);
      if (!name.startsWith(".") && statSync(inner).isFile()) yield { source: inner, text: textOf(inner) };
    }
}
function textOf(path: string): string {
  if (statSync(path).size > bytesMax)
    throw new Stop(2, `${path} is larger than ${bytesMax / 1e6} MB; give it in parts`);
  return decoded(readFileSync(path));
}
export const decoded = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);

/** Message by message. `tooLong`: how many were passed over. */
export function messagesOf(text: string): { readonly messages: readonly string[]; readonly tooLong: number } {
  const texts = jsonTexts(text) ?? [text];
  const all = texts.flatMap((t) => readWarnings(t).map((w) => w.text)).filter((t) => t.trim() !== "");
  const messages = all.filter((t) => Buffer.byteLength(t) <= messageBytesMax);
  return { messages, tooLong: all.length - messages.length };
}

/** @returns undefined where it is no JSON lines with a `text` in each */
function jsonTexts(text: string): readonly string[] | undefined {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  const texts: string[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split("\n")) {
    if (line.trim() === "") continue;
    try {
      const { text: own } = JSON.parse(line) as { text?: unknown };
      if (typeof own !== "string") return undefined;
      texts.push(own);
    } catch {
      return undefined;
    }
  }
  return texts;
}
