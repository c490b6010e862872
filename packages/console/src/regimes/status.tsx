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

export function Status(props: {
  readonly status: DutyStatus;
  readonly since?: string | null;
  /** Where the act stands on which it rests. */
  readonly href?: string;
}) {
  const { status, since, href } = props;
  const { t, language } = useWords();
  const word = t(`regime.status.${status}`);
  // What has not begun has not begun since any day.
  const begun = since == null || status === "not-yet" ? "" : t("regime.since", { day: dayWords(since, language) });
  return (
    <span className="st">
      <Mark name={statusMarks[status]} />
      <span>
        {word}
        {begun !== "" && <small>{href === undefined ? begun : <a href={href}>{begun}</a>}</small>}
      </span>
    </span>
  );
}
