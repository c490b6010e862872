/** Due and open: what is due next, to whom, by which rule. */
import { useDue } from "../api/asks.ts";
import type { Due } from "../api/centre.ts";
import { WaitingCalls } from "../lines/waiting-calls.tsx";
import { Waiting } from "../parts/bits.tsx";
import { focusedItem, useKeys } from "../shell/keys.ts";
import { answers, useOurCentre, useTitle } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { Centres } from "./centres.tsx";
import { DayStrip } from "./day-strip.tsx";
import { DueTable } from "./due-table.tsx";
import { rowKey, useDutyAct } from "./duty-act.tsx";
import { LeadLine } from "./lead-line.tsx";

export function Desk() {
  const { t } = useWords();
  const { party, officer } = useOurCentre();
  const asked = useDue();
  const run = useDutyAct();
  useTitle(t("desk.title"));

  const due = asked.data;
  useKeys({
    a: () => {
      const acknowledgeable = (answers(officer) ? (due ?? []) : []).filter(
        (d) => d.owedBy === party && d.duty === "acknowledge",
      );
      const at = focusedItem();
      const chosen = acknowledgeable.find((d) => rowKey(d) === at) ?? acknowledgeable[0];
      if (chosen !== undefined) run(chosen);
    },
  });
  if (due === undefined) return <Waiting error={asked.error} />;

  const ours = due.filter((d) => d.owedBy === party);
  const theirs: Due[] = due.filter((d) => d.owedBy !== party);
  return (
    <>
      <WaitingCalls />
      <LeadLine due={due} askedAt={asked.dataUpdatedAt} />
      <div className="cols">
        <div className="c9 stackv">
          <DueTable due={ours} side="ours" />
          <DueTable due={theirs} side="theirs" />
        </div>
        <div className="c3 stackv">
          <DayStrip due={due} />
          <Centres />
        </div>
      </div>
    </>
  );
}
