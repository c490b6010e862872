/** Controls for what is said in one word: yes or no, and which state. */
import { Label, Radio, RadioGroup } from "react-aria-components";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { stateName } from "../words/parties.ts";
import { TypedField } from "./controls.tsx";
import type { FieldProps } from "./field.tsx";
import { useForm } from "./form-context.ts";
import { FieldHead, Hint, Said, useSaid } from "./said.tsx";
import { readParty } from "./values.ts";

export function FlagField({ field, path, value, onChange }: FieldProps) {
  const { t } = useWords();
  const { readOnly, touch } = useForm();
  const { worst, id } = useSaid(path);
  return (
    <RadioGroup
      className={`field ${worst}`}
      value={typeof value === "boolean" ? String(value) : null}
      isReadOnly={readOnly}
      isInvalid={worst === "fail"}
      onChange={(key) => {
        touch(path);
        onChange(key === "true");
      }}
      {...(id === undefined ? {} : { "aria-describedby": id })}
    >
      <Label className="lab">
        <FieldHead field={field} />
      </Label>
      <span className="row" style={{ gap: 16 }}>
        {(["true", "false"] as const).map((key) => (
          <Radio key={key} value={key} className="opt">
            {({ isSelected }) => (
              <>
                <span className="box round">{isSelected && <Mark name="answers" />}</span>
                {t(key === "true" ? "field.yes" : "field.no")}
              </>
            )}
          </Radio>
        ))}
      </span>
      <Hint field={field} />
      <Said path={path} />
    </RadioGroup>
  );
}

export function PartyField({ field, path, value, onChange }: FieldProps) {
  const { t, pick, language } = useWords();
  const code = typeof value === "string" ? value : "";
  const name = stateName(code, language);
  return (
    <TypedField
      path={path}
      head={<FieldHead field={field} />}
      label={pick(field.label)}
      start={code}
      placeholder="FR"
      onText={(text) => onChange(readParty(text))}
      after={
        <>
          <small>{name === code ? t("field.party") : t("field.isState", { name })}</small>
          <Hint field={field} />
        </>
      }
    />
  );
}
