import { list, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, type Of, type Shape } from "../grammar/shape.ts";
import { day, duration, flag, moment, monthDay, oneOf, text } from "../grammar/values.ts";
import type { Duration } from "../types.ts";
import { clock, clocks, commonWords, condition, who } from "./common.ts";
import { fieldsShape } from "./fields.ts";

const often = oneOf("once", "on-change", "irregular");
type Often = "once" | "on-change" | "irregular";
const howOften: Shape<Duration | Often> = {
  like: "a period such as P1Y, or once, on-change, irregular",
  either: () => [duration, often],
  schema: () => ({ anyOf: [duration.schema(), often.schema()] }),
  read(x, node, at, what) {
    const value = x.r.scalar(node);
    const isPeriod = typeof value === "string" && /^P[\dT]/.test(value);
    return isPeriod
      ? duration.read(x, node, at, what)
      : often.read(x, node, at, "a period such as P1Y, or a word for how often");
  },
};

const form = rule("a graded form", {
  title: may(text, "Its name, such as *simplified*."),
  about: may(text, "What it holds."),
  fields: may(fieldsShape, "Its form."),
});

export const declaration = rule(
  "a declaration",
  {
    ...commonWords,
    to: may(who, "Addressees. Left out: all other parties."),
    every: may(
      howOften,
      "How often: a period such as `P1Y` or `P6M`, with `on`, `due`, `from`, `align` or `first` to say on which day; `once`; `on-change`, only when something changes; `irregular`, with no fixed interval.",
    ),
    on: may(
      oneOrMore("days of the year", monthDay),
      "On or by which day of each year, such as `03-31`; alone it means every year. Several days: one declaration for each. In place of `due`.",
    ),
    from: may(
      moment,
      "The moment that the periods count from, such as `in-force`, or a day. Left out: entry into force.",
    ),
    align: may(oneOf("month", "year"), "Periods begin on the first day of the month (or year) after that moment."),
    first: may(day, "First day on which one was due, where the agreement or the practice says so."),
    until: may(day, "Last day of the rule."),
    due: may(
      clocks,
      "When: `{ within, after }` a moment, which may be `period` (the end of each period) or `year` (1 January); `{ at-least, before: year }`.",
    ),
    "as-of": may(
      oneOf("due", "period", "year", "next-year", "in-force"),
      "The day that it speaks of: the day it is due, the end of the period, 1 January of the same or the next year, entry into force.",
    ),
    speaks: may(oneOf("preceding-year", "same-year", "following-year"), "Which year it is about."),
    "on-change": may(clock, "Also whenever something changes: within how long."),
    when: may(condition, "For a change: which changes; it sees the fields."),
    "nil-return": may(oneOf("required", "allowed", "none"), "Whether one says so when there is nothing to say."),
    simultaneous: may(flag, "`true`: exchanged at one time, neither side first."),
    renewal: may(flag, "`true`: a standing value that is renewed each time."),
    forms: may(record("forms", form), "Graded forms of which a party chooses one."),
    fields: may(fieldsShape, "The form."),
    says: may(text, "The first sentence."),
    acknowledge: may(
      rule("acknowledge", { within: may(duration, "How long after receipt.") }),
      "How soon an addressee confirms it.",
    ),
    channels: may(list("channels", text), "By which way."),
  },
  (d, x, found) => {
    const timed = ["every", "due", "on", "on-change"].some((w) => found.has(w));
    if (!timed)
      x.r.fault(found.at, 'a declaration says how often or when: "every", "on", "due" or "on-change"', {
        expected: "every, on, due, on-change",
      });
    if (d.on !== undefined && typeof d.every === "object" && d.every.months !== 12)
      x.r.fault(found.key("on"), 'days of the year go with "every: P1Y"', { expected: "every: P1Y" });
  },
  { clauseNeeded: true },
);
export const declarations = record("declarations", declaration);
export type DeclarationRule = Of<typeof declaration>;
