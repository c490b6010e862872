/** Today, or on a date: typed here, or taken from the time line. */
import { type Day, isDay } from "@comity/regime";
import { useEffect, useRef, useState } from "react";
import { Input, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { readDay } from "../compose/values.ts";
import { useWords } from "../words/index.ts";

export function DateChoice(props: {
  readonly on: Day | null;
  readonly today: Day;
  readonly onDay: (day: Day | null) => void;
  /** Where it is not the day shown that one chooses. */
  readonly words?: { readonly day: string; readonly show: string; readonly today: string; readonly on: string };
}) {
  const { on, today, onDay } = props;
  const { t } = useWords();
  const words = props.words ?? {
    day: t("regime.date.day"),
    show: t("regime.date.show"),
    today: t("regime.date.today"),
    on: t("regime.date.on"),
  };
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
        <TextField className="row" value={typed} onChange={read} isInvalid={bad} aria-label={words.day}>
          <Input ref={field} className="inp mono" inputMode="numeric" placeholder="2023-07-01" />
        </TextField>
      )}
      <ToggleButtonGroup
        className="seg"
        aria-label={words.show}
        disallowEmptySelection
        selectedKeys={[asked ? "date" : "today"]}
        onSelectionChange={(s) => {
          const date = s.has("date");
          setAsked(date);
          if (!date) onDay(null);
          else setTimeout(() => field.current?.select());
        }}
      >
        <ToggleButton id="today">{words.today}</ToggleButton>
        <ToggleButton id="date">{words.on}</ToggleButton>
      </ToggleButtonGroup>
    </span>
  );
}
