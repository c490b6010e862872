import type { Node } from "yaml";
import { isCountry, notACountry } from "../codes.ts";
import { isDay } from "../duration.ts";
import { byKind, groundWords, list, made, mapping, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, need, type Of, type Scene, type Shape, type WordSpecs } from "../grammar/shape.ts";
import { day, duration, flag, moment, name, number, oneOf, text, words } from "../grammar/values.ts";
import type { Condition, Day } from "../types.ts";

/** A state, a group of this file, or one of its bodies. Resolved once all is read. */
export const whoName: Shape<string> = {
  like: "a party such as FR, a group or a body of this file",
  schema: () => ({ type: "string", pattern: "^[A-Z]{2}$|^[a-z][a-z0-9-]*$" }),
  read(x, node, at, what) {
    const value = x.r.scalar(node);
    if (typeof value === "string" && /^[A-Z]{2,4}$/.test(value) && !isCountry(value)) {
      const { message, nearest } = notACountry(value);
      return x.r.fault(node ?? at, message, nearest === undefined ? {} : { expected: nearest, nearest });
    }
    if (typeof value === "string" && /^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/.test(value)) return value;
    return x.r.fault(node ?? at, `${what} names a party, a group or a body`, { expected: whoName.like });
  },
};
export const who = oneOrMore("those named", whoName);

/** Rules of this file by name, or a whole family of them such as `limits`. */
export const dutyNames = list("duties", name);

export const soonWords = [
  "immediately",
  "forthwith",
  "promptly",
  "as-soon-as-possible",
  "as-soon-as-practicable",
  "in-advance",
  "if-possible-in-advance",
  "at-suitable-intervals",
  "as-agreed",
] as const;

/** When something must be done: before a moment, after a moment, or soon. */
export const clock = rule(
  "a clock",
  {
    "at-least": may(duration, "How long before the moment at the latest."),
    "at-most": may(duration, "How long before the moment at the earliest."),
    before: may(moment, "The moment that `at-least` and `at-most` count back from. Alone: any time before it."),
    within: may(duration, "How long after the moment at the latest."),
    after: may(moment, "The moment that `within` counts from."),
    soon: may(oneOf(...soonWords), "A time that is not a number. It is watched, and nothing is ever late by it."),
    "as-a-rule": may(flag, "`true`: the agreement says *as a rule*. Watched, never late."),
    "day-counts": may(
      oneOf("start", "end"),
      "When the moment is a day: its start (00:00 UTC) or its end. Left out: before a day its start, after a day its end.",
    ),
  },
  (_, x, found) => {
    const any = (...words: readonly string[]): boolean => words.some((w) => found.has(w));
    const back = any("at-least", "at-most", "before");
    const on = any("within", "after");
    if (!back && !on && !any("soon"))
      x.r.fault(found.at, "a clock says before what, after what, or how soon", {
        expected: "{ at-least, before }, { within, after } or { soon }",
      });
    else if (back && on)
      x.r.fault(found.at, "a clock counts back from a moment or on from one, not both; write two clocks in a list", {
        expected: "[{ at-least, before }, { within, after }]",
      });
    else if (back && !any("before"))
      x.r.fault(found.at, 'a clock with "at-least" or "at-most" says before what', { expected: "before" });
    else if (any("within") && !any("after"))
      x.r.fault(found.at, 'a clock with "within" says after what', { expected: "after" });
    else if (any("after") && !any("within", "soon"))
      x.r.fault(found.at, 'a clock with "after" says within how long, or how soon', { expected: "within" });
    if (any("soon") && any("at-least", "at-most", "within"))
      x.r.fault(found.key("soon"), '"soon" is for times that are not numbers; leave it out where there is one');
  },
);
export type Clock = Of<typeof clock>;
export const clocks = oneOrMore("clocks", clock);

