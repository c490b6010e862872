/** Channels that end with the treaty they belong to: which row tells of an end, and whether two texts name one treaty. */
import type { Day } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import { mentionsIn } from "./names.ts";
import { shared, stemsOf } from "./subjects.ts";
import type { TalkEvent } from "./types.ts";

const ended = /^(ended|expired|lapsed|terminated)\b/i;
/** With nothing behind the verb: "the treaty ends on Friday", and not "ends its notifications". */
const ends =
  /\b(expires?|expired|ends?|ended|lapses|lapsed|(is|was|are|were) terminated|ceases? to (be in force|apply))\s*($|[,;.(]|(on|after|without|at|in|with)\b)/i;

/** Whether a treaty-action tells that a treaty has run out: by its status, or by the verb of its topic. */
export const tellsEnd = (e: TalkEvent): boolean => ended.test(e.status) || ends.test(e.topic);

/** The day on which all of an agreement ended, if it did by then; the later, where its parties differ. */
export const endedTreaty = (regime: Regime, on: Day): Day | undefined =>
  regime.life.findLast((e) => e.event === "expired" && e.parties === undefined && e.duties === undefined && e.on <= on)
    ?.on;

/** Whether both name one treaty: by words with a capital that are no state's. "New START on-site inspections", "New START expires". */
export const namesOneTreaty = (a: string, b: string): boolean => shared(properIn(a), properIn(b)).count > 0;

/** The kind of thing that a treaty is says nothing of which one it is. */
const kinds = /^(Treaty|Agreement|Convention|Protocol|Memorandum|Commission|Article|Conference)s?$/;

function properIn(text: string): ReadonlySet<string> {
  const states = mentionsIn(text);
  const words = [...text.matchAll(/\p{Lu}[\p{L}\p{N}-]*/gu)].filter(
    (m) => !kinds.test(m[0]) && !states.some((s) => s.at <= m.index && m.index < s.end),
  );
  return stemsOf(words.map((m) => m[0]).join(" "));
}
