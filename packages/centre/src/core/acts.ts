import { type Check, canSend, checkDraft, languageOf, normaliseFields, type Draft as RuleDraft } from "@comity/regime";
import {
  type Acknowledgement,
  type Fields,
  faultLine,
  type Instant,
  type Item,
  type ItemId,
  type Message,
  type Party,
  type StreamId,
  streamOf,
} from "@comity/wire";
import type { Env, Officer } from "./env.ts";
import type { DraftData, JournalEntry } from "./journal.ts";
import { forbids } from "./roles.ts";
import { notificationOf, ruleOf } from "./rules.ts";
import { type DraftState, emptyStream, findItem, type ItemState, type State } from "./state.ts";
import { append, type Effect, type Step } from "./step.ts";

export interface ComposeAct {
  readonly kind: "notification" | "follow-up" | "correction";
  readonly regime?: string | undefined;
  readonly type?: string | undefined;
  readonly about?: string | undefined;
  readonly reason?: string | undefined;
  readonly to?: readonly Party[] | undefined;
  readonly fields: unknown;
  readonly language?: string | undefined;
  readonly late: boolean;
  readonly submit: boolean;
}
export type Act =
  | { readonly do: "compose"; readonly compose: ComposeAct }
  | {
      readonly do: "edit";
      readonly id: string;
      readonly edit: Partial<Pick<ComposeAct, "fields" | "to" | "reason" | "language" | "late">> & {
        readonly submit: boolean;
      };
    }
  | { readonly do: "release"; readonly id: string }
  | { readonly do: "return"; readonly id: string; readonly reason: string }
  | { readonly do: "discard"; readonly id: string }
  | { readonly do: "acknowledge"; readonly id: string }
  | { readonly do: "route"; readonly id: string; readonly desks: readonly string[] }
  | { readonly do: "read"; readonly id: string; readonly desk: string }
  | { readonly do: "take-alarm"; readonly alarm: string };

/** What the officer is told. `no`: nothing was changed but, where `id` is given, the draft that was kept. */
export type Answer =
  | { readonly kind: "done"; readonly id: ItemId | null }
  | {
      readonly kind: "no";
      readonly why: "not-found" | "forbidden" | "wrong-state" | "checks" | "bad-input";
      readonly detail: string;
      readonly id: ItemId | null;
      readonly clause?: string;
      readonly faults?: readonly { readonly at: string; readonly message: string }[];
    };

const no = (
  state: State,
  why: Extract<Answer, { kind: "no" }>["why"],
  detail: string,
  more: Partial<Extract<Answer, { kind: "no" }>> = {},
): Step => ({
  state,
  effects: [],
  answer: { kind: "no", why, detail, id: null, ...more },
});

export function decideAct(env: Env, s: State, officer: Officer, act: Act, at: Instant, newId: ItemId): Step {
  const forbidden = forbids(officer, act);
  if (forbidden !== undefined) return no(s, "forbidden", forbidden);
  switch (act.do) {
    case "compose":
      return compose(env, s, officer, act.compose, at, newId);
    case "edit":
    case "release":
    case "return":
    case "discard": {
      const draft = findDraft(s, act.id);
      return draft === undefined
        ? no(s, "not-found", `there is no draft "${act.id}"`)
        : onDraft(env, s, officer, act, draft, at);
    }
    case "acknowledge":
    case "route":
    case "read": {
      const item = findItem(s, act.id);
      return item === undefined
        ? no(s, "not-found", `there is no message "${act.id}"`)
        : onItem(env, s, officer, act, item, at);
    }
    case "take-alarm":
      return record(env, s, { kind: "alarm-taken", at, by: officer.name, alarm: act.alarm }, null);
  }
}

export function findDraft(s: State, idOrReference: string): DraftState | undefined {
  return s.drafts.get(idOrReference as ItemId) ?? s.drafts.get(s.byReference.get(idOrReference) ?? ("" as ItemId));
}

