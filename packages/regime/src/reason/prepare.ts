import { readValues } from "../normalise.ts";
import { nearestOf } from "../reading.ts";
import type { RegimeRecord } from "../records.ts";
import type { FollowUpRule, NotificationRule, Regime } from "../regime-types.ts";
import type { Fields, RegimeFault } from "../types.ts";
import { impossibleIn, type Known, partiesKnown, sizesKnown, windowFaults } from "./impossible.ts";
import type { Kind } from "./judging.ts";
import { none, type Specs } from "./scope.ts";

export interface Prepared {
  readonly records: readonly RegimeRecord[];
  readonly faults: readonly RegimeFault[];
}

/** Of exercises and tests nothing reaches a finding (IRIX). */
const isReal = (r: RegimeRecord): boolean => {
  const context = "context" in r ? r.context : undefined;
  return context === undefined || context === "real" || context === "routine";
};

/**
 * The records that count, each with its fields in their one spelling, read against the rule or event that it names. A record
 * that names what the regime does not have is a fault and is left out; a value that cannot be read is a fault, and absent.
 */
export function prepare(
  regime: Regime,
  all: readonly RegimeRecord[],
  file: string,
  unread: readonly string[] = [],
): Prepared {
  const faults: RegimeFault[] = [];
  const fault = (r: RegimeRecord, message: string, nearest?: string): undefined => {
    faults.push({ file, line: r.line, column: 1, message, ...(nearest === undefined ? {} : { nearest }) });
    return undefined;
  };
  const real = all.filter(isReal);
  const seen = new Set<string>();
  for (const r of real) {
    const id = (r as { id?: string }).id;
    if (id === undefined) continue;
    if (seen.has(id)) fault(r, `"${id}" names another record already; the first keeps the name`);
    seen.add(id);
  }
  const byId = new Map(real.toReversed().flatMap((r) => ("id" in r && r.id !== undefined ? [[r.id, r] as const] : [])));
  const known: Known = {
    byId,
    ids: new Set([...unread, ...all.flatMap((r) => ("id" in r && r.id !== undefined ? [r.id] : []))]),
    parties: partiesKnown(regime),
    sizes: sizesKnown(regime),
  };
  const records = real.flatMap((r): readonly RegimeRecord[] => {
    const form = formOf(regime, r, byId);
    if (form.kind === "unknown") {
      fault(r, `"${form.name}" is not ${form.what} of this regime`, nearestOf(form.name, form.known));
      return [];
    }
    const impossible = impossibleIn(regime, r, known);
    for (const i of impossible) fault(r, i.message);
    if (!("fields" in r) || r.fields === undefined) return impossible.some((i) => i.leftOut) ? [] : [r];
    const read = readValues(form.fields, r.fields);
    for (const f of read.faults) fault(r, `${f.at === "" ? "fields" : `fields.${f.at}`} ${f.message.en}`);
    for (const i of windowFaults(r, form.fields, read.values)) fault(r, i.message);
    return impossible.some((i) => i.leftOut) ? [] : [{ ...r, fields: read.values } as RegimeRecord];
  });
  return { records, faults: faults.toSorted((a, b) => a.line - b.line) };
}

type Form =
  | { readonly kind: "known"; readonly fields: Specs }
  | { readonly kind: "unknown"; readonly name: string; readonly what: string; readonly known: readonly string[] };
const read = (fields: Specs | undefined): Form => ({ kind: "known", fields: fields ?? none });
const unknown = (name: string, what: string, all: Iterable<string>): Form => ({
  kind: "unknown",
  name,
  what,
  known: [...all],
});

