/** The record of talks that ships, a user's files in its place or beside it, and the agreements whose lives tell of talks too. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Regime, readRegime } from "@comity/regime";
import { isState, readTalks, type TalkEvent } from "@comity/talks";
import { badRows, count, faultLines, nameOf, plain } from "./almanac.ts";
import { type Io, Stop } from "./io.ts";
import { openRegime } from "./library.ts";
import { root } from "./root.ts";

export interface TalksOptions {
  /** In place of the record. */
  readonly data?: readonly string[];
  /** Beside it. */
  readonly and?: readonly string[];
  readonly regime?: readonly string[];
}

export interface TalksRecord {
  readonly events: readonly TalkEvent[];
  readonly regimes: readonly Regime[];
}

/**
 * Bad rows of a user's files are told and left out.
 * @throws Stop with exit code 2 when a file of the user's has no good row, 3 when the record itself is faulty
 */
export async function readTalksRecord(o: TalksOptions, io: Io): Promise<TalksRecord> {
  const events: TalkEvent[] = o.data === undefined ? [...shippedTalks()] : [];
  for (const file of [...(o.data ?? []), ...(o.and ?? [])]) {
    const read = readTalks(await io.read(file), nameOf(file));
    if (read.faults.length > 0) io.say(faultLines(read.faults.slice(0, toldMost)));
    if (read.faults.length > toldMost) io.say(`… and ${read.faults.length - toldMost} more`);
    const refused = badRows(read.faults);
    io.say(`${nameOf(file)}: ${count(read.events.length, "row")} read, ${count(refused, "row")} refused`);
    if (read.events.length === 0 && refused > 0) throw new Stop(2, `${nameOf(file)}: no row could be read`);
    events.push(...read.events);
  }
  return { events, regimes: await regimesFor(o, io) };
}

const toldMost = 20;

function shippedTalks(): readonly TalkEvent[] {
  const read = readTalks(readFileSync(join(root, "data", "talks.csv"), "utf8"), "data/talks.csv");
  if (read.faults.length > 0) throw new Stop(3, `the record itself is faulty:\n${faultLines(read.faults)}`);
  return read.events;
}

/** A record of one's own says nothing of our agreements, unless they are asked for. */
async function regimesFor({ regime, data }: TalksOptions, io: Io): Promise<readonly Regime[]> {
  if (regime !== undefined) return Promise.all(regime.map(async (r) => (await openRegime(r, io)).regime));
  return data === undefined ? shippedRegimes() : [];
}

/** Those that ship. One that is faulty is left out: `regime check` is for those. */
export function shippedRegimes(): readonly Regime[] {
  const folder = join(root, "regimes");
  const files = readdirSync(folder).filter((n) => n.endsWith(".yaml"));
  return files.flatMap((name) => {
    const read = readRegime({ file: basename(name), text: readFileSync(join(folder, name), "utf8") });
    return read.ok ? [read.regime] : [];
  });
}

/** `US,CN` @throws Stop with exit code 2 for what is no state's code */
export function statesOf(text: string | undefined, option: string): readonly string[] {
  const codes = (text ?? "").split(/[,;\s]+/).filter((c) => c !== "");
  const wrong = codes.find((c) => !isState(c));
  if (wrong !== undefined)
    throw new Stop(
      2,
      plain(`${option}: "${wrong}" is no state's code. Write codes of ISO 3166-1, such as US,CN (GB, not UK)`),
    );
  return [...new Set(codes)];
}
