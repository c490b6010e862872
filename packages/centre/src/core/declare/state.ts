/** Declarations of all parties, and promises of them under seal. Folded from what was sent and received. */

import { normaliseFields } from "@comity/regime";
import type { Declaration, DeclarationSeal, EnvelopeId, Instant, Message, Party } from "@comity/wire";
import { commitmentOf } from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";

/** `p5-doctrine-policy-spending/doctrine-policy-spending/2025-01-01/US`: what a party declares about a period. */
export type DeclarationKey = string & { readonly __declarationKey: true };
export const declarationKey = (
  regime: string,
  type: string,
  period: { readonly from: string },
  party: Party,
): DeclarationKey => `${regime}/${type}/${period.from}/${party}` as DeclarationKey;

export interface Filed {
  readonly declaration: Declaration;
  readonly sentAt: Instant;
  readonly at: Instant;
  readonly envelope: EnvelopeId;
}
export interface DeclarationState {
  readonly party: Party;
  readonly regime: string;
  readonly type: string;
  readonly period: { readonly from: string; readonly to: string };
  /** The promise that stands, if one was made. */
  readonly seal: {
    readonly commitment: string;
    readonly sentAt: Instant;
    readonly at: Instant;
    readonly envelope: EnvelopeId;
  } | null;
  /** What was declared, the newest last: a later one replaces the earlier, which stays on record. */
  readonly filed: readonly Filed[];
}

export type DeclarationMessage = Message & { readonly body: Declaration | DeclarationSeal };

export function foldDeclaration(s: State, m: DeclarationMessage, envelope: EnvelopeId, at: Instant): State {
  const { body } = m;
  const key = declarationKey(body.regime.id, body.type, body.period, m.from);
  const begun: DeclarationState = {
    party: m.from,
    regime: body.regime.id,
    type: body.type,
    period: body.period,
    seal: null,
    filed: [],
  };
  const before = s.declarations.get(key, begun);
  const next: DeclarationState =
    body.kind === "declaration-seal"
      ? { ...before, seal: before.seal ?? { commitment: body.commitment, sentAt: m.sentAt, at, envelope } }
      : {
          ...before,
          period: body.period,
          filed: [...before.filed, { declaration: body, sentAt: m.sentAt, at, envelope }],
        };
  return { ...s, declarations: s.declarations.set(key, next) };
}

/** Why a declaration is none that the regime knows, or breaks its own promise; undefined when it fits. */
export function declarationMisfit(env: Env, s: State, m: DeclarationMessage): string | undefined {
  const { body } = m;
  const regime = env.regimes.get(body.regime.id);
  const rule = regime?.declarations.get(body.type);
  if (regime === undefined || rule === undefined) return `no declaration "${body.type}" of "${body.regime.id}" here`;
  for (const p of [m.from, ...m.to]) if (!regime.parties.includes(p)) return `${p} is not a party to ${regime.id}`;
  if (body.officers.composed === body.officers.released) return "one officer alone released it; two are needed";
  const odd = periodFault(body.period);
  if (odd !== undefined) return odd;
  const before = s.declarations.get(declarationKey(regime.id, body.type, body.period, m.from));
  if (body.kind === "declaration-seal")
    return before === undefined ? undefined : "a declaration about this period is already promised or told";
  if (!body.reference.startsWith(`${m.from}-`)) return `reference ${body.reference} is not one of ${m.from}`;
  if (s.byReference.has(body.reference)) return `reference ${body.reference} is already on record`;
  const broken = brokenPromise(env, before, body);
  if (broken !== undefined) return broken;
  return formFault(rule, body);
}

function brokenPromise(env: Env, before: DeclarationState | undefined, d: Declaration): string | undefined {
  const seal = before?.seal;
  if (d.opens === null) {
    // What was promised is told first; only then may a later one correct it.
    return seal != null && before?.filed.length === 0
      ? "a declaration about this period is promised under seal, and this does not open it"
      : undefined;
  }
  if (seal === undefined || seal === null || seal.envelope !== d.opens.seal)
    return "it opens a seal that is not on record";
  return commitmentOf(env.primitives, d, d.opens.salt) === seal.commitment
    ? undefined
    : "it is not what was sealed: the declaration differs from its own promise";
}

/** A day that there is, and an end that does not come before its beginning. */
export function periodFault({ from, to }: { readonly from: string; readonly to: string }): string | undefined {
  const bad = [from, to].find((day) => {
    const ms = Date.parse(`${day}T00:00:00Z`);
    return !Number.isFinite(ms) || new Date(ms).toISOString().slice(0, 10) !== day;
  });
  if (bad !== undefined) return `there is no day ${bad}`;
  return to < from ? `the period ends on ${to}, before it begins on ${from}` : undefined;
}

type Rule =
  NonNullable<ReturnType<Env["regimes"]["get"]>> extends { declarations: ReadonlyMap<string, infer R> } ? R : never;

/** Whether its form and fields are those that the regime asks for. */
export function formFault(rule: Rule, d: Pick<Declaration, "form" | "nil" | "fields">): string | undefined {
  if (d.nil) {
    if (rule.nilReturn === undefined || rule.nilReturn === "none") return "this declaration knows no nil return";
    return d.form === null && Object.keys(d.fields).length === 0 ? undefined : "a nil return holds nothing else";
  }
  const specs = specsOf(rule, d.form);
  if (specs === undefined)
    return `there is no form "${d.form ?? ""}"; there are ${[...(rule.forms?.keys() ?? [])].join(", ")}`;
  const read = normaliseFields(specs, d.fields);
  return read.ok ? undefined : read.faults.map((f) => `${f.at}: ${f.message}`).join("; ");
}

/** The fields of a declaration in one of its forms: those of the form, and those that all forms share. */
export function specsOf(rule: Rule, form: string | null) {
  const graded = form === null ? undefined : rule.forms?.get(form);
  if ((rule.forms?.size ?? 0) > 0 && graded === undefined) return undefined;
  if (form !== null && graded === undefined) return undefined;
  return new Map([...(graded?.fields ?? []), ...(rule.fields ?? [])]);
}
