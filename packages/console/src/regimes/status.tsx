/** A status as a mark and its word. No status is coloured: none of them is an alarm. */
import type { DutyStatus } from "@comity/regime";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";

export const statusMarks: Readonly<Record<DutyStatus, MarkName>> = {
  "in-force": "done",
  provisional: "provisional",
  suspended: "frozen",
  disputed: "disputed",
  expired: "none",
  "not-yet": "later",
  withdrawn: "none",
  pledged: "pledged",
};

export function Status({ status, since }: { readonly status: DutyStatus; readonly since?: string | null }) {
  const { t, language } = useWords();
  const word = t(`regime.status.${status}`);
  return (
    <span className="st">
      <Mark name={statusMarks[status]} />
      <span>{since == null ? word : t("regime.since", { status: word, day: dayWords(since, language) })}</span>
    </span>
  );
}
