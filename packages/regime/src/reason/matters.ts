import { msOf } from "@comity/wire";
import { dayMs, isDay, plus, shifted } from "../duration.ts";
import { findPath, valueAt } from "../paths.ts";
import type { NotificationRule, Regime } from "../regime-types.ts";
import type { Fields, Instant } from "../types.ts";
import { earliest, ended, isWhen, latest, type When } from "./clock.ts";
import { type Judging, type Kind, recordsOf, saidOf } from "./judging.ts";
import { fieldsOf, nameOfFollowUp, rootOf } from "./prepare.ts";
import type { Specs } from "./scope.ts";

/** A notification as it now stands: what its sender's follow-ups replace is replaced. */
export interface Message {
  readonly record: Kind<"notification">;
  readonly values: Fields;
  /** When what it now says was received, as far as that counts for its lead time. */
  readonly at: When;
  readonly window: Window | undefined;
  /** It names a record that is not there. */
  readonly astray: boolean;
}

/** One thing that a party tells, or should have told: an event, its messages, or messages of what has not happened yet. */
export interface Matter {
  readonly event?: Kind<"event">;
  /** When it happened, or is to happen. */
  readonly at?: When;
  readonly messages: readonly Message[];
  /** Who owes the notification. */
  readonly owing: string;
  /** The fields of the event and of its messages. */
  readonly known: Specs;
}

/** A time without a window stands for half a day on either side of it. */
const nearMs = dayMs / 2;

/** The moment of an event: its rule's field, else the record's own. */
export function momentOf(regime: Regime, event: Kind<"event">): When {
  const path = regime.events.get(event.event)?.at;
  const found = path === undefined ? undefined : valueAt(fieldsOf(event), path);
  return isWhen(found) ? found : event.at;
}

/** All matters under a rule: each event with the messages that tell of it, then the messages that tell of none on record. */
export function mattersOf(j: Judging, rule: NotificationRule): readonly Matter[] {
  const events = recordsOf(j, "event").filter((e) => e.event === rule.event);
  const followed = Map.groupBy(saidOf(j, "follow-up"), (f) => rootOf(f.of, j.byId));
  const messages = saidOf(j, "notification")
    .filter((m) => m.notification === rule.name)
    .map((m) => messageOf(rule, m, j.byId, followed.get(m) ?? []));
  const held = new Map<Kind<"event">, Message[]>(events.map((e) => [e, []]));
  const moments = events.map((e) => {
    const happened = momentOf(j.regime, e);
    return { e, from: earliest(happened), to: latest(happened) };
  });
  const free = new Set(messages);
  const give = (m: Message, e: Kind<"event">): void => {
    held.get(e)?.push(m);
    free.delete(m);
  };
  for (const m of messages) {
    const named = m.record.of === undefined ? undefined : j.byId.get(m.record.of);
    if (named?.kind === "event" && held.has(named)) give(m, named);
  }
  const byTime = moments
    .map((at, k) => ({ ...at, k }))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const pairs = messages
    .flatMap((m, i) => (free.has(m) ? pairsOf(j, rule, m, i, byTime) : []))
    .toSorted((a, b) => a.unlike - b.unlike || a.far - b.far || a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  // One message tells of one event; a second one to the same addressees tells of the next that fits, if there is one.
  for (const { m, e } of pairs) if (free.has(m) && !(held.get(e) ?? []).some((other) => overlap(other, m))) give(m, e);
  for (const { m, e } of pairs) if (free.has(m)) give(m, e);
  const told = events.map((event): Matter => {
    const own = held.get(event) ?? [];
    return {
      event,
      at: momentOf(j.regime, event),
      messages: own,
      owing: owingOf(j.regime, rule, event, own),
      known: rule.known,
    };
  });
  return [...told, ...untold(j, rule, [...free])];
}

/** Messages of what is not on record: one matter for those that say one thing to different addressees. */
function untold(j: Judging, rule: NotificationRule, messages: readonly Message[]): readonly Matter[] {
  const matters: Matter[] = [];
  for (const m of messages) {
    const { window } = m;
    const owing = owingOf(j.regime, rule, m.record, [m]);
    const i = matters.findIndex(
      (x) =>
        x.owing === owing && x.at === window?.opens && window !== undefined && !x.messages.some((o) => overlap(o, m)),
    );
    const found = matters[i];
    if (found !== undefined) matters[i] = { ...found, messages: [...found.messages, m] };
    else
      matters.push({ messages: [m], owing, known: rule.known, ...(window === undefined ? {} : { at: window.opens }) });
  }
  return matters;
}

const overlap = (a: Message, b: Message): boolean =>
  a.record.to === undefined || b.record.to === undefined || a.record.to.some((p) => b.record.to?.includes(p));

/** The first field that holds a party of the regime; else who acted. */
function owingOf(
  regime: Regime,
  rule: NotificationRule,
  record: Kind<"event"> | Kind<"notification">,
  messages: readonly Message[],
): string {
  const all = [fieldsOf(record), ...messages.map((m) => m.values)];
  for (const path of rule.owedBy ?? [])
    for (const values of all) {
      const value = valueAt(values, path);
      if (regime.parties.some((p) => p === value)) return String(value);
    }
  return record.by;
}

function messageOf(
  rule: NotificationRule,
  record: Kind<"notification">,
  byId: Judging["byId"],
  followUps: readonly Kind<"follow-up">[],
): Message {
  let values = fieldsOf(record);
  let at: When = record.at;
  const later = followUps
    .filter((f) => f.by === record.by)
    .toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1));
  for (const f of later)
    for (const name of rule.followUps.get(nameOfFollowUp(f))?.replaces ?? []) {
      const value = fieldsOf(f)[name];
      if (value === undefined) continue;
      const before = windowOf(rule, values)?.opens;
      values = { ...values, [name]: value };
      const after = windowOf(rule, values)?.opens;
      // A later window leaves the first notification as good as it was; an earlier one is told only now.
      if (before !== undefined && after !== undefined && earliest(after) < earliest(before)) at = f.at;
    }
  const astray = record.of !== undefined && byId.get(record.of)?.kind !== "event";
  return { record, values, at, window: windowOf(rule, values), astray };
}

