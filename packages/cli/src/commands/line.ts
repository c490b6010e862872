/** `comity line …`: what an officer does on crisis lines, and how each line stands. */
import type { CallInfo, Client, LineInfo, LoggedCallInfo, PassageInfo } from "@comity/centre/client";
import { parseInstant } from "@comity/wire";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type Attach, attached, fileLine } from "../files.ts";
import { type ExitCode, type Io, json, Stop, type Style } from "../io.ts";
import { table } from "../table.ts";
import { left, minute } from "../times.ts";
import { members, propose as proposeOn } from "./line-members.ts";

export { members, sayOnProposal } from "./line-members.ts";

interface Words extends SeatOptions, Attach {
  readonly phrase?: string;
  readonly language?: string;
}

export async function list(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const lines = await client.lines();
  if (o.json) io.print(json(lines));
  else if (lines.length === 0) io.say("This centre is on no line: no regime that it carries out has one.");
  else io.print(listed(lines, io));
  return 0;
}

const colours: Readonly<Partial<Record<LineInfo["standings"][number]["sign"], Style>>> = {
  down: "red",
  stopped: "red",
  "nobody-answers": "yellow",
};
function listed(lines: readonly LineInfo[], io: Io): string {
  const rows = lines.flatMap((l) =>
    l.standings.map((m, i) => [
      i === 0 ? l.title.en : "",
      i === 0 ? l.clause : "",
      m.party,
      io.paint(colours[m.sign] ?? "bold", m.sign),
      m.says.en,
      i === 0 && l.waitsForUs.length > 0 ? `${l.waitsForUs.length} wait for our answer` : "",
    ]),
  );
  return table(["Line", "Rule", "With", "Stands", "", "Calls"], rows, io.columns, 4);
}

export async function history(on: string | undefined, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const line = on === undefined ? undefined : (await lineNamed(client, on)).id;
  const [calls, phoned] = await Promise.all([client.calls(line), client.loggedCalls(line)]);
  if (o.json) io.print(json(calls));
  else if (calls.length + phoned.length === 0) io.say("Nobody has called yet.");
  else {
    const rows = calls.map((c) => [
      c.id.slice(0, 8),
      minute(c.sentAt),
      c.title.en,
      c.from,
      c.to.join(" "),
      c.urgency,
      c.outcome ?? (c.waitsForUs ? "waits for us" : "open"),
      Object.entries(c.each)
        .map(([p, e]) => `${p} ${e}`)
        .join(", "),
    ]);
    const byPhone = phoned.map((c) => loggedRow(c, c.with.join(" ")));
    // By their times, which are the second column.
    const all = [...rows, ...byPhone].sort((a, b) => ((a[1] ?? "") < (b[1] ?? "") ? 1 : -1));
    io.print(table(["Call", "UTC", "Line", "From", "To", "", "Outcome", "Of each"], all, io.columns, 7));
  }
  return 0;
}

export async function show(call: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const found = await callNamed(client, call);
  printCall(found, o, io);
  return 0;
}

interface CallOptions extends Words {
  readonly urgency: "routine" | "priority" | "flash";
  readonly confirm?: string;
  readonly about?: string;
}
export async function call(on: string, text: string | undefined, o: CallOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const line = await lineNamed(client, on);
  const about = o.about === undefined ? {} : { about: (await callNamed(client, o.about)).id };
  const confirm = o.confirm === undefined ? {} : { confirm: o.confirm.split(",").map((n) => n.trim()) };
  const words = await wordsOf(client, text, o, io);
  const placed = await client.placeCall({ line: line.id, urgency: o.urgency, ...about, ...confirm, ...words });
  printCall(placed, o, io);
  return 0;
}

export async function say(
  on: string,
  text: string | undefined,
  o: Words & { readonly over?: boolean },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const known = await findCall(client, on);
  const line = known === undefined ? await lineNamed(client, on) : undefined;
  const words = await wordsOf(client, text, o, io);
  const open =
    known ??
    (line && (await client.calls(line.id)).find((c) => c.over === null && (c.outcome ?? "answered") === "answered"));
  const said =
    open === undefined
      ? await client.placeCall({ line: line?.id ?? "", ...words })
      : await client.sayInCall(open.id, { ...words, over: o.over ?? false });
  printCall(said, o, io);
  return 0;
}

export async function answer(
  on: string,
  text: string | undefined,
  o: Words & { readonly by?: string },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await callNamed(client, on);
  const words =
    text === undefined && o.phrase === undefined && o.attach === undefined
      ? languageOf(o)
      : await wordsOf(client, text, o, io);
  const by = o.by === undefined ? undefined : parseInstant(o.by);
  if (by?.ok === false) throw new Stop(2, by.faults[0]?.message ?? "no time");
  const when =
    by === undefined ? { outcome: "answered" as const } : { outcome: "will-answer-by" as const, by: by.value };
  printCall(await client.replyToCall(id, { ...when, ...words }), o, io);
  return 0;
}

