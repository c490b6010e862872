import { checkWindows } from "../check-fields.ts";
import type { RegimeRecord } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import { rulesOf } from "../regime-types.ts";
import type { Fields, Party } from "../types.ts";
import { earliest, latest } from "./clock.ts";
import { type Flaw, flawsOf } from "./flaws.ts";
import type { Specs } from "./scope.ts";
import { withPredecessors } from "./who.ts";

/** What cannot be, though each word of the record reads well. */
export interface Impossible {
  readonly message: string;
  /** It counts nowhere; what was really said, and says a strange thing, is kept. */
  readonly leftOut: boolean;
}
export interface Known {
  readonly byId: ReadonlyMap<string, RegimeRecord>;
  /** Names of all records, exercises and tests too: to speak of one that counts nowhere is no fault. */
  readonly ids: ReadonlySet<string>;
  /** Everybody who can speak; undefined: the file does not list all its parties. */
  readonly parties: ReadonlySet<string> | undefined;
  /** What sizes are asked for. */
  readonly sizes: ReadonlySet<string>;
}

export function partiesKnown(regime: Regime): ReadonlySet<string> | undefined {
  if (regime.moreParties !== undefined) return undefined;
  const named = rulesOf(regime).flatMap((r) => [
    ...(r.by ?? []),
    ...("to" in r && Array.isArray(r.to) ? (r.to as readonly string[]) : []),
    ...("members" in r && Array.isArray(r.members) ? (r.members as readonly string[]) : []),
  ]);
  return new Set([
    ...regime.parties,
    ...regime.successions.flatMap((s) => [s.of, s.by]),
    ...[...regime.groups.values()].flatMap((g) => g.members),
    ...[...regime.bodies.values()].flatMap((b) => b.members ?? []),
    ...named.filter(isCode),
  ]);
}
export const sizesKnown = (regime: Regime): ReadonlySet<string> =>
  new Set([...regime.visits.values()].flatMap((v) => v.quota?.fromSize?.of ?? []));

const isCode = (who: string): boolean => /^[A-Z]{2}$/.test(who);

/** Everything that cannot be in one record. */
export function impossibleIn(regime: Regime, r: RegimeRecord, known: Known): readonly Impossible[] {
  return [
    ...strangers(regime, r, known.parties),
    ...unknownId(r, known.ids),
    ...sides(regime, r, known.byId),
    ...times(r, known.byId),
    ...stepFaults(regime, r, known.byId),
    ...(r.kind === "size" && !known.sizes.has(r.size)
      ? [
          out(
            `no quota goes by the size "${r.size}"; ${known.sizes.size === 0 ? "none goes by a size" : `sizes are ${[...known.sizes].join(", ")}`}`,
          ),
        ]
      : []),
  ];
}
const out = (message: string): Impossible => ({ message, leftOut: true });
const kept = (message: string): Impossible => ({ message, leftOut: false });

/** An event may be anybody's: its duty can be that of the party on whose territory it happens. */
function strangers(regime: Regime, r: RegimeRecord, parties: ReadonlySet<string> | undefined): readonly Impossible[] {
  if (parties === undefined || r.kind === "event") return [];
  // `affected` and `chosen` lead to whom the sender will.
  const rule = r.kind === "notification" ? regime.notifications.get(r.notification) : undefined;
  const isOpen = rule?.to?.some((n) => n === "affected" || n === "chosen") === true || r.kind === "follow-up";
  const to = isOpen || !("to" in r) || r.to === undefined ? [] : typeof r.to === "string" ? [r.to] : r.to;
  const named = [...(r.by === undefined || !isCode(r.by) ? [] : [r.by]), ...to];
  return [...new Set(named)]
    .filter((p) => !parties.has(p))
    .map((p) => kept(`${p} is no party of this regime; its parties are ${regime.parties.join(", ")}`));
}

