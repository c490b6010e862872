import { type Fields, type FieldValue, msOf } from "@comity/wire";
import * as words from "./check-words.ts";
import { isInterval } from "./describe.ts";
import { plus } from "./duration.ts";
import { angleBetween, centreOf, heading, ringFault } from "./geometry.ts";
import { isNeeded, type Read } from "./normalise.ts";
import { valueAt } from "./paths.ts";
import { placesOf } from "./places.ts";
import { each } from "./texts.ts";
import { spanOf } from "./times.ts";
import type { Check, Duration, FieldSpec, Place, Text } from "./types.ts";

type Specs = ReadonlyMap<string, FieldSpec>;

/** A heading further than this from the geodesic between its two areas is asked about. Ours; no agreement sets it. */
export const headingToleranceDegrees = 15;

/** Fields that are missing, unknown or of the wrong type; one passing line when there are none. */
export function checkFilled(fields: Specs, read: Read): readonly Check[] {
  const checks: Check[] = [];
  for (const { at, message } of read.faults) {
    const spec = specAt(fields, at);
    const id = spec?.type === "place" ? "area" : "field";
    checks.push({
      id,
      result: "fail",
      field: at,
      ...(spec === undefined ? {} : { clause: spec.clause }),
      message: words.wrong(labelOf(fields, at), message),
    });
  }
  for (const at of read.missing) {
    const spec = specAt(fields, at);
    if (spec !== undefined)
      checks.push({
        id: "field",
        result: "fail",
        field: at,
        clause: spec.clause,
        message: words.missing(labelOf(fields, at), spec.clause),
      });
  }
  for (const { path, spec } of unverifiedGaps(fields, read.values, fields, read.values, ""))
    checks.push({
      id: "field",
      result: "look",
      field: path,
      clause: spec.clause,
      message: words.missingUnverified(labelOf(fields, path)),
    });
  const filled = countFilled(fields, read.values, fields, read.values);
  return checks.some((c) => c.result === "fail")
    ? checks
    : [{ id: "field", result: "pass", message: words.allFilled(filled) }, ...checks];
}

/** The spec that a fault's path ends in, list places and inner parts passed over. */
export function specAt(fields: Specs, path: string): FieldSpec | undefined {
  let here: Specs = fields;
  let found: FieldSpec | undefined;
  for (const part of path.split(".")) {
    if (/^\d+$/.test(part)) continue;
    const next = here.get(part);
    if (next === undefined) return found?.type === "group" ? undefined : found;
    found = next;
    here = next.type === "group" ? next.fields : new Map();
  }
  return found;
}

/** The field's own label, with the place in a list: `Impact area 2`. */
function labelOf(fields: Specs, path: string): Text {
  const spec = specAt(fields, path);
  const place = /\.(\d+)(?:\.|$)/.exec(path)?.[1];
  if (spec === undefined) return each(() => path);
  return each(
    (l) => spec.label[l] + (place === undefined || !spec.many ? "" : `${l === "zh" ? "" : " "}${Number(place) + 1}`),
  );
}

function unverifiedGaps(
  fields: Specs,
  values: Fields,
  root: Specs,
  all: Fields,
  before: string,
): readonly { readonly path: string; readonly spec: FieldSpec }[] {
  return [...fields.values()].flatMap((spec) => {
    const value = values[spec.name];
    if (spec.type === "group" && !spec.many && value !== undefined)
      return unverifiedGaps(spec.fields, value as Fields, root, all, `${before}${spec.name}.`);
    const asked = spec.verified === "unverified" && isNeeded({ ...spec, verified: "text" }, root, all);
    return asked && value === undefined ? [{ path: before + spec.name, spec }] : [];
  });
}
function countFilled(fields: Specs, values: Fields, root: Specs, all: Fields): number {
  return [...fields.values()].reduce((n, spec) => {
    const value = values[spec.name];
    if (spec.type === "group" && !spec.many && value !== undefined)
      return n + countFilled(spec.fields, value as Fields, root, all);
    return n + (value !== undefined && isNeeded(spec, root, all) ? 1 : 0);
  }, 0);
}

