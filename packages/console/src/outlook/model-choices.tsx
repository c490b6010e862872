/** By which model, to which year, from which seed: what one needs to get the same numbers again. And whose fan is shown. */
import type { Almanac } from "@comity/almanac";
import { useState } from "react";
import { Input, Label, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Choice } from "../figures/choice.tsx";
import { stateWords, useNumber } from "../figures/words.ts";
import { Panel } from "../parts/bits.tsx";
import { setSearch } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { type Measured, measured, type Study } from "./ask.ts";
import { lastYears } from "./choices.ts";
import type { RoomProps } from "./room.tsx";

export function PartyChoices(props: {
  readonly study: Study;
  readonly party: string;
  readonly measure: Measured;
  readonly almanac: Almanac;
}) {
  const { study, party, measure, almanac } = props;
  const { t, language } = useWords();
  return (
    <span className="row">
      <ToggleButtonGroup
        className="seg"
        aria-label={t("figures.column.party")}
        disallowEmptySelection
        selectedKeys={[party]}
        onSelectionChange={(s) => setSearch("party", String([...s][0] ?? party))}
      >
        {study.parties.map((p) => (
          <ToggleButton id={p} key={p} aria-label={stateWords(p, almanac, language)}>
            {p}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        className="seg"
        aria-label={t("outlook.countBy")}
        disallowEmptySelection
        selectedKeys={[measure]}
        onSelectionChange={(s) => setSearch("measure", s.has("deployed") ? "deployed" : null)}
      >
        {measured.map((m) => (
          <ToggleButton id={m} key={m}>
            {t(`outlook.measure.${m}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </span>
  );
}

export function ModelChoices({ study, choices, model, models }: RoomProps) {
  const { t, language } = useWords();
  const number = useNumber();
  const { json } = study;
  const [seed, setSeed] = useState(String(choices.seed));
  return (
    <Panel title={t("model.title")}>
      <div className="pad stackv">
        <Choice
          label={t("model.which")}
          value={model}
          options={models.map(([file, text]) => {
            const name = file.replace(/\.ya?ml$/, "");
            return [name, titleIn(text, language) ?? name];
          })}
          onChange={(m) => setSearch("model", m)}
        />
        <p>{json.model.about[language]}</p>
        <div className="two">
          <span className="field">
            <span className="lab">{t("model.to")}</span>
            <ToggleButtonGroup
              className="seg"
              aria-label={t("model.to")}
              disallowEmptySelection
              selectedKeys={[String(choices.to)]}
              onSelectionChange={(s) => setSearch("to", String([...s][0] ?? ""))}
            >
              {lastYears.map((y) => (
                <ToggleButton id={String(y)} key={y}>
                  {String(y)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </span>
          <TextField
            className="field"
            value={seed}
            onChange={(text) => {
              setSeed(text);
              if (/^\d{1,10}$/.test(text)) setSearch("seed", text);
            }}
          >
            <Label className="lab">{t("model.seed")}</Label>
            <Input className="inp mono" inputMode="numeric" />
          </TextField>
        </div>
        <p className="quiet">{t("model.same", { paths: number(json.paths), seed: json.seed })}</p>
      </div>
    </Panel>
  );
}

/** A model's title in the reader's language, out of its text: the file is read in full only where it is used. */
function titleIn(text: string, language: string): string | undefined {
  const [, block = ""] = /^title:[^\n]*\n((?: +[^\n]*\n)+)/m.exec(text) ?? [];
  return new RegExp(`^ +${language}: *["']?(.*?)["']?$`, "m").exec(block)?.[1];
}
