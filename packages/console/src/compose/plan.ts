/** What is being written, and by which form: from a draft, from the address, and from the item that it speaks of. */
import type { Compose, Draft, FormField, MessageDetail, RegimeInfo, Text4 } from "../api/centre.ts";
import { isValues, type Values } from "./values.ts";

type Rule = RegimeInfo["notifications"][number];
export type FollowUp = Rule["followUps"][number];

export interface Writing {
  readonly kind: "write";
  readonly compose: Compose;
  readonly regime: RegimeInfo;
  readonly title: Text4;
  readonly clause: string;
  readonly fields: readonly FormField[];
  readonly start: Values;
  readonly about: MessageDetail | null;
}
export type Plan =
  | Writing
  | { readonly kind: "choose"; readonly message: MessageDetail; readonly followUps: readonly FollowUp[] }
  | { readonly kind: "unknown" };

export function planOf(
  regimes: readonly RegimeInfo[],
  draft: Draft | null,
  about: MessageDetail | null,
  search: URLSearchParams,
): Plan {
  const kind =
    draft?.kind ?? (search.has("correct") ? "correction" : search.has("about") ? "follow-up" : "notification");
  const regime = regimes.find((r) => r.id === (draft?.regime ?? about?.regime ?? search.get("regime")));
  if (regime === undefined) return { kind: "unknown" };
  const type = draft?.type ?? (kind === "correction" ? about?.type : search.get("type")) ?? null;
  const rules = regime.notifications;

  if (kind === "follow-up" && type === null && about !== null) {
    const rule = rules.find((n) => n.name === about.type);
    return { kind: "choose", message: about, followUps: rule?.followUps ?? [] };
  }
  const form = formOf(rules, kind === "notification" ? null : about, kind, type);
  if (form === undefined || type === null) return { kind: "unknown" };
  const effective = about === null ? {} : about.kind === "notification" ? about.effectiveFields : about.fields;
  return {
    kind: "write",
    compose: {
      kind,
      ...(kind === "notification" ? { regime: regime.id } : {}),
      ...(kind === "correction" ? {} : { type }),
      ...(about === null ? {} : { about: about.id }),
      fields: {},
    },
    regime,
    title: form.title,
    clause: form.clause,
    fields: form.fields,
    start: kind === "correction" && isValues(effective) ? effective : {},
    about,
  };
}

/** A correction has the form of what it corrects. */
function formOf(rules: readonly Rule[], about: MessageDetail | null, kind: string, type: string | null) {
  const followUps = rules.flatMap((n) => n.followUps);
  const ofFollowUp = kind === "follow-up" || (kind === "correction" && about?.kind === "follow-up");
  return ofFollowUp ? followUps.find((f) => f.name === type) : rules.find((n) => n.name === type);
}
