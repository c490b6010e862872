import { list, mapping, record, rule } from "../grammar/combine.ts";
import { may, need, type Of, type Shape } from "../grammar/shape.ts";
import { day, duration, flag, language, name, oneOf, text, whole, words } from "../grammar/values.ts";
import { clocks, commonWords, condition, dutyNames, who } from "./common.ts";
import { fieldsShape } from "./fields.ts";

/** What parties do or leave undone, with no message and no number: watched, never judged. */
export const undertaking = rule(
  "an undertaking",
  { ...commonWords, given: may(clocks, "When, where it has a time."), while: may(text, "As long as what holds.") },
  undefined,
  { clauseNeeded: true },
);
export const undertakings = record("undertakings", undertaking);

/** A restraint that a state takes on by its own word, outside or beside an instrument. */
export const pledge = rule("a pledge", {
  ...commonWords,
  while: may(text, "As long as what holds."),
  accepted: may(oneOf("needed", "not-needed"), "`needed`: it is an offer, and holds only once the other side accepts."),
  keeps: may(dutyNames, "Rules of this file whose content it keeps."),
});
export const pledges = record("pledges", pledge);

/** A state of affairs in which some duties rest. */
export const suspension = rule(
  "a suspension",
  {
    ...commonWords,
    duties: may(dutyNames, "What rests."),
    except: may(dutyNames, "All rests but these."),
    "declared-by": may(name, "The notification that declares it."),
    "at-most": may(duration, "How long at most."),
  },
  (_, x, found) => {
    if (found.has("duties") === found.has("except"))
      x.r.fault(found.at, 'a suspension says which "duties" rest, or all "except" which', {
        expected: "duties, except",
      });
  },
  { clauseNeeded: true },
);
export const suspensions = record("suspensions", suspension);

const votes = rule(
  "votes",
  {
    "at-least": may(whole, "So many in favour."),
    of: may(whole, "Of so many."),
    majority: may(oneOf("simple", "two-thirds", "three-quarters", "consensus"), "In place of a number."),
    silence: may(oneOf("approves", "refuses"), "What happens when nobody decides in time."),
  },
  (v, x, found) => {
    if (v.atLeast !== undefined && v.of !== undefined && v.atLeast > v.of)
      x.r.fault(found.value("at-least"), `${v.of} can't give ${v.atLeast} votes`, { expected: `at most ${v.of}` });
  },
);
export const step = rule("a step", {
  title: may(text, "Its name."),
  by: may(who, "Who takes it: `requester`, `requested`, a body or parties."),
  to: may(who, "To whom."),
  given: need(clocks, "When; `after: request` or after another step."),
  votes: may(votes, "How it is decided."),
  optional: may(flag, "`true`: it need not come about."),
  when: may(condition, "When it is owed; it sees the fields of the request."),
  about: may(text, "The clause in your own words."),
  fields: may(fieldsShape, "Its form."),
});
export const procedure = rule(
  "a procedure",
  {
    ...commonWords,
    request: may(text, "What begins it."),
    fields: may(fieldsShape, "What the request says."),
    steps: need(record("steps", step), "Its steps, each with a clock, in order."),
    abuse: may(text, "What a frivolous request can bring."),
  },
  (_, x, found) => {
    if (x.r.entries(found.value("steps"), found.key("steps"), "steps")?.length === 0)
      x.r.fault(found.key("steps"), "a procedure has at least one step", { expected: "name: { given: … }" });
  },
  { clauseNeeded: true },
);
export const procedures = record("procedures", procedure);
export type ProcedureRule = Of<typeof procedure>;
export type StepRule = Of<typeof step>;
export type UndertakingRule = Of<typeof undertaking>;
export type PledgeRule = Of<typeof pledge>;
export type SuspensionRule = Of<typeof suspension>;

const setValue: Shape<number | string | null> = {
  like: "a number, a duration or null",
  schema: () => ({ type: ["number", "string", "null"] }),
  read(x, node, at, what) {
    const v = x.r.scalar(node);
    if (v === null || typeof v === "number" || typeof v === "string") return v;
    return x.r.fault(node ?? at, `${what} is a number, a duration or null`, { expected: setValue.like });
  },
};
const decisionNumber: Shape<string> = {
  like: "a number or a name",
  schema: () => ({ type: ["number", "string"] }),
  read(x, node, at, what) {
    const v = x.r.scalar(node);
    return typeof v === "number" || typeof v === "string"
      ? String(v)
      : x.r.fault(node ?? at, `${what} is a number or a name`);
  },
};
export const decision = rule("a decision", {
  number: may(decisionNumber, "Its number."),
  on: need(day, "When it was taken."),
  about: may(text, "What it decides."),
  sets: may(
    list(
      "values",
      mapping("a value that it sets", {
        rule: need(name, "The rule whose value changes."),
        word: need(oneOf("at-most", "at-least", "quota"), "Which value of it."),
        value: need(setValue, "The new value."),
        from: may(day, "From which day. Left out: the day of the decision."),
        until: may(day, "Until which day."),
      }),
    ),
    "Values of rules that it changes. `null` ends one.",
  ),
});
export const body = rule("a body", {
  title: may(text, "Its name."),
  about: may(text, "What it does."),
  members: may(who, "Who sits on it. Left out: all parties."),
  meets: may(
    rule("meetings", {
      every: may(duration, "How often, such as `P5Y`."),
      "at-least": may(whole, "How often at least."),
      per: may(oneOf("year", "month"), "In which time."),
      "on-request": may(flag, "`true`: also when a party asks."),
      where: may(words, "Where."),
    }),
    "How often it meets.",
  ),
  decides: may(oneOf("consensus", "simple-majority", "two-thirds", "three-quarters"), "How it decides."),
  "may-change": may(text, "What it may change without amendment of the instrument."),
  languages: may(list("languages", language), "Its working languages."),
  chair: may(text, "Who presides."),
  reachable: may(oneOf("at-all-times", "office-hours"), "When it can be reached."),
  decisions: may(list("decisions", decision), "Numbered decisions, in order of their days."),
});
export const bodies = record("bodies", body);
export type BodyRule = Of<typeof body>;
export type DecisionRule = Of<typeof decision>;
