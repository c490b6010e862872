import { byKind, list, mapping, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, need, type Of, type Shape } from "../grammar/shape.ts";
import { day, duration, flag, name, number, oneOf, party, text, whole } from "../grammar/values.ts";
import { commonWords, condition, counted, countedAbout, dated, perParty } from "./common.ts";
import { fieldsShape } from "./fields.ts";

const derived: Shape<boolean | number | string> = {
  like: "true, false, a number or a word",
  schema: () => ({ type: ["boolean", "number", "string"] }),
  read(x, node, at, what) {
    const v = x.r.scalar(node);
    if (typeof v === "boolean" || typeof v === "number" || typeof v === "string") return v;
    return x.r.fault(node ?? at, `${what} is true, false, a number or a word`, { expected: derived.like });
  },
};
/** A value worked out on one item by the first case that holds, such as `deployed`. */
const caseOf = rule("a case", {
  title: may(text, "A name, such as that of an agreed exception."),
  when: may(condition, "When it holds. Left out: always; it is then the last."),
  is: need(derived, "The value then."),
});
export const items = rule("items", {
  about: may(text, "What is counted."),
  id: may(name, "The field that holds an item's unique identifier."),
  fields: need(fieldsShape, "What is known of one item."),
  derive: may(
    record("derived values", list("cases", caseOf)),
    "Values worked out on one item, in order: the first case that holds. Later ones, and all counts, see them.",
  ),
  leaves: may(
    rule("how an item leaves", {
      "all-of": need(
        list("days", name),
        "Fields that hold a day: an item counts until the last of them, and while one is empty.",
      ),
      observable: may(duration, "How long it stays observable afterwards."),
      about: may(text, "The clause in your own words."),
    }),
    "When an item no longer counts.",
  ),
});
export const types = record(
  "types",
  rule("a type table", {
    about: may(text, "What it attributes."),
    values: need(record("values", number, /^[A-Za-z0-9][A-Za-z0-9 .()/_+-]{0,59}$/), "A number for each type."),
  }),
);
const attribution = rule("an attribution", {
  by: need(name, "The field that holds the type (or class)."),
  table: need(name, "One of the file's `types`."),
  otherwise: may(condition, "For a type that the table lacks: a number in CEL. Left out: it can't be told."),
});
const capped = rule("the first so many", {
  first: need(
    byKind("a number, or one for each party", {
      scalar: whole,
      mapping: record("numbers", whole, /^([A-Z]{2}|[a-z][a-z0-9-]*)$/),
    }),
    "So many items, in the order of the file.",
  ),
  each: need(condition, "What each of those counts, in CEL."),
  further: need(condition, "What each further one counts, in CEL."),
});
export const each: Shape<Each> = {
  like: "a number in CEL, { by, table }, or { first, each, further }",
  either: () => [condition, attribution, capped] as readonly Shape<unknown>[],
  schema: () => ({ anyOf: [{ type: "number" }, condition.schema(), attribution.schema(), capped.schema()] }),
  read(x, node, at, what) {
    const scalar = x.r.scalar(node);
    if (typeof scalar === "number") return { kind: "number", number: scalar };
    const keys = x.r.isMapping(node) ? (x.r.entries(node, at, what) ?? []).map((e) => e.key) : [];
    if (keys.includes("table") || keys.includes("by")) {
      const read = attribution.read(x, node, at, what);
      return read === undefined ? undefined : { kind: "table", ...read };
    }
    if (keys.includes("first")) {
      const read = capped.read(x, node, at, what);
      return read === undefined ? undefined : { kind: "first", ...read };
    }
    const read = condition.read(x, node, at, what);
    return read === undefined ? undefined : { kind: "cel", condition: read };
  },
};
export type Each =
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "cel"; readonly condition: Of<typeof condition> }
  | ({ readonly kind: "table" } & Of<typeof attribution>)
  | ({ readonly kind: "first" } & Of<typeof capped>);

export const count = rule("a count", {
  where: may(condition, "Which items. Left out: all."),
  each: may(each, "What each counts. Left out: 1."),
});
/** What the public record gives for a count whose items nobody publishes one by one. */
export const published = rule("published figures", {
  of: need(
    oneOrMore("quantities", name),
    "Quantities of the public record, such as `military-stockpile`. Several: their sum.",
  ),
  near: may(
    flag,
    "`true`: counted by other rules than those of this limit. It informs, and never alone makes anything over.",
  ),
  "stands-for": may(duration, "How long after its day a figure still answers. Left out: one year."),
  about: may(text, "How near it is, in your own words."),
});
const figuresAbout =
  "Which published figures answer this limit where items are not published one by one. Several: the first that has a figure.";
export const limit = rule(
  "a limit",
  {
    ...commonWords,
    "at-most": may(dated, "The ceiling: a number, or days with numbers, `null` where it ends."),
    "at-least": may(dated, "A floor."),
    "per-party": may(perParty, "Ceilings that differ from party to party, or for a group as a whole."),
    counted: may(counted, countedAbout),
    event: may(
      name,
      "What is counted are events of this kind in a year, such as test launches; `count` then sees the event's fields.",
    ),
    per: may(oneOf("calendar-year", "treaty-year"), "For events: in which year. Left out: calendar-year."),
    count: may(
      oneOrMore("counts", count),
      "What is counted. Several: their sum. Left out: a declared total that is named `total`.",
    ),
    figures: may(oneOrMore("published figures", published), figuresAbout),
    unit: may(text, "What is counted, in a word."),
    within: may(name, "The wider limit of which this is a part."),
    "first-met": may(day, "The day by which it must first be met."),
    "counted-otherwise": may(
      list(
        "other ways of counting",
        mapping("another way of counting", {
          by: need(list("parties", party), "Who counts so."),
          count: need(oneOrMore("counts", count), "How."),
          figures: may(oneOrMore("published figures", published), figuresAbout),
          about: may(text, "What they say."),
        }),
      ),
      "The same limit as some parties count it otherwise.",
    ),
    basis: may(
      oneOf("declared", "actual", "attributed"),
      "Whether items count as declared, as actually loaded, or by a number attributed to their type.",
    ),
  },
  (_, x, found) => {
    if (found.has("per") && !found.has("event"))
      x.r.fault(found.key("per"), '"per" goes with "event": so many events in a year', { expected: "event" });
    if (!["at-most", "at-least", "per-party"].some((w) => found.has(w)))
      x.r.fault(found.at, 'a limit says "at-most", "at-least" or "per-party"', {
        expected: "at-most, at-least, per-party",
      });
  },
  { clauseNeeded: true },
);
export const limits = record("limits", limit);
export type LimitRule = Of<typeof limit>;
export type PublishedFigures = Of<typeof published>;
export type ItemsRule = Of<typeof items>;
export type TypeTable = Of<typeof types> extends ReadonlyMap<string, infer T> ? T : never;
