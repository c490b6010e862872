import { type Day, lanes, type Regime, readRegime } from "@comity/regime";
import { describe, expect, it } from "vitest";
import { years } from "./days.ts";
import { dutiesOn } from "./duties.ts";
import { excerptOf } from "./excerpt.ts";
import { mended, placeOfFault } from "./fault-place.ts";
import { placeLabels } from "./place-labels.ts";
import { divergesOn, laneKinds, standAt } from "./stand.ts";
import { startText } from "./start-text.ts";
import { timeRows } from "./time-rows.ts";

const day = (text: string): Day => text as Day;
const text = `regime: cap
title: The cap
kind: treaty
parties: [FR, GB]
languages: [en]
sources:
  text: { title: The text, read: in-source }
life:
  - { on: 2010-01-01, event: in-force, source: text }
  - { on: 2015-03-01, id: pause, event: suspended, by: [FR], parties: [FR], source: text }
  - { on: 2015-04-01, event: rejected, by: [GB], of: pause, source: text }
  - { on: 2020-01-01, event: expired, source: text }
undertakings:
  # What both leave undone.
  restraint:
    title: Restraint
    clause: Art. 1
    source: text
    about:
      en: Each holds back.
      fr: Chacun se retient.
      ru: Каждый сдерживается.
      zh: 各方克制。
    while: the other does the same

  other: { clause: Art. 2, source: text }
`;
function read(file: string): Regime {
  const found = readRegime({ file: "cap.yaml", text: file });
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.regime;
}
const regime = read(text);
const shelf = () => undefined;

describe("where it stands, and by whose word", () => {
  it("tells a dispute with each view, and afterwards that there was one", () => {
    const course = lanes(regime, day("2026-01-01"));
    expect(standAt(course, day("2016-01-01"))).toMatchObject({ status: "disputed", since: "2015-03-01" });
    expect(
      standAt(course, day("2016-01-01"))
        .held.map((h) => `${h.by} ${h.status}`)
        .sort(),
    ).toContain("FR suspended");
    const now = standAt(course, day("2026-01-01"));
    expect(now).toMatchObject({ status: "expired", since: "2020-01-01" });
    expect(now.differed).toMatchObject({ from: "2015-03-01", to: "2019-12-31" });
  });
  it("draws a view from the day on which it parts from the others", () => {
    const { all, own } = laneKinds(lanes(regime, day("2026-01-01")));
    expect(own.map((l) => divergesOn(l, all))).toContain("2015-03-01");
    const rows = timeRows(regime, day("2026-01-01"), shelf);
    expect(rows[0]?.kind).toBe("all");
    expect(rows.find((r) => r.by === "FR")?.spans[0]).toMatchObject({ from: "2015-03-01", status: "suspended" });
  });
  it("gives each holder of a view a column, and what it says of whose duty", () => {
    const { rows, holders } = dutiesOn(regime, day("2016-01-01"), shelf);
    expect(holders).toEqual(["FR", "GB"]);
    expect(rows.map((r) => [r.duty, r.status])).toEqual([
      ["restraint", "disputed"],
      ["other", "disputed"],
    ]);
    expect(rows[0]?.said.get("FR" as never)?.map((s) => [s.of.join(), s.view.status])).toEqual([
      ["FR", "suspended"],
      ["GB", "in-force"],
    ]);
  });
});

describe("a rule as its file has it", () => {
  const line = regime.undertakings.get("restraint")?.position.line ?? 0;
  it("is the lines under its name, less the words that stand beside it", () => {
    expect(excerptOf(text, line)).toEqual({
      text: "clause: Art. 1\nsource: text\nwhile: the other does the same",
      lines: 3,
    });
  });
  it("may stand on one line", () => {
    expect(excerptOf(text, regime.undertakings.get("other")?.position.line ?? 0).text).toBe(
      "{ clause: Art. 2, source: text }",
    );
  });
});

describe("a fault in the text", () => {
  const broken = text.replace("kind: treaty", "kind: treety");
  const found = readRegime({ file: "cap.yaml", text: broken });
  const [fault] = found.ok ? [] : found.faults;
  it("has its word, and takes the nearest one", () => {
    if (fault === undefined) throw new Error("no fault");
    const { from, to } = placeOfFault(broken, fault);
    expect(broken.slice(from, to)).toBe("treety");
    expect(mended(broken, fault)).toEqual({ from, to, insert: "treaty" });
    expect(mended(broken, { ...fault, nearest: undefined } as never)).toBeNull();
  });
  it("never lies outside the text", () => {
    expect(placeOfFault("a: 1", { line: 9, column: 9 })).toEqual({ from: 4, to: 4 });
    expect(placeOfFault("", { line: 1, column: 1 })).toEqual({ from: 0, to: 0 });
  });
});

describe("a drawing", () => {
  it("puts no label over another, and leaves out what has no room", () => {
    const placed = placeLabels(
      [0, 10, 20, 30].map((x) => ({ x, words: ["5 Feb 2011 in force", "5 Feb 2011"] })),
      2,
      0,
      400,
    );
    const rows = placed.flatMap((p) => (p === null ? [] : [p.row]));
    expect(new Set(rows).size).toBe(rows.length);
    expect(placed.some((p) => p === null)).toBe(true);
  });
  it("names years so that they do not touch", () => {
    expect(years(day("2010-01-01"), day("2026-06-01"), 1000)).toHaveLength(9);
    expect(years(day("1971-01-01"), day("2026-06-01"), 300)).toEqual([1980, 2000, 2020]);
  });
});

it("a new file begins with text that reads well", () => {
  expect(read(startText).undertakings.size).toBe(1);
});
