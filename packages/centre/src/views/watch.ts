/** The launch watch as people see it: warnings that stand, their groups, and each event with its answer. */
import { outlineOf, type WarningJson, warningId, warningJson } from "@comity/watch";
import type { Instant } from "@comity/wire";
import type {
  Reading,
  WarningVersions,
  WatchCandidate,
  WatchedEvent,
  WatchedGroup,
  WatchedWarning,
  WatchWarnings,
} from "../api/watch-schemas.ts";
import type { SeenEvent } from "../core/archive.ts";
import type { Env } from "../core/env.ts";
import { fieldsNow } from "../core/rules.ts";
import { findItem, type State } from "../core/state.ts";
import {
  answersFor,
  type Filed,
  findWarning,
  groupsOf,
  type Match,
  noticesFor,
  readingOf,
  standingWarnings,
  type WarningGroup,
} from "../core/watching.ts";
import { entryOf } from "./entry.ts";
import { mapOf } from "./map.ts";

/** @param more names of warnings to show besides those that stand: what an event's answer speaks of */
export function warningList(env: Env, s: State, now: Instant, more: readonly string[] = []): WatchWarnings {
  const standing = standingWarnings(s, now);
  const ids = new Set(standing.map((f) => f.id));
  const asked = more.flatMap((id) => (ids.has(id) ? [] : (findWarning(s, id) ?? [])));
  const shown = [...standing, ...new Set(asked)];
  const groups = groupsOf(s, shown);
  const notices = noticesFor(env, s, groups);
  return {
    warnings: shown.map((f) => warningOf(f, ids.has(f.id))).sort((a, b) => (a.firstSeenAt < b.firstSeenAt ? 1 : -1)),
    groups: groups.map((g) => groupView(env, s, g, notices.get(g.id) ?? [])),
  };
}

export function versionsOf(s: State, id: string): WarningVersions | undefined {
  const filed = findWarning(s, id);
  if (filed === undefined) return undefined;
  return { id: filed.id, versions: filed.versions.map((v) => versionOf(v)) };
}

function versionOf({ sha256, seen }: Filed["versions"][number]): WarningVersions["versions"][number] {
  const read = readingOf(seen);
  return {
    sha256,
    firstSeenAt: seen.at,
    by: seen.by,
    source: seen.source,
    notServedSince: seen.notServedSince,
    rings: read.areas.map((a) => outlineOf(a, 36).map((p) => [...p])),
    reading: readingView(warningJson(read)),
  };
}

/** A reading as the API gives it: lists of its own. */
function readingView(w: WarningJson): Reading {
  const {
    areas,
    windows,
    cancels,
    cancelledBy,
    refersTo,
    hazards,
    notUnderstood,
    doubts,
    qLine,
    places,
    corrections,
    ...plain
  } = w;
  return {
    ...plain,
    areas: areas.map((a) => ({ ...a })),
    windows: windows.map((x) => ({ ...x })),
    cancels: [...cancels],
    cancelledBy: [...cancelledBy],
    refersTo: [...refersTo],
    hazards: [...hazards],
    notUnderstood: notUnderstood.map((n) => ({ ...n })),
    doubts: [...doubts],
    places: places.map((x) => ({ ...x })),
    corrections: corrections.map((c) => ({ ...c })),
    ...(qLine === undefined ? {} : { qLine: { ...qLine, centre: [...qLine.centre] } }),
  };
}

function warningOf(f: Filed, stands: boolean): WatchedWarning {
  const newest = f.versions.at(-1) as Filed["versions"][number];
  return { id: f.id, versions: f.versions.length, stands, ...versionOf(newest) };
}

function groupView(env: Env, s: State, g: WarningGroup, references: readonly string[]): WatchedGroup {
  return {
    id: g.id,
    says: g.says,
    warnings: [...new Set(g.warnings.map(warningId))],
    links: g.links.map((l) => ({ between: [...l.between], reasons: [...l.reasons] })),
    byHand: g.byHand === undefined ? null : { ...g.byHand, reason: g.byHand.reason ?? null },
    notifications: references.flatMap((reference) => {
      const item = findItem(s, reference);
      if (item === undefined) return [];
      const { id, from, summary } = entryOf(env, s, item);
      return [{ id, reference, from, summary }];
    }),
  };
}

/** Newest first. */
export function eventList(env: Env, s: State, only?: string): readonly WatchedEvent[] {
  const seen = [...s.events.values()].filter((e) => only === undefined || e.event.id === only);
  const answers = answersFor(env, s, seen);
  return seen
    .flatMap((e) => {
      const match = answers.get(e.event.id);
      return match === undefined ? [] : [eventOf(env, s, e, match)];
    })
    .sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : a.id < b.id ? -1 : 1));
}

function eventOf(env: Env, s: State, seen: SeenEvent, match: Match): WatchedEvent {
  const { event: e } = seen;
  const candidates = match.candidates.map((c) => candidateOf(s, c));
  const fits = candidates.find((c) => c.kind === "notification");
  const item = fits === undefined ? undefined : findItem(s, fits.id);
  const specs = item && env.regimes.get(item.item.regime.id)?.notifications.get(typeOf(item.item))?.fields;
  return {
    id: e.id,
    time: e.time,
    timeUncertaintyS: e.timeUncertaintyS,
    lon: e.lon,
    lat: e.lat,
    placeUncertaintyKm: e.placeUncertaintyKm,
    headingDeg: e.headingDeg ?? null,
    headingUncertaintyDeg: e.headingUncertaintyDeg ?? null,
    impact: e.impact === undefined ? null : [...e.impact],
    kind: e.kind ?? null,
    source: e.source ?? null,
    firstSeenAt: seen.at,
    by: seen.by,
    catalogue: seen.catalogue,
    settled: seen.settled === null ? null : { ...seen.settled },
    rings: !seen.catalogue && seen.settled === null && match.answer !== "announced",
    answer: match.answer,
    candidates,
    because: [...match.because],
    map: item === undefined || specs === undefined ? { places: [], tracks: [] } : mapOf(specs, fieldsNow(env, s, item)),
  };
}
const typeOf = (i: { readonly kind: string; readonly type?: string }): string => i.type ?? "";

function candidateOf(s: State, c: Match["candidates"][number]): WatchCandidate {
  const item = c.kind === "notification" ? findItem(s, c.id) : undefined;
  return {
    kind: c.kind,
    id: c.id,
    item: item?.item.id ?? null,
    by: c.by ?? null,
    receivedAt: item?.at ?? null,
    score: c.score,
    parts: { ...c.parts },
  };
}
