/** What is asked for before something is kept: a taker, a remark, a note, a turn, a reason. */
import { useState } from "react";
import { Input, Label, TextArea, TextField } from "react-aria-components";
import { centre, type HandOverItem, type ShiftInfo } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";
import { Ask } from "../parts/ask.tsx";
import { useWords } from "../words/index.ts";

interface Open {
  readonly onClose: () => void;
}
const watchOfficers = (shift: ShiftInfo): readonly string[] =>
  shift.officers.filter((o) => o.role === "watch-officer" && o.name !== shift.watch?.officer).map((o) => o.name);

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly none?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className="field">
      <span className="lab">{props.label}</span>
      <select className="inp" value={props.value} onChange={(e) => props.onChange(e.target.value)}>
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.of.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextField className="field" value={props.value} onChange={props.onChange}>
      <Label className="lab">{props.label}</Label>
      <TextArea className="inp" rows={props.rows ?? 3} />
    </TextField>
  );
}

export function NameTaker({ shift, onClose }: Open & { readonly shift: ShiftInfo }) {
  const { t } = useWords();
  const [to, setTo] = useState(shift.next?.officer ?? "");
  const act = t("handOver.open");
  return (
    <Ask
      title={act}
      act={act}
      done={t("handOver.opened")}
      onAct={() => centre.openHandOver(to === "" ? undefined : to)}
      onClose={onClose}
    >
      <Choice
        label={t("handOver.whoTakes")}
        value={to}
        of={watchOfficers(shift)}
        none={t("handOver.anyone")}
        onChange={setTo}
      />
    </Ask>
  );
}

export function Remark({ item, onClose }: Open & { readonly item: HandOverItem }) {
  const { t, pick } = useWords();
  const [remark, setRemark] = useState("");
  return (
    <Ask
      title={`${item.number}. ${pick(item.what)}`}
      act={t("handOver.read")}
      done={t("handOver.read")}
      disabled={remark.trim() === ""}
      onAct={() => centre.readHandOverItem({ item: item.key, digest: item.digest, remark })}
      onClose={onClose}
    >
      <Words label={t("handOver.remark")} value={remark} onChange={setRemark} />
    </Ask>
  );
}

export function NoteAsk({ onClose }: Open) {
  const { t, language } = useWords();
  const [text, setText] = useState("");
  return (
    <Ask
      title={t("handOver.note")}
      act={t("handOver.note")}
      done={t("handOver.noted")}
      disabled={text.trim() === ""}
      onAct={() => centre.noteWatch(text, language)}
      onClose={onClose}
    >
      <Words label={t("handOver.noteText")} value={text} rows={6} onChange={setText} />
    </Ask>
  );
}

export function SignInPlace({ shift, onClose }: Open & { readonly shift: ShiftInfo }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const act = t("handOver.signInPlace", { officer: shift.watch?.officer ?? "" });
  return (
    <Ask
      title={act}
      act={act}
      done={t("handOver.done")}
      disabled={reason.trim() === ""}
      onAct={() => centre.signHandOver(shift.digest, reason)}
      onClose={onClose}
    >
      <Words label={t("handOver.reason")} value={reason} onChange={setReason} />
    </Ask>
  );
}

export function Withdraw({ onAct, onClose }: Open & { readonly onAct: (reason: string) => Promise<void> }) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  return (
    <Ask
      title={t("handOver.withdraw")}
      act={t("handOver.withdraw")}
      done={t("handOver.withdrawn")}
      disabled={reason.trim() === ""}
      onAct={() => onAct(reason)}
      onClose={onClose}
    >
      <Words label={t("handOver.reason")} value={reason} onChange={setReason} />
    </Ask>
  );
}

/** `2026-11-25T06:00`: the next full hour, and eight hours on. */
const hourFrom = (hours: number): string => {
  const hourMs = 3_600_000;
  return new Date((Math.floor(nowMs() / hourMs) + 1 + hours) * hourMs).toISOString().slice(0, 16);
};

export function PlanTurn({ shift, onClose }: Open & { readonly shift: ShiftInfo }) {
  const { t } = useWords();
  const all = shift.officers.filter((o) => o.role === "watch-officer").map((o) => o.name);
  const [officer, setOfficer] = useState(all[0] ?? "");
  const [from, setFrom] = useState(() => hourFrom(0));
  const [until, setUntil] = useState(() => hourFrom(8));
  return (
    <Ask
      title={t("handOver.plan")}
      act={t("handOver.plan")}
      done={t("handOver.planned")}
      disabled={officer === ""}
      onAct={() => centre.planTurn({ officer, from: `${from}Z`, until: `${until}Z` })}
      onClose={onClose}
    >
      <Choice label={t("handOver.officer")} value={officer} of={all} onChange={setOfficer} />
      <TextField className="field" value={from} onChange={setFrom}>
        <Label className="lab">{t("handOver.from")}</Label>
        <Input className="inp" type="datetime-local" />
      </TextField>
      <TextField className="field" value={until} onChange={setUntil}>
        <Label className="lab">{t("handOver.until")}</Label>
        <Input className="inp" type="datetime-local" />
      </TextField>
    </Ask>
  );
}
