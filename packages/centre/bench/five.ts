/** Four real centres as processes and a fifth in this one, over mutual TLS, each with its own SQLite journal. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ItemId, instantOf, type Party } from "@comity/wire";
import { type Client, connect } from "../src/client/index.ts";
import type { Officer } from "../src/core/env.ts";
import { readCentreFolder, readPins } from "../src/run/folder.ts";
import { type CentrePlan, makeCentres } from "../src/run/init.ts";
import { centreMain, type FromCentre } from "../src/run/parent.ts";
import { Centre } from "../src/shell/centre.ts";
import { SqliteJournal } from "../src/shell/sqlite.ts";
import { startTransport } from "../src/shell/transport.ts";
import type { World } from "../src/shell/world.ts";

export const root = resolve(import.meta.dirname, "../../..");
const parties = ["CN", "FR", "GB", "RU", "US"] as Party[];
const name = { en: "Bench", fr: "Bench", ru: "Bench", zh: "Bench" };
const launches = "p5-launch-notification";
const crisisLines = "p5-crisis-lines";
export const watch: Officer = { name: "watch", role: "watch-officer", desk: null };
export const second: Officer = { name: "second", role: "releasing-officer", desk: null };

export interface Five {
  readonly centre: Centre;
  readonly folder: string;
  readonly children: readonly ChildProcess[];
  /** Each of the four others' API, as a console sees it. */
  readonly screens: readonly Client[];
  /** A flash to all on the line of the five. */
  call(words: string): Promise<ItemId>;
  compose(): Promise<ItemId>;
  release(id: ItemId): Promise<void>;
  /** Until every addressee's receipt for these is verified and durable here. */
  receipted(ids: readonly ItemId[]): Promise<void>;
  close(): Promise<void>;
}

export async function startFive(): Promise<Five> {
  const data = mkdtempSync(join(tmpdir(), "comity-bench-"));
  const ports = await freePorts(5);
  const plan = (party: Party, i: number): CentrePlan => ({
    party,
    name,
    note: null,
    http: { host: "127.0.0.1", port: 0 },
    peer: { host: "127.0.0.1", port: ports[i] ?? 0 },
    desks: [{ id: "warning", title: name, mustRead: true, readWithinMinutes: 10 }],
    routeWithinMinutes: 10,
    officers: [watch, second],
    regimes: join(root, "regimes"),
    runs: [launches, crisisLines],
  });
  const { folders, tokens } = await makeCentres(data, {
    purpose: "drill",
    record: "bench",
    centres: parties.map(plan),
  });
  const started = await Promise.all(parties.slice(0, 4).map((p) => startChild(folders.get(p) ?? "")));
  const children = started.map((s) => s.child);
  const screens = started.map(({ url }, i) => connect({ url, token: tokens[parties[i] ?? ""]?.[watch.name] ?? "" }));

  const folder = readCentreFolder(folders.get("US" as Party) ?? "");
  let send: World["send"] = () => {};
  const world: World = {
    now: () => instantOf(Date.now()),
    random: (n) => crypto.getRandomValues(new Uint8Array(n)),
    journal: SqliteJournal.open(folder.journalPath),
    send: (to, frame) => send(to, frame),
    defer: (run) => setImmediate(run),
    signers: folder.signers,
    ...(folder.sealing === undefined ? {} : { sealing: folder.sealing }),
    log: () => {},
  };
  const centre = new Centre(folder.env, world);
  const transport = await startTransport({
    me: folder.config.party,
    listen: folder.config.peer,
    tls: readPins(folder),
    peers: folder.config.peers,
    onFrame: (peer, frame) => centre.receive(peer, frame),
    onLink: (peer, up) => centre.link(peer, up),
    log: () => {},
  });
  send = transport.send;
  const timer = setInterval(() => centre.tick(), 1000);
  await until(centre, () => centre.state.links.count((l) => l.connected) === 4);

  return {
    centre,
    folder: data,
    children,
    screens,
    async call(words) {
      const answer = await centre.act(watch, {
        do: "line-call",
        line: `${crisisLines}/group/${parties.join(",")}`,
        urgency: "flash",
        confirm: parties.slice(0, 4),
        language: "en",
        words: { text: words },
      });
      if (answer.kind !== "done" || answer.id === null) throw new Error(JSON.stringify(answer));
      return answer.id;
    },
    async compose() {
      const opens = Date.now() + 48 * 3_600_000;
      const fields = {
        missile: { kind: "icbm", "range-km": 9000 },
        window: { opens: instantOf(opens), closes: instantOf(opens + 6 * 3_600_000) },
        "launch-area": { point: { lat: 34.75, lon: -120.62 } },
        "impact-area": [{ circle: { centre: { lat: 8.99, lon: 167.72 }, radiusKm: 100 } }],
      };
      const type = folder.env.regimes.get(launches)?.notifications.keys().next().value;
      const answer = await centre.act(watch, {
        do: "compose",
        compose: { kind: "notification", regime: launches, type, fields, late: false, submit: true },
      });
      if (answer.kind !== "done" || answer.id === null) throw new Error(JSON.stringify(answer));
      return answer.id;
    },
    async release(id) {
      const answer = await centre.act(second, { do: "release", id });
      if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
    },
    receipted: (ids) =>
      until(centre, () =>
        ids.every((id) => {
          const item = centre.state.items.get(id);
          return item !== undefined && centre.state.receipts.get(item.envelope)?.size === 4;
        }),
      ),
    async close() {
      clearInterval(timer);
      await transport.close();
      centre.close();
      await Promise.all(
        children.map(
          (c) =>
            new Promise((r) => {
              c.once("exit", r);
              c.kill("SIGTERM");
            }),
        ),
      );
      rmSync(data, { recursive: true });
    },
  };
}

function until(centre: Centre, fact: () => boolean): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (!fact()) return;
      stop();
      done();
    };
    const stop = centre.onFlush(look);
    look();
  });
}

function startChild(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  return new Promise((resolve, reject) => {
    const child = fork(centreMain, [folder], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", (m: FromCentre) =>
      "ready" in m ? resolve({ child, url: m.ready.url }) : "failed" in m && reject(new Error(m.failed)),
    );
  });
}

async function freePorts(n: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: n },
      () =>
        new Promise<ReturnType<typeof createServer>>((r) => {
          const s = createServer().listen(0, "127.0.0.1", () => r(s));
        }),
    ),
  );
  const ports = servers.map((s) => (s.address() as { port: number }).port);
  await Promise.all(servers.map((s) => new Promise((r) => s.close(r))));
  return ports;
}
