/** Five national centres on this machine, as five processes. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type Arrangement,
  CannotRun,
  type Made,
  makeCentres,
  makePrivateFolder,
  type SeatsGiven,
  writeWhole,
} from "@comity/centre";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { defaultRuns, replayRuns } from "../defaults.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { root } from "../root.ts";
import type { upAnswerSchema } from "../shapes.ts";
import { table } from "../table.ts";
import { Child } from "./child.ts";
import { type Five, readFive } from "./five.ts";
import { lock } from "./lock.ts";
import { consolePorts, host, peerPorts } from "./ports.ts";

export interface UpOptions {
  readonly data: string;
  readonly port: number;
  readonly replay?: boolean;
  readonly access?: string;
  /** In place of the agreements that come with this. */
  readonly regimes?: string;
  readonly json?: boolean;
}
type Answer = z.infer<typeof upAnswerSchema>;

export async function up(o: UpOptions, io: Io): Promise<ExitCode> {
  const data = resolve(o.data);
  makeFolder(data);
  const unlock = lock(data);
  const children: Child[] = [];
  try {
    const five = readFive();
    const folder = o.replay ? join(data, "replay") : data;
    const replay = o.replay ? await played(folder, five, io) : null;
    const arrangement = await arrangementOf(five, o);
    const made = await makeCentres(folder, arrangement);
    const urls = await start(arrangement, made, children, io);
    if (o.access !== undefined) writeWhole(resolve(o.access), `${json(accessOf(arrangement, made, urls))}\n`, 0o600);
    const first = children[arrangement.centres.findIndex((c) => c.party === five.first)];
    const officer = arrangement.centres.find((c) => c.party === five.first)?.officers[0]?.name ?? "";
    const link = async (): Promise<string> => (await first?.enter(officer)) ?? "";
    const answer: Answer = {
      open: await link(),
      data: folder,
      centres: Object.fromEntries([...urls].map(([party, url], i) => [party, { url, pid: children[i]?.pid ?? 0 }])),
      replay,
    };
    io.print(o.json ? JSON.stringify(answer) : describe(answer, arrangement, officer, io));
    await untilToldToEnd(() => void link().then((url) => io.say(url)));
    return 0;
  } catch (e) {
    throw e instanceof CannotRun ? new Stop(e.code, e.message) : e;
  } finally {
    await Promise.all(children.map((c) => c.end()));
    unlock();
  }
}

function makeFolder(data: string): void {
  try {
    makePrivateFolder(data);
  } catch (e) {
    throw new Stop(3, `the folder ${data} cannot be made: ${(e as Error).message}`);
  }
}

async function played(folder: string, five: Five, io: Io): Promise<Answer["replay"]> {
  const { replayOnce } = await import("../replay/replay.ts");
  return replayOnce(folder, arrangementWith(five, new Map(), new Map(), { ...five.replay, runs: replayRuns }), io);
}

async function arrangementOf(five: Five, o: UpOptions): Promise<Arrangement> {
  const parties = five.centres.map((c) => c.party);
  const consoles = await consolePorts(o.port, parties);
  const peers = await peerPorts(o.port + parties.length - 1, parties);
  const arrangement = o.replay
    ? { ...five.replay, runs: replayRuns }
    : { record: five.record, note: null, runs: defaultRuns };
  return arrangementWith(five, consoles, peers, arrangement, o.regimes);
}

type Ports = ReadonlyMap<string, number>;
function arrangementWith(
  five: Five,
  consoles: Ports,
  peers: Ports,
  {
    record,
    note,
    runs,
  }: Pick<Arrangement["centres"][number], "note"> & Pick<Arrangement, "record"> & { readonly runs: readonly string[] },
  regimes?: string,
): Arrangement {
  return {
    purpose: "drill",
    record,
    centres: five.centres.map((c) => ({
      ...c,
      note,
      http: { host, port: consoles.get(c.party) ?? 0 },
      peer: { host, port: peers.get(c.party) ?? 0 },
      desks: five.desks,
      routeWithinMinutes: five.routeWithinMinutes,
      standIn: true,
      regimes: regimes === undefined ? join(root, "regimes") : resolve(regimes),
      almanac: join(root, "data"),
      models: join(root, "outlook/models"),
      runs: [...runs],
    })),
  };
}

async function start(a: Arrangement, made: Made, children: Child[], io: Io): Promise<ReadonlyMap<string, string>> {
  const pages = join(root, "packages/console/dist/web");
  const hasPages = existsSync(join(pages, "index.html"));
  if (!hasPages) io.say("The console's pages are not built (`npm run build`): there is only the API.");
  const key = randomBytes(32).toString("base64url");
  for (const c of a.centres) {
    const others = a.centres
      .filter((p) => p.party !== c.party)
      .map(({ party, name, http, officers }) => ({ party, name, url: `http://${host}:${http.port}`, officers }));
    const seats: SeatsGiven = { key, others, webRoot: hasPages ? pages : null };
    children.push(new Child({ party: c.party, folder: made.folders.get(c.party) ?? "", seats, say: (w) => io.say(w) }));
  }
  const urls = await Promise.all(children.map((c) => c.start()));
  return new Map(a.centres.map((c, i) => [c.party, urls[i] ?? ""]));
}

function accessOf(a: Arrangement, made: Made, urls: ReadonlyMap<string, string>): Access {
  const centres = a.centres.map(({ party, officers }) => [
    party,
    {
      url: urls.get(party) ?? "",
      officers: officers.map(({ name, role, desk }) => ({ name, role, token: made.tokens[party]?.[name] ?? "", desk })),
    },
  ]);
  return { centres: Object.fromEntries(centres) };
}

function describe(answer: Answer, a: Arrangement, officer: string, io: Io): string {
  const rows = a.centres.map((c) => [
    c.party,
    answer.centres[c.party]?.url ?? "",
    c.officers
      .map((f) => `${f.name} (${f.desk === null ? f.role.replace("-officer", "") : `${f.desk} desk`})`)
      .join(", "),
  ]);
  const { replay } = answer;
  return [
    ...(replay === null
      ? []
      : [
          `${replay.played} launches of the public record stand in the journals; ${replay.skipped.length} were left out.`,
          "",
        ]),
    `Open this to sit down as ${officer}; it works once:`,
    "",
    `  ${io.paint("bold", answer.open)}`,
    "",
    table(["", "Console", "Officers"], rows, io.columns, 2),
    "",
    `Keys and journals: ${answer.data}. ${process.stdin.isTTY ? "Enter gives a new link, Ctrl-C ends." : "Ctrl-C ends."}`,
  ].join("\n");
}

/** @param onEnter somebody at the terminal pressed Enter */
function untilToldToEnd(onEnter: () => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.stdin.pause();
      resolve();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
    process.once("SIGHUP", end);
    if (process.stdin.isTTY) process.stdin.setEncoding("utf8").on("data", onEnter);
  });
}
