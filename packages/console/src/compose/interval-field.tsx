import { colon, useWords } from "../words/index.ts";
import { localClock, localZone, span } from "../words/time.ts";
import { TypedField } from "./controls.tsx";
import type { FieldProps } from "./field.tsx";
import { FieldHead, Hint, Said } from "./said.tsx";
import { instantMs, isValues, readInstant, typedInstant, withValue } from "./values.ts";

/** Two moments in UTC, and in words how long that is and what it is on the reader's own clock. */
export function IntervalField({ field, path, value, onChange }: FieldProps) {
  const { t, pick, language } = useWords();
  const interval = isValues(value) ? value : {};
  const [opens, closes] = [instantMs(interval.opens), instantMs(interval.closes)];
  const set = (name: "opens" | "closes", text: string): void => onChange(withValue(interval, name, readInstant(text)));
  const end = (name: "opens" | "closes") => (
    <TypedField
      path={`${path}.${name}`}
      head={t(`field.${name}`)}
      label={`${pick(field.label)}${colon(language)}${t(`field.${name}`)}, UTC`}
      start={typedInstant(interval[name])}
      placeholder={name === "opens" ? "2026-11-26 00:30" : "2026-11-29 10:00"}
      onText={(text) => set(name, text)}
    />
  );
  return (
    <fieldset className="field">
      <legend className="vh">{pick(field.label)}</legend>
      <span className="lab" aria-hidden="true">
        <FieldHead field={field} />
      </span>
      <div className="two tight">
        {end("opens")}
        {end("closes")}
      </div>
      <small>
        {opens !== null && closes !== null && closes > opens
          ? `${t("field.lasts", { span: span(closes - opens, t) })} ${
              localZone() === null
                ? ""
                : t("field.lastsLocal", { opens: localClock(opens, language), closes: localClock(closes, language) })
            }`
          : t("field.utc")}
      </small>
      <Hint field={field} />
      <Said path={path} within={["opens", "closes"]} />
    </fieldset>
  );
}
