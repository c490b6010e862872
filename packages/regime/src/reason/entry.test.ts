import { expect, test } from "vitest";
import type { Regime } from "../regime-types.ts";
import { entersIntoForce } from "./entry.ts";
import { membership } from "./membership.ts";
import { standingOf } from "./standing.ts";
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
    "ended",
  ]);
  expect(
    membership(regimeOf(newStart), RU, day("2026-02-05")),
    "one side counts that day, the other does not",
  ).toMatchObject({
    state: "disputed",
    since: null,
    views: [
      { by: "RU", state: "party" },
      { by: "US", state: "ended", since: "2026-02-05" },
    ],
  });
});

test("after the end it has ended for all, and what one side alone holds is never said flatly", () => {
  const left = made(`on: 2010-01-01, event: in-force
on: 2012-01-01, event: withdrawn, parties: [FR], by: [FR]
on: 2015-01-01, event: expired`);
  const at = (text: string, party: typeof FR, on: string) => {
    const { state, since } = membership(regimeOf(text), party, day(on));
    return [state, since];
  };
  expect(at(left, FR, "2013-01-01")).toEqual(["disputed", null]);
  expect(at(left, FR, "2016-01-01"), "all agree that it is over: its own word stands").toEqual([
    "withdrawn",
    "2012-01-01",
  ]);
  expect(standingOf(regimeOf(left), "alpha", FR, day("2016-01-01")).status).toBe("withdrawn");
  expect(at(left, GB, "2016-01-01")[0]).toBe("ended");
  const leaving = "withdrawal: { notice: P2Y, clause: Art. 9 }";
  const notice = made(
    `on: 2010-01-01, event: in-force
on: 2012-01-01, event: withdrawal-notified, parties: [FR], by: [FR]`,
    leaving,
  );
  expect(at(notice, FR, "2013-01-01")[0]).toBe("disputed");
  const open = made(
    `on: 2010-01-01, event: in-force
on: 2012-01-01, event: withdrawal-notified, parties: [FR]
on: 2013-01-01, event: expired`,
    leaving,
  );
  expect(at(open, FR, "2012-06-01")).toEqual(["withdrawing", "2012-01-01"]);
  expect(at(open, FR, "2014-01-01")).toEqual(["ended", "2013-01-01"]);
});

test("who acts later joins, also where the life names those for whom it is in force", () => {
  const life = `on: 2019-01-01, event: ratified, parties: [FR, GB]
on: 2019-03-01, event: in-force, parties: [FR, GB]
on: 2019-10-01, event: ratified, parties: [BE]`;
  const text = made(life, entry("{ act: ratified, at-least: 2 }", "later-parties: P30D, "), "[BE, FR, GB]");
  expect(standingOf(regimeOf(text), "alpha", BE, day("2019-10-15")).status).toBe("not-yet");
  expect(standingOf(regimeOf(text), "alpha", BE, day("2019-10-31")).status).toBe("in-force");
});
