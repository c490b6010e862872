import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { TypedField } from "./controls.tsx";
import { Fields } from "./field.tsx";
import { useForm } from "./form-context.ts";
import type { Writing } from "./plan.ts";
import { Said } from "./said.tsx";
import type { Values } from "./values.ts";

/** What the rule asks, field by field, and to whom it goes. */
export function FormPanel(props: {
  readonly plan: Writing;
  readonly party: string;
  readonly fields: Values;
  readonly onFields: (fields: Values) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly to: readonly string[];
  readonly onTo: (to: readonly string[]) => void;
}) {
  const { t, pick } = useWords();
  const { readOnly, language } = useForm();
  const { plan, to } = props;
  const others = plan.regime.parties.filter((p) => p !== props.party);
  return (
    <Panel
      title={t("compose.asks")}
      aside={
        <span className="tag">
          {pick(plan.regime.title)}, {plan.clause}
        </span>
      }
    >
      <div className="pad stackv" style={{ gap: 12 }}>
        {plan.compose.kind === "correction" && (
          <TypedField
            path="reason"
            head={t("compose.reason")}
            label={t("compose.reason")}
            start={props.reason}
            rows={2}
            lang={language}
            onText={props.onReason}
            after={<small>{t("compose.reasonHint")}</small>}
          />
        )}
        <Fields fields={plan.fields} values={props.fields} onChange={props.onFields} />
        {plan.fields.length === 0 && <p className="second">{t("compose.noFields")}</p>}
        {plan.compose.kind === "notification" && (
          <CheckboxGroup className="field" value={[...to]} onChange={props.onTo} isReadOnly={readOnly}>
            <Label className="lab">{t("compose.to")}</Label>
            <div className="row" style={{ gap: 16 }}>
              {others.map((p) => (
                <Checkbox key={p} value={p} className="opt">
                  <span className="box">{to.includes(p) && <Mark name="done" />}</span>
                  {partyName(p, t)}
                </Checkbox>
              ))}
            </div>
            <Said path="to" />
          </CheckboxGroup>
        )}
      </div>
    </Panel>
  );
}
