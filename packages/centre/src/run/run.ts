/** Runs one centre from its folder: journal, connections to peers, HTTP for its officers. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Bug, type Instant, instantOf } from "@comity/wire";
import type { Seats } from "../http/service.ts";
import { Centre } from "../shell/centre.ts";
import { DiskFiles } from "../shell/files/disk.ts";
import { Desk } from "../shell/service.ts";
import { SqliteJournal } from "../shell/sqlite.ts";
import { startTransport, type Transport } from "../shell/transport.ts";
import { Damaged, type World } from "../shell/world.ts";
import { CannotRun } from "./config.ts";
import { type CentreFolder, readCentreFolder, readPins } from "./folder.ts";
import { openLog } from "./log.ts";
import { signInOf } from "./sign-in.ts";

export interface RunOptions {
  /** The built console; absent: the API alone. */
  readonly webRoot?: string;
  readonly seats?: Seats;
  /** Called once when the centre stops by itself: its journal cannot be written. In one sentence. */
  onHalted?(words: string): void;
}
export interface Running {
  readonly party: string;
  readonly url: string;
  readonly peerPort: number;
  /** A link that signs this officer in, once. */
  enterUrl(officer: string): string;
  close(): Promise<void>;
}

const tickMs = 1000;

/** @throws CannotRun with a sentence for whoever starts it; nothing has been signed then */
export async function runCentre(path: string, options: RunOptions = {}): Promise<Running> {
  const folder = readCentreFolder(path);
  const { config } = folder;
  const log = openLog(join(path, "centre.log"), () => setImmediate(watch));
  const journal = openJournal(folder);
  let transport: Transport | undefined;
  let told = false;

  const world: World = {
    now: clock,
    random: (n) => randomBytes(n),
    journal,
    send: (to, frame) => transport?.send(to, frame),
    hangUp: (peer) => transport?.hangUp(peer),
    files: openFiles(folder),
    defer: (run) => setImmediate(run),
    signers: folder.signers,
    keys: folder.keys,
    ...(folder.sealing === undefined ? {} : { sealing: folder.sealing }),
    log: log.write,
  };
  const centre = openCentre(folder, world);
  const desk = new Desk(centre, world, folder.own);

  function watch(): void {
    if (centre.halted === undefined || told) return;
    told = true;
    options.onHalted?.(centre.halted);
  }

  try {
    transport = await listen(config.party, config.peer.port, () =>
      startTransport({
        me: config.party,
        listen: config.peer,
        tls: readPins(folder),
        peers: config.peers,
        onFrame: (peer, frame) => centre.receive(peer, frame),
        onLink: (peer, connected) => centre.link(peer, connected),
        log: log.write,
      }),
    );
    // Not before there is something to serve: loading the server takes as long as all the rest.
    const { startHttp } = await import("../http/server.ts");
    const http = await serve(config.party, () =>
      startHttp({
        service: desk,
        host: config.http.host,
        port: config.http.port,
        ...(config.http.names === undefined ? {} : { names: config.http.names }),
        ...(config.http.tls === undefined ? {} : { tls: readHttpTls(path, config.http.tls) }),
        officers: config.officers,
        signIn: signInOf(path, config),
        ...(options.webRoot === undefined ? {} : { webRoot: options.webRoot }),
        ...(options.seats === undefined ? {} : { seats: options.seats }),
        now: clock,
        random: (n) => randomBytes(n),
        log: log.write,
      }),
    );
    const timer = setInterval(() => {
      centre.tick();
      watch();
    }, tickMs);
    log.write("info", "running", {
      url: http.url,
      peerPort: transport.port,
      record: config.record,
      purpose: config.purpose,
    });
    const { port } = transport;
    return {
      party: config.party,
      url: http.url,
      peerPort: port,
      enterUrl: (officer) => http.enterUrl(officer),
      async close() {
        clearInterval(timer);
        await http.close();
        await transport?.close();
        centre.close();
        log.close();
      },
    };
  } catch (e) {
    await transport?.close();
    centre.close();
    throw e;
  }
}

const clock = (): Instant => instantOf(Date.now());

function openJournal(folder: CentreFolder): SqliteJournal {
  try {
    return SqliteJournal.open(folder.journalPath);
  } catch (e) {
    throw cannotOpen(folder, e);
  }
}

/** Also reads the journal to its end, and checks every byte of it. */
export function openCentre(folder: CentreFolder, world: World): Centre {
  try {
    return new Centre(folder.env, world);
  } catch (e) {
    world.journal.close();
    throw cannotOpen(folder, e);
  }
}

function openFiles(folder: CentreFolder): DiskFiles {
  try {
    return new DiskFiles(folder.filesPath);
  } catch (e) {
    const { party } = folder.config;
    throw new CannotRun(
      3,
      `the centre of ${party} cannot read its files in ${folder.filesPath} (${(e as Error).message})`,
    );
  }
}

const sqliteBusy = 5;
const sqliteFull = 13;

function cannotOpen(folder: CentreFolder, e: unknown): Error {
  const { party } = folder.config;
  const before = `the centre of ${party} stopped before it signed anything`;
  if (e instanceof Damaged) {
    return new CannotRun(
      3,
      `${before}: ${e.message} (${folder.journalPath}). Put a copy of that file aside, and restore the journal from its backup`,
    );
  }
  const code = (e as { errcode?: number }).errcode;
  if (code === sqliteBusy) return new CannotRun(3, `${before}: another process has ${folder.journalPath} open`);
  if (code === sqliteFull) return new CannotRun(3, `${before}: the disk of ${folder.journalPath} is full`);
  if (code !== undefined)
    return new CannotRun(3, `${before}: ${folder.journalPath} cannot be opened (${(e as Error).message})`);
  return e as Error;
}

async function listen<T>(party: string, port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (e) {
    if ((e as { code?: string }).code !== "EADDRINUSE") throw e;
    throw new CannotRun(
      3,
      `port ${port}, where the peers of ${party} call, is taken by another program: end it, or choose another port`,
    );
  }
}

async function serve<T>(party: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (e) {
    if (e instanceof Bug || e instanceof TypeError) throw e;
    throw new CannotRun(3, `the centre of ${party} cannot serve its officers: ${(e as Error).message}`);
  }
}

function readHttpTls(
  path: string,
  tls: { readonly cert: string; readonly key: string },
): { cert: string; key: string } {
  return { cert: readFileSync(resolve(path, tls.cert), "utf8"), key: readFileSync(resolve(path, tls.key), "utf8") };
}
