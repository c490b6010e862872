/** A new call: who will get it in words, how urgent, what is said. A flash goes only when each addressee's name was typed. */
import { Fragment, useState } from "react";
import { Input, Label, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { type CallInfo, centre, type LineInfo, refresh } from "../api/centre.ts";
import { Ask } from "../parts/ask.tsx";
import { Act, Chip, Panel, Problem } from "../parts/bits.tsx";
import { announce } from "../shell/announce.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { go, linePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { isNamed, namesOf, othersOf } from "./names.ts";
import { isEmpty, said, useTyped, WordsBox } from "./words-box.tsx";

const urgencies = ["routine", "priority", "flash"] as const;
type Urgency = (typeof urgencies)[number];

interface Props {
  readonly line: LineInfo;
  /** A call that was missed, which this one takes up again. */
  readonly about: CallInfo | null;
  readonly onDone: () => void;
}
export function NewCall({ line, about, onDone }: Props) {
  const words = useWords();
  const { t, language } = words;
  const { party } = useOurCentre();
  const [typed, setTyped, clear] = useTyped();
  const [urgency, setUrgency] = useState<Urgency>(about?.urgency ?? "routine");
  const [confirming, setConfirming] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const to = othersOf(line, party);
  const verb = t(line.mode === "ask-and-wait" ? "lines.request" : "lines.call", { who: namesOf(to, words) });

  async function send(confirm?: readonly string[]): Promise<void> {
    const call = await centre.placeCall({
      line: line.id,
      urgency,
      ...said(typed),
      ...(about === null ? {} : { about: about.id }),
      ...(confirm === undefined ? {} : { confirm: [...confirm] }),
    });
    clear();
    onDone();
    refresh();
    go(linePath(line.id, call.id));
  }
  async function press(): Promise<void> {
    if (urgency === "flash") return setConfirming(true);
    setBusy(true);
    setError(null);
    try {
      await send();
      announce(t("lines.callSent"));
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel title={about === null ? t("lines.newCall") : t("lines.newCallAbout")}>
      <div className="pad stackv box">
        <p>
          {t("lines.goesTo")}{" "}
          {to.map((p) => (
            <Fragment key={p}>
              <span className="nw">
                <Chip party={p} /> <b>{partyName(p, t, language)}</b>
              </span>{" "}
            </Fragment>
          ))}
        </p>
        <ToggleButtonGroup
          className="seg"
          aria-label={t("lines.howUrgent")}
          disallowEmptySelection
          selectedKeys={[urgency]}
          onSelectionChange={(s) => setUrgency(urgencies.find((u) => s.has(u)) ?? "routine")}
        >
          {urgencies.map((u) => (
            <ToggleButton key={u} id={u}>
              {t(`lines.urgency.${u}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <WordsBox typed={typed} line={line} label={t("lines.firstWords")} onChange={setTyped} />
        <div className="row">
          <Act go isDisabled={busy || isEmpty(typed)} onPress={() => void press()}>
            {verb}
          </Act>
        </div>
        <small>{t("lines.oneOfficer")}</small>
        <Problem error={error} />
      </div>
      {confirming && <Flash to={to} act={verb} onSend={send} onClose={() => setConfirming(false)} />}
    </Panel>
  );
}

function Flash(props: {
  readonly to: readonly string[];
  readonly act: string;
  readonly onSend: (confirm: readonly string[]) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const isRight = (p: string): boolean => isNamed(typed[p] ?? "", partyName(p, t, language));
  return (
    <Ask
      title={t("lines.flashTitle")}
      act={props.act}
      done={t("lines.callSent")}
      disabled={!props.to.every(isRight)}
      onAct={() => props.onSend(props.to)}
      onClose={props.onClose}
    >
      <p>{t("lines.flashAsk")}</p>
      {props.to.map((p) => (
        <TextField
          key={p}
          className="field"
          autoComplete="off"
          value={typed[p] ?? ""}
          onChange={(name) => setTyped({ ...typed, [p]: name })}
        >
          <Label className="lab">
            <span>
              <Chip party={p} /> {partyName(p, t, language)}
            </span>
          </Label>
          <Input className="inp" />
        </TextField>
      ))}
    </Ask>
  );
}
