import type { ItemsRule, LimitRule } from "../language/limits.ts";
import type { Top } from "../language/regime.ts";
import { checkFieldNames, fieldNodes } from "../read-fields.ts";
import type { FieldSpec } from "../types.ts";
import { none } from "./notifications.ts";
import { lifeMoments, type Resolver } from "./resolver.ts";

type Specs = ReadonlyMap<string, FieldSpec>;
type Part = Partial<Top>;

/** Check every family but the notifications against the whole file. */
export function resolveRules(r: Resolver, top: Part): void {
  for (const e of top.events?.values() ?? []) {
    checkFieldNames(r.x, fieldNodes.get(e.fields) ?? null, e.fields, e.fields);
    r.moment(e, "at", e.at, e.fields, []);
  }
  resolveDeclarations(r, top);
  resolveLimits(r, top);
  resolveVisits(r, top);
  resolveProcedures(r, top);
  for (const line of top.lines?.values() ?? []) {
    r.who(line, "by", line.by);
    r.who(line, "members", line.members);
  }
  for (const u of top.undertakings?.values() ?? []) {
    r.who(u, "by", u.by);
    r.clocks(u.given, none, ["event", "year", ...lifeMoments]);
  }
  for (const p of top.pledges?.values() ?? []) {
    r.who(p, "by", p.by);
    r.duties(p, "keeps", p.keeps);
  }
  for (const s of top.suspensions?.values() ?? []) {
    r.who(s, "by", s.by);
    r.duties(s, "duties", s.duties);
    r.duties(s, "except", s.except);
    r.rule(s, "declared-by", s.declaredBy, top.notifications?.keys() ?? [], "a notification of this file");
  }
  for (const body of top.bodies?.values() ?? []) {
    r.who(body, "members", body.members);
    for (const d of body.decisions ?? [])
      for (const set of d.sets ?? []) r.rule(set, "rule", set.rule, r.names.rules, "a rule of this file");
  }
}

function resolveDeclarations(r: Resolver, top: Part): void {
  for (const d of top.declarations?.values() ?? []) {
    const fields = d.fields ?? none;
    checkFieldNames(r.x, fieldNodes.get(fields) ?? null, fields, fields);
    for (const form of d.forms?.values() ?? [])
      if (form.fields !== undefined)
        checkFieldNames(r.x, fieldNodes.get(form.fields) ?? null, form.fields, form.fields);
    r.who(d, "by", d.by);
    r.who(d, "to", d.to, ["others", "affected", "chosen"]);
    r.moment(d, "from", d.from, none, lifeMoments);
    r.clocks(d.due, fields, ["period", "year", "change", "event", "request", ...lifeMoments]);
    r.clocks(d.onChange === undefined ? [] : [d.onChange], fields, ["change"]);
    r.condition(d.when, fields);
  }
}

/** The fields of an item and, one after another, the values derived from them. */
export function itemSpecs(items: ItemsRule | undefined): Specs {
  const specs = new Map(items?.fields ?? []);
  for (const [name, cases] of items?.derive ?? [])
    specs.set(
      name,
      derivedSpec(
        name,
        cases.map((c) => c.is),
      ),
    );
  return specs;
}
function derivedSpec(name: string, values: readonly unknown[]): FieldSpec {
  const base = {
    name,
    label: { en: name, fr: name, ru: name, zh: name },
    clause: "",
    optional: true,
    many: false,
    coarse: false,
    verified: "text" as const,
  };
  if (values.every((v) => typeof v === "boolean")) return { ...base, type: "flag" };
  if (values.every((v) => typeof v === "number")) return { ...base, type: "number", whole: false };
  const words = [...new Set(values.map(String))];
  return {
    ...base,
    type: "choice",
    choices: words.map((value) => ({ value, label: { en: value, fr: value, ru: value, zh: value } })),
  };
}

function checkCounted(r: Resolver, of: object, counted: LimitRule["counted"]): void {
  if (counted === "by-group" && r.names.groups.size === 0)
    r.fault(of, "counted", "this file has no groups to count by", { expected: "groups, or by-party" });
}

