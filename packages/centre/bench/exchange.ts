/** Release at the sender → signed, durable at all four peers, their receipts verified and durable here. */

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import type { Party } from "@comity/wire";
import { verifyEd25519 } from "@comity/wire";
import { makeKeyPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import WebSocket, { WebSocketServer } from "ws";
import { makeCertificate } from "../src/run/certificate.ts";
import { startFive } from "./five.ts";

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly floor?: number;
  readonly ratio?: number;
  readonly target?: number | string;
  readonly unit: string;
}
const line = "x".repeat(2300);
const ms = (): number => performance.now();
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
async function timed(times: number, run: () => Promise<void> | void): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < times + 5; n++) {
    const start = ms();
    await run();
    if (n >= 5) all.push(ms() - start);
  }
  return median(all);
}

const made = makeKeyPair("ed25519", "drill");
const signer = signerFromPem(made.privatePem, "ed25519", "drill");
const message = new TextEncoder().encode(line);
const signature = signer.sign(message);
const sign = (): void => void signer.sign(message);
const verify = (): void => void verifyEd25519(nodePrimitives, made.publicKey.raw, message, signature);

function commits(folder: string): { run: () => void; close: () => void } {
  const db = new DatabaseSync(join(folder, "floor.db"));
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT) STRICT",
  );
  const insert = db.prepare("INSERT INTO t (body) VALUES (?)");
  return { run: () => void insert.run(line), close: () => db.close() };
}

async function roundTrip(): Promise<{ run: () => Promise<void>; close: () => Promise<void> }> {
  const tls = await makeCertificate("US" as Party, ["127.0.0.1"], Date.now());
  const server = createServer({ ...tls, ca: [tls.cert], requestCert: true });
  new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (s) => s.on("message", (d) => s.send(d)));
  await new Promise<void>((r) => server.listen(0, "127.0.0.1", () => r()));
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, { ...tls, ca: [tls.cert], perMessageDeflate: false });
  await new Promise((r) => socket.once("open", r));
  return {
    run: () =>
      new Promise<void>((r) => {
        socket.once("message", () => r());
        socket.send(line);
      }),
    close: () =>
      new Promise<void>((r) => {
        socket.terminate();
        server.closeAllConnections();
        server.close(() => r());
      }),
  };
}

/** Verifications a second by this machine's two cores together. */
async function verificationsASecond(): Promise<number> {
  const code = `
    const { parentPort } = require("node:worker_threads");
    const { generateKeyPairSync, sign, verify } = require("node:crypto");
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const m = Buffer.alloc(2300, 120), s = sign(null, m, privateKey);
    const end = performance.now() + 1500; let n = 0;
    while (performance.now() < end) { verify(null, m, publicKey, s); n++; }
    parentPort.postMessage(n / 1.5);`;
  const rates = await Promise.all(
    [1, 2].map(() => new Promise<number>((r) => new Worker(code, { eval: true }).once("message", r))),
  );
  return rates.reduce((a, b) => a + b, 0);
}

export default {
  name: "exchange among five centres",
  async run(): Promise<readonly Row[]> {
    const folder = mkdtempSync(join(tmpdir(), "comity-floor-"));
    const disk = commits(folder);
    const path = await roundTrip();
    const five = await startFive();
    const rows: Row[] = [];
    try {
      const rate = async (total: number): Promise<number> => {
        const ids: Awaited<ReturnType<typeof five.compose>>[] = [];
        for (let n = 0; n < total; n++) ids.push(await five.compose());
        const start = ms();
        const queue = ids.values();
        await Promise.all(
          Array.from({ length: 64 }, async () => {
            for (const id of queue) {
              await five.release(id);
              await five.receipted([id]);
            }
          }),
        );
        return total / ((ms() - start) / 1000);
      };
      // Centres run for months: what counts is how they go once they are warm.
      await rate(3000);
      const sustained = await rate(3000);
      const one: number[] = [];
      const paths: number[] = [];
      const floors: number[] = [];
      for (let n = 0; n < 100; n++) {
        const id = await five.compose();
        const start = ms();
        await five.release(id);
        await five.receipted([id]);
        one.push(ms() - start);
        // Two floors beside each. What must follow one on the other: our signature, our commit, the way there, a receiver's check, its
        // commit and its signature, the way back, four receipts to check. And all the work of one exchange: the other three receivers
        // check and sign as well, and all five share two cores.
        const floorStart = ms();
        for (let k = 0; k < 2; k++) sign();
        for (let k = 0; k < 5; k++) verify();
        disk.run();
        disk.run();
        await path.run();
        paths.push(ms() - floorStart);
        for (let k = 0; k < 3; k++) sign();
        for (let k = 0; k < 3; k++) verify();
        floors.push(ms() - floorStart);
      }
      const exchanges = [
        { what: "all its work: 5 signatures, 8 checks, 2 commits, 1 round trip", floor: median(floors) },
        { what: "its longest path: 2 signatures, 5 checks, 2 commits, 1 round trip", floor: median(paths) },
      ];
      for (const { what, floor } of exchanges) {
        rows.push({
          what: `one at a time, median (floor: ${what})`,
          measured: median(one),
          floor,
          target: "within 3× the floor",
          unit: "ms",
        });
      }

      const floorRate = (await verificationsASecond()) / 4;
      rows.push({
        what: "64 at once, sustained (floor: four verifications each, on two cores)",
        measured: sustained,
        floor: floorRate,
        target: "at least 900",
        unit: "notifications/s",
      });
      rows.push({ what: "one FULL commit", measured: await timed(50, disk.run), unit: "ms" });
      rows.push({ what: "one round trip over mutual TLS", measured: await timed(50, path.run), unit: "ms" });
      rows.push({ what: "one signature", measured: await timed(50, sign), unit: "ms" });
      rows.push({ what: "one strict verification", measured: await timed(50, verify), unit: "ms" });
    } finally {
      await five.close();
      await path.close();
      disk.close();
      rmSync(folder, { recursive: true });
    }
    return rows;
  },
};