/** `3`, or `{ 2018-02-05: 3, 2026-02-05: null }`: each value stands from the start of its day; `null` ends it. */
export interface DatedValue {
  readonly from?: Day;
  /** null: no longer any. */
  readonly value: number | null;
}
export type Dated = readonly DatedValue[];
const datedMap: Shape<Dated> = {
  like: "{ 2018-02-05: 1550, 2026-02-05: null }",
  schema: () => ({
    type: "object",
    patternProperties: { "^\\d{4}-\\d\\d-\\d\\d$": { type: ["number", "null"] } },
    additionalProperties: false,
    minProperties: 1,
  }),
  read(x, node, at, what) {
    const entries = x.r.entries(node, at, what) ?? [];
    if (entries.length === 0) return x.r.fault(node ?? at, `${what} has at least one day`, { expected: datedMap.like });
    const values: DatedValue[] = [];
    for (const { key, keyNode, value } of entries) {
      const read = x.r.scalar(value);
      if (!isDay(key)) x.r.fault(keyNode, `"${key}" is not a day`, { expected: day.like });
      else if (read !== null && !(typeof read === "number" && Number.isFinite(read)))
        x.r.fault(value ?? keyNode, "a value is a number, or null where it ends", { expected: "a number, null" });
      else if (values.some((v) => v.from !== undefined && v.from >= key))
        x.r.fault(keyNode, `${key} stands after a later day; write days in their order`);
      else values.push({ from: key, value: read });
    }
    for (const v of values)
      if (v.value !== null && v.value < 0)
        x.r.fault(node, `${v.value} is less than nothing`, { expected: "0 or more" });
    if (values.length > 0 && values.every((v) => v.value === null))
      x.r.fault(node, `${what} ends a number that never began`, { expected: datedMap.like });
    return values.length === 0 ? undefined : values;
  },
};
export const dated: Shape<Dated> = byKind("a number, or days with numbers", {
  scalar: made(number, (value, x, node): Dated | undefined =>
    value < 0 ? x.r.fault(node, `${value} is less than nothing`, { expected: "0 or more" }) : [{ value }],
  ),
  mapping: datedMap,
});
/** A number for everybody, or one for each party or group. */
export const perParty = record("parties with their numbers", dated, /^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/);

const celText: Shape<{ cel: string; node: Node }> = {
  like: "a CEL expression in quotes",
  schema: () => ({ type: "string", minLength: 1 }),
  read(x, node, at, what) {
    const cel = x.r.string(node, at, what);
    return cel === undefined || node === null ? undefined : { cel, node };
  },
};
/** Where the characters of an expression stand, for the faults in it. */
export const celNodes = new WeakMap<object, Node>();
const conditionOf = (
  x: Scene,
  { cel, node }: { cel: string; node: Node },
  ground: Pick<Condition, "verified" | "source"> & { clause?: string },
): Condition => {
  const condition: Condition = {
    cel,
    position: x.r.positionOf(node),
    clause: ground.clause ?? "",
    verified: ground.verified,
    ...(ground.source === undefined ? {} : { source: ground.source }),
  };
  celNodes.set(condition, node);
  return condition;
};
/** `'CEL'`, or `{ cel, clause, verified, source }`. */
export const condition: Shape<Condition> = byKind("a condition in quotes, or { cel, clause }", {
  scalar: made(celText, (c, x) => conditionOf(x, c, x.ground)),
  mapping: made(rule("a condition", { cel: need(celText, "The expression, in quotes.") }), (c, x) =>
    conditionOf(x, c.cel, c),
  ),
});

/** Whose number a limit or a quota is, where the groups of the file do not say it for all of them. */
export const counted = oneOf("by-party", "by-group");
export const countedAbout =
  "Whether the number is for each party by itself or for its group as a whole. Left out: for the whole of a group that `counts-as-one`, else for each party.";
export const rounding = oneOf("up", "down", "half-up");
export const release = oneOf("public", "own-data", "parties", "addressees", "authority", "in-confidence");

const otherRule = mapping("a duty of another instrument", {
  regime: need(name, "The other instrument, by the name of its file."),
  duty: need(name, "The rule there."),
  note: may(text, "What is known of it."),
});
/** Words that every rule may use, whatever its family. */
export const commonWords = {
  title: may(text, "Its name for a reader. Left out: made from its name in the file."),
  about: may(text, "What the clause says, in your own words; it stands beside the rule on the reader's page."),
  binding: may(
    oneOf("required", "voluntary", "as-a-rule", "if-possible"),
    "How strongly it binds. All but `required` (the default) are watched, and never late.",
  ),
  by: may(who, "Who owes it. Left out: every party."),
  from: may(day, "First day of the rule, where it is not the instrument's."),
  until: may(day, "Last day of the rule."),
  "also-under": may(
    list("other instruments", otherRule),
    "Where the same duty lives as well; it outlives this instrument there.",
  ),
  carries: may(
    list("other instruments", otherRule),
    "Duties of other instruments that are carried out through this rule.",
  ),
  release: may(
    release,
    "Who may see what is given: `public`; `own-data` (each may publish its own, not the other's); `parties`; `addressees`; `authority` (for authorities' use); `in-confidence`.",
  ),
} satisfies WordSpecs;
export { groundWords, words };
