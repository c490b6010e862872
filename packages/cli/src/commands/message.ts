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
    const byHand = a.givenByHandAt === null ? "" : `, given by hand ${minute(a.givenByHandAt)}`;
    const received = `${a.refused ?? (a.receivedAt === null ? "not received yet" : `received ${minute(a.receivedAt)}`)}${byHand}`;
    const acknowledged =
      a.acknowledgedAt === null
        ? ""
        : `, acknowledged ${minute(a.acknowledgedAt)}${a.acknowledgedBy === null ? "" : ` by ${a.acknowledgedBy}`}`;
    return `  ${party}: ${received}${acknowledged}${a.acknowledgedByHand ? " (entered by hand)" : ""}`;
  });
  return [
    `${m.reference}  ${m.typeTitle.en}, ${m.regimeTitle.en}, ${m.clause}`,
    `from ${m.from} to ${m.to.join(", ")}; authentic in ${m.authentic}; id ${m.id}`,
    `told: ${m.told.join(", ")}; not told: ${m.notTold.length === 0 ? "nobody" : m.notTold.join(", ")}`,
    ...handLines(m),
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
    m.byHand === null
      ? `  ${m.stream} number ${m.sequence}, envelope ${m.envelopeId}`
      : "  our own journal's word: no signed envelope, nothing to prove",
    m.open ? "  open" : "  closed",
  ].join("\n");
}

/** The mark of an entry by hand, its evidence, and who stands for it here. */
function handLines({ byHand: h }: MessageDetail): readonly string[] {
  if (h === null) return [];
  const e = h.evidence;
  const of = [e.reference, e.sha256 === null ? null : `sha256 ${e.sha256}`].filter((x) => x !== null).join(", ");
  const same = h.supersededBy === null ? [] : [`the same came signed as ${h.supersededBy}`];
  return [
    h.mark.en,
    `received ${minute(e.receivedAt)}, said by ${e.saidBy}${of === "" ? "" : `; ${of}`}`,
    `entered by ${h.enteredBy}, confirmed by ${h.confirmedBy ?? "nobody"}`,
    ...same,
  ];
}
