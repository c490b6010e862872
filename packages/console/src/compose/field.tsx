/** The form, derived whole from what the regime asks: one control for each kind of value, lists and groups around them. */
import { useState } from "react";
import type { FormField } from "../api/centre.ts";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { BearingField, ChoiceField, DayField, InstantField, NumberBox, TextBox } from "./controls.tsx";
import { useForm } from "./form-context.ts";
import { IntervalField } from "./interval-field.tsx";
import { PlaceField } from "./place-field.tsx";
import { FlagField, PartyField } from "./plain-fields.tsx";
import { FieldHead, Hint, Said } from "./said.tsx";
import { isValues, type Values, withValue } from "./values.ts";

export interface FieldProps {
  readonly field: FormField;
  /** Where the value stands: `window`, `missile.kind`, `impact-area.0`. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function Fields(props: {
  readonly fields: readonly FormField[];
  readonly prefix?: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}) {
  const { fields, prefix = "", values, onChange } = props;
  return fields.map((f) => (
    <Field
      key={f.name}
      field={f}
      path={prefix + f.name}
      value={values[f.name]}
      onChange={(v) => onChange(withValue(values, f.name, v))}
    />
  ));
}

export function Field(props: FieldProps) {
  const { field } = props;
  if (field.many) return <ManyField {...props} />;
  switch (field.type) {
    case "group":
      return <GroupField {...props} />;
    case "interval":
      return <IntervalField {...props} />;
    case "instant":
      return <InstantField {...props} />;
    case "day":
      return <DayField {...props} />;
    case "bearing":
      return <BearingField {...props} />;
    case "number":
      return <NumberBox {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "flag":
      return <FlagField {...props} />;
    case "party":
      return <PartyField {...props} />;
    case "place":
      return <PlaceField {...props} />;
    default:
      return <TextBox {...props} />;
  }
}

function GroupField({ field, path, value, onChange }: FieldProps) {
  return (
    <fieldset className="group">
      <legend className="lab">
        <FieldHead field={field} />
      </legend>
      <Hint field={field} />
      <Fields fields={field.fields} prefix={`${path}.`} values={isValues(value) ? value : {}} onChange={onChange} />
      <Said path={path} within={field.fields.map((f) => f.name)} />
    </fieldset>
  );
}

/** A list of one or more. Each entry keeps its key, so that taking one away does not shuffle what was typed in the others. */
function ManyField({ field, path, value, onChange }: FieldProps) {
  const { t, pick } = useWords();
  const { readOnly, touch } = useForm();
  const list = Array.isArray(value) ? value : [];
  const [keys, setKeys] = useState(() => Array.from({ length: Math.max(1, list.length) }, (_, i) => i));
  const one: FormField = { ...field, many: false };
  // Entries without a value yet are rows of the page, not of the list; they are sent as empty so that indexes agree.
  const at = (i: number): unknown => list[i] ?? undefined;
  const set = (i: number, v: unknown): void => {
    const next = keys.map((_, j) => (j === i ? v : at(j)) ?? null);
    while (next.length > 0 && next.at(-1) === null) next.pop();
    onChange(next);
  };
  return (
    <fieldset className="field" style={{ gap: 8 }}>
      {keys.length > 1 && <legend className="vh">{pick(field.label)}</legend>}
      {keys.map((key, i) => (
        <div key={key} className="field">
          <Field
            field={keys.length === 1 ? one : { ...one, label: numbered(one.label, i + 1) }}
            path={`${path}.${i}`}
            value={at(i)}
            onChange={(v) => set(i, v)}
          />
          {keys.length > 1 && !readOnly && (
            <div className="row">
              <Act
                small
                aria-label={t("field.removeName", { name: `${pick(field.label)} ${i + 1}` })}
                onPress={() => {
                  setKeys(keys.toSpliced(i, 1));
                  onChange(list.toSpliced(i, 1));
                }}
              >
                {t("act.remove")}
              </Act>
            </div>
          )}
        </div>
      ))}
      <Said path={path} within={keys.map((_, i) => String(i))} />
      {!readOnly && (
        <div className="row">
          <Act
            small
            onPress={() => {
              touch(path);
              setKeys([...keys, Math.max(...keys) + 1]);
            }}
          >
            {t("field.addName", { name: pick(field.label) })}
          </Act>
        </div>
      )}
    </fieldset>
  );
}

const numbered = (label: FormField["label"], n: number): FormField["label"] => ({
  en: `${label.en} ${n}`,
  fr: `${label.fr} ${n}`,
  ru: `${label.ru} ${n}`,
  zh: `${label.zh}${n}`,
});
