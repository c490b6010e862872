/** Messages written for the purpose, in the forms of all services and offices: vectors/warnings/valid/*.json. And what bad text does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Instant, isInstant } from "@comity/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Warning } from "../types.ts";
import { warningJson } from "../warning-json.ts";
import { readWarning, readWarnings } from "./read.ts";

const folder = join(import.meta.dirname, "../../../../vectors/warnings/valid");

interface Case {
  readonly shows: string;
  readonly text: string;
  readonly issued?: Instant;
  readonly expect: Record<string, unknown>;
}

const files = readdirSync(folder).filter((f) => f.endsWith(".json"));
const cases = files.flatMap((file) =>
  (JSON.parse(readFileSync(join(folder, file), "utf8")) as { cases: Case[] }).cases.map((c) => ({ file, ...c })),
);

describe("messages in all forms", () => {
  it("are at least eighty", () => expect(cases.length).toBeGreaterThanOrEqual(80));
  it.each(cases.map((c) => [`${c.file}: ${c.shows}`, c] as const))("%s", (_, c) => {
    const messages = readWarnings(c.text, c.issued === undefined ? {} : { issued: c.issued });
    expect(messages).toHaveLength((c.expect.messages as number | undefined) ?? 1);
    const [first] = messages;
    if (first === undefined) throw new Error("no message");
    const { messages: _count, ...rest } = c.expect;
    expect(plain(first, Object.keys(rest))).toEqual(rest);
  });
});

/** As the vectors write it: minutes, four decimals, words in place of spans. */
function plain(w: Warning, keys: readonly string[]): Record<string, unknown> {
  const json = warningJson(w);
  const windows = (
    list: readonly { from: string; to: string | null; toWords?: string; alternate?: boolean }[],
  ): string[] =>
    list.map(
      (x) =>
        `${x.from.slice(0, 16)}Z/${x.to === null ? (x.toWords ?? "") : `${x.to.slice(0, 16)}Z`}${x.alternate === true ? " alternate" : ""}`,
    );
  const all: Record<string, unknown> = {
    ...json,
    issued: json.issued?.slice(0, 16).concat("Z") ?? null,
    selfCancelsAt: json.selfCancelsAt?.slice(0, 16).concat("Z") ?? null,
    windows: windows(json.windows),
    areas: w.areas.map((a) => ({
      ...(rounded(a) as object),
      ...(a.windows === undefined ? {} : { windows: windows(a.windows) }),
    })),
    notUnderstood: json.notUnderstood.map((s) => s.text),
    doubts: json.doubts.length,
    qLine: rounded(json.qLine),
  };
  return Object.fromEntries(keys.map((k) => [k, all[k]]));
}
const rounded = (x: unknown): unknown =>
  typeof x === "number"
    ? Math.round(x * 1e4) / 1e4
    : Array.isArray(x)
      ? x.map(rounded)
      : typeof x === "object" && x !== null
        ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, rounded(v)]))
        : x;

function sane(w: Warning): void {
  let last = 0;
  for (const s of w.notUnderstood) {
    expect(s.from).toBeGreaterThanOrEqual(last);
    expect(s.to).toBeGreaterThan(s.from);
    expect(s.to).toBeLessThanOrEqual(w.text.length);
    last = s.to;
  }
  const windows = [...w.windows, ...w.areas.flatMap((a) => a.windows ?? [])];
  for (const x of windows)
    expect(isInstant(x.from) && (x.to === null || (isInstant(x.to) && x.from <= x.to))).toBe(true);
  for (const a of w.areas) {
    const points =
      a.shape === "circle" ? [a.centre] : a.shape === "point" ? [a.point] : a.shape === "sector" ? [a.apex] : a.points;
    for (const [lon, lat] of points) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
    if (a.shape === "circle") expect(a.radiusKm).toBeGreaterThanOrEqual(0);
  }
  JSON.stringify(warningJson(w));
}