export async function decline(on: string, reason: string, o: Words, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await callNamed(client, on);
  printCall(await client.replyToCall(id, { outcome: "declined", ...(await wordsOf(client, reason, o, io)) }), o, io);
  return 0;
}

export async function test(on: string, o: SeatOptions & { readonly answer?: boolean }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await lineNamed(client, on);
  return standingAfter(await (o.answer ? client.answerTests(id) : client.testLine(id)), id, o, io);
}

export async function standing(
  does: "freeze" | "resume",
  on: string,
  reason: string,
  o: SeatOptions,
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await lineNamed(client, on);
  return standingAfter(await client[does === "freeze" ? "freezeLine" : "resumeLine"](id, reason), id, o, io);
}

export async function clear(on: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await lineNamed(client, on);
  return standingAfter(await client.clearLine(id), id, o, io);
}

export async function member(
  does: "join" | "leave",
  m: { readonly regime: string; readonly line: string; readonly members: string },
  o: SeatOptions,
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const members = m.members.split(",").map((p) => p.trim().toUpperCase());
  const lines = await client[does === "join" ? "joinLine" : "leaveLine"]({ ...m, members });
  if (o.json) io.print(json(lines));
  else io.print(listed(lines, io));
  return 0;
}

export async function propose(
  does: "remove" | "let-back",
  on: string,
  what: { readonly member: string; readonly reason: string },
  o: SeatOptions,
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  await proposeOn(does, await lineNamed(client, on), client, what);
  return members(o, io);
}

interface Logging extends SeatOptions {
  readonly direction: "out" | "in";
  readonly ours: string;
  readonly theirs: string;
  readonly with?: string;
  readonly at?: string;
  readonly language?: string;
}
export async function logCall(on: string, said: string, o: Logging, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { id } = await lineNamed(client, on);
  const { direction, ours, theirs } = o;
  const spoke = o.at === undefined ? undefined : parseInstant(o.at);
  if (spoke?.ok === false) throw new Stop(2, spoke.faults[0]?.message ?? "no time");
  const calls = await client.logCall({
    ...{ line: id, direction, ours, theirs, ...languageOf(o) },
    said: said === "-" ? (await io.read("-")).trim() : said,
    ...(o.with === undefined ? {} : { with: o.with.split(",").map((p) => p.trim().toUpperCase()) }),
    ...(spoke === undefined ? {} : { spokeAt: spoke.value }),
  });
  return showLogged(calls, o, io);
}

export async function logged(on: string | undefined, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const line = on === undefined ? undefined : (await lineNamed(client, on)).id;
  return showLogged(await client.loggedCalls(line), o, io);
}

function showLogged(calls: readonly LoggedCallInfo[], o: SeatOptions, io: Io): ExitCode {
  if (o.json) io.print(json(calls));
  else if (calls.length === 0) io.say("No call by telephone was logged here.");
  else
    io.print(
      table(
        ["", "UTC", "", "Us", "Them", "", "", "Said"],
        calls.map((c) => loggedRow(c, `${c.with.join(" ")}, ${c.theirs}`, c.ours)),
        io.columns,
        7,
      ),
    );
  return 0;
}
const loggedRow = (c: LoggedCallInfo, them: string, us = "us"): string[] => [
  c.id.slice(0, 8),
  minute(c.spokeAt),
  c.line.split("/")[1] ?? "",
  c.direction === "out" ? us : them,
  c.direction === "out" ? them : us,
  "",
  c.mark.en,
  `${c.ours} with ${c.theirs}: ${c.said}`,
];

export async function translate(
  on: string,
  text: string,
  o: Words & { readonly machine?: string },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const passages = (await client.calls()).flatMap((c) => c.passages).filter((p) => p.envelope.startsWith(on));
  const [passage] = passages;
  if (passage === undefined || passages.length > 1)
    throw new Stop(
      2,
      `"${on}" names ${passages.length === 0 ? "no passage" : "several passages"}: \`comity line show CALL\``,
    );
  const words = { language: o.language ?? "en", text: text === "-" ? await io.read("-") : text };
  const made = await client.translate(passage.envelope, { ...words, machine: o.machine ?? null });
  io.print(
    o.json ? json(made) : `Kept as ${made.id}. It counts once an officer confirms it: comity line confirm ${made.id}`,
  );
  return 0;
}

export async function confirm(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const done = await client.confirmTranslation(id);
  io.print(o.json ? json(done) : "Confirmed.");
  return 0;
}

