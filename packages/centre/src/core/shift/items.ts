/**
 * What passes on at a hand-over. The list comes from the state by itself, so that nothing can be left out; an item is named by what it is
 * about, and its digest says what was to be read of it: when that changes, it is to be read again. Time alone changes no digest, but for an
 * alarm that begins to ring.
 */
import { type Instant, type Party, toHex, utf8 } from "@comity/wire";
import { type AlarmFact, alarmsAt } from "../alarms.ts";
import { type Duty, dueStateOf, dutiesOf, itemIdOf } from "../duties.ts";
import type { Env } from "../env.ts";
import { type Line, linesOf } from "../line/line.ts";
import { type MemberStanding, standingsOf } from "../line/signs.ts";
import type { CallState } from "../line/state.ts";
import type { Outgoing } from "../outgoing.ts";
import type { DraftState, State } from "../state.ts";
import { standingWarnings } from "../watching.ts";
import type { Listed, Note, OffWatch } from "./state.ts";

type Taken = { readonly by: string; readonly at: Instant } | null;
export type ItemFacts =
  | { readonly kind: "call"; readonly call: CallState; readonly alarm: AlarmFact | null; readonly taken: Taken }
  | { readonly kind: "alarm"; readonly alarm: AlarmFact; readonly taken: Taken }
  /** More than one: alike, and too many to be read one by one. */
  | { readonly kind: "duty"; readonly duties: readonly Duty[]; readonly alarm: AlarmFact | null; readonly taken: Taken }
  | { readonly kind: "draft"; readonly draft: DraftState }
  | { readonly kind: "outgoing"; readonly outgoing: Outgoing }
  | {
      readonly kind: "peer";
      readonly party: Party;
      readonly since: Instant;
      readonly waiting: number;
      readonly alarm: AlarmFact | null;
      readonly taken: Taken;
    }
  | {
      readonly kind: "line";
      readonly line: Line;
      readonly standings: readonly MemberStanding[];
      readonly alarm: AlarmFact | null;
      readonly taken: Taken;
    }
  /** Lines that answer, or on which no test was due yet, in one; and the oldest answered test among them. */
  | {
      readonly kind: "lines";
      readonly answer: number;
      readonly untested: number;
      readonly oldestAnsweredAt: Instant | null;
    }
  | { readonly kind: "warnings"; readonly count: number }
  | { readonly kind: "off-watch"; readonly acts: readonly OffWatch[] }
  | { readonly kind: "note"; readonly note: Note };
export type OpenItem = ItemFacts & { readonly key: string; readonly digest: string };

/** From so many of one kind on they are one item. Our own that ring or are due soon always stand by themselves. */
const foldedFrom = 9;

/** All that passes on at a moment, the most urgent first. */
export function openItems(env: Env, s: State, now: Instant): readonly OpenItem[] {
  const alarms = alarmsAt(env, s, now);
  const of = (a: AlarmFact | undefined) => ({
    alarm: a ?? null,
    taken: (a && s.alarmsTaken.get(a.id)) ?? null,
  });
  const named = (key: string, said: readonly unknown[], facts: ItemFacts): OpenItem => {
    const alarm = "alarm" in facts && facts.alarm !== null ? [facts.alarm.id, facts.taken?.by ?? null] : [];
    return { ...facts, key, digest: digestOf(env, [key, ...said, ...alarm]) };
  };
  const calls = [...s.openCalls].flatMap((id) => {
    const call = s.calls.get(id);
    if (call === undefined) return [];
    const said = [call.passages.size, [...call.replies].map(([p, r]) => [p, r.outcome, r.by])];
    const alarm = alarms.find((a) => a.call === id);
    return [named(`call:${id}`, said, { kind: "call", call, ...of(alarm) })];
  });
  const others = alarms
    .filter((a) => a.duty === null && a.call === undefined && a.line === undefined && a.kind !== "line-down")
    .map((a) => named(`alarm:${a.id}`, [a.detail], { kind: "alarm", ...of(a), alarm: a }));
  return [
    ...calls,
    ...others,
    ...dutyItems(env, s, now, alarms, of, named),
    ...draftItems(s, named),
    ...peerItems(env, s, alarms, of, named),
    ...lineItems(env, s, now, alarms, of, named),
    ...quietItems(s, now, named),
  ];
}

type Of = (a: AlarmFact | undefined) => { readonly alarm: AlarmFact | null; readonly taken: Taken };
type Named = (key: string, said: readonly unknown[], facts: ItemFacts) => OpenItem;

