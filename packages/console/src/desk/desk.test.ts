import { describe, expect, it } from "vitest";
import { nextDeadline } from "../api/deadlines.ts";
import { inKeptOrder } from "../parts/calm-order.ts";
import { stepsOf, stepWord } from "../parts/steps.tsx";
import { duty, entry } from "../testing.ts";
import { intervalsOf, spread, windowsWithin } from "./day.ts";
import { chooseLead, firstOwedToUs } from "./lead.ts";

const now = Date.parse("2026-11-24T03:12:40Z");
const hour = 3_600_000;

describe("the sentence that opens the Desk", () => {
  const late = duty({ duty: "read", dueAt: "2026-11-24T03:00:16.000Z", dueState: "late", desk: "warning" });
  const soon = duty();
  const theirs = duty({ owedBy: "US", owedTo: ["FR"], dueState: "late" });

  it("names what can still be met in time, and counts the rest", () => {
    expect(chooseLead([late, soon, theirs], "FR", now)).toMatchObject({
      due: soon,
      key: "lead.acknowledge.ahead",
      more: 1,
      late: 1,
    });
  });
  it("names what is late when there is nothing else", () => {
    expect(chooseLead([late, theirs], "FR", now)).toMatchObject({ key: "lead.read.late", more: 0, late: 0 });
  });
  it("does not invent a time where none is set", () => {
    expect(chooseLead([duty({ duty: "route", dueAt: null, dueState: "no-time" })], "FR", now)).toMatchObject({
      key: "lead.route.noTime",
    });
  });
  it("is calm when only others owe", () => {
    expect(chooseLead([theirs], "FR", now)).toEqual({ kind: "nothing" });
    expect(firstOwedToUs([theirs], "FR")).toBe(theirs);
  });
});

describe("four steps", () => {
  const routed = {
    desk: "warning",
    title: entry().summary,
    mustRead: true,
    routedAt: "x",
    dueAt: null,
    readAt: null,
    readBy: null,
  };
  it("waits at the first that is missing", () => {
    expect(stepsOf(entry(), false)).toEqual(["done", "waiting", "not-yet", "not-yet"]);
    expect(stepWord(stepsOf(entry(), false))).toBe("steps.delivered");
  });
  it("stays open until the desk that must read it has", () => {
    const there = entry({ acknowledgedAt: "x", routed: [routed, { ...routed, desk: "foreign", mustRead: false }] });
    expect(stepWord(stepsOf(there, false))).toBe("steps.routedNotRead");
    expect(stepWord(stepsOf({ ...there, routed: [{ ...routed, readAt: "x" }] }, false))).toBe("steps.readThere");
    const overtaken = { ...there, acknowledgedAt: null, routed: [{ ...routed, readAt: "x" }] };
    expect(stepWord(stepsOf(overtaken, false))).toBe("steps.notAcknowledged");
  });
  it("claims nothing about another government's desks", () => {
    expect(stepsOf(entry({ receivedAt: null }), true)).toEqual(["waiting", "not-yet"]);
    expect(stepWord(["waiting", "not-yet"])).toBe("steps.notDelivered");
  });
});

describe("the next 24 hours", () => {
  const day = { from: Date.parse("2026-11-24T03:00:00Z"), hours: 24 };
  it("puts what is late at the edge, and leaves out what is later or has no time", () => {
    const list = [
      duty({ dueAt: "2026-11-24T02:00:00Z" }),
      duty({ dueAt: "2026-11-26T00:00:00Z" }),
      duty({ dueAt: null }),
    ];
    expect(spread(list, day, now).map((p) => p.at)).toEqual([day.from]);
  });
  it("finds windows at any depth, and gives overlapping ones a lane each", () => {
    const open = (opens: string, closes: string) => ({ window: { opens, closes } });
    const entries = [
      entry({ id: "1", effectiveFields: open("2026-11-24T06:00:00Z", "2026-11-24T10:00:00Z") }),
      entry({ id: "2", effectiveFields: open("2026-11-24T08:00:00Z", "2026-11-24T12:00:00Z") }),
      entry({ id: "3", effectiveFields: open("2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z") }),
      entry({ id: "4", outcome: "cancelled", effectiveFields: open("2026-11-24T06:00:00Z", "2026-11-24T10:00:00Z") }),
      entry({ id: "5", effectiveFields: open("2026-12-24T06:00:00Z", "2026-12-24T10:00:00Z") }),
    ];
    expect(windowsWithin(entries, day).map((w) => w.lane)).toEqual([0, 1, 0]);
    expect(intervalsOf({ list: [{ deep: open("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z") }] })).toHaveLength(1);
    expect(intervalsOf("nothing")).toEqual([]);
  });
});

describe("rows under a pointer", () => {
  it("keep their places; new ones come last, gone ones go", () => {
    expect(inKeptOrder(["d", "b", "a"], ["a", "b", "c"], (x) => x)).toEqual(["a", "b", "d"]);
  });
});

describe("asking again", () => {
  it("is when the next deadline passes", () => {
    const ahead = new Date(now + hour).toISOString();
    expect(nextDeadline(["2026-11-24T02:00:00Z", null, ahead, new Date(now + 2 * hour).toISOString()], now)).toBe(
      now + hour,
    );
    expect(nextDeadline([null], now)).toBeNull();
  });
});
