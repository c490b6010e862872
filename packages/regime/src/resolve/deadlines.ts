import { msOf } from "@comity/wire";
import type { Node } from "yaml";
import { dayMs, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import { findPath } from "../paths.ts";
import { fieldNodes } from "../read-fields.ts";
import type { Day, Duration, FieldSpec } from "../types.ts";
import { type Bound, contradiction } from "./network.ts";
import { type Place, tellAll } from "./places.ts";
import type { Resolver } from "./resolver.ts";

type Specs = ReadonlyMap<string, FieldSpec>;

/** Where a bound comes from: a place in the file, or what lies in the nature of things. */
export type Why = ({ readonly words: string } & Place) | { readonly words: string; readonly node?: undefined };
export type Bounds = readonly Bound<Why>[];

/** Months and years have no one length: bounds that hold on every calendar. */
const yearDays = [365, 366] as const; // tidy: days of a year
const monthDays = [28, 31] as const;
const length = ({ ms, months }: Duration, end: 0 | 1): number =>
  ms + (Math.floor(months / 12) * yearDays[end] + (months % 12) * monthDays[end]) * dayMs;
const shortest = (d: Duration): number => length(d, 0);
export const longest = (d: Duration): number => length(d, 1);

/** What lies behind a word or path that a clock names. */
export interface Moments {
  readonly fields: Specs;
  /** The forms that `fields` were put together from, for the places of their words. */
  readonly forms?: readonly Specs[];
  /** The name of a path's or word's moment in the network: what two acts share has one name. */
  readonly name: (path: string) => string;
}

/** Only clocks with numbers that are judged: what is soon, as a rule or confirmed by nothing binds nobody to a moment. */
export const isJudged = (c: Clock): boolean =>
  c.soon === undefined && c.asARule !== true && c.verified !== "unverified";

/** One moment never before another. */
export const notBefore = (act: string, earlier: string, words: string): Bound<Why> => ({
  from: act,
  to: earlier,
  ms: 0,
  why: { words },
});
export const sameMoment = (a: string, b: string): Bounds => [
  { from: a, to: b, ms: 0, why: { words: "" } },
  { from: b, to: a, ms: 0, why: { words: "" } },
];

/** What the clocks of an act ask of its moment. */
export function boundsOf(r: Resolver, act: string, clocks: readonly Clock[] | undefined, moments: Moments): Bounds {
  return (clocks ?? []).filter(isJudged).flatMap((c): Bounds => {
    const { clause } = c;
    const place = (word: "at-least" | "at-most" | "within" | "before"): Place => ({ clause, node: r.at(c, word) });
    const bounds: Bound<Why>[] = [];
    if (c.before !== undefined) {
      const { at, around } = momentOf(r, c.before, moments, c.dayCounts ?? "start");
      bounds.push(...around);
      const least = c.atLeast === undefined ? 0 : shortest(c.atLeast);
      if (c.atLeast !== undefined || c.atMost === undefined) {
        const words = `${c.atLeast === undefined ? "" : `at least ${c.atLeast.text} `}before ${c.before}`;
        bounds.push({ from: at, to: act, ms: -least, why: { words, ...place(c.atLeast ? "at-least" : "before") } });
      }
      // One clock that contradicts itself is told where its words are read.
      const itself = c.atLeast !== undefined && c.atMost !== undefined && shortest(c.atLeast) > longest(c.atMost);
      if (c.atMost !== undefined && !itself)
        bounds.push({
          from: act,
          to: at,
          ms: longest(c.atMost),
          why: { words: `at most ${c.atMost.text} before ${c.before}`, ...place("at-most") },
        });
    }
    if (c.after !== undefined && c.within !== undefined) {
      const { at, around } = momentOf(r, c.after, moments, c.dayCounts ?? "end");
      const words = `within ${c.within.text} after ${c.after}`;
      bounds.push(...around, { from: at, to: act, ms: longest(c.within), why: { words, ...place("within") } });
    }
    return bounds;
  });
}

/** The moment that a clock names, and what holds of it: the two ends of its day or interval, its place on the calendar. */
function momentOf(
  r: Resolver,
  path: string,
  moments: Moments,
  end: "start" | "end",
): { readonly at: string; readonly around: Bounds } {
  const { fields, name } = moments;
  const own = name(path);
  if (/^\d{4}-/.test(path)) {
    const ms = msOf(startOf(path as Day)) + (end === "end" ? dayMs : 0);
    const why = { words: "" };
    const at = `${path} ${end}`;
    return {
      at,
      around: [
        { from: "zero", to: at, ms, why },
        { from: at, to: "zero", ms: -ms, why },
      ],
    };
  }
  const found = findPath(fields, path);
  if (found?.spec.type === "day") {
    const [start, over] = [`${own} start`, `${own} end`];
    const why = { words: "" };
    return {
      at: end === "start" ? start : over,
      around: [
        { from: start, to: over, ms: dayMs, why },
        { from: over, to: start, ms: -dayMs, why },
      ],
    };
  }
  return { at: own, around: found?.spec.type === "interval" ? intervalBounds(r, path, found.spec, moments) : [] };
}

function intervalBounds(
  r: Resolver,
  path: string,
  spec: FieldSpec & { readonly type: "interval" },
  { fields, forms = [fields], name }: Moments,
): Bounds {
  const field = path.replace(/\.(opens|closes)$/, "");
  const [opens, closes] = [name(`${field}.opens`), name(`${field}.closes`)];
  const bounds: Bound<Why>[] = [notBefore(closes, opens, `${field} never closes before it opens`)];
  if (spec.verified === "unverified") return bounds;
  const [first = ""] = field.split(".");
  const form = forms.find((f) => f.get(first) === fields.get(first));
  const place = (word: string): Place => ({ clause: spec.clause, node: wordOf(r, form ?? fields, field, word) });
  const most = spec.atMost ?? spec.exactly;
  if (most !== undefined)
    bounds.push({
      from: opens,
      to: closes,
      ms: longest(most),
      why: {
        words: `${field} lasts ${spec.exactly === undefined ? "at most" : "exactly"} ${most.text}`,
        ...place(spec.exactly === undefined ? "at-most" : "exactly"),
      },
    });
  if (spec.exactly !== undefined)
    bounds.push({
      from: closes,
      to: opens,
      ms: -shortest(spec.exactly),
      why: { words: `${field} lasts exactly ${spec.exactly.text}`, ...place("exactly") },
    });
  return bounds;
}

/** Where a word of a field stands; looked for only when there is a fault to tell. */
function wordOf(r: Resolver, fields: Specs, field: string, word: string): () => Node | null {
  return () => {
    let node: Node | null = fieldNodes.get(fields) ?? null;
    const inside = (key: string): Node | null =>
      r.x.r.isMapping(node) ? (r.x.r.entries(node, node, "fields")?.find((e) => e.key === key)?.value ?? null) : null;
    for (const [i, part] of field.split(".").entries()) {
      if (i > 0) node = inside("fields");
      node = inside(part);
    }
    return inside(word) ?? node;
  };
}

/**
 * Tells of deadlines that no moments can keep together, and goes on without the later of them, so that each contradiction is
 * told once. @param told what was told already, by the places of its clocks
 */
export function checkDeadlines(r: Resolver, bounds: Bounds, told: Set<string>): void {
  let left = bounds;
  for (;;) {
    const circle = contradiction(left);
    if (circle === undefined) return;
    const clocks = circle.flatMap(({ why }) => (why.node === undefined ? [] : [why]));
    const nature = [
      ...new Set(circle.flatMap(({ why }) => (why.node === undefined && why.words !== "" ? [why.words] : []))),
    ];
    if (clocks.length === 0) return;
    const later = tellAll(r, clocks, nature, told);
    left = left.filter((b) => b.why !== later);
  }
}
