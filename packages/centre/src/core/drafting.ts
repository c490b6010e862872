import { languageOf, normaliseFields } from "@comity/regime";
import { type Fields, faultLine, type Instant, type Item, type ItemId } from "@comity/wire";
import type { Act, ComposeAct } from "./act.ts";
import { refusedByChecks } from "./checks.ts";
import { append, type Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import type { DraftData } from "./journal.ts";
import { questionsOf } from "./questions.ts";
import { notificationOf, ruleOf, subjectOf } from "./rules.ts";
import { no, record, say, sorted } from "./say.ts";
import { type DraftState, findItem, type ItemState, type State } from "./state.ts";

export function compose(env: Env, s: State, officer: Officer, c: ComposeAct, at: Instant, id: ItemId): Step {
  const named = c.about === undefined ? undefined : findItem(s, c.about);
  const about = named && spokenOf(s, c.kind, named);
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

export function onDraft(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<Act, { do: "edit" | "release" | "return" | "answer-question" | "discard" }>,
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
    case "answer-question": {
      const question = questionsOf(env, s, d.data).find((q) => q.key === act.question);
      if (question === undefined)
        return no(s, "not-found", `${reference} is not asked "${act.question}"; it may have been changed`, { id });
      return record(env, s, { kind: "question-answered", at, by: officer.name, id, question, reason: act.reason }, id);
    }
    case "discard":
      return record(env, s, { kind: "discarded", at, by: officer.name, id }, id);
  }
}

function submit(env: Env, step: Step, officer: Officer, d: DraftData, at: Instant): Step {
  const refused = refusedByChecks(env, step.state, d, at);
  if (refused !== undefined) return { ...step, answer: refused };
  const added = append(env, step.state, { kind: "submitted", at, by: officer.name, id: d.id });
  return { ...step, state: added.state, effects: [...step.effects, added.effect] };
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

/** A follow-up speaks of the notification; a correction of what stands behind earlier corrections. */
function spokenOf(s: State, kind: ComposeAct["kind"], named: ItemState): ItemState | undefined {
  if (kind === "follow-up") return notificationOf(s, named.item);
  return named.item.kind === "correction" ? subjectOf(s, named.item) : named;
}

const typeOf = (item: Item | undefined): string | undefined =>
  item === undefined || item.kind === "correction" ? undefined : item.type;
