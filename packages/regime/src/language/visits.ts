import { list, made, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, need, type Of } from "../grammar/shape.ts";
import { duration, flag, fraction, moment, name, oneOf, text, whole, wholeFromOne } from "../grammar/values.ts";
import type { Duration } from "../types.ts";
import {
  type Clock,
  clock,
  clocks,
  commonWords,
  condition,
  counted,
  countedAbout,
  dated,
  perParty,
  rounding,
} from "./common.ts";
import { fieldsShape } from "./fields.ts";

const fromSize = rule(
  "a quota from declared size",
  {
    of: need(name, "The declared number it is worked out from, such as `units`."),
    per: may(wholeFromOne, "One for each so many."),
    part: may(fraction, "In place of `per`: which part of it, such as `15%`."),
    round: may(rounding, "How a part of that counts. Left out: up."),
    "at-least": may(whole, "At least so many."),
    "at-most": may(whole, "At most so many."),
  },
  (s, x, found) => {
    if (found.has("per") === found.has("part"))
      x.r.fault(
        found.at,
        'a quota from declared size says "per" (one for each so many) or "part" (which part of it), one of the two',
        {
          expected: "per, part",
        },
      );
    if (s.atLeast !== undefined && s.atMost !== undefined && s.atLeast > s.atMost)
      x.r.fault(found.value("at-least"), `no number is both at least ${s.atLeast} and at most ${s.atMost}`);
  },
);
const partnerShare = rule("one partner's share", {
  "at-most": need(fraction, "Which part, such as `1/5`."),
  of: may(
    oneOrMore("totals", oneOf("quota", "own-active", "other-passive")),
    "Of what: the quota itself (the default), the visitor's own active total, the host's passive total; of several the smallest.",
  ),
  round: may(rounding, "Left out: down."),
  "at-least": may(whole, "At least so many all the same."),
});
const early = rule("the first years", {
  for: need(duration, "How long from entry into force."),
  part: need(fraction, "Which part of the quota holds."),
  round: may(rounding, "Left out: down."),
});
export const quota = rule(
  "a quota",
  {
    "at-most": may(dated, "So many in each period, for every party."),
    "per-party": may(perParty, "For each party or group, where they differ."),
    counted: may(counted, countedAbout),
    "from-size": may(fromSize, "Worked out from what a party has declared."),
    per: may(oneOf("calendar-year", "treaty-year"), "Which year. Left out: calendar-year."),
    counts: may(
      oneOf("host", "visitor"),
      "Whose quota it is: that of the party visited (passive, the default) or of the one that visits (active).",
    ),
    share: may(partnerShare, "How many of them one partner may take."),
    early: may(early, "What holds in the first years."),
    "per-object": may(whole, "How often the same object in a year."),
    "per-object-and-visitor": may(whole, "How often the same object by the same visitor in a year."),
    otherwise: may(oneOf("last-year", "none"), "When no new quota is agreed: last year's stands, or there is none."),
    transfer: may(oneOf("none", "within-group", "any"), "Whether it can be passed on."),
    "not-above": may(name, "Another visit rule whose quota this one may not exceed, such as active not above passive."),
    "together-with": may(list("visits", name), "Other visits that count against the same quota."),
  },
  (_, x, found) => {
    const words = ["at-most", "per-party", "from-size", "together-with", "otherwise"];
    if (!words.some((w) => found.has(w)))
      x.r.fault(found.at, 'a quota says "at-most", "per-party" or "from-size"', {
        expected: "at-most, per-party, from-size",
      });
  },
);
export type QuotaRule = Of<typeof quota>;

/** Read as a clock, whose `within` is then the earliest moment. */
const starts = made(
  rule(
    "when visits are possible",
    {
      "not-before": may(duration, "How long after the moment at the earliest."),
      "not-after": may(duration, "How long after the moment at the latest."),
      after: need(moment, "The moment that both count from, such as `in-force`."),
      within: may(duration, "The same as `not-before`."),
      "day-counts": may(
        oneOf("start", "end"),
        "When the moment is a day: its start (00:00 UTC) or its end. Left out: its end.",
      ),
      "as-a-rule": may(flag, "`true`: the agreement says *as a rule*. Watched, never late."),
    },
    (_, x, found) => {
      if (!["not-before", "not-after", "within"].some((w) => found.has(w)))
        x.r.fault(found.at, 'it says "not-before" or "not-after"', { expected: "not-before, not-after" });
      if (found.has("within") && found.has("not-before"))
        x.r.fault(found.key("within"), '"within" says the same as "not-before"; leave it out');
    },
  ),
  (read, x): Clock & { readonly notAfter?: Duration } => {
    const earliest = read.notBefore ?? read.within;
    const clock = { ...read, ...(earliest === undefined ? {} : { within: earliest }) };
    const words = x.words.get(read);
    if (words !== undefined) x.words.set(clock, words);
    return clock;
  },
);

export const visit = rule(
  "a visit",
  {
    ...commonWords,
    quota: may(quota, "How many a year."),
    given: may(clocks, "How long before it is announced; `before: arrival`."),
    acknowledge: may(
      rule("acknowledge", { within: may(duration, "How long after receipt.") }),
      "How soon the host confirms.",
    ),
    starts: may(starts, "From when and until when such visits are possible."),
    "at-a-time": may(whole, "How many at one time."),
    "at-a-time-with": may(list("visits", name), "Other visits that count among those at one time."),
    stay: may(duration, "How long at most."),
    "not-counted": may(
      list(
        "cases",
        rule("a case that does not count", { when: may(condition, "Which visits."), about: need(text, "What it is.") }),
      ),
      "Visits that do not count against the quota.",
    ),
    exemption: may(
      rule("an exemption", {
        about: need(text, "When a place can be exempted."),
        reasons: may(flag, "`true`: reasons must be given."),
      }),
      "When the host may say no.",
    ),
    refusal: may(clock, "How soon a refusal is explained, and to whom."),
    fields: may(fieldsShape, "What its announcement says."),
    purpose: may(text, "What it is for."),
    steps: may(name, "The procedure that it follows."),
    "filled-told": may(flag, "`true`: a party tells all others when its quota is filled."),
    objects: may(text, "What may be visited."),
  },
  undefined,
  { clauseNeeded: true },
);
export const visits = record("visits", visit);
export type VisitRule = Of<typeof visit>;
