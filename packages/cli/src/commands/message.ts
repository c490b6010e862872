/** One message: look at it, acknowledge it, route it, read it. */
import type { Entry, MessageDetail } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { hours, minute } from "../times.ts";

export interface ShowOptions extends SeatOptions {
  readonly language?: string;
}
export async function show(id: string, o: ShowOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const m = await client.message(id);
  io.print(o.json ? json(m) : describe(m, o.language));
  return 0;
}

export async function acknowledge(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const e = await client.acknowledge(id);
  io.print(
    o.json
      ? json(e)
      : `${e.reference} acknowledged${e.acknowledgedAt === null ? "" : ` ${minute(e.acknowledgedAt)} UTC`}`,
  );
  return 0;
}

export interface RouteOptions extends SeatOptions {
  readonly desk: readonly string[];
}
export async function route(id: string, o: RouteOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return printRouted(
    await client.route(
      id,
      o.desk.flatMap((d) => d.split(",")),
    ),
    o,
    io,
  );
}

export interface ReadOptions extends SeatOptions {
  readonly desk: string;
}
export async function read(id: string, o: ReadOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, { role: "desk", desk: o.desk });
  return printRouted(await client.read(id, o.desk), o, io);
}

function printRouted(e: Entry, o: SeatOptions, io: Io): ExitCode {
  io.print(o.json ? json(e) : `${e.reference}\n${desks(e).join("\n")}`);
  return 0;
}

function desks(e: Entry): readonly string[] {
  return e.routed.map((r) => {
    const by = r.dueAt === null ? "" : ` (by ${minute(r.dueAt)})`;
    return `  ${r.desk}: routed ${minute(r.routedAt)}, ${r.readAt === null ? `not read yet${by}` : `read ${minute(r.readAt)} by ${r.readBy}`}`;
  });
}

function describe(m: MessageDetail, language: string | undefined): string {
  const text = (m.text as Readonly<Record<string, string>>)[language ?? "en"];
  if (text === undefined)
    throw new Stop(2, `there is no text in "${language}"; there is ${Object.keys(m.text).join(", ")}`);
  const lead = m.leadTimeHours === null ? "" : `, ${hours(m.leadTimeHours)} before`;
  const because = m.filingBecause === null ? "" : `: ${m.filingBecause}`;
  const steps = Object.entries(m.addressees).map(([party, a]) => {
    const received = a.refused ?? (a.receivedAt === null ? "not received yet" : `received ${minute(a.receivedAt)}`);
    const acknowledged =
      a.acknowledgedAt === null
        ? ""
        : `, acknowledged ${minute(a.acknowledgedAt)}${a.acknowledgedBy === null ? "" : ` by ${a.acknowledgedBy}`}`;
    return `  ${party}: ${received}${acknowledged}`;
  });
  return [
    `${m.reference}  ${m.typeTitle.en}, ${m.regimeTitle.en}, ${m.clause}`,
    `from ${m.from} to ${m.to.join(", ")}; authentic in ${m.authentic}; id ${m.id}`,
    `composed ${minute(m.composedAt)} by ${m.officers.composed}, released${m.sentAt === null ? "" : ` ${minute(m.sentAt)}`} by ${m.officers.released} (UTC)`,
    ...(m.kind === "notification" ? [`filing: ${m.filing}${lead}${because}`] : []),
    "",
    text,
    "",
    ...steps,
    ...desks(m),
    ...m.thread.map((t) =>
      `  ${minute(t.at)}  ${t.kind} ${t.reference ?? ""} ${t.type ?? ""} ${t.from} ${t.officer ?? ""}`.trimEnd(),
    ),
    `  ${m.stream} number ${m.sequence}, envelope ${m.envelopeId}`,
    m.open ? "  open" : "  closed",
  ].join("\n");
}