export async function phrases(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const all = await client.phrases();
  if (o.json) io.print(json(all));
  else
    io.print(
      table(
        ["Name", "Words"],
        all.map((p) => [p.id, p.text.en]),
        io.columns,
        1,
      ),
    );
  return 0;
}

function standingAfter(lines: readonly LineInfo[], id: string, o: SeatOptions, io: Io): ExitCode {
  const line = lines.filter((l) => l.id === id);
  io.print(o.json ? json(line[0] ?? null) : listed(line, io));
  return 0;
}

async function wordsOf(client: Client, text: string | undefined, o: Words, io: Io) {
  if (text === undefined && o.phrase === undefined && o.attach === undefined)
    throw new Stop(2, "say something: a text, - for standard input, --phrase, or --attach");
  const said = text === "-" ? (await io.read("-")).trim() : text;
  return {
    ...languageOf(o),
    ...(said === undefined ? {} : { text: said }),
    ...(o.phrase === undefined ? {} : { phrase: o.phrase }),
    ...(await attached(client, o, io)),
  };
}
const languageOf = (o: Words) => (o.language === undefined ? {} : { language: o.language });

/** A line by its id, or by who else is on it; of several, the one that is open for text. */
async function lineNamed(client: Client, name: string): Promise<LineInfo> {
  const [lines, centre] = await Promise.all([client.lines(), client.centre()]);
  const exact = lines.find((l) => l.id === name);
  if (exact !== undefined) return exact;
  const others = name
    .toUpperCase()
    .split(",")
    .map((p) => p.trim())
    .filter((p) => p !== centre.party)
    .sort()
    .join(",");
  const fits = lines.filter((l) => l.members.filter((p) => p !== centre.party).join(",") === others);
  const open = fits.filter((l) => l.mode === "open");
  const [first, second] = open.length > 0 ? open : fits;
  if (first !== undefined && second === undefined) return first;
  const known = lines.map((l) => l.id).join(", ") || "none";
  throw new Stop(2, `"${name}" names ${first === undefined ? "no line" : "several lines"} here; there are ${known}`);
}

async function findCall(client: Client, name: string): Promise<CallInfo | undefined> {
  const calls = await client.calls();
  if (name === "last") return calls[0];
  const fits = /^[0-9a-f]{4,32}$/.test(name) ? calls.filter((c) => c.id.startsWith(name)) : [];
  if (fits.length > 1) throw new Stop(2, `"${name}" begins the names of several calls: say more of it`);
  return fits[0];
}
async function callNamed(client: Client, name: string): Promise<CallInfo> {
  const found = await findCall(client, name);
  if (found === undefined) throw new Stop(2, `there is no call "${name}": \`comity line history\` lists them`);
  return found;
}

function printCall(c: CallInfo, o: SeatOptions, io: Io): void {
  if (o.json) {
    io.print(json(c));
    return;
  }
  const ends =
    c.outcome === null
      ? `open, to be answered by ${minute(c.answerBy)} UTC`
      : `${c.outcome}, ${minute(c.endedAt ?? "")} UTC`;
  io.print(`${io.paint("bold", `${c.title.en} (${c.clause})`)}  ${c.id}`);
  io.print(`${c.from} to ${c.to.join(", ")}, ${c.urgency}: ${ends}`);
  for (const r of c.replies) {
    const by = r.by === null ? "" : ` ${minute(r.by)} UTC (in ${left(r.by, c.sentAt)} of the call)`;
    io.print(`  ${r.party}: ${r.outcome}${by}, ${r.officer}, ${minute(r.at)} UTC`);
  }
  for (const p of c.passages) io.print(passage(p));
}
function passage(p: PassageInfo): string {
  const head = `  ${minute(p.sentAt)} ${p.from}, ${p.officer} [${p.language}${p.annexOf === null ? "" : ", translation"}]`;
  const text = p.text ?? (p.fault === null ? "(being opened)" : `(cannot be read: ${p.fault})`);
  const marks = p.marks.length === 0 ? [] : [`    look at this: ${p.marks.join("; ")}`];
  const set = p.phrase === null ? [] : [`    set words: ${p.phrase.en}`];
  const annexes = p.annexes.map((a) => {
    const made = a.machine === null ? a.author : `${a.machine} (machine), kept by ${a.author}`;
    const confirmed = a.confirmed === null ? "not confirmed" : `confirmed by ${a.confirmed.by}`;
    return `    [${a.language}] ${a.text}  (${made}; ${confirmed})`;
  });
  return [
    head,
    ...(text === "" ? [] : [`    ${text.replaceAll("\n", "\n    ")}`]),
    ...set,
    ...p.files.map((f) => `    ${fileLine(f)}`),
    ...marks,
    ...annexes,
    `    ${p.envelope.slice(0, 12)}`,
  ].join("\n");
}
