/** Writing a paper or a step of one. To whom it goes stands in names before anything else. */
import { useEffect, useState } from "react";
import { Checkbox, CheckboxGroup, Input, Label, Radio, RadioGroup, TextArea, TextField } from "react-aria-components";
import { centre, type FileInfo, type PaperInfo, refresh } from "../api/centre.ts";
import { readInstant } from "../compose/values.ts";
import { Act, Chips, Ex, Panel, Problem, Way } from "../parts/bits.tsx";
import { ChooseFiles, filesOf } from "../parts/choose-files.tsx";
import { Mark } from "../parts/mark.tsx";
import { announce } from "../shell/announce.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { go } from "../shell/route.ts";
import { comma, type Language, languages, ownNames, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

export type StepAct = "revised" | "comment" | "answered" | "declined" | "withdrawn";

interface Written {
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  readonly asksReply: boolean;
  readonly replyBy: string;
  readonly files: readonly FileInfo[];
}

function useWriting() {
  const { language } = useWords();
  const [w, setW] = useState<Written>({ title: "", text: "", language, asksReply: true, replyBy: "", files: [] });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { t } = useWords();
  // The names of the four languages stand in their own signs.
  useEffect(() => {
    void import("../style/chinese.ts");
  }, []);
  const send = async (what: () => Promise<{ readonly reference: string }>, after: () => void): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { reference } = await what();
      announce(t("papers.handed", { ref: reference }));
      refresh();
      after();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return { w, set: (part: Partial<Written>) => setW((was) => ({ ...was, ...part })), error, busy, send };
}

const wordsOf = (w: Written) => ({
  text: w.text,
  language: w.language,
  ...(w.title.trim() === "" ? {} : { title: w.title }),
  ...filesOf(w.files),
});
const replyOf = (w: Written) => ({
  asksReply: w.asksReply,
  ...(w.asksReply && w.replyBy.trim() !== "" ? { replyBy: readInstant(w.replyBy) } : {}),
});

export function WritePaper() {
  const { t, language } = useWords();
  const { party, peers } = useOurCentre();
  const [to, setTo] = useState<string[]>([]);
  const { w, set, error, busy, send } = useWriting();
  const names = to.map((p) => partyName(p, t)).join(comma(language));
  const others = peers.map((p) => p.party).filter((p) => p !== party);
  return (
    <>
      <section className="lead">
        <h1>{t("papers.write")}</h1>
        <p>
          <Ex /> {to.length === 0 ? t("papers.toNobody") : t("papers.goesTo", { to: names })} <Chips parties={to} />
        </p>
        <span className="why">{t("papers.who")}</span>
      </section>
      <Panel title={t("papers.write")}>
        <div className="pad stackv">
          <CheckboxGroup className="field" value={to} onChange={setTo}>
            <Label className="lab">{t("papers.to")}</Label>
            <div className="row" style={{ gap: 16, flexWrap: "wrap" }}>
              {others.map((p) => (
                <Checkbox key={p} value={p} className="opt">
                  <span className="box">{to.includes(p) && <Mark name="done" />}</span>
                  {partyName(p, t)}
                </Checkbox>
              ))}
            </div>
          </CheckboxGroup>
          <WordsForm w={w} set={set} titled asks />
          <Problem error={error} />
          <div className="row">
            <Act
              go
              isDisabled={busy || to.length === 0 || w.text.trim() === ""}
              onPress={() =>
                void send(
                  () => centre.preparePaper({ act: "tabled", to, ...replyOf(w), ...wordsOf(w) }),
                  () => go("/papers"),
                )
              }
            >
              {t("papers.hand")}
            </Act>
            <Way href="/papers">{t("act.notNow")}</Way>
          </div>
        </div>
      </Panel>
    </>
  );
}

export function WriteStep(props: { readonly paper: PaperInfo; readonly act: StepAct; readonly onClose: () => void }) {
  const { t, language } = useWords();
  const { paper, act, onClose } = props;
  const { party } = useOurCentre();
  const { w, set, error, busy, send } = useWriting();
  const to = [paper.from, ...paper.to].filter((p) => p !== party);
  const asks = act === "revised";
  return (
    <Panel title={t(`papers.do.${act}`)}>
      <div className="pad stackv">
        <p>
          <Chips parties={to} /> {t("papers.goesTo", { to: to.map((p) => partyName(p, t)).join(comma(language)) })}
        </p>
        <WordsForm w={w} set={set} titled={asks} asks={asks} />
        <Problem error={error} />
        <div className="row">
          <Act
            go
            isDisabled={busy || w.text.trim() === ""}
            onPress={() =>
              void send(
                () =>
                  centre.preparePaper({
                    act,
                    paper: paper.id,
                    ...(asks ? replyOf(w) : { asksReply: false }),
                    ...wordsOf(w),
                  }),
                onClose,
              )
            }
          >
            {t("papers.hand")}
          </Act>
          <Act onPress={onClose}>{t("act.notNow")}</Act>
        </div>
      </div>
    </Panel>
  );
}

function WordsForm(props: {
  readonly w: Written;
  readonly set: (part: Partial<Written>) => void;
  readonly titled: boolean;
  readonly asks: boolean;
}) {
  const { t } = useWords();
  const { w, set } = props;
  return (
    <>
      {props.titled && (
        <TextField className="field" value={w.title} onChange={(title) => set({ title })} maxLength={300}>
          <Label className="lab">{t("papers.title")}</Label>
          <Input className="inp" lang={w.language} />
        </TextField>
      )}
      <TextField className="field" value={w.text} onChange={(text) => set({ text })} maxLength={30_000}>
        <Label className="lab">{t("papers.text")}</Label>
        <TextArea className="inp" rows={8} lang={w.language} />
      </TextField>
      <ChooseFiles files={w.files} onChange={(files) => set({ files })} />
      <Choice
        label={t("papers.language")}
        value={w.language}
        choices={languages.map((l) => [l, ownNames[l]])}
        onChange={(l) => set({ language: languages.find((x) => x === l) ?? w.language })}
      />
      {props.asks && (
        <>
          <Choice
            label={t("papers.asks")}
            value={String(w.asksReply)}
            choices={[
              ["true", t("field.yes")],
              ["false", t("field.no")],
            ]}
            onChange={(v) => set({ asksReply: v === "true" })}
          />
          {w.asksReply && (
            <TextField className="field" value={w.replyBy} onChange={(replyBy) => set({ replyBy })}>
              <Label className="lab">{t("papers.replyBy")}</Label>
              <Input className="inp" placeholder="2026-12-31 12:00" />
            </TextField>
          )}
        </>
      )}
    </>
  );
}

export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <RadioGroup className="field" value={props.value} onChange={props.onChange}>
      <Label className="lab">{props.label}</Label>
      <span className="row" style={{ gap: 16, flexWrap: "wrap" }}>
        {props.choices.map(([key, name]) => (
          <Radio key={key} value={key} className="opt">
            {({ isSelected }) => (
              <>
                <span className="box round">{isSelected && <Mark name="answers" />}</span>
                {name}
              </>
            )}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
}
