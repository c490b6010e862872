/** A button of ours over the browser's own file input, which stays what the keyboard and a screen reader reach. */
import { type ChangeEvent, useId, useState } from "react";
import { useWords } from "../words/index.ts";

interface Props {
  readonly label: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** In a form that is read as it is sent. */
  readonly name?: string;
  readonly onChange?: (e: ChangeEvent<HTMLInputElement>) => void;
}

export function FileInput({ label, multiple = false, disabled = false, name, onChange }: Props) {
  const { t } = useWords();
  const id = useId();
  // What is chosen for a form stands beside the button; whoever listens says it in words of their own.
  const [chosen, setChosen] = useState("");
  const take = (e: ChangeEvent<HTMLInputElement>): void => {
    if (onChange === undefined) setChosen([...(e.target.files ?? [])].map((f) => f.name).join(", "));
    else onChange(e);
  };
  return (
    <span className="field">
      <span className="lab" id={`${id}-label`}>
        {label}
      </span>
      <label className="row">
        <span className="btn pick" {...(disabled ? { "data-disabled": true } : {})} id={`${id}-act`}>
          {t(multiple ? "files.chooseMany" : "files.choose")}
          <input
            type="file"
            aria-labelledby={`${id}-label ${id}-act`}
            multiple={multiple}
            disabled={disabled}
            {...(name === undefined ? {} : { name })}
            onChange={take}
          />
        </span>
        <bdi>{chosen}</bdi>
      </label>
    </span>
  );
}