function dutyItems(
  env: Env,
  s: State,
  now: Instant,
  alarms: readonly AlarmFact[],
  of: Of,
  named: Named,
): readonly OpenItem[] {
  const nameOf = (d: Duty): string => `duty:${d.duty}:${itemIdOf(d)}:${d.desk ?? ""}:${d.owedBy}`;
  const said = (d: Duty): readonly unknown[] => [nameOf(d), d.dueAt, [...d.owedTo].sort()];
  const ringing = new Map(alarms.flatMap((a) => (a.duty === null ? [] : [[nameOf(a.duty), a] as const])));
  const all = [...dutiesOf(env, s)];
  const alike = new Map<string, Duty[]>();
  const alone: Duty[] = [];
  for (const d of all) {
    const isPressing = d.owedBy === env.me && ["late", "soon"].includes(dueStateOf(d, now));
    const group = `duties:${d.duty}:${d.owedBy}:${d.desk ?? ""}`;
    if (isPressing || ringing.has(nameOf(d))) alone.push(d);
    else alike.set(group, [...(alike.get(group) ?? []), d]);
  }
  const single = (d: Duty): OpenItem =>
    named(nameOf(d), said(d).slice(1), { kind: "duty", duties: [d], ...of(ringing.get(nameOf(d))) });
  const rest = [...alike].flatMap(([key, duties]) =>
    duties.length < foldedFrom
      ? duties.map(single)
      : [named(key, duties.map(said), { kind: "duty", duties, ...of(undefined) })],
  );
  return [...alone.map(single), ...rest];
}

/** What was begun and not sent. What waits for release is a duty already; papers and declarations are none. */
function draftItems(s: State, named: Named): readonly OpenItem[] {
  const begun = [...s.drafts.values()].filter((d) => d.state === "draft");
  const prepared = [...s.outgoing.values()].filter((o) => o.state === "awaiting-release");
  return [
    ...begun.map((d) => named(`draft:${d.data.id}`, [d.data, d.returned], { kind: "draft", draft: d })),
    ...prepared.map((o) => named(`outgoing:${o.data.id}`, [o.composedBy, o.to], { kind: "outgoing", outgoing: o })),
  ];
}

function peerItems(env: Env, s: State, alarms: readonly AlarmFact[], of: Of, named: Named): readonly OpenItem[] {
  return [...env.directory.keys.keys()].flatMap((party) => {
    const link = s.links.get(party);
    const alarm = alarms.find((a) => a.kind === "line-down" && a.party === party);
    const since = link?.connected === false ? link.since : alarm?.since;
    if (party === env.me || since === undefined) return [];
    const waiting = s.outbox.get(party)?.size ?? 0;
    return [named(`peer:${party}`, [since], { kind: "peer", party, since, waiting, ...of(alarm) })];
  });
}

function lineItems(
  env: Env,
  s: State,
  now: Instant,
  alarms: readonly AlarmFact[],
  of: Of,
  named: Named,
): readonly OpenItem[] {
  const lines = linesOf(env, s).map((line) => ({ line, standings: standingsOf(env, s, line, now) }));
  const isWhole = (standings: readonly MemberStanding[]): boolean =>
    standings.every((m) => m.sign === "answers" || m.sign === "not-tested");
  const odd = lines
    .filter((l) => !isWhole(l.standings))
    .map(({ line, standings }) => {
      const alarm = alarms.find((a) => a.line === line.id && a.call === undefined);
      const signs = standings.map((m) => [m.party, m.sign]);
      return named(`line:${line.id}`, signs, { kind: "line", line, standings, ...of(alarm) });
    });
  const whole = lines.filter((l) => isWhole(l.standings));
  if (whole.length === 0) return odd;
  const answered = whole.flatMap((l) => l.standings.flatMap((m) => m.lastAnsweredAt ?? [])).sort();
  const answer = whole.filter((l) => l.standings.every((m) => m.sign === "answers")).length;
  const untested = whole.length - answer;
  const signs = whole.map((l) => [l.line.id, l.standings.map((m) => m.sign)]);
  const facts = { kind: "lines" as const, answer, untested, oldestAnsweredAt: answered[0] ?? null };
  return [...odd, named("lines", signs, facts)];
}

function quietItems(s: State, now: Instant, named: Named): readonly OpenItem[] {
  const since = s.shift.watch?.since ?? now;
  const standing = standingWarnings(s, now);
  const acts = s.shift.offWatch.filter((o) => o.at >= since).toArray();
  const notes = s.shift.notes.filter((n) => n.at >= since);
  return [
    ...(standing.length === 0
      ? []
      : [
          named("warnings", standing.map((f) => f.id).sort(), {
            kind: "warnings",
            count: standing.length,
          }),
        ]),
    ...(acts.length === 0 ? [] : [named("off-watch", [acts.length], { kind: "off-watch", acts })]),
    ...notes.map((note) => named(`note:${note.id}`, [], { kind: "note", note })),
  ];
}

export const listed = (items: readonly OpenItem[]): Listed => items.map((i) => [i.key, i.digest] as const);

/** SHA-256 of a list, hex: what both officers sign. The order in which it is shown does not matter. */
export const listDigest = (env: Env, list: Listed): string =>
  digestOf(
    env,
    [...list].sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** What stands now and was not on a list, or said something else there. What has ended since is no reason to read again. */
export function changedSince(list: Listed, now: Listed): readonly string[] {
  const then = new Map(list);
  return now.filter(([key, digest]) => then.get(key) !== digest).map(([key]) => key);
}

const digestOf = (env: Env, said: unknown): string => toHex(env.primitives.sha256(utf8(JSON.stringify(said))));
