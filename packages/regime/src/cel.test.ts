import { describe, expect, test } from "vitest";
import { type CelScope, type CelType, checkCel, compileCel, timeOf } from "./cel.ts";
import type { Instant } from "./types.ts";

const text: CelType = { is: "text" };
const number: CelType = { is: "number" };
const time: CelType = { is: "time" };
const classes: CelType = { is: "text", of: ["icbm", "slbm", "heavy-bomber"] };
const names: CelScope = new Map<string, CelType>([
  ["class", classes],
  ["warheads", number],
  ["azimuth", number],
  ["deployed", { is: "flag" }],
  ["designator", text],
  ["by", { is: "party" }],
  ["parties", { is: "list", of: { is: "party" } }],
  ["kinds", { is: "list", of: classes }],
  ["site", { is: "place" }],
  ["opens", time],
  ["closes", time],
]);
const scope: CelScope = new Map(names).set("item", { is: "object", of: names });

describe("a fault says where, what was expected and what is nearest", () => {
  const faults = (cel: string, want: "bool" | "number" | "text" | "any" = "bool") =>
    checkCel(cel, scope, want).map((f) => `${f.offset}: ${f.message}`);

  test.each([
    ["warheds > 1", '0: "warheds" is not a field here; the nearest is "warheads"'],
    ['class == "icmb"', '9: "icmb" is not one of the choices; the nearest is "icbm"'],
    ['"icmb" != class', '0: "icmb" is not one of the choices; the nearest is "icbm"'],
    ['class in ["icbm", "slmb"]', '18: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['"slmb" in kinds', '0: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['kinds == ["slmb"]', '10: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['kinds.exists(k, k == "slmb")', '21: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['["slmb"].exists(k, k == class)', '1: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['class == (deployed ? "icbm" : "slmb")', '30: "slmb" is not one of the choices; the nearest is "slbm"'],
    ['sector(azimuth) == "NNE"', '19: "NNE" is not one of the choices; the nearest is "NE"'],
    ['{"icbm": 1, "slmb": 2}[class] > 1', '12: "slmb" is not one of the choices; the nearest is "slbm"'],
    ["sector(designator) == by", "7: a number is needed here, not text"],
    ["sektor(azimuth) == by", '0: "sektor" is not a function of a regime file; the nearest is "sector"'],
    ['designator.beginsWith("T")', '10: "beginsWith" is not a function of a regime file'],
    ['warheads.startsWith("T")', "0: startsWith asks about text, not a number"],
    ["designator.contains(1)", "20: text is needed here, not a number"],
    ['designator.matches("(")', '19: "(" is not a pattern: missing closing ): `(`'],
    ["designator.matches(by)", '19: matches("…") takes a pattern in quotes'],
    ["kinds.exists(1)", "5: exists takes a name for each, then what it asks of it: list.exists(x, …)"],
    ["deployed > false", '9: ">" orders numbers and times, not true or false'],
    ["opens > 3", '6: ">" compares a time with a number'],
    ["[1, by].exists(x, true)", "4: a list holds one kind of value; this is text among a number"],
    ["kinds == [1]", '6: "==" compares a list of texts with a list of numbers'],
    ["opens + closes == opens", '6: "+" does not go between a time and a time'],
    [
      'opens > timestamp("2026-02-30T00:00:00Z")',
      '18: "2026-02-30T00:00:00Z" is not a time; write 2026-02-14T02:00:00Z',
    ],
    ['closes - opens > duration("1 day")', '26: "1 day" is not a duration; write 24h or 90m'],
    ["by == null", "6: this kind of value is not used in a regime file"],
    ["warheads", "0: a condition is true or false; this is a number"],
    ["warheads % 2 == 0", '9: "%" is not used in a regime file'],
    ["a b", "2: not a CEL expression"],
  ])("%s", (cel, fault) => {
    expect(faults(cel)[0]).toContain(fault);
    expect(faults(cel)).toHaveLength(1);
  });

  test("all of them at once", () => {
    expect(faults('class == "icmb" || warheds > 1 && nonsense')).toHaveLength(3);
  });
  test("what is wanted may be a number, a text or anything", () => {
    expect(faults('class == "heavy-bomber" ? 1 : warheads', "number")).toEqual([]);
    expect(faults("deployed", "number")).toEqual(["0: a number is needed here, not true or false"]);
    expect(faults('deployed ? 1 : "two"', "any")).toEqual(['0: the two sides of ":" are a number and text']);
    expect(faults("warheads", "text")).toEqual(["0: text is needed here, not a number"]);
    expect(faults("by", "text")).toEqual([]);
    expect(faults("kinds", "any")).toEqual([]);
  });
});

describe("an expression is answered, or can't be told", () => {
  const at = (words: string) => timeOf(words as Instant);
  const item = {
    class: "slbm",
    warheads: 4,
    azimuth: 22.5,
    deployed: true,
    designator: "Р-29РМУ2",
    by: "RU",
    parties: ["CN", "RU"],
    kinds: ["icbm", "slbm"],
    opens: at("2026-11-26T04:00:00.000Z"),
    closes: at("2026-11-28T04:00:00.000Z"),
  };
  const run = (cel: string, values: object = item) => compileCel(cel, scope)({ ...values, item: values });

  test.each([
    ['class == "heavy-bomber" ? 1 : warheads', 4],
    ['{"icbm": 1, "slbm": 2}[class] * warheads', 8],
    ['{"icbm": 1}[class]', undefined],
    ["by in parties", true],
    ["by == parties[1] && by != parties[0]", true],
    ["parties[2] == by", undefined],
    ['deployed && class in ["icbm", "slbm"]', true],
    ['designator.startsWith("Р-29") && designator.endsWith("2") && designator.contains("РМ")', true],
    ['designator.matches("^Р-[0-9]+")', true],
    ["size(designator)", 8],
    ['kinds.filter(k, k != "icbm") == [class]', true],
    ["kinds.map(k, size(k))", [4, 4]],
    ['kinds.exists_one(k, k.startsWith("s"))', true],
    ["kinds.all(k, kinds.exists(m, m == k))", true],
    ['closes - opens == duration("48h")', true],
    ['opens + duration("48h") == closes && duration("24h") < closes - opens', true],
    ["2000 == 2000.0 && 1 / 2 == 0.5", true],
    ["warheads / 0", undefined],
    ["warheads / 0 > 1 || deployed", true],
    ["deployed || warheads / 0 > 1", true],
    ["warheads / 0 > 1 && !deployed", false],
    ["warheads / 0 > 1 && deployed", undefined],
  ])("%s is %s", (cel, wanted) => {
    expect(run(cel)).toEqual(wanted);
  });

  test.each([
    [0, "N"],
    [22.4, "N"],
    [22.5, "NE"],
    [67.5, "E"],
    [112.5, "SE"],
    [180, "S"],
    [202.5, "SW"],
    [247.5, "W"],
    [292.5, "NW"],
    [337.4, "NW"],
    [337.5, "N"],
    [359.9, "N"],
    [-90, "W"],
    [405, "NE"],
  ])("a bearing of %d lies in the sector %s", (azimuth, wanted) => {
    expect(run("sector(azimuth)", { azimuth })).toBe(wanted);
  });

  test("what is missing or null is not filled in, and a value of the wrong kind tells nothing", () => {
    for (const warheads of [undefined, null, "four", [4]]) expect(run("warheads > 1", { warheads })).toBeUndefined();
    expect(run("has(item.warheads)", { warheads: null })).toBe(false);
    expect(run("has(item.warheads)", { warheads: 0 })).toBe(true);
    expect(run("sector(azimuth)", { azimuth: Number.POSITIVE_INFINITY })).toBeUndefined();
  });

  test("a name that every object has is nobody's value", () => {
    const odd: CelScope = new Map([["constructor", text]]);
    expect(compileCel("constructor", odd)({})).toBeUndefined();
    expect(compileCel("constructor", odd)({ constructor: "yard" })).toBe("yard");
  });

  test("it is made once for a scope, and never from what would not pass the check", () => {
    expect(compileCel("deployed", scope)).toBe(compileCel("deployed", scope));
    expect(compileCel("deployed", new Map(scope))).not.toBe(compileCel("deployed", scope));
    expect(() => compileCel('class == "icmb"', scope)).toThrow("before it was checked");
  });
});
