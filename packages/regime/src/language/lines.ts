import { list, record, rule } from "../grammar/combine.ts";
import { may, type Of } from "../grammar/shape.ts";
import { duration, flag, language, oneOf, text, whole } from "../grammar/values.ts";
import { commonWords, who } from "./common.ts";

export const outcomes = ["answered", "declined", "will-answer-by", "no-answer", "line-down"] as const;
export const line = rule(
  "a line",
  {
    ...commonWords,
    members: may(who, "Who is on it. Left out: all parties."),
    pairs: may(flag, "`true`: one line for each pair of members."),
    mode: may(
      oneOf("open", "ask-and-wait"),
      "`open`: one picks up and speaks. `ask-and-wait`: one side asks for a call, the other answers within a time.",
    ),
    medium: may(list("media", oneOf("text", "voice", "video", "fax", "data")), "What it carries."),
    answer: may(
      rule("an answer", {
        within: may(duration, "How long after the call or the request."),
        soon: may(oneOf("immediately", "promptly", "as-soon-as-possible"), "A time that is not a number."),
      }),
      "How soon the other side answers.",
    ),
    test: may(
      rule("a test", {
        every: may(duration, "How often."),
        by: may(oneOf("each", "in-turn"), "Each side (the default), or in turn."),
        content: may(text, "What a test may say, and what it must not."),
        answer: may(duration, "How soon it is answered."),
      }),
      "Regular tests.",
    ),
    membership: may(
      rule("membership", {
        remove: may(
          oneOf("all-others", "none"),
          "Who may put a member out, and let it back: all others together, or nobody (the default).",
        ),
      }),
      "How who is on it may change.",
    ),
    routine: may(
      rule("a routine call", {
        every: may(duration, "How often."),
        weekday: may(
          oneOf("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
          "On which day of the week (UTC).",
        ),
      }),
      "Calls that are made without an occasion.",
    ),
    outcomes: may(list("outcomes", oneOf(...outcomes)), "How a call can end."),
    routes: may(list("routes", text), "The ways it takes, so that one can fail."),
    "deliver-to": may(list("recipients", text), "To whom what arrives is brought, besides the officer on watch."),
    staffed: may(text, "Who answers, and when."),
    "at-least-routes": may(whole, "How many ways there must be."),
    languages: may(list("languages", language), "In which languages."),
    use: may(text, "What it is for."),
  },
  undefined,
  { clauseNeeded: true },
);
export const lines = record("lines", line);
export type LineRule = Of<typeof line>;
