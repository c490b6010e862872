/** Heads of delegation as the record writes them: `US: Jake Sullivan; RU: Sergey Ryabkov (speaking)`, an office in brackets. */
import type { State } from "@comity/almanac";
import { isState } from "./names.ts";
import type { Head } from "./types.ts";

/** A code holds until the next one; a name before any code is of the only party, or of nobody. */
export function readHeads(cell: string, parties: readonly State[]): readonly Head[] {
  const heads: Head[] = [];
  let party: State | undefined = parties.length === 1 ? parties[0] : undefined;
  for (const part of cell.split(";")) {
    const [, code, rest] = /^\s*([A-Z]{2})\s*:\s*(.*)$/.exec(part) ?? [];
    if (code !== undefined && isState(code)) party = code;
    for (const person of commasOutside(code === undefined || !isState(code) ? part : (rest ?? ""))) {
      const head = headOf(person, party);
      if (head !== undefined) heads.push(head);
    }
  }
  return heads;
}

function headOf(text: string, party: State | undefined): Head | undefined {
  const [, before = "", bracket, after = ""] = /^([^(]*)(?:\(([^)]*)\))?(.*)$/.exec(text.trim()) ?? [];
  const name = `${before.trim()}${after.trim() === "" ? "" : ` ${after.trim()}`}`.trim();
  if (name === "") return undefined;
  const isSpeaking = bracket !== undefined && /\bspeak(s|ing)\b/i.test(bracket);
  const office = isSpeaking ? undefined : bracket?.trim();
  return {
    ...(party === undefined ? {} : { party }),
    name,
    ...(office === undefined || office === "" ? {} : { office }),
    ...(isSpeaking ? { isSpeaking } : {}),
  };
}

/** `Steve Witkoff, Jared Kushner` are two; a comma in brackets parts nobody. */
function commasOutside(text: string): readonly string[] {
  return text
    .replace(/\([^)]*\)/g, (b) => b.replaceAll(",", "\u0000"))
    .split(",")
    .map((p) => p.replaceAll("\u0000", ","));
}
