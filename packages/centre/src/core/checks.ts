import { type Check, canSend, checkDraft, type Draft as RuleDraft } from "@comity/regime";
import type { Instant } from "@comity/wire";
import type { Refusal } from "./act.ts";
import type { Env } from "./env.ts";
import type { DraftData } from "./journal.ts";
import { notificationOf } from "./rules.ts";
import type { State } from "./state.ts";

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

export function refusedByChecks(env: Env, s: State, d: DraftData, at: Instant): Refusal | undefined {
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