describe("bad text", () => {
  const issued = "2024-06-01T00:00:00.000Z" as Instant;
  const source = fc.constantFrom(...cases.map((c) => c.text));
  const edit = fc.record({
    kind: fc.constantFrom("delete", "double", "swap", "cut", "put"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 30 }),
    put: fc.string({ maxLength: 12, unit: "binary" }),
  });
  const edited = (text: string, e: { kind: string; at: number; size: number; put: string }): string => {
    const i = Math.floor(e.at * text.length);
    const piece = text.slice(i, i + e.size);
    if (e.kind === "delete") return text.slice(0, i) + text.slice(i + e.size);
    if (e.kind === "double") return text.slice(0, i) + piece + text.slice(i);
    if (e.kind === "swap")
      return text.slice(0, i) + text.slice(i + e.size, i + 2 * e.size) + piece + text.slice(i + 2 * e.size);
    return e.kind === "cut" ? text.slice(0, i) : text.slice(0, i) + e.put + text.slice(i);
  };

  it("is read as far as it can be, whatever is deleted, doubled, swapped, cut off or put in", () => {
    fc.assert(
      fc.property(source, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        for (const w of readWarnings(edits.reduce(edited, text), { issued })) sane(w);
      }),
      { numRuns: 1_500, seed: 20260214 },
    );
  });
  it("of any kind gives something sane", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: "binary" }),
        (text) => void readWarnings(text, { issued }).forEach(sane),
      ),
      { numRuns: 500, seed: 7 },
    );
  });
  it("drops no corner in silence: a spoilt one is a doubt, and is shown", () => {
    const w = readWarning(
      "HYDROPAC 10/24. 1. SPACE DEBRIS 0500Z TO 0900Z 12 JUN IN AREA BOUND BY 10-00S 080-00E, 10-0XS 081-00E, 11-00S 081-00E, 11-00S 080-00E.",
    );
    expect(w.areas[0]).toMatchObject({
      shape: "polygon",
      points: [
        [80, -10],
        [81, -11],
        [80, -11],
      ],
    });
    expect(w.doubts.join()).toContain("a corner among others could not be read");
    expect(w.notUnderstood.map((s) => w.text.slice(s.from, s.to)).join()).toContain("0XS");
  });

  const hostile: readonly (readonly [string, string])[] = [
    "1",
    "(",
    "(1)(A)",
    "\0",
    "\ud800",
    "170500Z TO 171200Z ",
    "FROM ",
    "\nA. 10-00N 020-00E",
    "CANCEL NAVAREA IV 12/23, ",
    "12/23, ",
    "LAT ",
    "12°34'",
    "0001Z TO 0002Z AND 0003Z TO 0004Z DAILY 01 JAN 1950 THRU 31 DEC 2090, ",
    "ALTERNATE 12 JUN ",
    "Q) A) B) C) D) E) F) G) ",
    "-",
    "BAC\nK TO START",
    "[",
    "10-00N 020-00E TO 1",
    "READ 1 VICE 2 ",
    "WITHIN 10 MILES OF CAPE QQQ ",
    "10-00N 020-00E THEN ALONG THE COAST TO ",
    "每日0800时至1800时",
    "海里",
    "O0-O0",
    "10-00.0С 020-00.0В ПО БЕРЕГОВОЙ ЛИНИИ ДО ",
    "7:00 A.M. ",
  ].map((piece) => [JSON.stringify(piece).slice(0, 30), piece.repeat(Math.ceil(100_000 / piece.length))]);
  it("of thousands of messages that correct one another takes linear time", () => {
    const text =
      "HYDROPAC 1/24\nROCKET 121200Z TO 121600Z JUN\nHYDROPAC 2/24\nCORRECTION TO HYDROPAC 1/24: READ 121300Z VICE 121200Z\n";
    const few = timed(() => void readWarnings(text.repeat(100), { issued }));
    const many = Math.min(...[0, 1].map(() => timed(() => void readWarnings(text.repeat(1_000), { issued }))));
    expect(many).toBeLessThan(Math.max(few, 10) * 60);
  });
  it.each(hostile)("100 kB of %s takes no time to speak of", (_, text) => {
    readWarnings(text.slice(0, 5_000), { issued });
    const took = Math.min(...[0, 1, 2].map(() => timed(() => void readWarning(text, { issued }))));
    // The target is 50 ms on one core of its own; a machine that does other things besides may take longer.
    expect(took).toBeLessThan(150);
    for (const w of readWarnings(text, { issued })) sane(w);
  });
});

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
