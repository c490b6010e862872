/** `comity declare …`: declarations round by round. */
import type { Client, DeclarationRound } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { parseFields, readJson } from "../input.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { minute } from "../times.ts";
import { printOutgoing } from "./paper.ts";

export async function list(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client, party } = await takeSeat(io, o);
  const rounds = await client.declarations();
  if (o.json) io.print(json(rounds));
  else if (rounds.length === 0) io.say("No regime that this centre carries out asks for declarations.");
  else {
    const rows = rounds.flatMap((r) =>
      r.parties.map((p, i) => [
        i === 0 ? r.type : "",
        i === 0 ? periodOf(r) : "",
        i === 0 ? r.clause : "",
        p.party,
        p.state +
          (p.lateBy === null ? "" : `, late by ${p.lateBy}`) +
          (p.otherEdition ? ", under another edition of the regime file than ours" : ""),
        p.filedAt !== null ? minute(p.filedAt) : p.sealedAt !== null ? `promised ${minute(p.sealedAt)}` : "",
        p.dueAt === null ? "" : minute(p.dueAt),
      ]),
    );
    io.print(table(["Declaration", "About", "Rule", "By", "Stands", "Filed, UTC", "Due, UTC"], rows, io.columns, 0));
  }
  return rounds.some((r) => r.parties.some((p) => p.party === party && p.state === "late")) ? 1 : 0;
}

export async function compare(type: string, o: SeatOptions & { readonly period?: string }, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const rounds = await ofType(client, type);
  const round = o.period === undefined ? rounds.find((r) => r.compare.length > 0) : atPeriod(rounds, o.period);
  if (round === undefined) throw new Stop(2, `nobody has filed "${type}" about ${o.period ?? "any period"} yet`);
  if (o.json) {
    io.print(json(round));
    return 0;
  }
  const parties = round.parties.map((p) => p.party);
  const shown = (v: unknown): string => (v === undefined ? "" : typeof v === "string" ? v : JSON.stringify(v));
  io.print(`${io.paint("bold", round.title.en)} (${round.clause}), about ${periodOf(round)}`);
  const state = ["", ...round.parties.map((p) => p.state)];
  const rows = round.compare.map((c) => [c.label.en, ...parties.map((p) => shown(c.values[p]))]);
  io.print(table(["", ...parties], [state, ...rows], io.columns, 1));
  for (const c of round.changed)
    io.print(`${c.party} changed ${c.path}: ${shown(c.before)} before, ${shown(c.now)} now`);
  return 0;
}

interface FileOptions extends SeatOptions {
  readonly period?: string;
  readonly form?: string;
  readonly nil?: boolean;
  readonly seal?: boolean;
  readonly language?: string;
}
export async function file(type: string, path: string | undefined, o: FileOptions, io: Io): Promise<ExitCode> {
  const given = path === undefined ? undefined : parseFields(await readJson(io, path), path);
  const { client, party } = await takeSeat(io, o);
  const rounds = await ofType(client, type);
  const open = (r: DeclarationRound): boolean =>
    r.parties.some((p) => p.party === party && (p.state === "due" || p.state === "late"));
  const round = o.period === undefined ? (rounds.findLast(open) ?? rounds[0]) : atPeriod(rounds, o.period);
  if (round === undefined) throw new Stop(2, `no period of "${type}" is open: name one with --period`);
  const form = o.form ?? (given === undefined ? (round.last?.form ?? undefined) : undefined);
  const fields = o.nil ? {} : (given ?? round.last?.fields ?? {});
  const made = await client.prepareDeclaration({
    regime: round.regime,
    type,
    ...round.period,
    ...(o.nil || form === undefined ? {} : { form }),
    nil: o.nil ?? false,
    fields,
    ...(o.seal === undefined ? {} : { sealFirst: o.seal }),
    ...(o.language === undefined ? {} : { language: o.language }),
  });
  printOutgoing(made, o, io);
  io.say("A second officer releases it: comity declare release ID --access FILE --as PARTY");
  return 0;
}

export async function last(type: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const round = (await ofType(client, type)).find((r) => r.last !== null);
  if (round?.last == null) throw new Stop(1, `we have not filed "${type}" yet`);
  io.print(json(o.json ? round.last : round.last.fields));
  return 0;
}

export async function open(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  printOutgoing(await client.openDeclaration(id), o, io);
  return 0;
}

async function ofType(client: Client, type: string): Promise<readonly DeclarationRound[]> {
  const rounds = await client.declarations();
  const known = rounds.filter((r) => r.type === type);
  if (known.length > 0) return known;
  const types = [...new Set(rounds.map((r) => r.type))].join(", ") || "none";
  throw new Stop(2, `no declaration "${type}" here; there are ${types}`);
}
const atPeriod = (rounds: readonly DeclarationRound[], period: string): DeclarationRound | undefined =>
  rounds.find((r) => r.period.from === period || r.period.from.startsWith(`${period}-`));

function periodOf(r: DeclarationRound): string {
  const { from, to } = r.period;
  return from.endsWith("-01-01") && to.endsWith("-12-31") && from.slice(0, 4) === to.slice(0, 4)
    ? from.slice(0, 4)
    : from;
}