function record(env: Env, s: State, entry: JournalEntry, id: ItemId | null): Step {
  const added = append(env, s, entry);
  return { state: added.state, effects: [added.effect], answer: { kind: "done", id } };
}

function compose(env: Env, s: State, officer: Officer, c: ComposeAct, at: Instant, id: ItemId): Step {
  const about = c.about === undefined ? undefined : findItem(s, c.about);
  if (c.kind !== "notification" && about === undefined)
    return no(s, "not-found", `a ${c.kind} needs \`about\`: there is no message "${c.about ?? ""}"`);
  if (about !== undefined && about.from !== env.me)
    return no(
      s,
      "forbidden",
      `${about.item.reference} is ${about.from}'s: only ${about.from} can follow it up or correct it`,
    );
  const regimeId = about?.item.regime.id ?? c.regime;
  const regime = regimeId === undefined ? undefined : env.regimes.get(regimeId);
  if (regime === undefined)
    return no(
      s,
      "bad-input",
      `there is no regime "${regimeId ?? ""}" here; there are ${[...env.regimes.keys()].join(", ")}`,
    );
  const type = c.kind === "correction" ? typeOf(about?.item) : c.type;
  const known = c.kind === "notification" ? regime.notifications : about && ruleOf(env, s, about.item)?.followUps;
  if (type === undefined || (c.kind !== "correction" && !known?.has(type))) {
    return no(
      s,
      "bad-input",
      `${regime.id} has no ${c.kind} "${type ?? ""}"; it has ${[...(known?.keys() ?? [])].join(", ")}`,
    );
  }
  if (c.kind === "correction" && !c.reason)
    return no(s, "bad-input", "a correction needs a reason: say what was wrong");
  const year = at.slice(0, 4);
  const data: DraftData = {
    id,
    reference: `${env.me}-${year}-${String(s.counters.get(year, 0) + 1).padStart(4, "0")}`,
    kind: c.kind,
    regime: regime.id,
    type,
    of: about?.item.id ?? null,
    reason: c.reason ?? null,
    to: sorted(about?.to ?? c.to ?? regime.parties.filter((p) => p !== env.me)),
    fields: c.fields ?? {},
    language: c.language ?? languageOf(env.me),
    late: c.late,
  };
  const added = append(env, s, { kind: "drafted", at, by: officer.name, draft: data });
  const step: Step = { state: added.state, effects: [added.effect], answer: { kind: "done", id } };
  return c.submit ? submit(env, step, officer, data, at) : step;
}

function onDraft(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<Act, { do: "edit" | "release" | "return" | "discard" }>,
  d: DraftState,
  at: Instant,
): Step {
  const { id, reference } = d.data;
  if (d.state === "sent" || d.state === "discarded") {
    return no(
      s,
      "wrong-state",
      `${reference} ${d.state === "sent" ? "has left; correct it with a correction" : "was discarded"}`,
      { id },
    );
  }
  switch (act.do) {
    case "edit": {
      const { fields, to, reason, language, late } = act.edit;
      const data: DraftData = {
        ...d.data,
        fields: fields === undefined ? d.data.fields : fields,
        to: to === undefined || d.data.of !== null ? d.data.to : sorted(to),
        reason: reason ?? d.data.reason,
        language: language ?? d.data.language,
        late: late ?? d.data.late,
      };
      const added = append(env, s, { kind: "drafted", at, by: officer.name, draft: data });
      const step: Step = { state: added.state, effects: [added.effect], answer: { kind: "done", id } };
      return act.edit.submit ? submit(env, step, officer, data, at) : step;
    }
    case "release":
      return release(env, s, officer, d, at);
    case "return":
      if (d.state !== "awaiting-release")
        return no(s, "wrong-state", `${reference} is not waiting for release`, { id });
      return record(env, s, { kind: "returned", at, by: officer.name, id, reason: act.reason }, id);
    case "discard":
      return record(env, s, { kind: "discarded", at, by: officer.name, id }, id);
  }
}

