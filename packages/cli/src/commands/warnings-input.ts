/** Messages in the forms in which people keep them: plain text, lines of JSON that have a `text`, a JSON list, a folder of such. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readWarnings, type Warning, type WarningHint } from "@comity/watch";
import { parseInstant } from "@comity/wire";
import { type Io, Stop } from "../io.ts";

export interface ReadMessage {
  readonly id?: string;
  readonly warning: Warning;
}
export interface ReadInput {
  readonly messages: readonly ReadMessage[];
  /** What of the input could not be taken at all: where and why. */
  readonly faults: readonly string[];
}

/** @param path a file, a folder, or `-` */
export async function readInput(path: string, hint: WarningHint, io: Io): Promise<ReadInput> {
  const files = path !== "-" && isFolder(path) ? textsOf(path) : [path];
  if (files.length === 0) throw new Stop(2, `${path} holds no texts (.txt, .json, .jsonl, .ndjson)`);
  const read: ReadInput[] = [];
  for (const file of files)
    read.push(messagesOf((await io.read(file)).replace(/^\uFEFF/, ""), hint, file === "-" ? "standard input" : file));
  return { messages: read.flatMap((r) => r.messages), faults: read.flatMap((r) => r.faults) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
const textsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((f) => /\.(?:txt|json|jsonl|ndjson|text|msg)$/i.test(f))
    .sort()
    .map((f) => join(folder, f));

function messagesOf(text: string, hint: WarningHint, where: string): ReadInput {
  const first = text.trimStart()[0];
  if (first === "[" && /^\s*\[\s*[{\]]/.test(text)) {
    const list = parsed(text);
    if (!Array.isArray(list)) return { messages: [], faults: [`${where}: begins as a JSON list and is none`] };
    return joined(list.map((row, i) => rowOf(row, hint, `${where}: item ${i + 1}`)));
  }
  if (first !== "{") return { messages: readWarnings(text, hint).map((warning) => ({ warning })), faults: [] };
  const whole = parsed(text);
  if (whole !== undefined) return rowOf(whole, hint, where);
  const lines = text.split("\n").map((line, i) => ({ line, at: `${where}:${i + 1}` }));
  return joined(lines.filter((l) => l.line.trim() !== "").map((l) => rowOf(parsed(l.line), hint, l.at)));
}

function rowOf(row: unknown, hint: WarningHint, at: string): ReadInput {
  if (typeof row !== "object" || row === null || !("text" in row) || typeof row.text !== "string")
    return { messages: [], faults: [`${at}: no JSON with a text: write {"text": "…"} on one line, or plain text`] };
  const word = (name: string): string | undefined => {
    const value = (row as Record<string, unknown>)[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [series, number, id] = [word("series"), word("number"), word("id")];
  const issued = parseInstant(word("issued") ?? "");
  const told: WarningHint = {
    ...hint,
    ...(series === undefined ? {} : { series }),
    ...(number === undefined ? {} : { number }),
    ...(issued.ok ? { issued: issued.value } : {}),
  };
  return {
    messages: readWarnings(row.text, told).map((warning) => ({ ...(id === undefined ? {} : { id }), warning })),
    faults: [],
  };
}

const joined = (parts: readonly ReadInput[]): ReadInput => ({
  messages: parts.flatMap((p) => p.messages),
  faults: parts.flatMap((p) => p.faults),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
