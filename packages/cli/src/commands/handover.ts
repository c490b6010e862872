/** `comity handover …`: who has the watch, what passes on, and the two signatures. */
import type { HandOverItem, ShiftInfo, SignatureInfo, TurnIn } from "@comity/centre/client";
import { type Post, type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { left, minute, readMomentOption } from "../times.ts";

const planner: Post = { role: "supervisor" };

export async function show(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return printed(await client.shift(), o, io);
}

export async function take(o: SeatOptions & { readonly until?: string }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const until = o.until === undefined ? undefined : readMomentOption(o.until, "--until");
  return printed(await client.takeWatch(until), o, io);
}

export async function open(o: SeatOptions & { readonly to?: string }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return printed(await client.openHandOver(o.to), o, io);
}

export async function read(typed: string, o: SeatOptions & { readonly remark?: string }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { items } = await client.shift();
  const item = items.find((i) => String(i.number) === typed);
  if (item === undefined)
    throw new Stop(2, `there is no item ${typed}; there are ${items.map((i) => i.number).join(", ") || "none"}`);
  // What counts as read is what stands here.
  io.say(`${item.number}. ${item.what.en}${item.detail === null ? "" : `: ${item.detail.en}`}`);
  const { key, digest } = item;
  const after = await client.readHandOverItem({
    item: key,
    digest,
    ...(o.remark === undefined ? {} : { remark: o.remark }),
  });
  return printed(after, o, io);
}

export async function sign(
  o: SeatOptions & { readonly digest?: string; readonly reason?: string },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, o.reason === undefined ? undefined : planner);
  const { digest } = await client.shift();
  if (o.digest !== undefined && (o.digest.length < 8 || !digest.startsWith(o.digest.toLowerCase())))
    throw new Stop(1, `the list has changed: its digest is ${digest.slice(0, 16)} now. Look at it again, then sign`);
  return printed(await client.signHandOver(digest, o.reason), o, io);
}

export async function withdraw(reason: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return printed(await client.withdrawHandOver(reason), o, io);
}

export async function note(text: string, o: SeatOptions & { readonly language?: string }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return printed(await client.noteWatch(text === "-" ? await io.read("-") : text, o.language), o, io);
}

export async function plan(
  officer: string,
  o: SeatOptions & { readonly from: string; readonly until: string; readonly role?: string },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, planner);
  const from = readMomentOption(o.from, "--from");
  const until = readMomentOption(o.until, "--until");
  const role = o.role === undefined ? {} : { role: o.role as TurnIn["role"] };
  return printed(await client.planTurn({ officer, from, until, ...role } as TurnIn), o, io);
}

export async function cancel(typed: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, planner);
  const found = (await client.shift()).turns.filter((t) => t.id.startsWith(typed));
  const [turn] = found;
  if (turn === undefined || found.length > 1)
    throw new Stop(2, `${found.length} turns begin with "${typed}": \`handover show\` lists them`);
  return printed(await client.cancelTurn(turn.id), o, io);
}

function printed(s: ShiftInfo, o: SeatOptions, io: Io): ExitCode {
  if (o.json) io.print(json(s));
  else io.print([...head(s), "", items(s, io), ...below(s, io)].join("\n"));
  return 0;
}

function head(s: ShiftInfo): readonly string[] {
  const { watch, handOver: h, next } = s;
  const held =
    watch === null
      ? "Nobody has the watch."
      : `${watch.officer} has the watch since ${minute(watch.since)}${watch.until === null ? "" : `, by the plan until ${minute(watch.until)}`}.`;
  const after = next === null ? [] : [`Next: ${next.officer}, ${minute(next.from)} to ${minute(next.until)}.`];
  if (h === null) return [held, ...after];
  const taker = h.to ?? "nobody yet";
  return [
    held,
    ...after,
    `Hand-over open since ${minute(h.openedAt)}: ${h.from} to ${taker}; ${h.read} of ${s.items.length} read.`,
    `Gives: ${signed(h.gives)}. Takes: ${signed(h.takes)}.`,
  ];
}

function signed(g: SignatureInfo | null): string {
  if (g === null) return "not signed";
  const place = g.inPlaceOf === null ? "" : ` in place of ${g.inPlaceOf.officer} (${g.inPlaceOf.reason})`;
  const again = g.since.length === 0 ? "" : `; ${g.since.length} came or changed since: sign again`;
  return `${g.by}${place}, ${minute(g.at)}${again}`;
}

function items(s: ShiftInfo, io: Io): string {
  if (s.items.length === 0) return "Nothing is open.";
  const now = new Date().toISOString();
  const rows = s.items.map((i) => [
    String(i.number),
    i.what.en,
    i.detail?.en ?? "",
    clock(i, now, io),
    i.with.join(" "),
    i.read === null ? (i.changed ? "read again" : "not read") : `read by ${i.read.by}`,
  ]);
  return table(["", "What", "", "Clock", "With", s.handOver === null ? "" : "Taken over"], rows, io.columns, 2);
}

function clock(i: HandOverItem, now: string, io: Io): string {
  if (i.clock === null) return "";
  const words = `${minute(i.clock)}, ${left(i.clock, now)}`;
  return i.clockState === "late" ? io.paint("red", words) : words;
}

function below(s: ShiftInfo, io: Io): readonly string[] {
  const { alarms, notes, turns } = s;
  const rate =
    alarms.perTenMinutes === null
      ? []
      : [
          "",
          `Alarms in this watch: ${alarms.count}, ${alarms.perTenMinutes} in ten minutes (aim: under ${alarms.target}).`,
        ];
  const log = notes.length === 0 ? [] : ["", "Log:", ...notes.map((n) => `  ${minute(n.at)} ${n.by}: ${n.text}`)];
  const rows = turns.map((t) => [t.id.slice(0, 8), t.officer, t.role, minute(t.from), minute(t.until)]);
  const roster =
    rows.length === 0 ? [] : ["", table(["Turn", "Officer", "Role", "From", "Until"], rows, io.columns, 1)];
  return [...rate, ...log, ...roster, "", `List: ${s.digest.slice(0, 16)}`];
}
