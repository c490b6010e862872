/** `comity keys …`: the parties' keys, a new one of ours in place of another, and a statement signed away from the network. */
import type { KeyInfo } from "@comity/centre/client";
import {
  type Directory,
  faultLine,
  type Instant,
  isParty,
  type KeyId,
  type KeyStatement,
  openKeyStatement,
  parseDirectory,
  parseInstant,
  signKeyStatement,
} from "@comity/wire";
import { nodePrimitives, signerFromPem } from "@comity/wire/node";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { minute } from "../times.ts";

type Use = "signing" | "sealing";
const post = { role: "releasing-officer" as const };

export async function list(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return shown(await client.keys(), o, io);
}

function shown(keys: readonly KeyInfo[], o: SeatOptions, io: Io): ExitCode {
  if (o.json) {
    io.print(json(keys));
    return 0;
  }
  const rows = keys.map((k) => [
    k.party,
    k.use,
    k.id,
    io.paint(k.state === "revoked" ? "red" : "bold", k.state),
    k.from === null ? "" : `${k.state === "good" ? "until" : "since"} ${minute(k.from)}`,
    k.reason ?? "",
    k.doubtful + k.refused === 0 ? "" : `${k.doubtful} on record in doubt, ${k.refused} refused since`,
  ]);
  io.print(table(["Party", "Use", "Key", "Stands", "", "Why", ""], rows, io.columns, 5));
  return 0;
}

export async function replace(
  use: Use,
  reason: string,
  o: SeatOptions & { readonly from?: string; readonly revoke?: boolean },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, post);
  const from = o.from === undefined ? {} : { from: moment(o.from) };
  return shown(await client.replaceKey({ use, does: o.revoke ? "revoke" : "rotate", reason, ...from }), o, io);
}

export async function make(use: Use, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, post);
  const made = await client.makeKey(use);
  io.print(o.json ? json(made) : made.key);
  return 0;
}

export async function handIn(file: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, post);
  return shown(await client.changeKey((await io.read(file)).trim()), o, io);
}

export interface StatementOptions {
  readonly keys: string;
  readonly recovery: string;
  readonly party: string;
  readonly use?: Use;
  readonly old?: string;
  readonly new: string;
  readonly from: string;
}
/** Asks no centre: it is for a machine that is connected to nothing. */
export async function statement(reason: string, o: StatementOptions, io: Io): Promise<ExitCode> {
  const read = parseDirectory(nodePrimitives, await io.read(o.keys));
  if (!read.ok) throw new Stop(2, `${o.keys}: ${faultLine(read.faults)}`);
  const directory = read.value;
  const party = o.party.toUpperCase();
  if (!isParty(party)) throw new Stop(2, `"${o.party}" is no party`);
  const use = o.use ?? "signing";
  const listed = use === "signing" ? directory.keys.get(party)?.[0] : directory.sealing?.get(party);
  const old = o.old ?? listed?.id;
  if (old === undefined) throw new Stop(2, `${o.keys} lists no ${use} key of ${party}: name it with --old`);
  const said: KeyStatement = {
    ...{ comity: 1, record: directory.record, party, does: "revoke", use, old: old as KeyId },
    ...{ new: o.new, from: moment(o.from), reason },
  };
  const line = signKeyStatement(said, [await recoveryKey(o.recovery, directory, io)]);
  const checked = openKeyStatement(nodePrimitives, directory, line, () => true);
  if (!checked.ok) throw new Stop(2, `it would be refused: ${faultLine(checked.faults)}`);
  io.print(line);
  return 0;
}

async function recoveryKey(file: string, directory: Directory, io: Io) {
  const pem = await io.read(file);
  try {
    return signerFromPem(pem, "ed25519", directory.purpose);
  } catch (e) {
    throw new Stop(2, `${file} is no Ed25519 key: ${(e as Error).message}`);
  }
}

function moment(typed: string): Instant {
  const read = parseInstant(typed);
  if (!read.ok) throw new Stop(2, read.faults[0]?.message ?? "no time");
  return read.value;
}