/** The draft as the regime's checks want it. */
export function ruleDraft(s: State, d: DraftData): RuleDraft | undefined {
  if (d.kind === "notification") return { kind: "notification", type: d.type, fields: d.fields };
  const of = d.of === null ? undefined : s.items.get(d.of);
  const notification = of && notificationOf(s, of.item)?.item;
  if (of === undefined || notification === undefined) return undefined;
  if (d.kind === "follow-up") return { kind: "follow-up", type: d.type, of: notification, fields: d.fields };
  if (of.item.kind === "correction") return undefined;
  return { kind: "correction", of: of.item, fields: d.fields, notification };
}

/** Every check of a draft, as if it were received at a moment. */
export function checksOf(env: Env, s: State, d: DraftData, at: Instant): readonly Check[] {
  const regime = env.regimes.get(d.regime);
  const draft = ruleDraft(s, d);
  if (regime === undefined || draft === undefined) return [];
  return checkDraft(regime, draft, { from: env.me, to: d.to, at });
}

function submit(env: Env, step: Step, officer: Officer, d: DraftData, at: Instant): Step {
  const refused = refusedByChecks(env, step.state, d, at);
  if (refused !== undefined) return { ...step, answer: refused };
  const added = append(env, step.state, { kind: "submitted", at, by: officer.name, id: d.id });
  return { ...step, state: added.state, effects: [...step.effects, added.effect] };
}

function refusedByChecks(env: Env, s: State, d: DraftData, at: Instant): Extract<Answer, { kind: "no" }> | undefined {
  const checks = checksOf(env, s, d, at);
  if (canSend(checks, { late: d.late })) return undefined;
  const failed = checks.filter((c) => c.result === "fail" && !(d.late && c.id === "lead-time"));
  const clause = failed.find((c) => c.clause !== undefined)?.clause;
  return {
    kind: "no",
    why: "checks",
    detail: `${d.reference} is kept as a draft: ${failed.map((c) => c.message.en).join(" ")}`,
    id: d.id,
    ...(clause === undefined ? {} : { clause }),
    faults: failed.map((c) => ({ at: c.field ?? "", message: c.message.en })),
  };
}

function release(env: Env, s: State, officer: Officer, d: DraftState, at: Instant): Step {
  const { data } = d;
  if (d.state !== "awaiting-release")
    return no(s, "wrong-state", `${data.reference} is still a draft: send it for release first`, { id: data.id });
  if (officer.name === d.composedBy) {
    return no(s, "forbidden", `${officer.name} wrote ${data.reference}: another officer must release it`, {
      id: data.id,
    });
  }
  // Time has passed since it was submitted: a lead time that was kept then may be too short now.
  const refused = refusedByChecks(env, s, data, at);
  if (refused !== undefined) return { state: s, effects: [], answer: refused };
  const item = itemFrom(env, s, d, officer.name);
  if (typeof item === "string") return no(s, "bad-input", item, { id: data.id });
  return say(env, s, item, data.to, at, data.id);
}

function itemFrom(env: Env, s: State, d: DraftState, releasedBy: string): Item | string {
  const { data } = d;
  const regime = env.regimes.get(data.regime);
  const of = data.of === null ? undefined : s.items.get(data.of);
  const rule = of === undefined ? regime?.notifications.get(data.type) : ruleOf(env, s, of.item);
  if (regime === undefined || rule === undefined) return `the regime ${data.regime} is no longer here`;
  const followUpType = data.kind === "follow-up" ? data.type : of?.item.kind === "follow-up" ? of.item.type : undefined;
  const specs = followUpType === undefined ? rule.fields : rule.followUps.get(followUpType)?.fields;
  const fields = specs && normaliseFields(specs, data.fields);
  if (!fields?.ok) return fields === undefined ? `no "${data.type}" in ${data.regime}` : faultLine(fields.faults);
  const common = {
    id: data.id,
    reference: data.reference,
    regime: { id: regime.id, digest: regime.digest },
    fields: fields.value as Fields,
    language: data.language,
    composedAt: d.composedAt,
    officers: { composed: d.composedBy, released: releasedBy },
  };
  if (data.kind === "notification") return { kind: "notification", type: data.type, ...common };
  if (data.of === null) return "it speaks of nothing";
  if (data.kind === "follow-up") return { kind: "follow-up", type: data.type, of: data.of, ...common };
  return { kind: "correction", of: data.of, reason: data.reason ?? "", ...common };
}