interface Window {
  readonly opens: When;
  readonly from: Instant;
  readonly to: Instant;
}
/** When the event of a message is to happen, with the time in which a slip needs no new message. */
export function windowOf(rule: NotificationRule, values: Fields): Window | undefined {
  const fields = rule.known;
  const paths = [rule.valid?.from, ...rule.clocks.map((c) => c.before)].filter((p) => p !== undefined);
  const path = paths.find((p) => isWhen(valueAt(values, p)));
  if (path === undefined) return undefined;
  const opens = valueAt(values, path) as When;
  const end = findPath(fields, path)?.end;
  const closes = end === undefined ? undefined : valueAt(values, path.replace(/\.\w+$/, ".closes"));
  const validFrom = rule.valid === undefined ? undefined : valueAt(values, rule.valid.from);
  const slip = rule.valid !== undefined && isWhen(validFrom) ? plus(ended(validFrom), rule.valid.for) : undefined;
  const last = isWhen(closes) ? latest(closes) : isDay(opens) ? latest(opens) : shifted(opens, nearMs);
  const first = isDay(opens) || end !== undefined ? earliest(opens) : shifted(opens, -nearMs);
  return { opens, from: first, to: slip !== undefined && slip > last ? slip : last };
}

interface Moment {
  readonly e: Kind<"event">;
  readonly from: Instant;
  readonly to: Instant;
  /** Its place among the events of the file. */
  readonly k: number;
}
/** So many events on either side in time are near enough for a message that names no time of its own. */
const near = 64; // tidy: in a file where more lie between the two, they do not belong together
/** The events of which a message may tell. @param moments in the order of time */
function pairsOf(
  j: Judging,
  rule: NotificationRule,
  m: Message,
  i: number,
  moments: readonly Moment[],
): readonly Pair[] {
  const pairs: Pair[] = [];
  const add = (x: Moment | undefined): void => {
    const pair = x === undefined ? undefined : pairOf(j, rule, m, x, [x.k, i]);
    if (pair !== undefined) pairs.push(pair);
  };
  const { window } = m;
  if (window !== undefined) {
    // An event of which only the day is known may begin up to a day before the window.
    for (let n = firstFrom(moments, shifted(window.from, -dayMs)); n < moments.length; n++) {
      const x = moments[n];
      if (x === undefined || x.from > window.to) break;
      add(x);
    }
    return pairs;
  }
  const middle = firstFrom(moments, earliest(m.at));
  for (let n = middle - 1; n >= 0 && pairs.length < near; n--) add(moments[n]);
  const before = pairs.length;
  for (let n = middle; n < moments.length && pairs.length - before < near; n++) {
    // What happens only after it was said is not what it tells of afterwards.
    if (rule.clocks.some((c) => c.after !== undefined) && (moments[n]?.from ?? "") > latest(m.at)) break;
    add(moments[n]);
  }
  return pairs;
}
function firstFrom(moments: readonly Moment[], from: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as Moment).from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Pair {
  readonly m: Message;
  readonly e: Kind<"event">;
  /** How many fields of a few words or a party say different things of it. */
  readonly unlike: number;
  readonly far: number;
  readonly order: readonly [number, number];
}
/** Whether a message may tell of an event: same sender, and the event falls in its window. Without a window, the nearest. */
function pairOf(
  j: Judging,
  rule: NotificationRule,
  m: Message,
  happened: { readonly e: Kind<"event">; readonly from: Instant; readonly to: Instant },
  order: readonly [number, number],
): Pair | undefined {
  const { e, from, to } = happened;
  const { window } = m;
  if (window !== undefined && (to < window.from || from > window.to)) return undefined;
  if (m.record.of !== undefined || m.record.by !== owingOf(j.regime, rule, e, [m])) return undefined;
  const unlike = [...rule.known].filter(([name, spec]) => {
    const [a, b] = [m.values[name], fieldsOf(e)[name]];
    return (spec.type === "choice" || spec.type === "party") && a !== undefined && b !== undefined && a !== b;
  }).length;
  if (window !== undefined) return { m, e, unlike, far: Math.abs(msOf(from) - msOf(earliest(window.opens))), order };
  const afterwards = rule.clocks.some((c) => c.after !== undefined);
  if (afterwards && latest(m.at) < from) return undefined;
  return { m, e, unlike, far: Math.abs(msOf(from) - msOf(earliest(m.at))), order };
}
