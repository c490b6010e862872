/** Which sentence opens the Desk. Only the words are chosen here; what is due, late or next was decided by the centre. */
import type { Due } from "../api/centre.ts";

export type Lead =
  | { readonly kind: "nothing" }
  | {
      readonly kind: "owed";
      readonly due: Due;
      /** `lead.acknowledge.ahead`, `lead.read.late`, `lead.follow-up.noTime`. */
      readonly key: string;
      readonly more: number;
      readonly late: number;
    };

/** The duty that can still be met in time comes first in the sentence; what is late already has its alarm and its row. */
export function chooseLead(due: readonly Due[], party: string, nowMs: number): Lead {
  const ours = due.filter((d) => d.owedBy === party);
  const next = ours.find((d) => d.dueState !== "late" && d.dueAt !== null) ?? ours[0];
  if (next === undefined) return { kind: "nothing" };
  const tense = next.dueAt === null ? "noTime" : Date.parse(next.dueAt) < nowMs ? "late" : "ahead";
  return {
    kind: "owed",
    due: next,
    key: `lead.${next.duty}.${tense}`,
    more: ours.length - 1,
    late: ours.filter((d) => d !== next && d.dueState === "late").length,
  };
}

/** The first thing that others owe, for the empty state: nothing of ours is due, and this is what we wait for. */
export function firstOwedToUs(due: readonly Due[], party: string): Due | null {
  return due.find((d) => d.owedBy !== party) ?? null;
}
