/** Calls by the ordinary telephone: an officer logs who spoke with whom, when, and what was said. Our own word, and no message. */
import { useState } from "react";
import { Input, Label, Radio, RadioGroup, TextArea, TextField } from "react-aria-components";
import { useLoggedCalls } from "../api/asks.ts";
import { centre, type LineInfo } from "../api/centre.ts";
import { nowMs, useNow } from "../api/now.ts";
import { Choice } from "../figures/choice.tsx";
import { Ask } from "../parts/ask.tsx";
import { Ex } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { namesOf, othersOf } from "./names.ts";

export function LogCall({ line, onClose }: { readonly line: LineInfo; readonly onClose: () => void }) {
  const words = useWords();
  const { t, language } = words;
  const { party, officer } = useOurCentre();
  const others = othersOf(line, party);
  const [direction, setDirection] = useState<"out" | "in">("out");
  const [who, setWho] = useState("");
  const [ours, setOurs] = useState(officer.name);
  const [theirs, setTheirs] = useState("");
  const [said, setSaid] = useState("");
  const [at, setAt] = useState(() => new Date(nowMs()).toISOString().slice(0, 16));
  const isWhole = [ours, theirs, said, at].every((x) => x.trim() !== "");
  return (
    <Ask
      title={t("lines.logCall")}
      act={t("lines.logCall")}
      done={t("lines.logDone")}
      disabled={!isWhole}
      onAct={() =>
        centre.logCall({
          ...{ line: line.id, direction, ours, theirs, said, language },
          ...(who === "" ? {} : { with: [who] }),
          spokeAt: `${at}:00.000Z`,
        })
      }
      onClose={onClose}
    >
      <p>{t("lines.logMeans")}</p>
      <RadioGroup className="field" value={direction} onChange={(v) => setDirection(v === "in" ? "in" : "out")}>
        <Label className="lab">{t("lines.logWay")}</Label>
        {(["out", "in"] as const).map((way) => (
          <Radio key={way} value={way} className="opt">
            <span className="box">{direction === way && <Mark name="done" />}</span>
            {t(way === "out" ? "lines.logOut" : "lines.logIn")}
          </Radio>
        ))}
      </RadioGroup>
      {others.length > 1 && (
        <Choice
          label={t("lines.logWith")}
          value={who}
          options={[["", namesOf(others, words)], ...others.map((p) => [p, partyName(p, t, language)] as const)]}
          onChange={setWho}
        />
      )}
      <Line label={t("lines.logOurs")} value={ours} onChange={setOurs} />
      <Line label={t("lines.logTheirs")} value={theirs} onChange={setTheirs} />
      <Line label={t("lines.logAt")} value={at} onChange={setAt} type="datetime-local" />
      <TextField className="field" value={said} onChange={setSaid}>
        <Label className="lab">{t("lines.logSaid")}</Label>
        <TextArea className="inp" rows={3} />
      </TextField>
    </Ask>
  );
}

function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly type?: string;
  readonly onChange: (v: string) => void;
}) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      {...(props.type ? { type: props.type } : {})}
    >
      <Label className="lab">{props.label}</Label>
      <Input className="inp" />
    </TextField>
  );
}

/** Beside the calls of a line, and marked as what they are. */
export function LoggedCalls({ line }: { readonly line: LineInfo }) {
  const words = useWords();
  const { t, pick, language } = words;
  const now = useNow(30_000);
  const calls = (useLoggedCalls().data ?? []).filter((c) => c.line === line.id);
  return calls.map((c) => (
    <li key={c.id}>
      <Mark name="done" />
      <span>
        {t("lines.phoneCall", {
          us: c.ours,
          them: c.theirs,
          who: namesOf(c.with, words),
          when: moment(c.spokeAt, now, language),
        })}{" "}
        <Ex />
        <small>
          {t(c.direction === "out" ? "lines.logOut" : "lines.logIn")}. {c.said}
        </small>
      </span>
      <span>{pick(c.mark)}</span>
    </li>
  ));
}
