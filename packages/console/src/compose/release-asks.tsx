import { useState } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { centre, type Draft, type Question } from "../api/centre.ts";
import { Ask } from "../parts/ask.tsx";
import { Chips, Ex } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { go, messagePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import type { Writing } from "./plan.ts";

interface Props {
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** Names what leaves the building and to whom; from here it cannot be called back, only corrected. */
export function AskRelease({
  draft,
  plan,
  questions,
  onClose,
}: Props & { readonly plan: Writing; readonly questions: readonly Question[] }) {
  const { t, pick } = useWords();
  const { officer, purpose } = useOurCentre();
  return (
    <Ask
      title={t("release.ask.title", { ref: draft.reference })}
      act={t("act.release")}
      done={t("release.ask.done", { ref: draft.reference })}
      onAct={async () => {
        const released = await centre.release(draft.id);
        if (released.state === "sent") go(messagePath(released.id));
      }}
      onClose={onClose}
    >
      <p>
        <Ex /> <b>{draft.reference}</b> · {pick(plan.title)}, {pick(plan.regime.title)}, {plan.clause}
      </p>
      <p>
        {t("release.goesTo")} <Chips parties={draft.to} />
      </p>
      <p className="second">
        {t(purpose === "drill" ? "release.ask.whatDrill" : "release.ask.what", {
          officer: officer.name,
          author: draft.composedBy,
        })}
      </p>
      {questions
        .filter((q) => q.answered === null)
        .map((q) => (
          <p key={q.key} className="soon">
            <Mark name="look" word={t("checks.mark.look")} /> {pick(q.message)}
          </p>
        ))}
      {draft.late && <p className="late">{t("release.markedLate")}</p>}
    </Ask>
  );
}

export function AskReturn({ draft, onClose }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  return (
    <Ask
      title={t("release.return.title", { ref: draft.reference, author: draft.composedBy })}
      act={t("act.return")}
      done={t("release.return.done", { ref: draft.reference })}
      onAct={() => centre.returnDraft(draft.id, reason.trim())}
      onClose={onClose}
      disabled={reason.trim() === ""}
    >
      <TextField className="field" value={reason} onChange={setReason}>
        <Label className="lab">{t("release.return.reason")}</Label>
        <TextArea className="inp" rows={3} />
      </TextField>
    </Ask>
  );
}

export function AskDiscard({ draft, onClose, onDone }: Props & { readonly onDone: () => void }) {
  const { t } = useWords();
  return (
    <Ask
      title={t("release.discard.title", { ref: draft.reference })}
      act={t("act.discard")}
      done={t("release.discard.done", { ref: draft.reference })}
      onAct={async () => {
        await centre.discard(draft.id);
        onDone();
      }}
      onClose={onClose}
    >
      <p>{t("release.discard.what")}</p>
    </Ask>
  );
}
