import { afterEach, beforeEach, expect, test } from "vitest";
import { type Change, connect } from "../client/index.ts";
import { enter, get, type Started, start } from "./testing.ts";

let us: Started;
beforeEach(async () => {
  us = await start("US");
});
afterEach(() => us.close());

async function until(fact: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !fact(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(fact()).toBe(true);
}
/** Follows with a cookie, as the console does. @returns the data of each event, and whether the stream has ended */
async function follow(cookie: string) {
  const heard: Change[] = [];
  const stop = new AbortController();
  const response = await fetch(`${us.url}/api/v1/events`, { headers: { cookie }, signal: stop.signal });
  const seen = { status: response.status, headers: response.headers, heard, ended: false, stop: () => stop.abort() };
  const read = async (): Promise<void> => {
    for await (const part of response.body ?? []) {
      for (const line of Buffer.from(part).toString().split("\n")) {
        if (line.startsWith("data: ")) heard.push(JSON.parse(line.slice(6)));
      }
    }
  };
  void read()
    .catch(() => {})
    .finally(() => {
      seen.ended = true;
    });
  return seen;
}

test("the last change at once, then each as it happens", async () => {
  us.fake.tell(41);
  const stream = await follow(await enter(us.enterUrl("Vera Cole")));
  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(stream.headers.get("cache-control")).toBe("no-store");
  expect(stream.headers.get("content-security-policy")).toMatch("default-src 'self'");
  await until(() => stream.heard.length === 1);
  us.fake.tell(42);
  us.fake.tell(43);
  await until(() => stream.heard.length === 3);
  expect(stream.heard.map((c) => c.position)).toEqual([41, 42, 43]);
  stream.stop();
});

test("the client hears of changes by itself again after the centre was away", async () => {
  const heard: number[] = [];
  const stop = new AbortController();
  const token = us.tokens[0] ?? "";
  const followed = connect({ url: us.url, token }).changes((c) => heard.push(c.position), stop.signal);
  await until(() => heard.length === 1);
  us.fake.tell(7);
  await until(() => heard.at(-1) === 7);
  await us.close();
  us = await start("US", { port: us.port });
  await until(() => heard.length === 3);
  us.fake.tell(8);
  await until(() => heard.at(-1) === 8);
  stop.abort();
  await followed;
});

test("signing out ends the session's streams, and no other's", async () => {
  const vera = await enter(us.enterUrl("Vera Cole"));
  const ben = await enter(us.enterUrl("Ben Ode"));
  const streams = [await follow(vera), await follow(ben)];
  await until(() => streams.every((s) => s.heard.length === 1));
  await get(`${us.url}/api/v1/sign-out`, { method: "POST", headers: { cookie: vera, "x-comity": "1" } });
  await until(() => streams[0]?.ended === true);
  us.fake.tell(9);
  await until(() => streams[1]?.heard.at(-1)?.position === 9);
  expect(streams[1]?.ended).toBe(false);
  streams[1]?.stop();
});

test("a session holds twenty streams, and may open another when one is closed", async () => {
  const cookie = await enter(us.enterUrl("Vera Cole"));
  const streams = [];
  for (let i = 0; i < 20; i++) streams.push(await follow(cookie));
  expect(streams.map((s) => s.status)).toEqual(Array(20).fill(200));
  expect((await follow(cookie)).status).toBe(429);
  streams[0]?.stop();
  let status = 0;
  for (let i = 0; i < 100 && status !== 200; i++) {
    const again = await follow(cookie);
    status = again.status;
    again.stop();
  }
  expect(status).toBe(200);
  for (const s of streams) s.stop();
});

test("closing the centre ends every stream at once", async () => {
  const stream = await follow(await enter(us.enterUrl("Vera Cole")));
  await us.close();
  await until(() => stream.ended);
});