/** Windows close after they open, and last as long as the rule says. */
export function checkWindows(fields: Specs, values: Fields, before = ""): readonly Check[] {
  return [...fields.values()].flatMap((spec): readonly Check[] => {
    const value = values[spec.name];
    const field = before + spec.name;
    if (spec.type === "group" && !spec.many && value !== undefined)
      return checkWindows(spec.fields, value as Fields, `${field}.`);
    if (spec.type !== "interval" || value === undefined) return [];
    const all: readonly FieldValue[] = spec.many && Array.isArray(value) ? value : [value];
    return all.flatMap((v, i) => checkWindow(spec, v, spec.many ? `${field}.${i}` : field));
  });
}

function checkWindow(
  spec: Extract<FieldSpec, { type: "interval" }>,
  value: FieldValue,
  field: string,
): readonly Check[] {
  if (!isInterval(value)) return [];
  const { label, clause } = spec;
  const ms = spanOf(value);
  if (msOf(value.closes) <= msOf(value.opens))
    return [
      { id: "window-order", result: "fail", field: `${field}.closes`, clause, message: words.windowReversed(label) },
    ];
  const amiss = spec.verified === "unverified" ? ("look" as const) : ("fail" as const);
  const lasting = (d: Duration): number => msOf(plus(value.opens, d)) - msOf(value.opens);
  if (spec.atMost !== undefined && ms > lasting(spec.atMost))
    return [
      {
        id: "window-length",
        result: amiss,
        field: `${field}.closes`,
        clause,
        message: words.windowTooLong(label, ms, lasting(spec.atMost), clause),
      },
    ];
  if (spec.exactly !== undefined && ms !== lasting(spec.exactly))
    return [
      {
        id: "window-length",
        result: amiss,
        field: `${field}.closes`,
        clause,
        message: words.windowNotExact(label, ms, lasting(spec.exactly), clause),
      },
    ];
  return [{ id: "window-length", result: "pass", field, clause, message: words.windowLasts(label, ms) }];
}

/** Areas have three corners and do not cross themselves. */
export function checkAreas(fields: Specs, values: Fields): readonly Check[] {
  return placesOf(fields, values).flatMap(({ field, label, place }): readonly Check[] => {
    if (!("polygon" in place)) return [];
    const clause = specAt(fields, field)?.clause;
    const found = ringFault(place.polygon);
    const message = found === undefined ? words.areaSound(label) : words.areaFault(label, found);
    return [
      {
        id: "area",
        result: found === undefined ? "pass" : "fail",
        field,
        ...(clause === undefined ? {} : { clause }),
        message,
      },
    ];
  });
}

/** A bearing beside the geodesic between the two places it names: a question, never a refusal. */
export function checkHeadings(fields: Specs, values: Fields): readonly Check[] {
  return [...fields.values()].flatMap((spec): readonly Check[] => {
    const given = values[spec.name];
    if (spec.type !== "bearing" || typeof given !== "number" || spec.from === undefined || spec.to === undefined)
      return [];
    const [from, to] = [spec.from, spec.to].map((path) => centreAt(values, path));
    if (from === undefined || to === undefined) return [];
    const { bearing, metres } = heading(from, to);
    if (metres < 1) return [];
    const agrees = angleBetween(bearing, given) <= headingToleranceDegrees;
    return [
      {
        id: "heading",
        result: agrees ? "pass" : "look",
        field: spec.name,
        clause: spec.clause,
        message: agrees ? words.headingAgrees(bearing, given) : words.headingDiffers(spec.label, bearing, given),
      },
    ];
  });
}
function centreAt(values: Fields, path: string) {
  const value = valueAt(values, path);
  const first: FieldValue | undefined = Array.isArray(value) ? (value as readonly FieldValue[])[0] : value;
  return typeof first === "object" && first !== null ? centreOf(first as unknown as Place) : undefined;
}
