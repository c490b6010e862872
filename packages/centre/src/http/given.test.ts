import { afterEach, beforeEach, expect, test } from "vitest";
import { get, type Started, start } from "./testing.ts";

let us: Started;
beforeEach(async () => {
  us = await start("US");
});
afterEach(() => us.close());

const ask = (path: string, more: Record<string, string> = {}) =>
  get(`${us.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${us.tokens[0]}`, ...more } });

test("the record's files are told to whoever is signed in, and to nobody else", async () => {
  expect((await get(`${us.url}/api/v1/almanac`)).status).toBe(401);
  expect((await get(`${us.url}/api/v1/almanac/stockpiles.csv`)).status).toBe(401);
  expect(JSON.parse((await ask("almanac")).body)).toMatchObject([{ name: "stockpiles.csv", bytes: 21 }]);
  const file = await ask("almanac/stockpiles.csv");
  expect([file.status, file.body, file.headers["content-type"]]).toEqual([
    200,
    "country,value\nCN,600\n",
    "text/csv; charset=utf-8",
  ]);
  const none = await ask("almanac/centre.json");
  expect(none.status).toBe(404);
  expect(none.body).toContain("there is no file");
  expect((await ask("models/record-growth.yaml")).body).toBe("model: record-growth\n");
});

test("a file asked for by its digest is kept; else it is asked again, and not sent twice", async () => {
  const [{ digest }] = JSON.parse((await ask("almanac")).body);
  expect((await ask(`almanac/stockpiles.csv?digest=${digest}`)).headers["cache-control"]).toContain("immutable");
  const other = await ask("almanac/stockpiles.csv?digest=0");
  expect(other.headers["cache-control"]).toBe("private, no-cache");
  const again = await ask("almanac/stockpiles.csv", { "if-none-match": String(other.headers.etag) });
  expect([again.status, again.body]).toEqual([304, ""]);
});
