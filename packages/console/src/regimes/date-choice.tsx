/** Today, or on a date: typed here, or taken from the time line. */
import { type Day, isDay } from "@comity/regime";
import { useEffect, useRef, useState } from "react";
import { Input, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { readDay } from "../compose/values.ts";
import { useWords } from "../words/index.ts";

export function DateChoice({
  on,
  today,
  onDay,
}: {
  readonly on: Day | null;
  readonly today: Day;
  readonly onDay: (day: Day | null) => void;
}) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string>(on ?? today);
  const [asked, setAsked] = useState(on !== null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (on !== null) {
      setTyped(on);
      setAsked(true);
    }
  }, [on]);
  const read = (text: string): void => {
    setTyped(text);
    const day = readDay(text);
    if (isDay(day)) onDay(day === today ? null : day);
  };
  const bad = !isDay(readDay(typed));
  return (
    <span className="row date-choice">
      {asked && (
        <TextField className="row" value={typed} onChange={read} isInvalid={bad} aria-label={t("regime.date.day")}>
          <Input ref={field} className="inp mono" inputMode="numeric" placeholder="2023-07-01" />
        </TextField>
      )}
      <ToggleButtonGroup
        className="seg"
        aria-label={t("regime.date.show")}
        disallowEmptySelection
        selectedKeys={[asked ? "date" : "today"]}
        onSelectionChange={(s) => {
          const date = s.has("date");
          setAsked(date);
          if (!date) onDay(null);
          else setTimeout(() => field.current?.select());
        }}
      >
        <ToggleButton id="today">{t("regime.date.today")}</ToggleButton>
        <ToggleButton id="date">{t("regime.date.on")}</ToggleButton>
      </ToggleButtonGroup>
    </span>
  );
}
