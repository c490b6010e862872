import type { Match } from "@comity/watch";
import { type Instant, type ItemId, msOf, type Party } from "@comity/wire";
import { type Duty, dueStateOf, itemIdOf, sooner, unsortedDuties } from "./duties.ts";
import type { Env } from "./env.ts";
import { fileAlarms } from "./file/alarms.ts";
import { callAlarms, lineAlarms } from "./line/alarms.ts";
import type { LineId } from "./line/line.ts";
import { earlyRingsMs, isGivenUp } from "./paper/early.ts";
import { longestWaiting, missingOf, type State } from "./state.ts";
import { unannounced, unannouncedEvents } from "./watching.ts";

/** Something abnormal that an officer must act on. Only the fact clears it; taking it puts a name to it. */
export interface AlarmFact {
  /** The same fact has the same id. */
  readonly id: string;
  readonly kind:
    | "overdue"
    | "unacknowledged"
    | "unread"
    | "line-down"
    | "gap"
    | "equivocation"
    | "refused"
    | "line-call"
    | "line-call-escalated"
    | "line-unanswered"
    | "line-stopped"
    | "line-change"
    | "paper-missing"
    | "file-refused"
    | "file-mismatch"
    | typeof unannounced;
  readonly item: ItemId | null;
  readonly party: Party | null;
  readonly since: Instant;
  readonly duty: Duty | null;
  /** A number of a stream, a peer's own line, or when an event was. */
  readonly detail: string;
  /** For `unannounced`: the event, and what is known of it. */
  /** Of a crisis line: which, and which call. */
  readonly line?: LineId;
  readonly call?: ItemId;
  readonly event?: { readonly id: string; readonly answer: Match["answer"] };
}

/** How long a fault of the path may last before it rings. Ours, not an agreement's. */
const gapRingsMs = 30_000;
const lineRingsMs = 60_000;

/** Every alarm that stands at a moment, the worst first. Peers' lateness never rings: it is a row, and evidence. */
export function alarmsAt(env: Env, s: State, now: Instant): readonly AlarmFact[] {
  // With thousands of items open few duties ring: these alone are put in order.
  const ringing = unsortedDuties(env, s, env.me).flatMap((d) => ofDuty(d, now));
  return [
    ...callAlarms(env, s, now),
    ...unannouncedOnes(env, s),
    ...equivocations(s),
    ...ringing.sort((a, b) => sooner(a.duty, b.duty)),
    ...refusals(s),
    ...fileAlarms(s),
    ...gaps(s, now),
    ...linesDown(env, s, now),
    ...lineAlarms(env, s, now),
    ...papersMissing(s, now),
  ];
}

function ofDuty(d: Duty, now: Instant): readonly (AlarmFact & { readonly duty: Duty })[] {
  const item = itemIdOf(d);
  const alarm = (kind: AlarmFact["kind"], since: Instant): ReturnType<typeof ofDuty> => [
    {
      id: `${kind}:${d.duty}:${item}:${d.desk ?? ""}`,
      kind,
      item,
      party: "item" in d.about ? d.about.item.from : null,
      since,
      duty: d,
      detail: "",
    },
  ];
  const state = dueStateOf(d, now);
  if (d.dueAt === null) return [];
  if (state === "late") return alarm(d.duty === "read" ? "unread" : "overdue", d.dueAt);
  const half = msOf(d.since) + (msOf(d.dueAt) - msOf(d.since)) / 2;
  if (d.duty === "acknowledge" && state !== "no-time" && msOf(now) >= half) return alarm("unacknowledged", d.since);
  return [];
}

function unannouncedOnes(env: Env, s: State): readonly AlarmFact[] {
  return unannouncedEvents(env, s).map(({ seen, match }) => ({
    id: `${unannounced}:${seen.event.id}`,
    kind: unannounced,
    item: null,
    party: null,
    since: seen.at,
    duty: null,
    detail: seen.event.time,
    event: { id: seen.event.id, answer: match.answer },
  }));
}

function gaps(s: State, now: Instant): readonly AlarmFact[] {
  return [...s.streams].flatMap(([id, stream]) => {
    if (stream.missingSince === null || msOf(now) - msOf(stream.missingSince) < gapRingsMs) return [];
    const missing = missingOf(stream, 5).join(", ");
    return [
      {
        id: `gap:${id}:${stream.upTo}`,
        kind: "gap" as const,
        item: null,
        party: id.split(">")[0] as Party,
        since: stream.missingSince,
        duty: null,
        detail: missing,
      },
    ];
  });
}

/** A line that was never up is one that we are still waiting for, and rings too. */
function linesDown(env: Env, s: State, now: Instant): readonly AlarmFact[] {
  return [...env.directory.keys.keys()].flatMap((party) => {
    const link = s.links.get(party);
    const waits = longestWaiting(s, party);
    const since =
      link !== undefined && !link.connected
        ? link.since
        : waits !== undefined && link === undefined
          ? waits.since
          : undefined;
    if (party === env.me || since === undefined || msOf(now) - msOf(since) < lineRingsMs) return [];
    return [
      {
        id: `line-down:${party}:${since}`,
        kind: "line-down" as const,
        item: null,
        party,
        since,
        duty: null,
        detail: String(s.outbox.get(party)?.size ?? 0),
      },
    ];
  });
}

function equivocations(s: State): readonly AlarmFact[] {
  return s.equivocations.toArray().map((q) => ({
    id: `equivocation:${q.stream}:${q.sequence}:${q.words}`,
    kind: "equivocation" as const,
    item: null,
    party: q.peer,
    since: q.at,
    duty: null,
    detail: `${q.stream}: ${q.words}`,
  }));
}

function refusals(s: State): readonly AlarmFact[] {
  return [...s.refusedByPeer].flatMap(([id, byPeer]) =>
    [...byPeer].flatMap(([party, r]) => {
      if (s.receipts.get(id)?.has(party)) return [];
      const item = s.envelopes.get(id)?.item ?? null;
      return [
        {
          id: `refused:${party}:${id}`,
          kind: "refused" as const,
          item,
          party,
          since: r.at,
          duty: null,
          detail: r.line,
        },
      ];
    }),
  );
}

/** An answer or a comment came, and the paper that it is about did not: somebody has it, and it was for us too. */
function papersMissing(s: State, now: Instant): readonly AlarmFact[] {
  return [...s.earlyPapers].flatMap(([paper, steps]): readonly AlarmFact[] => {
    const first = steps.first();
    if (first === undefined || msOf(now) - msOf(first.at) < earlyRingsMs || isGivenUp(first.at, now)) return [];
    const { message, at } = first;
    const said = { party: message.from, since: at, detail: message.body.reference };
    return [{ id: `paper-missing:${paper}`, kind: "paper-missing", item: null, duty: null, ...said }];
  });
}