/** Put a body at the end of our stream to these addressees, and send it once it is durable and signed. */
function say(env: Env, s: State, body: Item | Acknowledgement, to: readonly Party[], at: Instant, id: ItemId): Step {
  const stream = s.streams.get(streamOf({ from: env.me, to }) as StreamId, emptyStream);
  const message: Message = {
    comity: 1,
    record: env.directory.record,
    from: env.me,
    to,
    sequence: stream.upTo + 1,
    previous: stream.ids.get(stream.upTo) ?? null,
    sentAt: at,
    body,
  };
  const added = append(env, s, { kind: "sent", at, message });
  const envelope = added.state.streams.get(streamOf(message))?.ids.get(message.sequence);
  const effects: Effect[] = [added.effect];
  if (envelope !== undefined) for (const peer of to) effects.push({ do: "deliver", to: peer, id: envelope });
  return { state: added.state, effects, answer: { kind: "done", id } };
}

function onItem(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<Act, { do: "acknowledge" | "route" | "read" }>,
  i: ItemState,
  at: Instant,
): Step {
  const { id, reference } = i.item;
  if (i.from === env.me) return no(s, "wrong-state", `${reference} is our own`, { id });
  switch (act.do) {
    case "acknowledge": {
      // Said again by a nervous hand: it was done, and that is the answer.
      if (s.acknowledgements.get(id)?.has(env.me)) return { state: s, effects: [], answer: { kind: "done", id } };
      const body: Acknowledgement = {
        kind: "acknowledgement",
        of: id,
        envelope: i.envelope,
        officer: officer.name,
        at,
      };
      // To all who have the item, so that each sees who has read it and our count towards them has no hole.
      return say(env, s, body, sorted([i.from, ...i.to.filter((p) => p !== env.me)]), at, id);
    }
    case "route": {
      const unknown = act.desks.filter((d) => !env.desks.some((k) => k.id === d));
      if (unknown.length > 0 || act.desks.length === 0) {
        return no(
          s,
          "bad-input",
          `no desk "${unknown.join(", ")}"; there are ${env.desks.map((d) => d.id).join(", ")}`,
          { id },
        );
      }
      const fresh = act.desks.filter((d) => !s.routes.get(id)?.has(d));
      let state = s;
      const effects: Effect[] = [];
      for (const desk of fresh) {
        const added = append(env, state, { kind: "routed", at, by: officer.name, item: id, desk });
        state = added.state;
        effects.push(added.effect);
      }
      return { state, effects, answer: { kind: "done", id } };
    }
    case "read": {
      const route = s.routes.get(id)?.get(act.desk);
      if (route === undefined)
        return no(s, "wrong-state", `${reference} was not routed to the desk "${act.desk}"`, { id });
      if (route.readAt !== null) return { state: s, effects: [], answer: { kind: "done", id } };
      return record(env, s, { kind: "read", at, by: officer.name, item: id, desk: act.desk }, id);
    }
  }
}

const typeOf = (item: Item | undefined): string | undefined =>
  item === undefined || item.kind === "correction" ? undefined : item.type;
const sorted = (parties: readonly Party[]): readonly Party[] => [...new Set(parties)].sort();
