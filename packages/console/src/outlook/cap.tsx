/** The cap: a slider that answers while it is dragged, ten at a time, a hundred by the page keys, or a number that one types. */
import { Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { useNumber } from "../figures/words.ts";
import { useWords } from "../words/index.ts";
import { capLeap, capStep, roundCap } from "./choices.ts";

export function CapControl(props: {
  readonly cap: number;
  readonly most: number;
  readonly label: string;
  readonly onCap: (cap: number) => void;
}) {
  const { cap, most, onCap } = props;
  const { t } = useWords();
  const number = useNumber();
  const leap = (e: React.KeyboardEvent): void => {
    const by = e.key === "PageUp" ? capLeap : e.key === "PageDown" ? -capLeap : 0;
    if (by === 0) return;
    e.preventDefault();
    e.stopPropagation();
    onCap(roundCap(cap + by, most));
  };
  return (
    <div className="cap-field">
      <b>{props.label}</b>
      <div className="cap-row">
        {/* The slider's own page step would be a tenth of whatever the chart shows. */}
        <div role="presentation" onKeyDownCapture={leap}>
          <Slider
            className="slider"
            aria-label={props.label}
            minValue={0}
            maxValue={most}
            step={capStep}
            value={Math.min(cap, most)}
            onChange={(v) => onCap(Array.isArray(v) ? (v[0] ?? 0) : v)}
          >
            <SliderTrack className="track">
              <SliderThumb className="thumb" />
            </SliderTrack>
          </Slider>
        </div>
        <NumberField
          formatOptions={{ useGrouping: false }}
          value={cap}
          minValue={0}
          maxValue={most}
          step={1}
          onChange={(v) => Number.isFinite(v) && onCap(v)}
        >
          <Label className="vh">{t("outlook.capTyped")}</Label>
          <Input className="inp num" />
        </NumberField>
      </div>
      <div className="ends">
        <span>0</span>
        <span>{number(most)}</span>
      </div>
    </div>
  );
}
