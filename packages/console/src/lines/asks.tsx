/** Questions before what cannot be taken back on a line: each names what will happen, and asks the reason where one is owed. */
import { useState } from "react";
import { Input, Label, TextArea, TextField } from "react-aria-components";
import { type CallInfo, centre, type LineInfo, type PassageInfo } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";
import { Choice } from "../figures/choice.tsx";
import { Ask } from "../parts/ask.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { isLanguage, type Language, languages, ownNames, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { lineName, namesOf, othersOf } from "./names.ts";
import { said, type Typed } from "./words-box.tsx";

interface OnLine {
  readonly line: LineInfo;
  readonly onClose: () => void;
}

export function Standing({ line, act, onClose }: OnLine & { readonly act: "freeze" | "resume" }) {
  const words = useWords();
  const { t } = words;
  const { party } = useOurCentre();
  const [reason, setReason] = useState("");
  return (
    <Ask
      title={`${t(act === "freeze" ? "lines.freeze" : "lines.resume")} · ${lineName(line, party, words)}`}
      act={t(act === "freeze" ? "lines.freeze" : "lines.resume")}
      done={t(act === "freeze" ? "lines.freezeDone" : "lines.resumeDone")}
      disabled={reason.trim() === ""}
      onAct={() => (act === "freeze" ? centre.freezeLine(line.id, reason) : centre.resumeLine(line.id, reason))}
      onClose={onClose}
    >
      <p>
        {t(act === "freeze" ? "lines.freezeMeans" : "lines.resumeMeans", {
          who: namesOf(othersOf(line, party), words),
        })}
      </p>
      <Reason value={reason} onChange={setReason} />
    </Ask>
  );
}

export function Reason(props: { readonly value: string; readonly onChange: (v: string) => void }) {
  const { t } = useWords();
  return (
    <TextField className="field" value={props.value} onChange={props.onChange} autoFocus>
      <Label className="lab">{t("lines.reason")}</Label>
      <TextArea className="inp" rows={2} />
    </TextField>
  );
}

export function Clear({ line, onClose }: OnLine) {
  const { t } = useWords();
  return (
    <Ask
      title={t("lines.clear")}
      act={t("lines.clear")}
      done={t("lines.clearDone")}
      onAct={() => centre.clearLine(line.id)}
      onClose={onClose}
    >
      <p>{line.stopped?.words}</p>
      <p>{t("lines.clearMeans")}</p>
    </Ask>
  );
}

export function Leave({ line, onClose }: OnLine) {
  const words = useWords();
  const { t } = words;
  return (
    <Ask
      title={t("lines.leave")}
      act={t("lines.leave")}
      done={t("lines.leaveDone")}
      onAct={() => centre.leaveLine({ regime: line.regime, line: line.line, members: [...line.members] })}
      onClose={onClose}
    >
      <p>{t("lines.leaveMeans", { who: namesOf(line.members, words) })}</p>
    </Ask>
  );
}

interface InCall {
  readonly call: CallInfo;
  /** What stands in the box already: it becomes the reason, or goes with the promise. */
  readonly typed: Typed;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function Decline({ call, typed, onClose, onDone }: InCall) {
  const { t, language } = useWords();
  const [reason, setReason] = useState(typed.text);
  return (
    <Ask
      title={t("lines.declineTitle", { who: partyName(call.from, t, language) })}
      act={t("lines.decline")}
      done={t("lines.declineDone")}
      disabled={reason.trim() === ""}
      onAct={async () => {
        await centre.replyToCall(call.id, { outcome: "declined", ...said({ ...typed, text: reason }) });
        onDone();
      }}
      onClose={onClose}
    >
      <p>{t("lines.declineMeans")}</p>
      <Reason value={reason} onChange={setReason} />
    </Ask>
  );
}

export function WillAnswer({ call, typed, onClose, onDone }: InCall) {
  const { t, language } = useWords();
  const [minutes, setMinutes] = useState("30");
  const count = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : 0;
  const by = (): string => new Date(nowMs() + count * 60_000).toISOString();
  return (
    <Ask
      title={t("lines.willAnswerTitle", { who: partyName(call.from, t, language) })}
      act={t("lines.willAnswerAct")}
      done={t("lines.willAnswerDone")}
      disabled={count < 1}
      onAct={async () => {
        await centre.replyToCall(call.id, { outcome: "will-answer-by", by: by(), ...said(typed) });
        onDone();
      }}
      onClose={onClose}
    >
      <TextField className="field" value={minutes} onChange={setMinutes} inputMode="numeric" autoFocus>
        <Label className="lab">{t("lines.inMinutes")}</Label>
        <Input className="inp" />
      </TextField>
      {count > 0 && <p>{t("lines.thatIs", { when: moment(by(), nowMs(), language) })}</p>}
    </Ask>
  );
}

export function Translate({ passage, onClose }: { readonly passage: PassageInfo; readonly onClose: () => void }) {
  const { t, language } = useWords();
  const [into, setInto] = useState<Language>(
    passage.language === language ? (language === "en" ? "fr" : "en") : language,
  );
  const [text, setText] = useState("");
  const [machine, setMachine] = useState("");
  return (
    <Ask
      title={t("lines.translate")}
      act={t("lines.keepRendering")}
      done={t("lines.renderingKept")}
      disabled={text.trim() === ""}
      onAct={() => centre.translate(passage.envelope, { language: into, text, machine: machine.trim() || null })}
      onClose={onClose}
    >
      <div className="msg" lang={passage.language === "zh" ? "zh-CN" : passage.language}>
        {passage.text}
      </div>
      <Choice
        label={t("lines.into")}
        value={into}
        options={languages.filter((l) => l !== passage.language).map((l) => [l, ownNames[l]] as const)}
        onChange={(l) => isLanguage(l) && setInto(l)}
      />
      <TextField className="field" value={text} onChange={setText}>
        <Label className="lab">{t("lines.rendering")}</Label>
        <TextArea className="inp" rows={3} lang={into === "zh" ? "zh-CN" : into} />
      </TextField>
      <TextField className="field" value={machine} onChange={setMachine}>
        <Label className="lab">{t("lines.madeBy")}</Label>
        <Input className="inp" />
      </TextField>
      <p className="second">{t("lines.renderingMeans")}</p>
    </Ask>
  );
}
