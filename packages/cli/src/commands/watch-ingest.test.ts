/** `comity watch ingest` from folders, standard input and a server on loopback, into an archive file. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archivedSchema, fetchedSchema } from "../ingest/archive-file.ts";
import { Turns, userAgent } from "../ingest/poll.ts";
import { type Io, Stop } from "../io.ts";
import { type IngestOptions, ingest } from "./watch-ingest.ts";

const message = (n: number, until = "1200Z"): string =>
  `NAVAREA XX ${n}/26\nBARENTS SEA.\nROCKET LAUNCHING 0600Z TO ${until} DAILY 17 THRU 19 FEB 26 IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E.\n`;

let dir: string;
let now: number;
let server: Server | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "comity-ingest-"));
  now = Date.parse("2026-02-16T00:00:00Z");
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

async function run(sources: readonly string[], more: Partial<IngestOptions> = {}, input = "", naps = 0) {
  const [out, said]: [string[], string[]] = [[], []];
  const io: Io = {
    print: (t) => void out.push(t),
    say: (t) => void said.push(t),
    paint: (_, t) => t,
    read: async (path) => (path === "-" ? input : readFileSync(path, "utf8")),
    columns: 100,
  };
  const slept: number[] = [];
  const world = {
    now: () => now,
    fetch,
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
      if (slept.length > naps) throw new Stop(0, "enough");
    },
  };
  const options = { every: 10, archive: join(dir, "archive.jsonl"), json: true, ...more };
  const code = await ingest(sources, options, io, world).catch((e: unknown) => {
    if (e instanceof Stop) {
      said.push(e.message);
      return e.code;
    }
    throw e;
  });
  return { code, rows: out.map((l) => JSON.parse(l)), said, slept };
}
const lines = (): unknown[] =>
  readFileSync(join(dir, "archive.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l));

async function serve(answer: (headers: IncomingHttpHeaders, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => answer(request.headers, response));
  await new Promise((resolve) => server?.listen(0, "127.0.0.1", () => resolve(null)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.txt`;
}

describe("files", () => {
  it("keeps each text once, with when it was first seen; a changed text is a further version", async () => {
    const inbox = join(dir, "in");
    mkdirSync(inbox);
    writeFileSync(join(inbox, "a.txt"), message(31) + message(32));
    writeFileSync(join(inbox, ".hidden"), message(99));
    const first = await run([inbox]);
    expect(first.rows).toMatchObject([
      { messages: 2, fresh: [{ id: "NAVAREA XX 31/26" }, { id: "NAVAREA XX 32/26" }], fault: null },
    ]);
    now += 3_600_000;
    expect((await run([inbox])).rows[0].fresh).toEqual([]);
    await run(["-"], {}, message(31, "1300Z"));
    const kept = lines().map((l) => archivedSchema.parse(l));
    expect(kept.map((k) => [k.id, k.version, k.firstSeenAt.slice(11, 13)])).toEqual([
      ["NAVAREA XX 31/26", 1, "00"],
      ["NAVAREA XX 32/26", 1, "00"],
      ["NAVAREA XX 31/26", 2, "01"],
    ]);
    expect(kept[2]?.source).toBe("standard input");
    expect(kept[0]?.text.trim()).toBe(message(31).trim());
  });
  it("takes lines of JSON, passes over what is too long, and keeps what is garbled as it came", async () => {
    const rows = [{ text: message(1), other: 1 }, { text: message(2) }].map((r) => JSON.stringify(r)).join("\n");
    expect((await run(["-"], {}, rows)).rows[0].messages).toBe(2);
    writeFileSync(join(dir, "bad.bin"), Buffer.from([0xff, 0xfe, 0x00, 0x41, 0xc3]));
    expect((await run([join(dir, "bad.bin")])).code).toBe(0);
    const long = await run(["-"], {}, `NAVAREA XX 3/26\n${"A".repeat(100_001)}`);
    expect(long.rows[0]).toMatchObject({ messages: 0, fault: "1 messages longer than 100 kB were passed over" });
  });
  it("goes on after a line that a crash tore, and says where it is", async () => {
    await run(["-"], {}, message(1));
    writeFileSync(join(dir, "archive.jsonl"), `${readFileSync(join(dir, "archive.jsonl"), "utf8")}{"kind":"warn`);
    const { said } = await run(["-"], {}, message(2));
    expect(said[0]).toMatch(/archive\.jsonl:2: not a line of an archive/);
    expect((await run(["-"], {}, message(1) + message(2))).rows[0].fresh).toEqual([]);
  });
  it("says what to name when nothing is named, and what is not there", async () => {
    expect(await run([])).toMatchObject({ code: 2, said: [expect.stringMatching(/name a folder/)] });
    expect(await run([join(dir, "none")])).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/there is no file/)],
    });
  });
});

describe("addresses", () => {
  it("asks under its own name, with what the server said of freshness, and not again before its turn", async () => {
    const asked: IncomingHttpHeaders[] = [];
    const url = await serve((headers, response) => {
      asked.push(headers);
      if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', "content-type": "text/plain" }).end(message(31));
    });
    expect((await run([url])).rows).toMatchObject([{ source: url, messages: 1, unchanged: false }]);
    // Another run, a minute later: the archive remembers.
    now += 60_000;
    const early = await run([url]);
    expect([early.rows, early.said]).toEqual([[], [expect.stringMatching(/its turn is at 2026-02-16T00:10:00/)]]);
    now += 10 * 60_000;
    expect((await run([url])).rows).toMatchObject([{ unchanged: true, fresh: [] }]);
    expect(asked.length).toBe(2);
    expect(asked.every((h) => h["user-agent"] === userAgent)).toBe(true);
    expect(lines().filter((l) => fetchedSchema.safeParse(l).success).length).toBe(2);
  });
  it("waits longer after each failure, at least as long as the server asks, and exit code 3 tells of it", async () => {
    const at: number[] = [];
    const url = await serve((_, response) => {
      at.push(now);
      if (at.length === 1) response.writeHead(503, { "retry-after": "3600" }).end("busy");
      else if (at.length === 2) response.writeHead(500).end();
      else response.end(message(31));
    });
    expect((await run([url])).code).toBe(3);
    at.length = 0;
    const { rows } = await run([url], { follow: true }, "", 3);
    expect(at.map((t) => (t - (at[0] ?? 0)) / 60_000)).toEqual([0, 60, 100, 110]);
    expect(rows[0].fault).toMatch(/503.*again at/);
    expect(rows.at(-1)).toMatchObject({ messages: 1, fault: null });
  });
  it("one address that fails keeps no other from being asked; a list names them", async () => {
    const url = await serve((_, response) => response.end(message(31)));
    writeFileSync(join(dir, "urls.txt"), `# feeds\nhttp://127.0.0.1:1/none\n${url} # ours\n`);
    const { code, rows } = await run([], { urls: join(dir, "urls.txt") });
    expect(code).toBe(3);
    expect(rows.map((r) => [r.fault === null, r.messages])).toEqual([
      [false, 0],
      [true, 1],
    ]);
    writeFileSync(join(dir, "urls.txt"), "ftp://example/x\n");
    expect(await run([], { urls: join(dir, "urls.txt") })).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/urls\.txt:1: /)],
    });
  });
  it("never waits longer than a quarter of a day for failures alone", () => {
    const turns = new Turns(600_000);
    for (let i = 0; i < 20; i++) turns.asked("u", 0, { kind: "failed", why: "", retryAfterMs: 0 });
    expect(turns.dueAt("u")).toBe(6 * 3_600_000);
  });
});