function formOf(regime: Regime, r: RegimeRecord, byId: ReadonlyMap<string, RegimeRecord>): Form {
  switch (r.kind) {
    case "event": {
      const fields = eventFieldsOf(regime, r.event);
      const all = [...regime.events.keys(), ...[...regime.notifications.values()].map((n) => n.event)];
      return fields === undefined ? unknown(r.event, "an event", all) : read(fields);
    }
    case "notification": {
      const rule = regime.notifications.get(r.notification);
      if (rule === undefined) return unknown(r.notification, "a notification", regime.notifications.keys());
      return read(rule.known);
    }
    case "follow-up": {
      const all = [...regime.notifications.values()].flatMap((n) => [...n.followUps.keys()]);
      const found = followUpRuleOf(regime, r, byId);
      return found === undefined ? unknown(nameOfFollowUp(r), "a follow-up", all) : read(found.followUp.fields);
    }
    case "reply": {
      const named = [...regime.notifications.values()].flatMap((n) => n.replies.get(r.reply) ?? []);
      const all = [...regime.notifications.values()].flatMap((n) => [...n.replies.keys()]);
      return named[0] === undefined ? unknown(r.reply, "a reply", all) : read(named[0].fields);
    }
    case "parallel": {
      const all = [...regime.notifications.values()].flatMap((n) => [...(n.parallel?.keys() ?? [])]);
      return all.includes(r.parallel) ? read(none) : unknown(r.parallel, "a parallel duty", all);
    }
    case "declaration":
    case "change": {
      const name = r.kind === "change" ? r.change : r.declaration;
      const rule = regime.declarations.get(name);
      if (rule === undefined) return unknown(name, "a declaration", regime.declarations.keys());
      const form = r.kind === "declaration" && r.form !== undefined ? rule.forms?.get(r.form) : undefined;
      if (r.kind === "declaration" && r.form !== undefined && form === undefined)
        return unknown(r.form, `a form of "${name}"`, rule.forms?.keys() ?? []);
      return read(form?.fields === undefined ? rule.fields : new Map([...(rule.fields ?? none), ...form.fields]));
    }
    case "request": {
      const rule = regime.procedures.get(r.request);
      return rule === undefined ? unknown(r.request, "a procedure", regime.procedures.keys()) : read(rule.fields);
    }
    case "step": {
      const all = [...regime.procedures.values()].flatMap((p) => [...p.steps.keys()]);
      return all.includes(r.step) ? read(none) : unknown(r.step, "a step", all);
    }
    case "visit": {
      const rule = regime.visits.get(r.visit);
      return rule === undefined ? unknown(r.visit, "a visit", regime.visits.keys()) : read(rule.fields);
    }
    case "test":
    case "call": {
      const name = r.kind === "test" ? r.test : r.call;
      return regime.lines.has(name) ? read(none) : unknown(name, "a line", regime.lines.keys());
    }
    case "suspension":
      return regime.suspensions.has(r.suspension)
        ? read(none)
        : unknown(r.suspension, "a suspension", regime.suspensions.keys());
    case "acknowledgement":
    case "size":
      return read(none);
  }
}

/** What is known of an event: as the file lists it; else what a notification of that name asks. */
function eventFieldsOf(regime: Regime, event: string): Specs | undefined {
  const listed = regime.events.get(event);
  if (listed !== undefined) return listed.fields;
  const rule = [...regime.notifications.values()].find((n) => n.event === event);
  return rule === undefined ? undefined : rule.known;
}

export const nameOfFollowUp = (r: Kind<"follow-up">): string => r.followUp;

/** The notification that a follow-up, a reply or a parallel act leads back to; undefined: no such record. */
export function rootOf(
  of: string,
  byId: ReadonlyMap<string, RegimeRecord>,
): Kind<"notification"> | Kind<"event"> | undefined {
  let name = of;
  // A chain of follow-ups is short; one that runs in a ring leads nowhere.
  for (let i = 0; i < 50; i++) {
    const found = byId.get(name);
    if (found?.kind === "notification" || found?.kind === "event") return found;
    if (found?.kind !== "follow-up") return undefined;
    name = found.of;
  }
  return undefined;
}

export interface FollowUpFound {
  readonly rule: NotificationRule;
  readonly followUp: FollowUpRule;
}
/** The rule of a follow-up: that of the notification it names; else the first that has one of its name and takes its fields. */
export function followUpRuleOf(
  regime: Regime,
  r: Kind<"follow-up">,
  byId: ReadonlyMap<string, RegimeRecord>,
): FollowUpFound | undefined {
  const root = rootOf(r.of, byId);
  const all = [...regime.notifications.values()].flatMap((rule): readonly FollowUpFound[] => {
    const followUp = rule.followUps.get(nameOfFollowUp(r));
    return followUp === undefined ? [] : [{ rule, followUp }];
  });
  const own = all.find((f) =>
    root?.kind === "notification"
      ? f.rule.name === root.notification
      : root !== undefined && f.rule.event === root.event,
  );
  const takes = (f: FollowUpFound): boolean => Object.keys(r.fields ?? {}).every((name) => f.followUp.fields.has(name));
  return own ?? all.find(takes) ?? all[0];
}
export const fieldsOf = (r: RegimeRecord): Fields => ("fields" in r ? (r.fields ?? {}) : {});
