/** One of several, in a list that opens. */
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { Chevron } from "../parts/mark.tsx";

export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  /** Its words may be a line long. */
  readonly long?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Select
      className={props.long ? "field long" : "field"}
      value={props.value}
      onChange={(k) => props.onChange(String(k ?? ""))}
    >
      <Label className="lab">{props.label}</Label>
      <Button className="inp">
        <SelectValue />
        <Chevron />
      </Button>
      <Popover className="pop">
        <ListBox className="menu">
          {props.options.map(([id, words]) => (
            <ListBoxItem key={id} id={id} textValue={words}>
              <span />
              <span>{words}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
