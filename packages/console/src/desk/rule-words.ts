/** What the rule asks, in a few words beside its clause: within 1 h of receipt, 24 h before, within 10 min. */
import { useDue, useRegimes } from "../api/asks.ts";
import type { CentreInfo, Due, Entry, RegimeInfo } from "../api/centre.ts";
import { durationMs } from "../parts/filing.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { type Say, useWords, type Words } from "../words/index.ts";
import { span } from "../words/time.ts";

export function askedBy(d: Due, regimes: readonly RegimeInfo[], desks: CentreInfo["desks"], t: Say): string | null {
  const rule = regimes.find((r) => r.id === d.regime)?.notifications.find((n) => n.name === d.type);
  const words = (key: string, iso: string | null | undefined): string | null => {
    const ms = iso == null ? null : durationMs(iso);
    return ms === null ? null : t(key, { span: span(ms, t) });
  };
  if (d.duty === "acknowledge") return words("rule.withinReceipt", rule?.acknowledgeWithin?.within);
  if (d.duty === "release" || d.duty === "deliver") {
    return d.kind === "notification" && d.dutyClause !== null ? words("rule.asked", rule?.leadTime?.atLeast) : null;
  }
  const minutes = d.duty === "read" ? desks.find((k) => k.id === d.desk)?.readWithinMinutes : null;
  return minutes == null ? null : t("rule.withinRouting", { span: span(minutes * 60_000, t) });
}

/** About a notification or what follows one; papers and declarations have no steps of these. */
export const isOfItem = (d: Due): d is Due & Entry => d.kind !== "paper" && d.kind !== "declaration";

/** Under what it is owed: a clause, our own order, or the word of who tabled a paper. */
export const underWords = (d: Due, { t, pick }: Pick<Words, "t" | "pick">): string =>
  d.dutyClause !== null
    ? `${pick(d.regimeTitle)}, ${d.dutyClause}`
    : t(d.duty === "reply" ? "rule.bySender" : "rule.own");

/** What an officer calls it: a reference; of a declaration, what it is. */
export const nameOf = (d: Due, pick: Words["pick"]): string =>
  d.duty === "declare" ? `${pick(d.typeTitle)} ${d.reference.slice(0, 4)}` : d.reference;

export function useAskedBy(): (d: Due) => string | null {
  const { t } = useWords();
  const { desks } = useOurCentre();
  const owed = (useDue().data ?? []).length > 0;
  const regimes = useRegimes(owed).data ?? [];
  return (d) => askedBy(d, regimes, desks, t);
}
