/** Who has the watch, what passes on at a hand-over, and what the watch was like, as the API shows it. */
import { type Instant, msOf } from "@comity/wire";
import type { EndedHandOver, HandOverInfo, HandOverItem, ShiftInfo, SignatureInfo } from "../api/shift-schemas.ts";
import { alarmsAt } from "../core/alarms.ts";
import type { Env, Officer } from "../core/env.ts";
import { isRead } from "../core/shift/decide.ts";
import { changedSince, listDigest, listed, type OpenItem, openItems } from "../core/shift/items.ts";
import { nextTurn } from "../core/shift/roster.ts";
import type { EndedHandOver as Ended, HandOver, Listed, Signature } from "../core/shift/state.ts";
import type { State } from "../core/state.ts";
import { itemWordsOf } from "./shift-item.ts";

/** Alarms in ten minutes, on average over a watch, of which an officer still has each well in hand (EEMUA 191). */
const alarmTarget = 1;
const tenMinutesMs = 600_000;
const endedShown = 20;

export function shiftInfo(env: Env, s: State, officer: Officer, now: Instant): ShiftInfo {
  const { watch, handOver, notes, offWatch, turns, ended } = s.shift;
  const open = openItems(env, s, now);
  const list = listed(open);
  const items = numbered(env, s, open, handOver, now);
  const since = watch?.since ?? now;
  return {
    watch: watchHeld(s),
    next: nextTurn(s, now) ?? null,
    onWatch: watch?.by === officer.name,
    handOver: handOver === null ? null : handOverInfo(handOver, open, list),
    items,
    late: items.filter((i) => i.clockState === "late").length,
    digest: listDigest(env, list),
    notes: notes.filter((n) => n.at >= since).toArray(),
    offWatch: offWatch.filter((o) => o.at >= since).toArray(),
    alarms: alarmRate(env, s, now),
    journal: { entries: s.position, inWatch: watch === null ? 0 : s.position - watch.position + 1 },
    turns: [...turns.values()].filter((t) => t.until > now).sort((a, b) => (a.from < b.from ? -1 : 1)),
    ended: ended.takeLast(endedShown).reverse().map(endedInfo).toArray(),
    officers: (env.officers ?? []).map(({ name, role }) => ({ name, role })),
  };
}

export function watchHeld(s: State): ShiftInfo["watch"] {
  const { watch } = s.shift;
  return watch === null ? null : { officer: watch.by, since: watch.since, until: watch.until, from: watch.from };
}

function numbered(env: Env, s: State, open: readonly OpenItem[], h: HandOver | null, now: Instant): HandOverItem[] {
  let next = 1 + Math.max(0, ...(h?.numbers.values() ?? []));
  return open.map((i) => {
    const read = h?.read.get(i.key);
    const isNow = h !== null && isRead(h, i);
    const alarm = "alarm" in i ? i.alarm : null;
    return {
      ...itemWordsOf(env, s, i, now),
      ...{ key: i.key, kind: i.kind, digest: i.digest, number: h?.numbers.get(i.key) ?? next++ },
      takenBy: "taken" in i ? (i.taken?.by ?? null) : null,
      alarm: alarm !== null,
      read: read !== undefined && isNow ? { by: read.by, at: read.at, remark: read.remark } : null,
      changed: read !== undefined && !isNow,
    };
  });
}

function handOverInfo(h: HandOver, open: readonly OpenItem[], list: Listed): HandOverInfo {
  const { id, at, by, from, to } = h;
  return {
    ...{ id, openedAt: at, openedBy: by, from, to },
    read: open.filter((i) => isRead(h, i)).length,
    gives: h.gives && signature(h.gives, list),
    takes: h.takes && signature(h.takes, list),
  };
}

function signature(g: Signature, list: Listed): SignatureInfo {
  const { by, at, digest, inPlaceOf } = g;
  return { by, at, digest, items: g.list.length, inPlaceOf, since: [...changedSince(g.list, list)] };
}

function endedInfo(h: Ended): EndedHandOver {
  const { id, at, endedAt, from, to, withdrawn } = h;
  const remarks = [...h.read].flatMap(([item, r]) =>
    r.remark === null ? [] : [{ item, number: h.numbers.get(item) ?? 0, by: r.by, remark: r.remark }],
  );
  return {
    ...{ id, openedAt: at, endedAt, from, to, withdrawn, remarks },
    gives: h.gives && signature(h.gives, []),
    takes: h.takes && signature(h.takes, []),
  };
}

/** What rang in this watch, as far as the journal can say: what was taken, and what stands. What ended before anyone took it left no line. */
function alarmRate(env: Env, s: State, now: Instant): ShiftInfo["alarms"] {
  const { watch } = s.shift;
  if (watch === null) return { count: 0, perTenMinutes: null, target: alarmTarget };
  const taken = [...s.alarmsTaken].filter(([, t]) => t.at >= watch.since).map(([id]) => id);
  const standing = alarmsAt(env, s, now)
    .filter((a) => a.since >= watch.since)
    .map((a) => a.id);
  const count = new Set([...taken, ...standing]).size;
  const spans = Math.max(1, (msOf(now) - msOf(watch.since)) / tenMinutesMs);
  return { count, perTenMinutes: Math.round((count / spans) * 100) / 100, target: alarmTarget };
}
