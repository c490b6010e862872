import { list, mapping, oneOrMore, record } from "../grammar/combine.ts";
import { may, need, type Of, type Shape } from "../grammar/shape.ts";
import { day, flag, name, number, oneOf, party, whole, words } from "../grammar/values.ts";
import { records, values, when } from "./records.ts";

export const statusWords = [
  "in-force",
  "provisional",
  "suspended",
  "disputed",
  "expired",
  "not-yet",
  "withdrawn",
  "pledged",
] as const;
const status = oneOf(...statusWords);
const dutyPath: Shape<string> = {
  like: "a rule, or a part of one such as launch.acknowledge",
  schema: () => ({ type: "string" }),
  read: (x, node, at, what) => {
    const v = x.r.scalar(node);
    return typeof v === "string" && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(v)
      ? v
      : x.r.fault(node ?? at, `${what} names a rule`, { expected: dutyPath.like });
  },
};
const row = {
  duty: need(dutyPath, "Which duty."),
  from: may(words, "Who owes it."),
  to: may(oneOrMore("addressees", words), "To whom, all of them."),
  dueAt: may(words, "When, or the beginning of that: `2026-01-05`."),
  state: may(oneOf("met", "late", "due", "not-required", "watched"), "Where it stands."),
  about: may(words, "The `id` of the record that it is about."),
  because: may(words, "Words that the reason holds, in English."),
  verified: may(oneOf("text", "secondary", "unverified"), "How well the rule is known."),
};

/** Records; none at all says that nothing happened. */
const given: typeof records = {
  ...records,
  read: (x, node, at, what) => (x.r.isEmptyList(node) ? [] : records.read(x, node, at, what)),
};

/** What a lawyer expects: on a day, from what was given. */
export const oneCase = mapping("a case", {
  case: need(words, "What it shows, in a sentence."),
  given: may(given, "What happened and what was said."),
  items: may(list("items", values), "What is held, for counts."),
  on: need(when, "The day, or the moment."),
  "as-if-agreed": may(flag, "`true`: a proposal is judged as if it were agreed."),
  // biome-ignore lint/suspicious/noThenProperty: a word of the language; what is read is never awaited
  then: need(
    mapping("what then stands", {
      standing: may(
        list(
          "standings",
          mapping("a standing", {
            party: need(party, "Whose."),
            duty: need(dutyPath, "Which duty."),
            status: may(status, "Where it stands, all views together."),
            views: may(record("views", status, /^([A-Z]{2}|all)$/), "As each party sees it."),
            "also-under": may(words, "Another instrument that carries it."),
          }),
        ),
        "Where duties stand.",
      ),
      membership: may(
        list(
          "memberships",
          mapping("a membership", { party: need(party, "Whose."), state: need(words, "How far it has come.") }),
        ),
        "How far states have come.",
      ),
      "entry-into-force": may(
        mapping("entry into force", {
          on: may(day, "The day on which it enters into force by its own clause."),
          missing: may(list("parties", party), "Whose acts are still missing for it, all of them."),
        }),
        "What its clause on entry into force says on the day.",
      ),
      due: may(list("rows", mapping("a row", row)), "Rows that are there."),
      "not-due": may(list("rows", mapping("a row", row)), "Rows that are not there."),
      count: may(
        list(
          "counts",
          mapping("a count", {
            limit: need(name, "Which limit."),
            party: may(party, "Whose holdings."),
            as: may(party, "As this party counts."),
            counted: may(number, "How many."),
            finding: may(oneOf("within", "over", "under", "cannot-tell", "no-limit"), "What follows."),
            margin: may(number, "How many are left."),
          }),
        ),
        "What limits count.",
      ),
      quota: may(
        list(
          "quotas",
          mapping("a quota", {
            visit: need(name, "Which kind of visit."),
            host: may(party, "Whose quota, for a quota of visits received."),
            visitor: may(party, "Whose quota, for a quota of visits made."),
            partner: may(party, "The share of this partner."),
            year: need(whole, "In which year."),
            "at-most": may(whole, "How many."),
            used: may(whole, "How many are used."),
            left: may(whole, "How many are left."),
          }),
        ),
        "What quotas allow.",
      ),
    }),
    "What then stands.",
  ),
});
export const cases = list("cases", oneCase);
export type RegimeCase = Of<typeof oneCase>;
