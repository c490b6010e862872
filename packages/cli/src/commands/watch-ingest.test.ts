/** `comity watch ingest` from folders, standard input and a server on loopback, into an archive file and a centre of a loopback server. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archivedSchema, fetchedSchema, servedLineSchema } from "../ingest/archive-file.ts";
import { Turns, userAgent } from "../ingest/poll.ts";
import { digestOf } from "../ingest/sink.ts";
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

/** @param nap what happens while the command sleeps for the n-th time */
async function run(
  sources: readonly string[],
  more: Partial<IngestOptions> = {},
  input = "",
  naps = 0,
  nap?: (n: number) => void | Promise<void>,
) {
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
      await nap?.(slept.length);
    },
  };
  const archive = more.access === undefined ? { archive: join(dir, "archive.jsonl") } : {};
  const options = { every: 10, json: true, ...archive, ...more };
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

describe("what an address serves no more", () => {
  it("is noted, with the moment, and noted again when it is back; the text stays, and an empty answer is no such word", async () => {
    let body = message(31) + message(32);
    const url = await serve((_, response) => response.end(body));
    await run([url]);
    const at = async (next: string) => {
      body = next;
      now += 11 * 60_000;
      return (await run([url])).rows[0];
    };
    expect((await at(message(32))).gone).toHaveLength(1);
    expect((await at("")).gone).toEqual([]);
    expect((await at(message(31) + message(32))).gone).toEqual([]);
    const noted = lines().flatMap((l) => (servedLineSchema.safeParse(l).success ? [servedLineSchema.parse(l)] : []));
    expect(noted.map((n) => [n.served, n.at.slice(11, 16)])).toEqual([
      [false, "00:11"],
      [true, "00:33"],
    ]);
    expect(lines().filter((l) => archivedSchema.safeParse(l).success)).toHaveLength(2);
  });
  it("is all of it when there is nothing at the address any more", async () => {
    let gone = false;
    const url = await serve((_, response) => (gone ? response.writeHead(404).end() : response.end(message(31))));
    await run([url]);
    gone = true;
    now += 11 * 60_000;
    const { code, rows } = await run([url]);
    expect([code, rows.map((r) => [r.fault !== null, r.gone.length])]).toEqual([
      3,
      [
        [true, 0],
        [false, 1],
      ],
    ]);
  });
});

describe("following", () => {
  it("looks into a folder again, and reads out what is new or changed alone", async () => {
    const inbox = join(dir, "in");
    mkdirSync(inbox);
    writeFileSync(join(inbox, "a.txt"), message(31));
    const { rows, slept } = await run([inbox], { follow: true }, "", 2, (n) => {
      if (n === 1) writeFileSync(join(inbox, "b.txt"), message(32));
      if (n === 2) writeFileSync(join(inbox, "a.txt"), message(31, "1300Z"));
    });
    expect(rows.map((r) => [r.source.slice(-5), r.fresh.map((f: { id: string }) => f.id)])).toEqual([
      ["a.txt", ["NAVAREA XX 31/26"]],
      ["b.txt", ["NAVAREA XX 32/26"]],
      ["a.txt", ["NAVAREA XX 31/26"]],
    ]);
    expect(slept).toEqual([60_000, 60_000, 60_000]);
  });
  it("survives a centre out of reach: says so once, holds what it reads, and brings each text once when it is back", async () => {
    const texts: string[] = [];
    let asked = 0;
    const centre = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        asked++;
        response.setHeader("content-type", "application/json");
        if (request.url?.endsWith("/served")) return response.end('{"gone":[]}');
        const given = (JSON.parse(body) as { texts: string[] }).texts;
        const taken = given.map((t) => ({ id: t.slice(0, 16), key: digestOf(t), fresh: !texts.includes(t) }));
        texts.push(...given.filter((t) => !texts.includes(t)));
        return response.writeHead(201).end(JSON.stringify({ taken, faults: [] }));
      });
    });
    const listen = (port: number): Promise<number> =>
      new Promise((resolve) => centre.listen(port, "127.0.0.1", () => resolve((centre.address() as AddressInfo).port)));
    const port = await listen(0);
    await new Promise((resolve) => centre.close(resolve));
    const officer = { name: "feed f", role: "feed", token: "t", desk: null };
    const access = { centres: { US: { url: `http://127.0.0.1:${port}`, officers: [officer] } } };
    writeFileSync(join(dir, "access.json"), JSON.stringify(access));
    const url = await serve((_, response) => response.end(message(31)));
    const inbox = join(dir, "in");
    mkdirSync(inbox);
    writeFileSync(join(inbox, "a.txt"), message(32));
    const given = { access: join(dir, "access.json"), as: "US", state: join(dir, "state.jsonl") };
    const { rows, said } = await run([inbox, url], { ...given, follow: true }, "", 6, async (n) => {
      if (n === 3) {
        expect(asked).toBe(0);
        // Nothing is remembered as asked before its texts are kept.
        expect(readFileSync(given.state, "utf8")).toBe("");
        await listen(port);
      }
    });
    await new Promise((resolve) => {
      centre.closeAllConnections();
      centre.close(resolve);
    });
    expect(texts.map((t) => t.slice(0, 16))).toEqual(["NAVAREA XX 32/26", "NAVAREA XX 31/26"]);
    expect(rows.map((r) => r.fresh.length)).toEqual([1, 1]);
    expect(said.filter((w) => w.includes("no answer from the centre"))).toHaveLength(1);
    expect(said.filter((w) => w.includes("answers again"))).toHaveLength(1);
    expect(readFileSync(given.state, "utf8")).toContain('"kind":"fetched"');
    // Without --follow it is an end, with exit code 3.
    const once = await run([inbox], given);
    expect([once.code, once.said]).toEqual([3, [expect.stringMatching(/nothing of it is lost/)]]);
  });
});
