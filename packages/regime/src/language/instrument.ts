import { list, mapping, oneOrMore, record, rule } from "../grammar/combine.ts";
import { may, need, type Of, type Shape } from "../grammar/shape.ts";
import { day, duration, flag, moment, name, oneOf, party, text, whole, words } from "../grammar/values.ts";
import { dutyNames, release } from "./common.ts";

/** What can happen to an instrument or to one of its duties. */
export const lifeWords = [
  "proposed",
  "offered",
  "opened",
  "signed",
  "signature-withdrawn",
  "ratified",
  "acceded",
  "ratification-withdrawn",
  "provisionally-applied",
  "in-force",
  "extended",
  "suspended",
  "countermeasure",
  "frozen",
  "resumed",
  "rejected",
  "stated",
  "withdrawal-notified",
  "withdrawn",
  "expired",
  "pledged",
  "lapsed",
] as const;
export type LifeWord = (typeof lifeWords)[number];

/** A party, or a group of this file for all its members. Resolved once all is read. */
const partyOrGroup: Shape<string> = {
  like: "a party such as FR, or a group of this file",
  schema: () => ({ type: "string", pattern: "^[A-Z]{2}$|^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }),
  read(x, node, at, what) {
    const value = x.r.scalar(node);
    if (typeof value === "string" && /^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/.test(value)) return value;
    return x.r.fault(node ?? at, `${what} names a party or a group`, { expected: partyOrGroup.like });
  },
};

/** How such events are often called, and which word the language has for them. */
const otherwise: { readonly [word: string]: readonly LifeWord[] } = {
  terminated: ["expired", "withdrawn"],
  ended: ["expired", "lapsed"],
  denounced: ["withdrawal-notified", "withdrawn"],
  "entered-into-force": ["in-force"],
  "entry-into-force": ["in-force"],
  effective: ["in-force"],
  concluded: ["signed"],
  accepted: ["ratified"],
  approved: ["ratified"],
  "ratification-deposited": ["ratified"],
  joined: ["acceded"],
  subscribed: ["signed"],
  prolonged: ["extended"],
  renewed: ["extended"],
  revoked: ["lapsed", "signature-withdrawn", "ratification-withdrawn"],
  "un-ratified": ["ratification-withdrawn"],
};
const lifeWordShape = oneOf(...lifeWords);
const lifeWord: typeof lifeWordShape = {
  ...lifeWordShape,
  read(x, node, at) {
    const value = x.r.scalar(node);
    const [first, ...more] = (typeof value === "string" && Object.hasOwn(otherwise, value) && otherwise[value]) || [];
    if (first === undefined) return lifeWordShape.read(x, node, at, "a kind of event");
    return x.r.fault(node ?? at, `"${value}" is not a kind of event; perhaps ${[first, ...more].join(" or ")}`, {
      expected: lifeWords.join(", "),
      nearest: first,
    });
  },
};

export const lifeEvent = rule(
  "an event of its life",
  {
    on: may(day, "The day it counts from, 00:00 UTC."),
    "last-day": may(
      day,
      "In place of `on`, for what ends: the last day that still counts. It is over from 00:00 UTC of the next.",
    ),
    event: need(lifeWord, "What happened."),
    id: may(name, "A name, so that a later event can speak of this one."),
    parties: may(
      list("parties", partyOrGroup),
      "Whom it concerns: parties, or groups for all their members. Left out: all.",
    ),
    by: may(
      list("parties", partyOrGroup),
      "Whose view it is. Left out: nobody disputes it. Others go on holding what they held.",
    ),
    duties: may(dutyNames, "Which rules, or families of rules such as `limits`. Left out: all."),
    except: may(dutyNames, "All rules but these: the duties that survive."),
    of: may(name, "The event that this one rejects, answers or ends."),
    replaces: may(name, "A statement that this one corrects: from its day on the earlier one counts no more."),
    until: may(day, "For `extended`: the new last day. For others: the last day of what it brings."),
    "told-on": may(day, "For a countermeasure: when the other side was told of it."),
    reversible: may(flag, "For a countermeasure: whether its author calls it reversible."),
    "also-said": may(
      list(
        "other days",
        rule("another day", { on: need(day, "The day that another source gives."), note: may(text, "Who says so.") }),
      ),
      "Other days that other sources give for the same event.",
    ),
    note: may(text, "Who said what."),
  },
  (e, x, found) => {
    if (!found.has("on") && !found.has("last-day"))
      x.r.fault(found.at, "an event of a life says on which day", { expected: "on" });
    if (found.has("on") && found.has("last-day"))
      x.r.fault(found.key("last-day"), 'write "on" or "last-day", not both');
    if (e.lastDay !== undefined && !["expired", "withdrawn", "lapsed"].includes(e.event))
      x.r.fault(found.key("last-day"), `"last-day" goes with what ends; write "on" for "${e.event}"`, {
        expected: "expired, withdrawn, lapsed",
      });
    if (found.has("duties") && found.has("except"))
      x.r.fault(found.key("except"), 'write "duties" or "except", not both');
    if (!found.has("source")) x.r.fault(found.at, 'an event of its life has no "source"', { expected: "source" });
  },
);
export type LifeEntry = Of<typeof lifeEvent>;

const acts = oneOf("signed", "ratified", "acceded");
const quorum = mapping(
  "a condition of entry into force",
  {
    act: need(acts, "What the states must have done."),
    "all-of": may(list("parties", party), "Every one of these."),
    "at-least": may(whole, "So many of the parties, or of those under `of`."),
    of: may(list("parties", party), "Among whom they are counted."),
    including: may(list("parties", party), "Some that must be among them."),
  },
  (_, x, found) => {
    if (!found.has("all-of") && !found.has("at-least"))
      x.r.fault(found.at, 'it says "all-of" whom, or "at-least" how many', { expected: "all-of, at-least" });
  },
);
export const entryIntoForce = rule("entry into force", {
  needs: need(oneOrMore("conditions", quorum), "Who must have done what; all of these."),
  after: may(duration, "How long after the last of them."),
  "not-before": may(
    mapping("an earliest day", {
      after: need(moment, "The moment it counts from, such as `opened`, or a day."),
      wait: may(duration, "How long after it."),
    }),
    "It cannot enter into force earlier.",
  ),
  "later-parties": may(duration, "For a party whose act comes after entry into force: how long after it."),
  about: may(text, "The clause in your own words."),
});

export const withdrawal = rule("withdrawal", {
  notice: may(duration, "How long after the notice it takes effect. Left out: no text that was read says it."),
  reason: may(oneOf("required", "none"), "Whether the notice gives its reasons."),
  told: may(text, "Who must be told."),
  conference: may(
    mapping("a conference", {
      "at-least": may(duration, "At the earliest, after the notice."),
      within: need(duration, "At the latest, after the notice."),
    }),
    "A conference that the notice brings about.",
  ),
  about: may(text, "The clause in your own words."),
});
export const term = rule(
  "its term",
  {
    for: may(
      duration,
      "How long from entry into force. It is over from the anniversary. Left out, with an extension given: not known, and no day ends it.",
    ),
    unlimited: may(flag, "`true`: it has no end."),
    extension: may(
      rule("its extension", {
        for: need(duration, "By how long at most each time."),
        times: may(whole, "How often."),
        tacit: may(
          flag,
          "`true`: it renews itself by that each time, without an act. A notice of withdrawal then takes effect at the end of the running term.",
        ),
        by: may(text, "By what act."),
      }),
      "How it can be extended.",
    ),
    about: may(text, "The clause in your own words."),
  },
  (t, x, found) => {
    const [first, open] = [found.has("for"), t.unlimited === true];
    // What an agreement's first term is may be unknown while its steps of renewal are known; it then has no last day of its own.
    if (first && open)
      x.r.fault(found.key("unlimited"), 'a term has "for" or "unlimited: true", not both', {
        expected: "for, unlimited",
      });
    else if (!first && !open && !found.has("extension"))
      x.r.fault(found.at, 'a term has "for", "unlimited: true", or where neither is known at least its "extension"', {
        expected: "for, unlimited, extension",
      });
    const step = t.extension?.for;
    const day = 86_400_000; // ms
    if (step !== undefined && t.extension?.tacit === true && step.months === 0 && step.ms < day)
      x.r.fault(found.key("extension"), "a term that renews itself does so by a day at least");
  },
);

export const groups = record(
  "groups",
  mapping("a group of parties", {
    title: may(text, "Its name."),
    members: need(list("members", party), "Its parties."),
    "counts-as-one": may(flag, "`true`: limits and quotas are for the group as a whole."),
    clause: may(words, "The place in the agreement."),
  }),
);
export const successions = list(
  "successions",
  rule("a succession", {
    of: need(party, "The earlier party, such as SU."),
    by: need(party, "The party that continues it."),
    on: may(day, "Since when. Left out: no day was found."),
    note: may(text, "What is known of it."),
  }),
);
export const confidentiality = rule("confidentiality", {
  release: need(
    release,
    "What holds for all that is given under the instrument, unless a rule or a field says otherwise.",
  ),
  about: may(text, "The clause in your own words."),
});
export const timeScale = rule("a time scale", {
  scale: need(
    oneOf("UTC", "GMT", "local"),
    "In which the agreement gives its times. GMT is read as UTC; a local time is converted by its sender.",
  ),
  provided: may(
    oneOf("received", "sent"),
    "What counts as given: when it is received (the default), or when it is sent.",
  ),
  about: may(text, "The clause in your own words."),
});
export const boundaries = record(
  "boundaries",
  mapping("a boundary", {
    title: may(text, "Its name."),
    between: may(list("parties", party), "The parties on its two sides."),
    line: may(
      list(
        "its points",
        mapping("a point", {
          lat: need(
            {
              like: "degrees north",
              schema: () => ({ type: "number", minimum: -90, maximum: 90 }),
              read: (x, n, at, w) =>
                degrees(x.r.number(n, at, w), 90, () => x.r.fault(n ?? at, "latitude is -90 to 90")),
            },
            "Degrees north.",
          ),
          lon: need(
            {
              like: "degrees east",
              schema: () => ({ type: "number", minimum: -180, maximum: 180 }),
              read: (x, n, at, w) =>
                degrees(x.r.number(n, at, w), 180, () => x.r.fault(n ?? at, "longitude is -180 to 180")),
            },
            "Degrees east.",
          ),
        }),
      ),
      "Points along it. Left out: distances to it are watched, and judged only where a record states them.",
    ),
    note: may(text, "Where the line comes from."),
  }),
);
const degrees = (n: number | undefined, most: number, refuse: () => undefined): number | undefined =>
  n === undefined || Math.abs(n) <= most ? n : refuse();
