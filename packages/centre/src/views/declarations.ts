/** Declarations round by round: who owed one, who filed, late or nil, who has only promised, and all of them side by side. */
import {
  type Day,
  type DeclarationOfRegime,
  type DutyRow,
  type FieldSpec,
  formatSpan,
  jsonSchemaOfFields,
  judge,
  type Regime,
  type RegimeRecord,
  type Text,
} from "@comity/regime";
import { type Instant, msOf, type Party } from "@comity/wire";
import type { DeclarationOf, DeclarationRound } from "../api/paper-schemas.ts";
import { type DeclarationState, declarationKey, specsOf } from "../core/declare/state.ts";
import type { Env } from "../core/env.ts";
import type { State } from "../core/state.ts";
import { formFields } from "./regime.ts";

export function declarationRounds(env: Env, s: State, now: Instant): readonly DeclarationRound[] {
  return [...env.regimes.values()].flatMap((regime) =>
    regime.declarations.size === 0 ? [] : roundsOf(env, s, regime, now),
  );
}

interface Period {
  readonly from: string;
  readonly to: string;
}

function roundsOf(env: Env, s: State, regime: Regime, now: Instant): readonly DeclarationRound[] {
  const known = [...s.declarations.values()].filter((d) => d.regime === regime.id);
  // In an exercise a proposal is played as if it had been agreed; a centre runs live only what binds.
  const since = s.begunAt.slice(0, 10) as Day;
  const { rows } = judge(regime, known.flatMap(recordsOf), now, { asIfAgreed: true, since });
  const owed = rows.filter((r) => r.family === "declarations" && regime.declarations.has(r.duty));
  const periods = new Map<string, { type: string; period: Period }>();
  const add = (type: string, period: Period | undefined): void => {
    if (period !== undefined) periods.set(`${type} ${period.from}`, { type, period });
  };
  for (const d of known) add(d.type, d.period);
  for (const r of owed) add(r.duty, periodOf(r));
  return [...periods.values()]
    .sort((a, b) => (a.period.from < b.period.from ? 1 : a.period.from > b.period.from ? -1 : a.type < b.type ? -1 : 1))
    .flatMap(({ type, period }) => {
      const rule = regime.declarations.get(type);
      return rule === undefined ? [] : [roundOf(env, s, regime, rule, period, owed)];
    });
}

/** A declaration as a record that the reasoner reads: a promise under seal is none yet. */
function recordsOf(d: DeclarationState): readonly RegimeRecord[] {
  return d.filed.map(
    ({ declaration, at }): RegimeRecord =>
      ({
        kind: "declaration",
        line: 0,
        declaration: declaration.type,
        id: declaration.id,
        by: d.party,
        at,
        year: Number(declaration.period.from.slice(0, 4)),
        nil: declaration.nil,
        ...(declaration.form === null ? {} : { form: declaration.form }),
        ...(declaration.nil ? {} : { fields: declaration.fields }),
      }) as RegimeRecord,
  );
}

function periodOf(r: DutyRow): Period | undefined {
  if (r.year !== undefined) return { from: `${r.year}-01-01`, to: `${r.year}-12-31` };
  const day = r.asOf ?? r.dueAt?.slice(0, 10);
  return day === undefined ? undefined : { from: day, to: day };
}

function roundOf(
  env: Env,
  s: State,
  regime: Regime,
  rule: DeclarationOfRegime,
  period: Period,
  owed: readonly DutyRow[],
): DeclarationRound {
  const stateOf = (p: Party): DeclarationState | undefined =>
    s.declarations.get(declarationKey(regime.id, rule.name, period, p));
  const parties = regime.parties.map((party) => {
    const row = owed.find((r) => r.duty === rule.name && r.from === party && periodOf(r)?.from === period.from);
    return standing(party, stateOf(party), row, regime);
  });
  const before = earlier(s, regime, rule, period);
  const labels = labelsOf(rule);
  const forms = [...(rule.forms ?? [])];
  const schemaOf = (form: string | null): unknown => {
    const specs = specsOf(rule, form);
    return specs === undefined ? null : jsonSchemaOfFields(specs);
  };
  const fieldsOf = (form: string | null) => formFields(specsOf(rule, form) ?? new Map());
  return {
    regime: regime.id,
    regimeTitle: regime.title,
    type: rule.name,
    title: rule.title,
    clause: rule.clause,
    period,
    simultaneous: rule.simultaneous ?? false,
    nilReturn: rule.nilReturn ?? "none",
    forms: forms.map(([id, f]) => ({ id, title: f.title ?? sameText(id), schema: schemaOf(id), fields: fieldsOf(id) })),
    schema: forms.length > 0 ? null : schemaOf(null),
    fields: forms.length > 0 ? [] : fieldsOf(null),
    parties,
    labels: labels.map(([path, label]) => ({ path, label })),
    compare: labels
      .map(([path, label]) => ({
        path,
        label,
        values: Object.fromEntries(
          parties.flatMap((p) => {
            const value = p.fields?.[path];
            return value === undefined ? [] : [[p.party, value]];
          }),
        ),
      }))
      .filter((row) => Object.keys(row.values).length > 0),
    last: lastOf(env, s, regime, rule),
    changed: parties.flatMap((p) => changesOf(p, before(p.party as Party))),
  };
}

