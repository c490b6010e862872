/** Feeds against a centre as anyone runs it: a machine's own token, texts from a server, and a centre that is killed meanwhile. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { comity, startUp, type Up } from "./up.ts";

let up: Up;
let file: string;
let body = "";
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers["if-none-match"]);
  const etag = `"${body.length}"`;
  if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
  else response.writeHead(200, { etag }).end(body);
});
let url: string;
beforeAll(async () => {
  up = await startUp();
  file = join(up.data, "feed.json");
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
});
afterAll(async () => {
  server.close();
  expect(await up?.stop()).toBe(0);
});

const year = new Date().getUTCFullYear() % 100;
const message = (n: number, until = "1200Z"): string =>
  `NAVAREA XX ${n}/${year}\nBARENTS SEA.\nROCKET LAUNCHING 0600Z TO ${until} DAILY 17 THRU 19 DEC ${year} IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E.\n`;
const ingest = (args: readonly string[], input = "") =>
  comity(["watch", "ingest", ...args, "--access", file, "--as", "US"], input);
const versions = async (n: number) => (await up.client("US").warningVersions(`NAVAREA XX ${n}/${year}`)).versions;

it("a machine's token brings texts from a server, each once; changed ones are versions, and what is gone is noted", async () => {
  expect((await up.as("US", "feed", "make", "navtex", "--write", file)).code).toBe(0);
  body = message(31) + message(32);
  expect(await ingest([url])).toMatchObject({ code: 0, stdout: `${url}: 2 read, 2 new\n` });
  expect((await ingest([url])).stdout).toBe(`${url}: 2 read, 0 new\n`);
  body = message(31, "1300Z");
  expect((await ingest([url])).stdout).toMatch(/1 read, 1 new, 2 no longer served/);
  const kept = await versions(31);
  expect(kept.map((v) => [v.by, v.source, v.notServedSince === null])).toEqual([
    ["feed navtex", url, false],
    ["feed navtex", url, true],
  ]);
  expect((await versions(32))[0]?.notServedSince).not.toBeNull();
});

it("with --state a later run remembers what the server said, and its turn", async () => {
  const state = join(up.data, "state.jsonl");
  await ingest([url, "--state", state]);
  const before = asked.length;
  expect((await ingest([url, "--state", state])).stderr).toMatch(/asked a short while ago/);
  expect(asked.length).toBe(before);
});

it("a centre that is killed gets, once it is up again, what was read meanwhile", async () => {
  const pid = up.pids.US;
  if (pid === undefined) throw new Error("no process");
  process.kill(pid, "SIGKILL");
  const ran = await ingest(["-", "--follow"], message(77));
  expect([ran.code, ran.stdout]).toEqual([0, "standard input: 1 read, 1 new\n"]);
  expect(await versions(77)).toHaveLength(1);
});

it("an officer puts warnings together by the command, with name and reason; an ended token brings nothing more", async () => {
  const names = [`NAVAREA XX 31/${year}`, `NAVAREA XX 77/${year}`];
  const made = await up.as("US", "watch", "regroup", ...names, "--reason", "one exercise", "--json");
  expect(JSON.parse(made.stdout)).toMatchObject([{ warnings: names, byHand: { reason: "one exercise" } }]);
  expect((await up.as("US", "feed", "end", "navtex")).code).toBe(0);
  expect((await up.as("US", "feed", "list")).stdout).toMatch(/navtex.*ended by/);
  const refused = await ingest(["-"], message(78));
  expect([refused.code, refused.stdout]).toEqual([1, ""]);
});
