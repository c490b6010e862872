import { expect, test } from "vitest";
import type { Regime } from "../regime-types.ts";
import { lanes } from "./lanes.ts";
import { day, made, newStart, openSkies, regimeOf } from "./testing.ts";

const short = (regime: Regime, until: string, duty?: string) =>
  Object.fromEntries(lanes(regime, day(until), duty).map((l) => [l.by, l.spans.map((s) => `${s.from} ${s.status}`)]));

test("New START: one lane for both, then one for what each says", () => {
  const treaty = regimeOf(newStart);
  expect(short(treaty, "2026-11-23")).toEqual({
    all: ["2010-04-08 not-yet", "2011-02-05 in-force", "2023-02-28 disputed", "2026-02-06 expired"],
    RU: ["2010-04-08 not-yet", "2011-02-05 in-force", "2023-02-28 suspended", "2026-02-06 expired"],
    US: ["2010-04-08 not-yet", "2011-02-05 in-force", "2026-02-05 expired"],
  });
  const [both, russia, us] = lanes(treaty, day("2026-11-23"));
  expect(both?.spans.map((s) => s.events.map((e) => e.event))).toEqual([["signed"], ["in-force", "extended"], [], []]);
  expect(both?.spans[0]?.to).toBe("2011-02-04");
  expect(russia?.spans[2]?.events.map((e) => e.event)).toEqual(["suspended"]);
  expect(us?.spans[1]?.events.map((e) => e.event)).toEqual(["rejected"]);
  expect(us?.spans.at(-1)).toMatchObject({ to: null, events: [{ event: "expired" }] });
  expect(short(treaty, "2023-01-01"), "cut off at the day asked for").toEqual({
    all: ["2010-04-08 not-yet", "2011-02-05 in-force"],
  });
  expect(short(treaty, "2026-11-23", "moratorium")).toEqual({ all: ["2026-02-11 pledged"] });
});

test("who leaves has a lane of its own, and nothing is disputed", () => {
  expect(short(regimeOf(openSkies), "2026-01-01")).toEqual({
    all: ["1992-03-24 not-yet", "2002-01-01 in-force"],
    RU: ["1992-03-24 not-yet", "2002-01-01 in-force", "2021-12-18 withdrawn"],
    US: ["1992-03-24 not-yet", "2002-01-01 in-force", "2020-11-22 withdrawn"],
  });
});

test("a code that each joined on its own day: most of those that have joined, and a lane for who came later", () => {
  const code = regimeOf(
    made(
      "on: 2002-11-25, event: in-force, parties: [FR, GB]\non: 2016-06-01, event: in-force, parties: [IN]",
      "",
      "[FR, GB, IN]",
    ),
  );
  expect(short(code, "2020-01-01")).toEqual({
    all: ["2002-11-25 in-force"],
    IN: ["2002-11-25 not-yet", "2016-06-01 in-force"],
  });
});
