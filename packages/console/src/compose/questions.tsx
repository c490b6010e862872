/** What a second look would ask before this leaves. Amber, and never in the way: an officer may say that it was asked and answered. */
import { clauseShort } from "@comity/regime";
import { useState } from "react";
import { Label, TextArea, TextField } from "react-aria-components";
import { centre, type Draft, type Question } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Ask } from "../parts/ask.tsx";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";

/** @param draft null while nothing is kept yet: then there is nothing to answer about */
export function Questions({
  questions,
  draft,
}: {
  readonly questions: readonly Question[];
  readonly draft: Draft | null;
}) {
  const { t, pick, language } = useWords();
  const now = useNow(60_000);
  const [asking, setAsking] = useState<Question | null>(null);
  if (questions.length === 0) return null;
  const open = questions.filter((q) => q.answered === null).length;
  const mayAnswer = draft !== null && (draft.state === "draft" || draft.state === "awaiting-release");
  return (
    <Panel
      title={t("questions.title")}
      aside={
        <span className="quiet" aria-live="polite">
          {open > 0 ? t("questions.open", { count: open }) : t("questions.allAnswered")}
        </span>
      }
    >
      <p className="pad second">{t("questions.lead")}</p>
      <ul className="list">
        {questions.map((q) => (
          <li key={q.key}>
            <Mark
              name={q.answered === null ? "look" : "done"}
              word={t(q.answered === null ? "checks.mark.look" : "questions.answered")}
            />
            <span>
              {pick(q.message)}
              {q.answered !== null && (
                <small>
                  {t("questions.answeredBy", {
                    officer: q.answered.by,
                    when: moment(q.answered.at, now, language),
                    reason: q.answered.reason,
                  })}
                </small>
              )}
              {q.answered === null && mayAnswer && (
                <span className="row">
                  <Act onPress={() => setAsking(q)}>{t("questions.answer")}</Act>
                </span>
              )}
            </span>
            <span className="quiet">
              {q.clause === undefined ? t("checks.advice") : clauseShort(q.clause, language)}
            </span>
          </li>
        ))}
      </ul>
      {asking !== null && draft !== null && (
        <AskAnswer question={asking} draft={draft} onClose={() => setAsking(null)} />
      )}
    </Panel>
  );
}

function AskAnswer(props: { readonly question: Question; readonly draft: Draft; readonly onClose: () => void }) {
  const { t, pick } = useWords();
  const [reason, setReason] = useState("");
  return (
    <Ask
      title={t("questions.answer")}
      act={t("questions.answer")}
      done={t("questions.done")}
      disabled={reason.trim() === ""}
      onAct={() => centre.answerQuestion(props.draft.id, props.question.key, reason.trim())}
      onClose={props.onClose}
    >
      <p>{pick(props.question.message)}</p>
      <TextField className="field" value={reason} onChange={setReason}>
        <Label className="lab">{t("questions.reason")}</Label>
        <TextArea className="inp" rows={3} />
      </TextField>
    </Ask>
  );
}
