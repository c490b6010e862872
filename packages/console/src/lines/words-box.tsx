/** What is said on a line: in the sender's language, set words before or in place of one's own. */
import { useState } from "react";
import { Label, TextArea, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { usePhrases } from "../api/asks.ts";
import type { FileInfo, LineInfo } from "../api/centre.ts";
import { Choice } from "../figures/choice.tsx";
import { ChooseFiles, filesOf } from "../parts/choose-files.tsx";
import { Mark } from "../parts/mark.tsx";
import { isLanguage, type Language, languages, ownNames, useWords } from "../words/index.ts";

export interface Typed {
  readonly text: string;
  readonly language: Language;
  readonly phrase: string;
  readonly files: readonly FileInfo[];
}
/** What goes to the centre; nothing is sent that was not written. */
export const said = (
  w: Typed,
): { text?: string; phrase?: string; language: Language; files?: { sha256: string; name: string }[] } => ({
  language: w.language,
  ...(w.text.trim() === "" ? {} : { text: w.text }),
  ...(w.phrase === "" ? {} : { phrase: w.phrase }),
  ...filesOf(w.files),
});
export const isEmpty = (w: Typed): boolean => w.text.trim() === "" && w.phrase === "" && w.files.length === 0;

export function useTyped(): readonly [Typed, (part: Partial<Typed>) => void, () => void] {
  const { language } = useWords();
  const [typed, setTyped] = useState<Typed>({ text: "", language, phrase: "", files: [] });
  const set = (part: Partial<Typed>): void => setTyped((was) => ({ ...was, ...part }));
  return [typed, set, () => set({ text: "", phrase: "", files: [] })];
}

interface Props {
  readonly typed: Typed;
  readonly line: LineInfo;
  readonly label: string;
  readonly onChange: (part: Partial<Typed>) => void;
}
export function WordsBox({ typed, line, label, onChange }: Props) {
  const { t, pick } = useWords();
  const phrases = usePhrases().data ?? [];
  const chosen = phrases.find((p) => p.id === typed.phrase);
  const whole = [chosen?.text[typed.language], typed.text].filter((w) => w !== undefined && w !== "").join(" ");
  const parts = partsOf(whole, line.roomBytes);
  return (
    <>
      <ToggleButtonGroup
        className="seg"
        aria-label={t("lines.writeIn")}
        disallowEmptySelection
        selectedKeys={[typed.language]}
        onSelectionChange={(s) => {
          const next = [...s].map(String).find(isLanguage);
          if (next !== undefined) onChange({ language: next });
        }}
      >
        {languages.map((l) => (
          <ToggleButton key={l} id={l}>
            <span lang={l === "zh" ? "zh-CN" : l}>{ownNames[l]}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Choice
        long
        label={t("lines.setWordsFirst")}
        value={typed.phrase === "" ? "none" : typed.phrase}
        options={[["none", t("lines.noSetWords")], ...phrases.map((p) => [p.id, pick(p.text)] as const)]}
        onChange={(phrase) => onChange({ phrase: phrase === "none" ? "" : phrase })}
      />
      <TextField className="field" value={typed.text} onChange={(text) => onChange({ text })}>
        <Label className="lab">{label}</Label>
        <TextArea className="inp" rows={3} lang={typed.language === "zh" ? "zh-CN" : typed.language} />
      </TextField>
      <ChooseFiles files={typed.files} onChange={(files) => onChange({ files })} />
      {parts > 1 && (
        <p className="said look">
          <Mark name="look" />
          <span>{t("lines.inParts", { count: parts })}</span>
        </p>
      )}
    </>
  );
}

/** About how many messages it takes: words are cut between sentences, so it may be one more. */
export function partsOf(text: string, roomBytes: number): number {
  const bytes = new TextEncoder().encode(JSON.stringify({ text })).length;
  return roomBytes <= 0 ? 1 : Math.max(1, Math.ceil(bytes / roomBytes));
}
