/** `comity by-hand …`: what came, or was given, out of band. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Client, type HandIn, type HandInfo, Refused } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { fileLine } from "../files.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { minute, readMomentOption } from "../times.ts";

export async function list(o: SeatOptions & { readonly waiting?: boolean }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const all = (await client.byHand()).filter((h) => !o.waiting || h.state === "not-confirmed");
  if (o.json) io.print(json(all));
  else if (all.length === 0) io.say(o.waiting ? "Nothing waits to be confirmed." : "Nothing was entered by hand.");
  else {
    const rows = all.map((h) => [
      h.reference,
      h.from,
      minute(h.evidence.receivedAt),
      stands(h),
      h.summary.en,
      h.mark.en,
    ]);
    io.print(table(["Entry", "From", "Received, UTC", "Stands", "What", "How"], rows, io.columns, 4));
  }
  return o.waiting && all.length > 0 ? 1 : 0;
}

export async function show(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return print(await client.byHandEntry(id), o, io);
}

interface Scan extends SeatOptions {
  readonly scan?: string;
}
export async function enter(file: string, o: Scan, io: Io): Promise<ExitCode> {
  const entry = readEntry(await io.read(file));
  const { client } = await takeSeat(io, o);
  const scan = await scanOf(client, o, io);
  print(await client.enterByHand({ ...entry, evidence: { ...entry.evidence, ...scan } }), o, io);
  io.say("It counts for nothing yet. A second officer confirms it: comity by-hand confirm ID");
  return 0;
}

interface Given extends Scan {
  readonly to: string;
  readonly by: string;
  readonly takenBy: string;
  readonly saidBy: string;
  readonly at: string;
  readonly note?: string;
  readonly text?: string;
  readonly language: string;
}
export async function given(of: string, o: Given, io: Io): Promise<ExitCode> {
  const receivedAt = readMomentOption(o.at, "--at");
  const { client } = await takeSeat(io, o);
  const scan = await scanOf(client, o, io);
  const entry = await client.enterByHand({
    kind: "given",
    of,
    to: o.to.split(",").map((p) => p.trim().toUpperCase()),
    evidence: {
      means: o.by as HandIn["evidence"]["means"],
      saidBy: o.saidBy,
      takenBy: o.takenBy,
      receivedAt,
      reference: o.note ?? null,
      text: o.text ?? null,
      language: o.language,
      ...scan,
    },
  });
  print(entry, o, io);
  io.say("It counts for nothing yet. A second officer confirms it: comity by-hand confirm ID");
  return 0;
}

export async function confirm(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, { role: "releasing-officer" });
  return print(await client.confirmByHand(id), o, io);
}
export async function reject(id: string, reason: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, { role: "releasing-officer" });
  return print(await client.rejectByHand(id, reason), o, io);
}
export async function supersede(id: string, item: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return print(await client.supersedeByHand(id, item), o, io);
}

const stands = (h: HandInfo): string => (h.state === "not-confirmed" ? "entered, not confirmed" : h.state);

function print(h: HandInfo, o: SeatOptions, io: Io): ExitCode {
  const e = h.evidence;
  const evidence = [
    ...(e.reference === null ? [] : [`their reference ${e.reference}`]),
    ...(h.scan === null ? [] : [fileLine(h.scan)]),
    ...(h.scan !== null || e.sha256 === null ? [] : [`${e.fileName ?? "file"} sha256 ${e.sha256}`]),
  ];
  const lines = [
    `${h.reference}  ${stands(h)}  ${h.kind} from ${h.from}${h.to.length > 0 ? ` to ${h.to.join(", ")}` : ""}  ${h.id}`,
    `  ${h.summary.en}`,
    `  ${h.mark.en}; received ${minute(e.receivedAt)} UTC, said by ${e.saidBy}`,
    ...evidence.map((x) => `  ${x}`),
    ...(e.text === null ? [] : [`  [${e.language}] ${e.text.replaceAll("\n", "\n    ")}`]),
    `  entered by ${h.enteredBy}${h.confirmed === null ? "" : `, confirmed by ${h.confirmed.by}`}; our own journal's word, no signed envelope`,
    ...(h.superseded === null ? [] : [`  the same came signed as ${h.superseded.reference}`]),
    ...(h.maybeSame.length === 0 ? [] : [`  may be the same: ${h.maybeSame.join(", ")}`]),
  ];
  io.print(o.json ? json(h) : lines.join("\n"));
  return 0;
}

function readEntry(text: string): HandIn {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (e) {
    throw new Stop(2, `that is no JSON: ${(e as Error).message}`);
  }
  // The centre checks the rest, and names the field.
  if (typeof entry !== "object" || entry === null || !("evidence" in entry))
    throw new Stop(2, 'an entry needs its "evidence": means, saidBy, takenBy, receivedAt, language');
  return entry as HandIn;
}

/** The scan goes to the centre; what may not, such as a recording, stays where it is, and its digest alone is kept. */
async function scanOf(
  client: Client,
  o: Scan,
  io: Io,
): Promise<{ readonly sha256?: string; readonly fileName?: string }> {
  if (o.scan === undefined) return {};
  const bytes = await readFile(o.scan).catch((e: Error) => {
    throw new Stop(2, `the scan cannot be read: ${e.message}`);
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  try {
    await client.giveFile(basename(o.scan), Uint8Array.from(bytes));
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    io.say(`The file itself stays where it is, its digest is kept: ${e.message}`);
  }
  return { sha256, fileName: basename(o.scan) };
}
