import { type FieldSpec, type Regime, standingOn } from "@comity/regime";
import type { Instant } from "@comity/wire";
import type { FormField, RegimeInfo } from "../api/schemas.ts";

/** A regime as the console's form and reader need it. `file`: its text, for who wants to read the rule itself. */
export function regimeInfo(r: Regime, file: string, now: Instant): RegimeInfo {
  return {
    id: r.id,
    digest: r.digest,
    title: r.title,
    about: r.about ?? null,
    kind: r.kind,
    parties: [...r.parties],
    standing: Object.fromEntries(r.parties.map((p) => [p, standingOn(r, p, now)])),
    sources: r.sources.map((s) => ({ title: s.title, url: s.url ?? null, read: s.read })),
    notFound: [...r.notFound],
    file,
    notifications: [...r.notifications.values()].map((n) => ({
      name: n.name,
      title: n.title,
      clause: n.clause,
      line: n.position.line,
      leadTime:
        n.given === undefined
          ? null
          : { atLeast: n.given.atLeast?.text ?? null, before: n.given.before, clause: n.given.clause },
      acknowledgeWithin:
        n.acknowledge === undefined ? null : { within: n.acknowledge.within.text, clause: n.acknowledge.clause },
      fields: formFields(n.fields),
      followUps: [...n.followUps.values()].map((f) => ({
        name: f.name,
        title: f.title,
        clause: f.clause,
        closes: f.closes,
        fields: formFields(f.fields),
      })),
    })),
  };
}

/** The fields of a form as a console draws them. */
export function formFields(fields: ReadonlyMap<string, FieldSpec>): FormField[] {
  return [...fields.values()].map((f) => ({
    name: f.name,
    label: f.label,
    hint: f.hint ?? null,
    clause: f.clause,
    optional: f.optional,
    many: f.many,
    verified: f.verified,
    type: f.type,
    unit: f.type === "number" ? (f.unit ?? null) : null,
    choices: f.type === "choice" ? f.choices.map((c) => ({ value: c.value, label: c.label })) : [],
    shapes: f.type === "place" ? [...f.shapes] : [],
    atMost: f.type === "interval" ? (f.atMost?.text ?? f.exactly?.text ?? null) : null,
    fields: f.type === "group" ? formFields(f.fields) : [],
  }));
}
