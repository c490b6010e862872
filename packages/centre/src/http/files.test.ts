/** Files over HTTP: who may give one, what is refused, and how one is given out. */
import { createHash, randomBytes } from "node:crypto";
import { instantOf } from "@comity/wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Refused } from "../client/index.ts";
import type { Officer } from "../core/env.ts";
import { fileLimits } from "../core/file/limits.ts";
import { moreau, petit, setTable, type Table, warningDesk } from "../testing.ts";
import { type HttpServer, startHttp } from "./server.ts";

const auditor: Officer = { name: "S. Keller", role: "auditor", desk: null };
let table: Table;
let pump: NodeJS.Timeout;
let server: HttpServer;
beforeEach(async () => {
  table = setTable({ parties: ["CN", "US"], regimes: ["p5-launch-notification", "p5-crisis-lines"] });
  pump = setInterval(() => table.deliver(), 2);
  server = await startHttp({
    service: table.seat("US").desk,
    port: 0,
    officers: [moreau, petit, warningDesk, auditor].map((o) => ({
      ...o,
      tokenHash: createHash("sha256").update(o.role).digest("hex"),
    })),
    now: () => instantOf(Date.now()),
    random: (n) => randomBytes(n),
    log: (level, words, more) => {
      if (level === "error") throw new Error(words, { cause: more });
    },
  });
});
afterEach(async () => {
  clearInterval(pump);
  await server.close();
});
const as = (o: Officer) => connect({ url: server.url, token: o.role });
const give = (query: string, body: string | Buffer<ArrayBuffer>, more: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/files${query}`, {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${moreau.role}`, "content-type": "application/octet-stream", ...more },
  });
const text = Uint8Array.from(Buffer.from("Überflug: \u043d\u0435\u0442.\n"));

test("a file is given, named in a paper, and given out under its name, never to be run", async () => {
  const given = await as(moreau).giveFile("Überflug.txt", text);
  expect(given).toMatchObject({ type: "text/plain", bytes: text.length, state: "here", travels: true });
  const files = [{ sha256: given.sha256 }];
  const paper = await as(moreau).preparePaper({ to: ["CN"], text: "Read it.", files });
  expect(paper.paper?.files).toMatchObject([{ name: "Überflug.txt", state: "here" }]);
  await as(petit).releaseOutgoing(paper.id);
  expect(await as(auditor).files()).toMatchObject([{ sha256: given.sha256, from: "US", to: ["CN"], by: moreau.name }]);
  expect(Buffer.from(await as(auditor).file(given.sha256))).toEqual(Buffer.from(text));
  const answer = await fetch(`${server.url}/api/v1/files/${given.sha256}`, {
    headers: { authorization: `Bearer ${moreau.role}` },
  });
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="_berflug.txt"; filename*=UTF-8''%C3%9Cberflug.txt`,
  );
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("who may not act gives none; what may not travel is refused, and nothing of it stays", async () => {
  for (const officer of [auditor, warningDesk]) {
    const no = (await as(officer)
      .giveFile("a.txt", text)
      .catch((e) => e)) as Refused;
    expect(no.problem.status).toBe(403);
  }
  expect((await give("?name=a.txt", "<p>", { "content-type": "text/html" })).status).toBe(415);
  expect((await give("", "text")).status).toBe(400);
  expect((await give("?name=a.exe", "text")).status).toBe(400);
  expect((await give("?name=a.txt", Buffer.alloc(fileLimits.bytesMax + 1, "a"))).status).toBe(400);
  expect(table.seat("US").files.usedBytes()).toBe(0);
  expect(await as(moreau).files()).toEqual([]);
});

test("a digest that nobody named is not found; one whose bytes are elsewhere says so", async () => {
  const sha256 = "a".repeat(64);
  const missing = (await as(moreau)
    .file(sha256)
    .catch((e) => e)) as Refused;
  expect(missing.problem.status).toBe(404);
  const unnamed = (await as(moreau)
    .preparePaper({ to: ["CN"], text: "Read it.", files: [{ sha256 }] })
    .catch((e) => e)) as Refused;
  expect(unnamed.problem).toMatchObject({ status: 400, detail: expect.stringContaining("give it first") });
  const file = { sha256, name: "by courier.pdf", type: "application/pdf", bytes: 3000 };
  const paper = await as(moreau).preparePaper({ to: ["CN"], text: "Read it.", files: [file] });
  expect(paper.paper?.files).toMatchObject([{ state: "not-here", travels: false }]);
});
