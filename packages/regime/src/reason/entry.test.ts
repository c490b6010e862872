import { expect, test } from "vitest";
import type { Regime } from "../types.ts";
import { entersIntoForce } from "./entry.ts";
import { membership } from "./membership.ts";
import { BE, ctbt, day, FR, GB, made, newStart, openSkies, RU, regimeOf, US } from "./testing.ts";

const test1996 = regimeOf(ctbt);

test("a named list: who is still missing, before and after a ratification is taken back", () => {
  expect(entersIntoForce(test1996, day("1996-12-31"))).toEqual({
    missing: [{ act: "ratified", parties: ["CN", "FR", "GB", "RU", "US"], stillNeeded: 5 }],
  });
  expect(entersIntoForce(test1996, day("2023-11-02"))).toEqual({
    missing: [{ act: "ratified", parties: ["CN", "US"], stillNeeded: 2 }],
  });
  expect(entersIntoForce(test1996, day("2023-11-03"))).toEqual({
    missing: [{ act: "ratified", parties: ["CN", "RU", "US"], stillNeeded: 3 }],
  });
});

const entry = (needs: string, more = ""): string => `entry-into-force: { needs: ${needs}, ${more}clause: Art. 9 }`;

test("180 days after the last of them, and not before the earliest day", () => {
  const life =
    "on: 2000-01-01, event: opened\non: 2000-06-01, event: ratified, parties: [FR]\non: 2000-07-01, event: acceded, parties: [GB]";
  const needs = "{ act: ratified, all-of: [FR, GB] }";
  expect(entersIntoForce(regimeOf(made(life, entry(needs, "after: P180D, "))), day("2001-01-01"))).toEqual({
    on: "2000-12-28",
  });
  const wait = "after: P180D, not-before: { after: opened, wait: P2Y }, ";
  expect(entersIntoForce(regimeOf(made(life, entry(needs, wait))), day("2001-01-01"))).toEqual({ on: "2002-01-01" });
  const back = `${life}\non: 2001-01-01, event: ratification-withdrawn, parties: [FR]`;
  expect(
    entersIntoForce(regimeOf(made(back, entry(needs, wait))), day("2003-01-01")),
    "taken back before entry into force, it is missing again",
  ).toEqual({ missing: [{ act: "ratified", parties: ["FR"], stillNeeded: 1 }] });
});

test("a quorum with members that must be among them", () => {
  const needs = "{ act: ratified, at-least: 3, including: [US] }";
  const life = "on: 2000-01-01, event: ratified, parties: [BE, FR, GB]";
  const parties = "[BE, FR, GB, US]";
  expect(entersIntoForce(regimeOf(made(life, entry(needs), parties)), day("2001-01-01"))).toEqual({
    missing: [{ act: "ratified", parties: ["US"], stillNeeded: 1 }],
  });
  const one = "on: 2000-01-01, event: ratified, parties: [BE]";
  expect(entersIntoForce(regimeOf(made(one, entry(needs), parties)), day("2001-01-01"))).toEqual({
    missing: [
      { act: "ratified", parties: ["US"], stillNeeded: 1 },
      { act: "ratified", parties: ["FR", "GB", "US"], stillNeeded: 2 },
    ],
  });
  expect(entersIntoForce(regimeOf(newStart), day("2011-02-04")), "the file does not say").toBeUndefined();
  expect(entersIntoForce(regimeOf(newStart), day("2011-02-05")), "its life says").toEqual({ on: "2011-02-05" });
});

const states = (regime: Regime, party: typeof FR, ...days: readonly string[]) =>
  days.map((d) => membership(regime, party, day(d)).state);

test("trap 9: Russia is a signatory again; the others stand where they stood", () => {
  expect(states(test1996, RU, "1996-01-01", "1996-09-24", "2000-05-27", "2023-11-02", "2023-11-03")).toEqual([
    "none",
    "signed",
    "ratified",
    "ratified",
    "signed",
  ]);
  expect(membership(test1996, RU, day("2023-11-03"))).toMatchObject({
    since: "1996-09-24",
    acts: [{ event: "signed" }, { event: "ratified" }, { event: "ratification-withdrawn" }],
  });
  expect(membership(test1996, FR, day("2023-11-03"))).toMatchObject({ state: "ratified", since: "1998-04-06" });
  expect(membership(test1996, BE, day("2023-11-03")).state).toBe("not-a-party");
});

test("a party that has given notice is one until its notice runs out", () => {
  const skies = regimeOf(openSkies);
  expect(states(skies, US, "1992-03-24", "2002-01-01", "2020-05-22", "2020-11-21", "2020-11-22")).toEqual([
    "signed",
    "party",
    "withdrawing",
    "withdrawing",
    "withdrawn",
  ]);
  expect(membership(skies, RU, day("2021-06-18"))).toMatchObject({ since: "2021-06-18", leavesOn: "2021-12-18" });
  expect(membership(skies, GB, day("2026-01-01"))).toMatchObject({
    state: "party",
    since: "2002-01-01",
    leavesOn: null,
  });
});

test("a suspension is no withdrawal, and provisional application makes no party", () => {
  expect(states(regimeOf(newStart), RU, "2010-06-01", "2011-02-05", "2023-06-01", "2026-06-01")).toEqual([
    "signed",
    "party",
    "party",
    "party",
  ]);
});