function resolveLimits(r: Resolver, top: Part): void {
  const { items } = top;
  const specs = itemSpecs(items);
  if (items !== undefined) {
    checkFieldNames(r.x, fieldNodes.get(items.fields) ?? null, items.fields, items.fields);
    r.field(items, "id", items.id, items.fields);
    let seen = items.fields;
    for (const [name, cases] of items.derive ?? []) {
      if (items.fields.has(name))
        r.fault(items, "derive", `"${name}" is a field already; give the derived value another name`);
      const kinds = new Set(cases.map((c) => typeof c.is));
      if (kinds.size > 1)
        r.fault(items, "derive", `the cases of "${name}" give values of different kinds: ${[...kinds].join(", ")}`, {
          expected: "one kind of value",
        });
      for (const [i, c] of cases.entries()) {
        r.condition(c.when, seen);
        if (c.when === undefined && i < cases.length - 1)
          r.fault(c, undefined, "a case without a condition holds always: no later case can be reached");
      }
      const spec = specs.get(name);
      // NOTE A new map: what an expression sees is remembered for the very map of fields.
      if (spec !== undefined) seen = new Map(seen).set(name, spec);
    }
    for (const [i, path] of (items.leaves?.allOf ?? []).entries())
      if (items.leaves !== undefined) r.field(items.leaves, "all-of", path, items.fields, "day", i);
  }
  const events: ReadonlyMap<string, Specs> = new Map([
    ...[...(top.notifications ?? [])].map(([name, n]) => [n.event ?? name, n.fields ?? none] as const),
    ...[...(top.events ?? [])].map(([name, e]) => [name, e.fields] as const),
  ]);
  for (const l of top.limits?.values() ?? []) {
    r.who(l, "by", l.by);
    r.rule(l, "event", l.event, events.keys(), "an event of this file");
    checkCounted(r, l, l.counted);
    r.rule(l, "within", l.within, top.limits?.keys() ?? [], "a limit of this file");
    for (const key of l.perParty?.keys() ?? [])
      if (!r.names.parties.has(key) && !r.names.groups.has(key))
        r.x.r.unknown(r.at(l, "per-party"), key, "a party or group of this file", [
          ...r.names.parties,
          ...r.names.groups,
        ]);
    for (const way of [{ count: l.count ?? [] }, ...(l.countedOtherwise ?? [])])
      for (const c of way.count) {
        if (l.event !== undefined) {
          r.condition(c.where, events.get(l.event) ?? none);
          if (c.each !== undefined) r.fault(c, "each", "events count one each; leave it out");
          continue;
        }
        if (items === undefined) {
          r.fault(l, "count", 'a count needs "items": what one item is, and what is known of it', {
            expected: "items: { fields: … }",
          });
          continue;
        }
        r.condition(c.where, specs);
        const { each } = c;
        if (each?.kind === "cel") r.condition(each.condition, specs, "number");
        if (each?.kind === "first") for (const part of [each.each, each.further]) r.condition(part, specs, "number");
        if (each?.kind === "table") {
          r.field(each, "by", each.by, specs);
          r.rule(each, "table", each.table, top.types?.keys() ?? [], "a type table of this file");
          r.condition(each.otherwise, specs, "number");
        }
      }
    for (const way of l.countedOtherwise ?? []) r.parties(way, "by", way.by);
  }
}

function resolveVisits(r: Resolver, top: Part): void {
  for (const v of top.visits?.values() ?? []) {
    const fields = v.fields ?? none;
    checkFieldNames(r.x, fieldNodes.get(fields) ?? null, fields, fields);
    r.who(v, "by", v.by);
    const moments = ["arrival", "departure", "request", "refusal", "year", ...lifeMoments];
    r.clocks(v.given, fields, moments);
    for (const clock of [v.starts, v.refusal]) if (clock !== undefined) r.clocks([clock], fields, moments);
    for (const c of v.notCounted ?? []) r.condition(c.when, fields);
    for (const other of v.atATimeWith ?? [])
      r.rule(v, "at-a-time-with", other, top.visits?.keys() ?? [], "a visit of this file");
    r.rule(v, "steps", v.steps, top.procedures?.keys() ?? [], "a procedure of this file");
    if (v.quota === undefined) continue;
    checkCounted(r, v.quota, v.quota.counted);
    for (const key of v.quota.perParty?.keys() ?? [])
      if (!r.names.parties.has(key) && !r.names.groups.has(key))
        r.x.r.unknown(r.at(v.quota, "per-party"), key, "a party or group of this file", [
          ...r.names.parties,
          ...r.names.groups,
        ]);
    r.rule(v.quota, "not-above", v.quota.notAbove, top.visits?.keys() ?? [], "a visit of this file");
    for (const other of v.quota.togetherWith ?? [])
      r.rule(v.quota, "together-with", other, top.visits?.keys() ?? [], "a visit of this file");
  }
}

function resolveProcedures(r: Resolver, top: Part): void {
  for (const p of top.procedures?.values() ?? []) {
    const fields = p.fields ?? none;
    checkFieldNames(r.x, fieldNodes.get(fields) ?? null, fields, fields);
    r.who(p, "by", p.by);
    const names = [...p.steps.keys()];
    for (const [name, step] of p.steps) {
      const roles = ["requester", "requested", "others"];
      r.who(step, "by", step.by, roles);
      r.who(step, "to", step.to, roles);
      r.clocks(step.given, new Map([...fields, ...(step.fields ?? none)]), [
        "request",
        ...names.filter((n) => n !== name),
        ...lifeMoments,
      ]);
      r.condition(step.when, fields);
    }
  }
}
