import { describe, expect, it } from "vitest";
import type { Say } from "./index.ts";
import { date, fullDate, left, moment, parts, span, spanAloud } from "./time.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse("2026-11-24T03:12:40Z");

/** A catalogue of units only, enough to read a span. */
const t: Say = (key, values = {}) => {
  if (key === "time.two") return `${values.a} ${values.b}`;
  if (key === "time.left") return `${values.span} left`;
  if (key === "time.late" || key === "time.over") return `${values.span} ${key.slice(5)}`;
  if (key.startsWith("time.under")) return "under 1 min";
  return `${values.n ?? values.count} ${key.split(".").at(-1)}`;
};

describe("spans", () => {
  it("has two units at most, and cuts", () => {
    expect(span(29 * minute + 59_000, t)).toBe("29 min");
    expect(span(20 * hour + 47 * minute, t)).toBe("20 h 47 min");
    expect(span(46 * hour, t)).toBe("46 h");
    expect(span(3 * day + 9 * hour + 30 * minute, t)).toBe("3 d 9 h");
    expect(span(157 * day + 3 * hour, t)).toBe("157 d");
    expect(span(20_000, t)).toBe("under 1 min");
    expect(parts(-90 * minute)).toEqual([
      [1, "h"],
      [30, "min"],
    ]);
  });
  it("is read aloud by counts, for plural rules", () => {
    expect(spanAloud(61 * minute, t)).toBe("1 h 1 min");
  });
  it("says left, late, or over for our own order", () => {
    expect(left(now + 29 * minute, now, t)).toBe("29 min left");
    expect(left(now - 14 * minute, now, t)).toBe("14 min late");
    expect(left(now - 12 * minute, now, t, "over")).toBe("12 min over");
  });
});

describe("moments", () => {
  it("is a clock today, with its day on another, with its year in another", () => {
    expect(moment("2026-11-24T03:41:07Z", now, "en")).toBe("03:41");
    expect(moment("2026-11-24T03:41:07Z", now, "en", true)).toBe("03:41:07");
    expect(moment("2026-11-25T00:00:00Z", now, "en")).toBe("25 Nov 00:00");
    expect(moment("2027-04-30T00:00:00Z", now, "en")).toBe("30 Apr 2027 00:00");
    expect(moment("not a time", now, "en")).toBe("not a time");
  });
  it("is UTC whatever the machine's zone, in each language's own order", () => {
    expect(date("2026-11-25T23:59:00Z", "fr", now)).toBe("25 nov.");
    expect(date("2026-11-25T23:59:00Z", "ru", now)).toBe("25 нояб.");
    expect(date("2026-11-25T23:59:00Z", "zh", now)).toBe("11月25日");
    expect(fullDate(now, "en")).toBe("Tue 24 Nov 2026");
  });
});
