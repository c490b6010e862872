/** The reader's page of one regime as it was read: where it stands, its life, each rule beside its clause. */
import type { Day, Regime } from "@comity/regime";
import { lanes } from "@comity/regime";
import { type ReactNode, useDeferredValue, useEffect, useMemo } from "react";
import { Panel } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { Bodies } from "./bodies.tsx";
import { DateChoice } from "./date-choice.tsx";
import { dutiesOn } from "./duties.ts";
import { DutyTable } from "./duty-table.tsx";
import { InShort } from "./in-short.tsx";
import { LifeTable } from "./life-table.tsx";
import { RegimeLead } from "./regime-lead.tsx";
import { RuleTable } from "./rule-table.tsx";
import { standAt } from "./stand.ts";
import { type Shelf, timeRows } from "./time-rows.ts";
import { Timeline } from "./timeline.tsx";

export interface ViewProps {
  readonly regime: Regime;
  readonly text: string;
  readonly file: string;
  readonly shelf: Shelf;
  /** null: today. */
  readonly on: Day | null;
  readonly today: Day;
  readonly onDay: (day: Day | null) => void;
  readonly acts?: ReactNode;
}

export function RegimeView({ regime, text, file, shelf, on, today, onDay, acts }: ViewProps) {
  const { t, language } = useWords();
  const day = on ?? today;
  // While the cursor moves, the tables follow when they can.
  const settled = useDeferredValue(day);
  const course = useMemo(() => lanes(regime, settled > today ? settled : today), [regime, settled, today]);
  const rows = useMemo(() => timeRows(regime, today, shelf), [regime, today, shelf]);
  const duties = useMemo(() => dutiesOn(regime, settled, shelf), [regime, settled, shelf]);
  const stand = standAt(course, settled);
  useEffect(() => {
    void import("../style/mono.ts");
    // Files carry all four languages.
    void import("../style/chinese.ts");
  }, []);
  const pick = (d: Day): void => onDay(d === today ? null : d);
  return (
    <div className="regime">
      <RegimeLead regime={regime} stand={stand} rows={duties.rows} on={settled} isToday={on === null} acts={acts} />
      <Panel
        title={t("regime.life.title")}
        aside={
          <>
            <span className="quiet">{t("regime.life.note")}</span>
            <DateChoice on={on} today={today} onDay={onDay} key={language} />
          </>
        }
      >
        <div className="pad">
          <Timeline regime={regime} rows={rows} on={day} today={today} onDay={pick} />
        </div>
      </Panel>
      <div className="cols">
        <div className="c7 stackv">
          <RuleTable regime={regime} text={text} />
        </div>
        <div className="c5 stackv">
          <DutyTable duties={duties} on={settled} />
          <InShort regime={regime} stand={standAt(course, today)} file={file} />
        </div>
      </div>
      <LifeTable regime={regime} />
      <Bodies regime={regime} />
    </div>
  );
}
