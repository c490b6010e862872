/** The state of play as text, JSON, HTML or PDF. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Almanac, importTable, withTable } from "@comity/almanac";
import { briefHtml, briefText, composeBrief } from "@comity/brief";
import type { Day, Language, Party, Regime } from "@comity/regime";
import { readTalks, type TalkEvent } from "@comity/talks";
import { faultLines, nameOf, openFolder, plain, readAlmanac, readDay, tell } from "../almanac.ts";
import { briefPdf } from "../brief-pdf.ts";
import { briefShape } from "../brief-shapes.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { openRegime } from "../library.ts";
import { root } from "../root.ts";
import { shippedRegimes, statesOf } from "../talks-input.ts";

interface Options {
  readonly on?: string;
  readonly between?: string;
  readonly lang: Language;
  readonly data?: readonly string[];
  readonly regime?: readonly string[];
  readonly json?: boolean;
  readonly html?: boolean;
  readonly pdf?: string;
}

export async function brief(o: Options, io: Io): Promise<ExitCode> {
  const on = (o.on === undefined ? new Date().toISOString().slice(0, 10) : readDay(o.on, "--on")) as Day;
  const between = statesOf(o.between, "--between") as readonly string[] as readonly Party[];
  const record = await readRecord(o.data ?? [], io);
  const regimes = await regimesWith(o.regime ?? [], io);
  const page = composeBrief({ ...record, regimes }, { on, between, language: o.lang });
  if (o.pdf !== undefined) await briefPdf(page, o.pdf, io);
  if (o.json) io.print(json(briefShape(page)));
  else if (o.html) io.print(briefHtml(page).trimEnd());
  else if (o.pdf === undefined) io.print(briefText(page));
  return 0;
}

interface Read {
  readonly almanac: Almanac;
  readonly talks: readonly TalkEvent[];
}

/** The record that ships, or a folder in its place, with files of one table each beside it. */
async function readRecord(paths: readonly string[], io: Io): Promise<Read> {
  const isFolder = (p: string): boolean => existsSync(p) && statSync(p).isDirectory();
  const folders = paths.filter(isFolder);
  const [folder] = folders;
  if (folders.length > 1)
    throw new Stop(2, `--data: name one folder, and files beside it; these are ${folders.length}`);
  let read: Read = folder === undefined ? await shipped(io) : fromFolder(folder, io);
  for (const path of paths.filter((p) => !isFolder(p))) read = beside(read, nameOf(path), await io.read(path), io);
  return read;
}

const shipped = async (io: Io): Promise<Read> => ({
  almanac: await readAlmanac(io),
  talks: talksOf(join(root, "data", "talks.csv"), "data/talks.csv", io),
});

/** A folder without a data package of its own is read by ours: its tables stand in place of those that ship. */
function fromFolder(folder: string, io: Io): Read {
  const almanac = openFolder(folder, `${folder.replace(/\/$/, "")}/`);
  if (almanac.tables.length === 0)
    throw new Stop(2, `${folder}: no datapackage.json; name the CSV files one by one, or add it`);
  if (almanac.faults.length > 0) io.say(faultLines(almanac.faults.slice(0, 20)));
  const file = join(folder, "talks.csv");
  return { almanac, talks: existsSync(file) ? talksOf(file, plain(file), io) : [] };
}

function talksOf(path: string, name: string, io: Io): readonly TalkEvent[] {
  const read = readTalks(readFileSync(path, "utf8"), name);
  if (read.faults.length > 0) io.say(faultLines(read.faults.slice(0, 20)));
  return read.events;
}

/** A file is of the talks when it reads as such, else one of the tables of figures. */
function beside(read: Read, file: string, text: string, io: Io): Read {
  const talks = readTalks(text, file);
  if (talks.events.length > 0) {
    if (talks.faults.length > 0) io.say(faultLines(talks.faults.slice(0, 20)));
    return { ...read, talks: [...read.talks, ...talks.events] };
  }
  const imported = importTable(read.almanac, { file, text });
  tell(imported, io);
  if (imported.rows.length === 0) throw new Stop(2, `${file}: no row could be read`);
  return { ...read, almanac: withTable(read.almanac, imported) };
}

async function regimesWith(own: readonly string[], io: Io): Promise<readonly Regime[]> {
  const opened = await Promise.all(own.map(async (r) => (await openRegime(r, io)).regime));
  return [...shippedRegimes().filter((r) => !opened.some((x) => x.id === r.id)), ...opened];
}
