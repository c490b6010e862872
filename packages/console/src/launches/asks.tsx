/** What is put on the record here: a text, what an event was, which warnings belong together. */
import { useState } from "react";
import { Input, Label, TextArea, TextField } from "react-aria-components";
import { centre } from "../api/centre.ts";
import { Ask } from "../parts/ask.tsx";
import { useWords } from "../words/index.ts";

export function AddWarning({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [source, setSource] = useState("");
  return (
    <Ask
      title={t("launches.add")}
      act={t("launches.keep")}
      done={t("launches.kept")}
      disabled={text.trim() === "" || source.trim() === ""}
      onAct={() => centre.addWarnings({ text, source })}
      onClose={onClose}
    >
      <TextField className="field" value={text} onChange={setText}>
        <Label className="lab">{t("launches.addText")}</Label>
        <TextArea className="mono" rows={10} spellCheck={false} />
      </TextField>
      <TextField className="field" value={source} onChange={setSource}>
        <Label className="lab">{t("launches.addSource")}</Label>
        <Input />
      </TextField>
    </Ask>
  );
}

export function Settle({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const [what, setWhat] = useState("");
  const [source, setSource] = useState("");
  return (
    <Ask
      title={`${t("launches.settle")} · ${id}`}
      act={t("launches.settle")}
      done={t("launches.settleDone")}
      disabled={what.trim() === "" || source.trim() === ""}
      onAct={() => centre.settleEvent(id, { what, source })}
      onClose={onClose}
    >
      <TextField className="field" value={what} onChange={setWhat}>
        <Label className="lab">{t("launches.settleWhat")}</Label>
        <Input />
      </TextField>
      <TextField className="field" value={source} onChange={setSource}>
        <Label className="lab">{t("launches.settleSource")}</Label>
        <Input />
      </TextField>
    </Ask>
  );
}

/** One warning alone is set apart; several become one group. */
export function Regroup(props: {
  readonly warnings: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const [first = ""] = props.warnings;
  const apart = props.warnings.length === 1;
  return (
    <Ask
      title={apart ? t("launches.apartAsk", { id: first }) : t("launches.groupAsk")}
      act={t(apart ? "launches.apart" : "launches.group")}
      done={t("launches.grouped")}
      onAct={async () => {
        await centre.group(props.warnings, reason.trim());
        props.onDone();
      }}
      onClose={props.onClose}
    >
      {!apart && <p>{props.warnings.join(", ")}</p>}
      <TextField className="field" value={reason} onChange={setReason}>
        <Label className="lab">{t("launches.groupReason")}</Label>
        <Input />
      </TextField>
    </Ask>
  );
}