function standing(
  party: Party,
  d: DeclarationState | undefined,
  row: DutyRow | undefined,
  regime: Regime,
): DeclarationOf {
  const filed = d?.filed.at(-1);
  const owed = row?.state === "met" ? "due" : (row?.state ?? "watched");
  const state = filed === undefined ? (d?.seal != null ? "sealed" : owed) : filed.declaration.nil ? "nil" : "filed";
  const first = d?.filed[0];
  const dueAt = row?.dueAt ?? null;
  const over = first !== undefined && dueAt !== null && first.at > dueAt ? msOf(first.at) - msOf(dueAt) : 0;
  return {
    party,
    state,
    because: row?.because ?? sameText(""),
    dueAt,
    sealedAt: d?.seal?.sentAt ?? null,
    filedAt: filed?.sentAt ?? null,
    lateBy: over > 0 ? formatSpan(over, "en") : null,
    opensItsSeal: filed !== undefined && filed.declaration.opens !== null,
    reference: filed?.declaration.reference ?? null,
    form: filed?.declaration.form ?? null,
    fields: filed === undefined ? null : { ...filed.declaration.fields },
    texts: d?.filed.length ?? 0,
    otherEdition: filed !== undefined && filed.declaration.regime.digest !== regime.digest,
  };
}

const sameText = (t: string): Text => ({ en: t, fr: t, ru: t, zh: t });

function labelsOf(rule: DeclarationOfRegime): readonly (readonly [string, Text])[] {
  const all = new Map<string, FieldSpec>();
  for (const f of rule.forms?.values() ?? []) for (const [name, spec] of f.fields ?? []) all.set(name, spec);
  for (const [name, spec] of rule.fields ?? []) all.set(name, spec);
  return [...all].map(([name, spec]) => [name, spec.label ?? sameText(name)]);
}

/** What each party filed about the period before this one. */
function earlier(s: State, regime: Regime, rule: DeclarationOfRegime, period: Period) {
  const all = [...s.declarations.values()].filter(
    (d) => d.regime === regime.id && d.type === rule.name && d.period.from < period.from && d.filed.length > 0,
  );
  return (party: Party): DeclarationState | undefined =>
    all.filter((d) => d.party === party).sort((a, b) => (a.period.from < b.period.from ? 1 : -1))[0];
}

function changesOf(p: DeclarationOf, before: DeclarationState | undefined): DeclarationRound["changed"] {
  const last = before?.filed.at(-1)?.declaration.fields;
  if (p.fields === null || last === undefined) return [];
  const now = p.fields;
  return [...new Set([...Object.keys(last), ...Object.keys(now)])]
    .filter((path) => JSON.stringify(last[path]) !== JSON.stringify(now[path]))
    .map((path) => ({ party: p.party, path, before: last[path] ?? null, now: now[path] ?? null }));
}

function lastOf(env: Env, s: State, regime: Regime, rule: DeclarationOfRegime): DeclarationRound["last"] {
  const own = [...s.declarations.values()]
    .filter((d) => d.regime === regime.id && d.type === rule.name && d.party === env.me && d.filed.length > 0)
    .sort((a, b) => (a.period.from < b.period.from ? 1 : -1))[0];
  const filed = own?.filed.at(-1)?.declaration;
  return filed === undefined || own === undefined
    ? null
    : { period: own.period, form: filed.form, fields: { ...filed.fields } };
}
