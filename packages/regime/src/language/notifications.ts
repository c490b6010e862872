import { list, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, need, type Of } from "../grammar/shape.ts";
import { day, duration, flag, moment, name, number, oneOf, text, whole, words } from "../grammar/values.ts";
import { clock, clocks, commonWords, condition, who, whoName } from "./common.ts";
import { fieldsShape } from "./fields.ts";

/** What can happen, with what is known of it: one event may be owed several messages, by several rules. */
export const event = rule("an event", {
  title: may(text, "Its name for a reader."),
  about: may(text, "What it is, in your own words."),
  fields: need(fieldsShape, "What is known of it; conditions of every rule about it see these."),
  at: may(moment, "The field that says when it happened. Left out: the record's own `at`."),
});
export const events = record("events", event);
export type EventRule = Of<typeof event>;

const within = rule(
  "acknowledge",
  {
    within: may(duration, "How long after receipt."),
    soon: may(
      oneOf("immediately", "forthwith", "promptly", "as-soon-as-possible"),
      "In place of `within`: a time that is not a number.",
    ),
  },
  (_, x, found) => {
    if (!found.has("within") && !found.has("soon"))
      x.r.fault(found.at, 'acknowledge says "within" how long, or how "soon"', { expected: "within, soon" });
  },
);

export const followUp = rule("a follow-up", {
  title: may(text, "The title line of the message."),
  closes: need(flag, "`true` ends the notified event, `false` leaves it open."),
  says: may(text, "The first sentence. Left out: made from the title."),
  fields: may(fieldsShape, "Its own form."),
  replaces: may(
    list("replaced fields", name),
    "Fields that both have, of one type: from now on the follow-up's value stands.",
  ),
  given: may(clocks, "When this follow-up is due, once what it is about has come about."),
  required: may(flag, "`true`: this one is owed for every notified event. Left out: it is given where it applies."),
});

const reply = rule("a reply", {
  title: may(text, "The title line of the message."),
  says: may(text, "The first sentence."),
  by: may(who, "Who owes it. Left out: each addressee."),
  given: may(clock, "When it is due; `after: receipt` is the receipt of the notification."),
  fields: may(fieldsShape, "Its form."),
  binding: may(oneOf("required", "voluntary", "as-a-rule", "if-possible"), "How strongly it binds."),
});

const withheld = rule("a right to withhold", {
  "at-most": may(whole, "So many events a year may go unnotified. Left out: any, *in exceptional cases*."),
  per: may(oneOf("calendar-year", "treaty-year"), "Which year: from 1 January, or from the day of entry into force."),
  when: may(condition, "Which events."),
  from: may(day, "First day."),
  until: may(day, "Last day."),
  about: may(text, "The clause in your own words."),
});

const exception = rule("a declared exception", {
  by: need(who, "Who declared it."),
  on: may(day, "When."),
  when: may(condition, "Which events, where that is known."),
  about: need(text, "What was declared."),
});

const parallel = rule("a parallel duty", {
  title: may(text, "Its name, such as a notice to airmen."),
  given: may(clocks, "When."),
  about: may(text, "The clause in your own words."),
  binding: may(oneOf("required", "voluntary", "as-a-rule", "if-possible"), "How strongly it binds."),
  warns: may(
    oneOf("sea", "air"),
    "It is a public warning, to mariners or to airmen: before a notification leaves, one for its window and areas is looked for.",
  ),
});

const distance = rule("a distance to keep", {
  of: need(words, "A field that holds a place, or `track`: the shortest line between two places."),
  between: may(list("two places", words), "For `track`: the two fields."),
  to: need(name, "One of the file's `boundaries`."),
  "at-least-km": need(number, "Kilometres at least."),
  side: may(oneOf("own", "both"), "`own`: measured on the side of the party that acts (the default is both)."),
  title: may(text, "Its name."),
  about: may(text, "The clause in your own words."),
});

const groupLaunch = rule("events that count as one", {
  "less-than": need(duration, "Each follows the one before it by less than this."),
  title: may(text, "What they are then called."),
  "one-notification": may(flag, "`true`: one notification does for all of them."),
});

export const notification = rule(
  "a notification",
  {
    ...commonWords,
    event: may(name, "The event of this file that it tells of. Left out: one of the same name as the rule."),
    when: may(condition, "When it is owed at all. Left out: for every such event."),
    "owed-by": may(
      list("fields that hold a party", words),
      "Fields that name who owes it; the first that holds a party of the regime. Left out: who acts.",
    ),
    to: may(
      oneOrMore("addressees", whoName),
      "Addressees: parties, groups or bodies. Left out: all other parties. `affected` and `chosen` leave it to the sender.",
    ),
    channels: may(list("channels", text), "By which way, the usual one first, then what stands in for it."),
    given: may(clocks, "When it must be in the others' hands."),
    valid: may(
      rule("validity", { for: need(duration, "How long."), from: need(moment, "From which field.") }),
      "A slip inside this time, or a silent cancellation, needs no new notification.",
    ),
    fields: may(fieldsShape, "The form."),
    says: may(text, "The first sentence. Left out: made from the title."),
    acknowledge: may(within, "How soon a watch officer of each addressee confirms having read it."),
    "follow-up-due": may(
      rule("follow-up-due", { within: need(duration, "How long."), after: need(moment, "After which moment.") }),
      "One of the follow-ups that close is due by then.",
    ),
    // biome-ignore lint/suspicious/noThenProperty: a word of the language; what is read is never awaited
    then: may(record("then", followUp), "Follow-ups by its sender."),
    replies: may(record("replies", reply), "Messages that its addressees owe in return."),
    groups: may(record("groups", groupLaunch), "Events close in time that count as one, the closest first."),
    withhold: may(oneOrMore("rights to withhold", withheld), "Events that may go unnotified."),
    exceptions: may(list("declared exceptions", exception), "What a party has declared that it will not notify."),
    parallel: may(
      record("parallel duties", parallel),
      "Other acts that the same event asks for, such as a notice to mariners.",
    ),
    distances: may(record("distances", distance), "How far places of the event must be from a boundary."),
  },
  undefined,
  { clauseNeeded: true },
);
export const notifications = record("notifications", notification);
export type RawNotification = Of<typeof notification>;
export type RawFollowUp = Of<typeof followUp>;
export type ReplyRule = Of<typeof reply>;
export type WithholdRule = Of<typeof withheld>;
