import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Day } from "@comity/regime";
import type { Party } from "@comity/wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRegimes } from "./folder.ts";
import { openLibrary } from "./library.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comity-library-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const file = (id: string, more = ""): string => `regime: ${id}
title: The ${id}
kind: treaty
parties: [FR, GB]
languages: [en]
sources:
  text: { title: The text, read: in-source }
life:
  - { on: 2010-01-01, event: in-force, source: text }
  - { last-day: 2019-12-31, event: expired, source: text }
${more}undertakings:
  restraint: { clause: Art. 1, source: text }
`;
const notifications = `notifications:
  launch:
    clause: Art. 2
    source: text
    fields: { date: { type: day } }
`;
const day = (text: string): Day => text as Day;

test("a file is told in short, with its standing on the day that is asked for; one with faults by their number", async () => {
  put("one.yaml", file("one"));
  put("two.yaml", "regime: two\nkind: paper\n");
  const library = openLibrary([folder]);
  const [one, two] = await library.facts(day("2015-06-01"));
  expect(one).toMatchObject({ id: "one", kind: "treaty", parties: ["FR", "GB"], faults: 0 });
  expect(one?.title.ru).toBe("The one");
  expect(one?.standing).toEqual({ status: "in-force", since: "2010-01-01" });
  expect(two).toMatchObject({ id: "two", kind: null, parties: [], standing: null });
  expect(two?.faults).toBeGreaterThan(0);
  const [later] = await library.facts(day("2020-01-01"));
  expect(later?.standing).toEqual({ status: "expired", since: "2020-01-01" });
});

test("a text is read when it is asked for, from these folders only; the first folder goes before", async () => {
  put("one.yaml", file("one"));
  const library = openLibrary([folder, join(folder, "missing")]);
  put("late.yaml", file("late"));
  expect(await library.file("late")).toEqual({ id: "late", file: file("late") });
  expect(await library.file("nothing")).toBeUndefined();
  expect(await library.file("../one")).toBeUndefined();
});

test("a centre carries out what it is told to, or else what has notifications and names its party", () => {
  put("launches.yaml", file("launches", notifications));
  put("conduct.yaml", file("conduct"));
  const ids = (party: string, runs?: string[]) => [
    ...readRegimes(folder, { party: party as Party, ...(runs === undefined ? {} : { runs }) }).regimes.keys(),
  ];
  expect(ids("FR")).toEqual(["launches"]);
  expect(ids("FR", ["conduct"])).toEqual(["conduct"]);
  expect(() => ids("US")).toThrow("holds no regime with notifications to which US belongs");
  expect(() => ids("FR", ["missing"])).toThrow("holds no missing.yaml");
  put("wrong.yaml", file("right", notifications));
  expect(() => ids("FR", ["wrong"])).toThrow("right is not the name of this file");
  put("broken.yaml", "regime: broken\n");
  expect(ids("FR", ["launches"]), "a faulty file that is not carried out keeps nobody from starting").toEqual([
    "launches",
  ]);
});
