import { afterEach, beforeEach, expect, test } from "vitest";
import { get, type Started, start } from "./testing.ts";

let us: Started;
beforeEach(async () => {
  us = await start("US");
});
afterEach(() => us.close());

test("the library is told to whoever is signed in, and to nobody else", async () => {
  const headers = { authorization: `Bearer ${us.tokens[0]}` };
  const ask = (path: string, who: Record<string, string> = headers) =>
    get(`${us.url}/api/v1/${path}`, { headers: who });
  expect((await ask("library", {})).status).toBe(401);
  expect((await ask("library/launches", {})).status).toBe(401);
  expect(JSON.parse((await ask("library")).body)).toEqual([us.fake.shelf]);
  expect(JSON.parse((await ask("library/launches")).body)).toEqual({ id: "launches", file: "regime: launches\n" });
  const none = await ask("library/nothing");
  expect(none.status).toBe(404);
  expect(none.body).toContain("there is no regime file");
});
