import { canSend, type FieldSpec, normaliseFields, renderItem } from "@comity/regime";
import type { Fields, Instant, Item, ItemId } from "@comity/wire";
import type { Draft, Preview } from "../api/schemas.ts";
import { type ComposeAct, checksOf } from "../core/acts.ts";
import type { Env } from "../core/env.ts";
import type { DraftData } from "../core/journal.ts";
import { answerTo, questionsOf } from "../core/questions.ts";
import { receiptDeadline, ruleOf, subjectOf } from "../core/rules.ts";
import { type DraftState, findItem, type State } from "../core/state.ts";
import { mapOf } from "./map.ts";
import { inEach } from "./words.ts";

/** A draft with its checks as of a moment, its renderings and its map. */
export function draftOf(env: Env, s: State, d: DraftState, now: Instant): Draft {
  const { data } = d;
  return {
    id: data.id,
    reference: data.reference,
    kind: data.kind,
    regime: data.regime,
    type: data.type,
    about: data.of,
    aboutReference: data.of === null ? null : (s.items.get(data.of)?.item.reference ?? null),
    reason: data.reason,
    to: [...data.to],
    fields: data.fields,
    language: data.language,
    late: data.late,
    state: d.state,
    composedBy: d.composedBy,
    composedAt: d.composedAt,
    releasedBy: d.releasedBy,
    returned: d.returned,
    ...judged(env, s, data, d, now),
  };
}

/** What can be said of a form before it is kept. A string says why nothing can. */
export function previewOf(env: Env, s: State, c: ComposeAct, now: Instant): Preview | string {
  const about = c.about === undefined ? undefined : findItem(s, c.about);
  const regime = env.regimes.get(about?.item.regime.id ?? c.regime ?? "");
  if (regime === undefined) return `there is no regime "${c.regime ?? ""}" here`;
  const type =
    c.kind === "correction" && about !== undefined && about.item.kind !== "correction"
      ? about.item.type
      : (c.type ?? "");
  const data: DraftData = {
    id: "" as ItemId,
    reference: `${env.me}-${now.slice(0, 4)}-…`,
    kind: c.kind,
    regime: regime.id,
    type,
    of: about?.item.id ?? null,
    reason: c.reason ?? null,
    to: [...(about?.to ?? c.to ?? regime.parties.filter((p) => p !== env.me))],
    fields: c.fields ?? {},
    language: c.language ?? "en",
    late: c.late,
  };
  const mustBeReceivedBy =
    c.kind === "notification" ? (receiptDeadline(env, regime.id, type, data.fields)?.dueAt ?? null) : null;
  return { ...judged(env, s, data, undefined, now), mustBeReceivedBy };
}

function judged(
  env: Env,
  s: State,
  data: DraftData,
  d: DraftState | undefined,
  now: Instant,
): Pick<Draft, "checks" | "questions" | "canSend" | "text" | "map"> {
  const checks = d?.state === "sent" ? [] : checksOf(env, s, data, now);
  const specs = specsOf(env, s, data);
  const read = specs && normaliseFields(specs, data.fields);
  const item = read?.ok ? asItem(env, data, read.value, d, now) : undefined;
  const regime = env.regimes.get(data.regime);
  const of = item && subjectOf(s, item);
  const context = { from: env.me, ...(of === undefined ? {} : { about: of.item.reference, of: of.item }) };
  return {
    checks: checks.map((c) => ({ ...c })),
    questions: questionsShown(env, s, data, d),
    canSend: canSend(checks, { late: data.late }),
    text: item && regime ? inEach((l) => renderItem(regime, item, context, l)) : null,
    map: specs && read?.ok ? mapOf(specs, read.value) : { places: [], tracks: [] },
  };
}

function questionsShown(env: Env, s: State, data: DraftData, d: DraftState | undefined): Draft["questions"] {
  const isOver = d?.state === "sent" || d?.state === "discarded";
  const asked = isOver ? [...d.answered.values()].map((a) => a.question) : questionsOf(env, s, data);
  return asked.map((q) => {
    const said = answerTo(d, q);
    return {
      ...q,
      numbers: { ...q.numbers },
      answered: said === undefined ? null : { by: said.by, at: said.at, reason: said.reason },
    };
  });
}

/** The fields that a draft's form asks for. */
export function specsOf(env: Env, s: State, data: DraftData): ReadonlyMap<string, FieldSpec> | undefined {
  const of = data.of === null ? undefined : s.items.get(data.of);
  if (of === undefined) return env.regimes.get(data.regime)?.notifications.get(data.type)?.fields;
  const rule = ruleOf(env, s, of.item);
  if (data.kind === "follow-up") return rule?.followUps.get(data.type)?.fields;
  return of.item.kind === "follow-up" ? rule?.followUps.get(of.item.type)?.fields : rule?.fields;
}

function asItem(env: Env, data: DraftData, fields: Fields, d: DraftState | undefined, now: Instant): Item {
  const common = {
    id: data.id,
    reference: data.reference,
    regime: { id: data.regime, digest: env.regimes.get(data.regime)?.digest ?? "" },
    fields,
    language: data.language,
    composedAt: d?.composedAt ?? now,
    officers: { composed: d?.composedBy ?? "", released: d?.releasedBy ?? "" },
  };
  if (data.kind === "notification" || data.of === null) return { kind: "notification", type: data.type, ...common };
  if (data.kind === "follow-up") return { kind: "follow-up", type: data.type, of: data.of, ...common };
  return { kind: "correction", of: data.of, reason: data.reason ?? "", ...common };
}
