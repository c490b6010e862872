/** One control for each kind of value that is a single line. */
import { type ReactNode, useState } from "react";
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
  TextArea,
  TextField,
} from "react-aria-components";
import type { FormField } from "../api/centre.ts";
import { Chevron, Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import type { FieldProps } from "./field.tsx";
import { useForm } from "./form-context.ts";
import { FieldHead, Hint, Said, useSaid } from "./said.tsx";
import { readDay, readInstant, typedInstant } from "./values.ts";

/** A line of text that stands for a value; what was typed stays as it was typed. */
export function TypedField(props: {
  readonly path: string;
  readonly head: ReactNode;
  readonly label: string;
  readonly start: string;
  readonly onText: (text: string) => void;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly mono?: boolean;
  readonly lang?: string;
  readonly after?: ReactNode;
  /** Text set from outside, such as an area drawn on the globe; a new number takes it over. */
  readonly given?: { readonly text: string; readonly n: number } | undefined;
}) {
  const { readOnly, touch } = useForm();
  const { worst, id } = useSaid(props.path);
  const [text, setText] = useState(props.start);
  const [taken, setTaken] = useState(0);
  if (props.given !== undefined && props.given.n !== taken) {
    setTaken(props.given.n);
    setText(props.given.text);
  }
  const control = {
    className: `inp${props.mono ? " mono" : ""}`,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.lang === undefined ? {} : { lang: props.lang }),
  };
  return (
    <TextField
      className={`field ${worst}`}
      value={text}
      isReadOnly={readOnly}
      isInvalid={worst === "fail"}
      aria-label={props.label}
      {...(id === undefined ? {} : { "aria-describedby": id })}
      onChange={(v) => {
        setText(v);
        props.onText(v);
      }}
      onBlur={() => text !== "" && touch(props.path)}
    >
      <span className="lab">{props.head}</span>
      {props.rows === undefined ? <Input {...control} /> : <TextArea {...control} rows={props.rows} />}
      {props.after}
      <Said path={props.path} />
    </TextField>
  );
}

export function InstantField({ field, path, value, onChange }: FieldProps) {
  const { t, pick } = useWords();
  return (
    <TypedField
      path={path}
      head={<FieldHead field={field} />}
      label={`${pick(field.label)}, UTC`}
      start={typedInstant(value)}
      placeholder="2026-11-26 00:30"
      onText={(text) => onChange(readInstant(text))}
      after={<small>{t("field.utc")}</small>}
    />
  );
}

export function DayField({ field, path, value, onChange }: FieldProps) {
  const { pick } = useWords();
  return (
    <TypedField
      path={path}
      head={<FieldHead field={field} />}
      label={pick(field.label)}
      start={typeof value === "string" ? value : ""}
      placeholder="2026-11-26"
      onText={(text) => onChange(readDay(text))}
      after={<Hint field={field} />}
    />
  );
}

export function TextBox({ field, path, value, onChange }: FieldProps) {
  const { pick } = useWords();
  const { language } = useForm();
  return (
    <TypedField
      path={path}
      head={<FieldHead field={field} />}
      label={pick(field.label)}
      start={typeof value === "string" ? value : ""}
      rows={2}
      lang={language}
      onText={onChange}
      after={<Hint field={field} />}
    />
  );
}

export const BearingField = (props: FieldProps) => <NumberBox {...props} unit="°" />;

export function NumberBox({ field, path, value, onChange, unit }: FieldProps & { readonly unit?: string }) {
  const { readOnly, touch } = useForm();
  const { worst, id } = useSaid(path);
  const told = unit ?? field.unit;
  return (
    <NumberField
      className={`field ${worst}`}
      value={typeof value === "number" ? value : Number.NaN}
      isReadOnly={readOnly}
      isInvalid={worst === "fail"}
      formatOptions={{ maximumFractionDigits: 6 }}
      onChange={(n) => onChange(Number.isNaN(n) ? undefined : n)}
      onBlur={() => touch(path)}
      {...(id === undefined ? {} : { "aria-describedby": id })}
    >
      <Label className="lab">
        <FieldHead field={field} />
      </Label>
      <span className="unit">
        <Input className="inp" />
        {told !== null && <span>{told}</span>}
      </span>
      <Hint field={field} />
      <Said path={path} />
    </NumberField>
  );
}

export function ChoiceField({ field, path, value, onChange }: FieldProps) {
  const { t, pick } = useWords();
  const { readOnly, touch } = useForm();
  const { worst, id } = useSaid(path);
  return (
    <Select
      className={`field ${worst}`}
      value={typeof value === "string" ? value : null}
      isDisabled={readOnly}
      isInvalid={worst === "fail"}
      placeholder={t("field.choose")}
      onChange={(key) => {
        touch(path);
        onChange(key === null ? undefined : String(key));
      }}
      {...(id === undefined ? {} : { "aria-describedby": id })}
    >
      <Label className="lab">
        <FieldHead field={field} />
      </Label>
      <Button className="inp">
        <SelectValue />
        <Chevron />
      </Button>
      <Hint field={field} />
      <Said path={path} />
      <Popover className="pop">
        <ListBox className="menu" items={field.choices.map((c) => ({ id: c.value, ...c }))}>
          {(c: FormField["choices"][number] & { id: string }) => (
            <ListBoxItem id={c.id} textValue={pick(c.label)}>
              {({ isSelected }) => (
                <>
                  <span>{isSelected && <Mark name="done" />}</span>
                  <span>{pick(c.label)}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
