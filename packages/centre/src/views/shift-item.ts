/** One item of a hand-over, in words. */
import { formatSpan, partyName, type Text } from "@comity/regime";
import { type Instant, msOf, type Party } from "@comity/wire";
import type { HandOverItem } from "../api/shift-schemas.ts";
import { type Duty, dueStateOf, itemIdOf } from "../core/duties.ts";
import type { Env } from "../core/env.ts";
import type { OpenItem } from "../core/shift/items.ts";
import type { State } from "../core/state.ts";
import { alarmText, dutyText } from "./due.ts";
import { signWords } from "./line-words.ts";
import { itemWords } from "./shift-words.ts";
import { fill, inEach, urgencyWords } from "./words.ts";

export type ItemWords = Pick<
  HandOverItem,
  "what" | "detail" | "clock" | "clockState" | "owedBy" | "with" | "count" | "item"
>;
const plain: Omit<ItemWords, "what"> = {
  detail: null,
  clock: null,
  clockState: "no-time",
  owedBy: null,
  with: [],
  count: 1,
  item: null,
};
const same = (text: string): Text => inEach(() => text);

export function itemWordsOf(env: Env, s: State, i: OpenItem, now: Instant): ItemWords {
  const said = wordsOf(env, s, i, now);
  if (!("taken" in i) || i.alarm === null) return said;
  const taken = i.taken;
  const taker = taken === null ? itemWords.notTaken : fill(itemWords.taken, () => ({ by: taken.by }));
  return { ...said, detail: said.detail === null ? taker : joined(said.detail, taker) };
}

function wordsOf(env: Env, s: State, i: OpenItem, now: Instant): ItemWords {
  switch (i.kind) {
    case "call": {
      const { call } = i;
      const ours = call.from === env.me;
      const parties = ours ? call.to : [call.from];
      const what = fill(ours ? itemWords.ownCall : itemWords.call, (l) => ({
        party: names(parties, l),
        urgency: urgencyWords[call.urgency][l],
      }));
      const clockState = now > call.answerBy ? "late" : "soon";
      return { ...plain, what, clock: call.answerBy, clockState, owedBy: ours ? null : env.me, with: [...parties] };
    }
    case "alarm": {
      const { alarm } = i;
      const { party } = alarm;
      return { ...plain, what: alarmText(env, s, alarm), with: party === null ? [] : [party], item: alarm.item };
    }
    case "duty":
      return dutyWordsOf(env, s, i.duties, now);
    case "draft": {
      const { data, composedBy, returned } = i.draft;
      const detail =
        returned === null
          ? fill(itemWords.draftBy, () => ({ by: composedBy }))
          : fill(itemWords.returned, () => ({ by: returned.by, reason: returned.reason }));
      const what = fill(itemWords.draft, () => ({ reference: data.reference }));
      return { ...plain, what, detail, owedBy: env.me, with: [...data.to], item: data.id };
    }
    case "outgoing": {
      const { data, composedBy, to } = i.outgoing;
      const what = fill(itemWords.outgoing, () => ({ reference: data.reference }));
      const detail = fill(itemWords.draftBy, () => ({ by: composedBy }));
      return { ...plain, what, detail, owedBy: env.me, with: [...to], item: data.id };
    }
    case "peer": {
      const { party, since, waiting } = i;
      const what = fill(itemWords.peer, (l) => ({ party: partyName(party, l), when: minute(since) }));
      return { ...plain, what, detail: fill(itemWords.waiting, () => ({ count: String(waiting) })), with: [party] };
    }
    case "line": {
      const said = i.standings.map((m) =>
        fill(signWords[m.sign], (l) => ({
          age: m.lastAnsweredAt === null ? "–" : age(m.lastAnsweredAt, now, l),
          count: String(m.unanswered),
          when: m.lastCall === null ? "" : minute(m.lastCall.at),
        })),
      );
      const detail = inEach((l) =>
        i.standings.map((m, n) => `${partyName(m.party, l)}: ${said[n]?.[l] ?? ""}`).join("; "),
      );
      return { ...plain, what: i.line.rule.title, detail, with: i.standings.map((m) => m.party) };
    }
    case "lines": {
      const oldest = i.oldestAnsweredAt;
      const what = fill(itemWords.lines, () => ({ answer: String(i.answer), untested: String(i.untested) }));
      const detail = oldest === null ? null : fill(itemWords.oldest, (l) => ({ age: age(oldest, now, l) }));
      return { ...plain, what, detail, count: i.answer + i.untested };
    }
    case "warnings":
      return { ...plain, what: fill(itemWords.warnings, () => ({ count: String(i.count) })), count: i.count };
    case "off-watch": {
      const what = fill(itemWords.offWatch, () => ({ count: String(i.acts.length) }));
      const detail = same(i.acts.map((o) => `${minute(o.at)} ${o.by}: ${o.act}`).join("; "));
      return { ...plain, what, detail, count: i.acts.length };
    }
    case "note":
      return { ...plain, what: fill(itemWords.note, () => ({ by: i.note.by })), detail: same(i.note.text) };
  }
}

function dutyWordsOf(env: Env, s: State, duties: readonly Duty[], now: Instant): ItemWords {
  const [first] = duties;
  if (first === undefined) return { ...plain, what: same("") };
  const one = dutyText(env, s, first);
  const more = duties.length - 1;
  const what = more === 0 ? one : fill(itemWords.alike, (l) => ({ what: one[l], count: String(more) }));
  const theirs = first.owedBy !== env.me;
  const detail = theirs ? fill(itemWords.owed, (l) => ({ party: partyName(first.owedBy, l) })) : null;
  const parties = theirs ? [first.owedBy] : [...new Set(duties.flatMap((d) => d.owedTo))];
  const clock = first.verified === "unverified" ? null : first.dueAt;
  const item = itemIdOf(first);
  return {
    ...plain,
    ...{ what, detail, clock, clockState: dueStateOf(first, now) },
    ...{ owedBy: first.owedBy, with: parties, count: duties.length, item },
  };
}

const names = (parties: readonly Party[], l: keyof Text): string =>
  parties.map((p) => partyName(p, l)).join(l === "zh" ? "、" : ", ");
/** `2026-11-24 03:14` */
const minute = (at: Instant): string => at.slice(0, 16).replace("T", " ");
const age = (since: Instant, now: Instant, l: keyof Text): string =>
  formatSpan(Math.max(0, msOf(now) - msOf(since)), l);
const joined = (a: Text, b: Text): Text => inEach((l) => `${a[l]}${l === "zh" ? "；" : "; "}${b[l]}`);
