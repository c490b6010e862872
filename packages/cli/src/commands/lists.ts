/** `inbox`, `sent` and `due`: read in ten seconds by whoever has the watch. */
import type { Due, Entry } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, type Style } from "../io.ts";
import { table } from "../table.ts";
import { hours, left, minute } from "../times.ts";

export async function inbox(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const entries = await client.inbox();
  if (o.json) io.print(json(entries));
  else printEntries(entries, io, "Nothing has come in yet.");
  return 0;
}

export async function sent(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const entries = await client.sent();
  if (o.json) io.print(json(entries));
  else printEntries(entries, io, "Nothing has been sent yet.");
  return 0;
}

export async function due(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client, party } = await takeSeat(io, o);
  const [rows, centre] = await Promise.all([client.due(), client.centre()]);
  const isOurs = (d: Due): boolean => d.owedBy === party;
  if (o.json) io.print(json(rows));
  else {
    const ours = rows.filter(isOurs);
    const theirs = rows.filter((d) => !isOurs(d));
    const late = ours.filter((d) => d.dueState === "late").length;
    io.print(
      `${centre.name.en}, ${minute(centre.now)} UTC: ${ours.length} owed by us, ${late} late; ${theirs.length} owed to us`,
    );
    if (ours.length > 0) printDuties("We owe", ours, centre.now, io);
    if (theirs.length > 0) printDuties("Owed to us", theirs, centre.now, io);
  }
  return rows.some((d) => isOurs(d) && d.dueState === "late") ? 1 : 0;
}

const colours: Readonly<Record<Due["dueState"], Style>> = {
  late: "red",
  soon: "yellow",
  later: "bold",
  "no-time": "dim",
};

function printDuties(title: string, rows: readonly Due[], now: string, io: Io): void {
  const body = rows.map((d) => [
    io.paint(colours[d.dueState], d.dueAt === null ? "no time set" : left(d.dueAt, now)),
    d.dueAt === null ? "" : minute(d.dueAt),
    d.dutyText.en,
    d.reference,
    title === "We owe" ? d.owedTo.join(" ") : d.owedBy,
    d.dutyClause ?? (d.duty === "reply" ? "asked by its sender" : "our standing order"),
  ]);
  io.print(`\n${io.paint("bold", title)}`);
  io.print(
    table(["Left", "Due, UTC", "What", "Item", title === "We owe" ? "To" : "From", "Rule"], body, io.columns, 2),
  );
}

function printEntries(entries: readonly Entry[], io: Io, none: string): void {
  if (entries.length === 0) {
    io.say(none);
    return;
  }
  const body = entries.map((e) => [
    e.reference,
    e.from,
    e.summary.en,
    e.receivedAt === null ? "" : minute(e.receivedAt),
    e.leadTimeHours === null ? "" : hours(e.leadTimeHours),
    e.kind === "notification" ? filing(e, io) : "",
    standing(e),
  ]);
  io.print(table(["Item", "From", "What", "Received, UTC", "Lead", "Filing", "Stands"], body, io.columns, 2));
}

function filing(e: Entry, io: Io): string {
  if (e.filing === "late") return io.paint("red", e.lateByHours === null ? "late" : `late by ${hours(e.lateByHours)}`);
  return e.filing;
}

function standing(e: Entry): string {
  if (!e.open) return e.outcome ?? "closed";
  if (e.acknowledgedAt === null) return "not acknowledged";
  const unread = e.routed.filter((r) => r.mustRead && r.readAt === null).map((r) => r.desk);
  if (unread.length > 0) return `not read at ${unread.join(", ")}`;
  return e.outcome ?? "open";
}
