import { readFileSync } from "node:fs";
import type { Instant, Party } from "@comity/wire";
import { expect, test } from "vitest";
import { acknowledgeBy, checkDraft, filingOf, followUpBy, leadMoment, readRegime, standingOn } from "./index.ts";
import { newStart, regimeOf } from "./reason/testing.ts";
import type { Regime } from "./regime-types.ts";
import type { Fields } from "./types.ts";

function regime(id: string, change: (text: string) => string = (t) => t): Regime {
  const text = readFileSync(new URL(`../../../regimes/${id}.yaml`, import.meta.url), "utf8");
  const read = readRegime({ file: id, text: change(text) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}
const p5 = regime("p5-launch-notification");
const bmln = regime("bmln-1988");
const inPk = regime("in-pk-2005");
const at = (text: string) => text.replace("Z", ":00.000Z") as Instant;
const [US, RU, IN, CN] = ["US", "RU", "IN", "CN"] as readonly string[] as readonly [Party, Party, Party, Party];
const p5Fields = (more: Fields = {}): Fields => ({
  missile: { kind: "icbm" },
  window: { opens: at("2026-11-26T04:00Z"), closes: at("2026-11-26T10:00Z") },
  ...more,
});

test("trap 2, provided when received: received 24 h before the window opens is on time, a millisecond later is late", () => {
  expect(filingOf(p5, "launch", p5Fields(), at("2026-11-25T04:00Z"), US)).toEqual({
    kind: "on-time",
    leadTimeHours: 24,
    clause: "Art. 2",
  });
  const filing = filingOf(p5, "launch", p5Fields(), "2026-11-25T04:00:00.001Z" as Instant, US);
  expect(filing).toMatchObject({ kind: "late", clause: "Art. 2" });
});

test("trap 1: 24 h before a date count to its start, 00:00 GMT (1988)", () => {
  const fields: Fields = { missile: "icbm", "planned-date": "2026-03-11" };
  const rule = bmln.notifications.get("launch");
  expect(rule && leadMoment(rule, fields)).toBe(at("2026-03-11T00:00Z"));
  expect(filingOf(bmln, "launch", fields, at("2026-03-10T00:00Z"), RU)).toMatchObject({
    kind: "on-time",
    leadTimeHours: 24,
  });
  expect(filingOf(bmln, "launch", fields, at("2026-03-10T06:00Z"), RU)).toMatchObject({ kind: "late", byHours: 6 });
});

test("trap 3: three days before the window opens, not before the launch (India and Pakistan)", () => {
  const fields: Fields = {
    missile: "land-launched",
    window: { opens: at("2024-03-11T00:00Z"), closes: at("2024-03-16T00:00Z") },
  };
  expect(filingOf(inPk, "flight-test", fields, at("2024-03-08T00:00Z"), IN)).toMatchObject({
    kind: "on-time",
    leadTimeHours: 72,
  });
  expect(filingOf(inPk, "flight-test", fields, at("2024-03-09T12:00Z"), IN)).toMatchObject({
    kind: "late",
    byHours: 36,
    clause: "Art. 2",
  });
});

test("trap 8: a cruise missile crosses a border and is outside the text", () => {
  const fields: Fields = {
    missile: "other",
    window: { opens: at("2022-03-09T13:00Z"), closes: at("2022-03-09T14:00Z") },
  };
  expect(filingOf(inPk, "flight-test", fields, at("2022-03-09T12:50Z"), IN)).toMatchObject({
    kind: "not-required",
    because: "not-in-scope",
    clause: "Art. 1",
  });
});

test("trap 15: 30 minutes ahead and outside every treaty is goodwill, never a late 24 h notification (21 Nov 2024)", () => {
  const fields: Fields = { missile: "other", "planned-date": "2024-11-21" };
  expect(filingOf(bmln, "launch", fields, at("2024-11-21T01:30Z"), RU)).toMatchObject({
    kind: "not-required",
    because: "not-in-scope",
  });
});

test("trap 6: the agreement of 1988 outlives New START", () => {
  expect(standingOn(bmln, US, at("2026-02-06T12:00Z"))).toBe("in-force");
  const fields: Fields = { missile: "slbm", "planned-date": "2026-03-11" };
  expect(filingOf(bmln, "launch", fields, at("2026-03-10T12:00Z"), US).kind).toBe("late");
});

test("standing: not a party, not yet, and from the start of the day of an event", () => {
  expect(standingOn(bmln, CN, at("2026-01-01T00:00Z"))).toBe("not-a-party");
  expect(standingOn(bmln, US, at("1988-05-30T23:59Z"))).toBe("not-yet");
  expect(standingOn(bmln, US, at("1988-05-31T00:00Z"))).toBe("in-force");
});

test("a suspension by one party concerns that party alone, an expiry all", () => {
  const event = (e: string) => (t: string) =>
    t.replace("\nnotifications:", `  - { on: 2026-06-01, event: ${e}, source: fact-sheet }\n\nnotifications:`);
  const suspended = regime("bmln-1988", event("suspended, parties: [RU]"));
  const fields: Fields = { missile: "icbm", "planned-date": "2026-06-03" };
  expect(filingOf(suspended, "launch", fields, at("2026-06-02T12:00Z"), RU)).toMatchObject({
    kind: "not-required",
    because: "suspended",
  });
  expect(filingOf(suspended, "launch", fields, at("2026-06-02T12:00Z"), US)).toMatchObject({ kind: "late" });
  const expired = regime("bmln-1988", event("expired"));
  expect(filingOf(expired, "launch", fields, at("2026-06-02T12:00Z"), US)).toMatchObject({
    kind: "not-required",
    because: "expired",
  });
  expect(filingOf(expired, "launch", fields, at("2026-05-31T23:59Z"), US).kind).toBe("on-time");
});

test("each duty stands for itself: what both hold, what nobody holds, and what they differ on", () => {
  const treaty = regimeOf(newStart);
  const filed = (type: string, from: Party, on: string, lead = 12) => {
    const received = new Date(Date.parse(`${on}T00:00:00.000Z`) - lead * 3_600_000).toISOString() as Instant;
    return filingOf(treaty, type, { date: on }, received, from);
  };
  expect(filed("launch", RU, "2010-06-01").kind, "provisionally applied").toBe("late");
  expect(filed("data", RU, "2010-06-01")).toMatchObject({ kind: "not-required", because: "not-in-force" });
  expect(filed("data", RU, "2015-06-01").kind).toBe("late");
  expect(filed("data", RU, "2023-06-01")).toEqual({
    kind: "cannot-tell",
    because: "disputed",
    leadTimeHours: 12,
    clause: "Part Four, II.3",
  });
  expect(filed("data", US, "2023-03-20").kind, "Russia suspended its own, not theirs").toBe("late");
  expect(filed("launch", RU, "2023-06-01").kind, "what survives the suspension").toBe("late");
  expect(filed("launch", US, "2026-02-06", 6), "trap 16: contested on 5 February").toMatchObject({
    because: "disputed",
  });
  expect(
    filed("data", RU, "2026-02-06", 6),
    "suspended, says one; over, says the other: owed, says nobody",
  ).toMatchObject({
    kind: "not-required",
    because: "suspended",
  });
  expect(filed("launch", RU, "2026-02-08")).toMatchObject({ kind: "not-required", because: "expired" });
});

test("beside the form: a duty on which the parties differ is looked at, and its lead time holds nothing back", () => {
  const treaty = regimeOf(newStart.replace("parties: [US], by: [US], of: suspension,", "parties: [US],"));
  const checks = (on: string, from = RU) =>
    checkDraft(
      treaty,
      { kind: "notification", type: "data", fields: { date: on } },
      { from, to: [from === RU ? US : RU], at: at(`${on}T00:00Z`) },
    ).filter((c) => c.id === "in-force" || c.id === "lead-time");
  expect(checks("2015-06-02").map((c) => c.result)).toEqual(["fail", "pass"]);
  const [lead, standing] = checks("2023-06-02");
  expect(lead?.result).toBe("look");
  expect(standing).toMatchObject({ result: "look", message: { en: expect.stringContaining("the parties differ") } });
  expect(checks("2023-06-02", US)).toMatchObject([
    { id: "in-force", result: "look", message: { en: expect.stringContaining("this duty is suspended") } },
  ]);
  expect(checks("2026-02-07")).toMatchObject([
    { message: { en: expect.stringContaining("the instrument has expired") } },
  ]);
});

test("a value that no text confirms may show that it was in time, and never alone that it was late", () => {
  const weak = regime("p5-launch-notification", (t) =>
    t.replace("before: window.opens,", "before: window.opens, verified: unverified,"),
  );
  expect(filingOf(weak, "launch", p5Fields(), at("2026-11-25T12:00Z"), US)).toMatchObject({
    kind: "cannot-tell",
    because: "unverified",
  });
  expect(filingOf(weak, "launch", p5Fields(), at("2026-11-24T12:00Z"), US)).toMatchObject({ kind: "on-time" });
});

test("scope: 2,000 km exactly is not over 2,000 km; an empty range cannot tell; an ICBM needs none", () => {
  const irbm = (range?: number): Fields =>
    p5Fields({ missile: { kind: "irbm", ...(range === undefined ? {} : { "range-km": range }) } });
  const late = at("2026-11-25T12:00Z");
  expect(filingOf(p5, "launch", irbm(2000), late, US)).toMatchObject({
    kind: "not-required",
    because: "not-in-scope",
    clause: "Art. 1",
  });
  expect(filingOf(p5, "launch", irbm(2000.5), late, US)).toMatchObject({ kind: "late" });
  expect(filingOf(p5, "launch", irbm(), late, US)).toMatchObject({ kind: "cannot-tell", because: "scope-unknown" });
  expect(filingOf(p5, "launch", p5Fields({ missile: { kind: "icbm", "range-km": 100 } }), late, US)).toMatchObject({
    kind: "late",
  });
});

test("a proposal runs before it was proposed, so that past launches can be played through it", () => {
  const fields = p5Fields({ window: { opens: at("2021-02-24T07:00Z"), closes: at("2021-02-24T13:00Z") } });
  expect(standingOn(p5, US, at("2021-02-20T00:00Z"))).toBe("not-yet");
  expect(filingOf(p5, "launch", fields, at("2021-02-20T00:00Z"), US)).toMatchObject({ kind: "on-time" });
});

test("a window that is missing, a type that is unknown and the year 9999 stop nothing", () => {
  expect(filingOf(p5, "launch", {}, at("2026-11-25T12:00Z"), US)).toMatchObject({
    kind: "cannot-tell",
    because: "no-moment",
  });
  expect(filingOf(p5, "lunch", {}, at("2026-11-25T12:00Z"), US)).toMatchObject({ kind: "cannot-tell" });
  const fields = p5Fields({ window: { opens: at("9999-12-31T00:00Z"), closes: at("9999-12-31T23:00Z") } });
  expect(followUpBy(p5, "launch", fields)?.dueAt).toBe("9999-12-31T23:59:59.999Z");
});

test("acknowledged within the hour, and followed up within a day of the window's close, where the regime says so", () => {
  expect(acknowledgeBy(p5, "launch", at("2026-11-25T12:00Z"))).toMatchObject({
    dueAt: at("2026-11-25T13:00Z"),
    clause: "Art. 3",
  });
  expect(followUpBy(p5, "launch", p5Fields())).toEqual({
    dueAt: at("2026-11-27T10:00Z"),
    clause: "Art. 4",
    verified: "secondary",
    oneOf: ["launched", "cancelled"],
  });
  expect(
    acknowledgeBy(bmln, "launch", at("2026-11-25T12:00Z")),
    "one hour came with START, not with 1988",
  ).toBeUndefined();
  expect(followUpBy(bmln, "launch", {})).toBeUndefined();
});