function unknownId(r: RegimeRecord, ids: ReadonlySet<string>): readonly Impossible[] {
  // A follow-up that names nothing on record is a message of its own weight: it is kept and watched.
  const id =
    r.kind === "acknowledgement"
      ? r.acknowledgement
      : r.kind === "follow-up"
        ? undefined
        : "of" in r
          ? (r.of as string | undefined)
          : undefined;
  return id === undefined || ids.has(id) ? [] : [kept(`"${id}" is the id of no record here`)];
}

const same = (regime: Regime, a: string, b: string): boolean =>
  a === b ||
  withPredecessors(regime, a as Party).includes(b as Party) ||
  withPredecessors(regime, b as Party).includes(a as Party);

/** Who may have said it, and to whom. */
function sides(regime: Regime, r: RegimeRecord, byId: Known["byId"]): readonly Impossible[] {
  if (r.kind === "visit" && r.by === r.to) return [out(`${r.by} cannot visit itself`)];
  if (r.kind === "acknowledgement") {
    const said = byId.get(r.acknowledgement);
    if (said?.by !== undefined && said.by === r.by)
      return [out(`${r.by} sent "${r.acknowledgement}" itself: an acknowledgement comes from who received it`)];
  }
  if (r.kind === "follow-up") {
    const said = byId.get(r.of);
    if ((said?.kind === "notification" || said?.kind === "follow-up") && !same(regime, said.by, r.by))
      return [out(`"${r.of}" was sent by ${said.by}: a follow-up comes from its sender, not from ${r.by}`)];
  }
  return [];
}

function times(r: RegimeRecord, byId: Known["byId"]): readonly Impossible[] {
  const before = (a: Parameters<typeof latest>[0] | undefined, b: Parameters<typeof latest>[0] | undefined): boolean =>
    a !== undefined && b !== undefined && latest(a) < earliest(b);
  switch (r.kind) {
    case "visit":
      return before(r.departure, r.arrival) ? [out("it departs before it arrives")] : [];
    case "suspension":
      return before(r.until, r.from) ? [out('"until" is before "from"')] : [];
    case "test":
      return before(r.answeredAt, r.at) ? [out("it was answered before it was made")] : [];
    case "call":
      if (before(r.answeredAt, r.at)) return [out("it was answered before it was made")];
      return before(r.endedAt, r.at) ? [out("it ended before it was made")] : [];
    case "acknowledgement": {
      const at = (byId.get(r.acknowledgement) as { at?: Parameters<typeof latest>[0] } | undefined)?.at;
      return before(r.at, at) ? [out(`it is earlier than "${r.acknowledgement}", which it acknowledges`)] : [];
    }
    default:
      return [];
  }
}

const messages: readonly RegimeRecord["kind"][] = ["notification", "follow-up", "declaration", "reply"];
/** A window of a message was said so and is watched; of what happened it cannot be. */
export function windowFaults(r: RegimeRecord, fields: Specs, values: Fields): readonly Impossible[] {
  if (messages.includes(r.kind) || !checkWindows(fields, values).some((c) => c.result === "fail")) return [];
  return flawsOf(fields, values).map((f: Flaw) => kept(`fields.${f.field} ${f.short}`));
}

/** A step comes after its request, is its own body's, and has no more votes than there are. */
function stepFaults(regime: Regime, r: RegimeRecord, byId: Known["byId"]): readonly Impossible[] {
  if (r.kind !== "step") return [];
  const request = byId.get(r.of);
  if (request?.kind !== "request") return [];
  const rule = regime.procedures.get(request.request)?.steps.get(r.step);
  const bodies = (rule?.by ?? []).filter((n) => regime.bodies.has(n));
  const cast = (r.votes ?? 0) + (r.against ?? 0);
  return [
    ...(latest(r.at) < earliest(request.at) ? [out(`it is earlier than "${r.of}", the request that it follows`)] : []),
    ...(rule?.votes?.of !== undefined && cast > rule.votes.of
      ? [kept(`${cast} votes, of ${rule.votes.of} that there are`)]
      : []),
    ...(bodies.length > 0 && bodies.length === rule?.by?.length && r.by !== undefined && !bodies.includes(r.by)
      ? [out(`the step "${r.step}" is taken by ${bodies.join(", ")}, not by ${r.by}`)]
      : []),
  ];
}
