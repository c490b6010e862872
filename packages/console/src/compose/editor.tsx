/** The form, what the centre makes of it, and who must still sign. */
import { useMemo, useState } from "react";
import type { Draft, DraftEdit } from "../api/centre.ts";
import { Problem } from "../parts/bits.tsx";
import { Texts } from "../parts/texts.tsx";
import { useKeys } from "../shell/keys.ts";
import { useOurCentre, useTitle } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { notAskedTwice, withAnswers } from "./asked.ts";
import { Checks } from "./checks.tsx";
import { ComposeLead } from "./compose-lead.tsx";
import { DrawPanel } from "./draw-panel.tsx";
import { Form, type FormContext } from "./form-context.ts";
import { FormPanel } from "./form-panel.tsx";
import { useKeeper } from "./keeper.ts";
import { type Drawn, starts } from "./pen.ts";
import type { Writing } from "./plan.ts";
import { usePreview } from "./preview.ts";
import { Questions } from "./questions.tsx";
import { ReleasePanel } from "./release-panel.tsx";
import type { Values } from "./values.ts";

interface Props {
  readonly draft: Draft | null;
  readonly plan: Writing;
  readonly start: Values;
  readonly onCreated: (draft: Draft) => void;
}

export function Editor({ draft, plan, start, onCreated }: Props) {
  const { t, language } = useWords();
  const { party } = useOurCentre();
  const [fields, setFields] = useState<Values>(start);
  const [reason, setReason] = useState(draft?.reason ?? "");
  const [to, setTo] = useState<readonly string[] | null>(draft?.to ?? null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(draft !== null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const keeper = useKeeper(draft?.id ?? null, plan.compose, onCreated);

  const edit: DraftEdit = {
    fields,
    ...(plan.compose.kind === "correction" ? { reason } : {}),
    ...(to === null || plan.compose.kind !== "notification" ? {} : { to: [...to] }),
  };
  const asked = usePreview({ ...plan.compose, ...edit, fields });
  const preview = asked.data;
  const readOnly = draft !== null && draft.state !== "draft";
  const typed = preview?.questions ?? draft?.questions ?? [];
  const isOver = draft?.state === "sent" || draft?.state === "discarded";
  const questions = isOver ? draft.questions : withAnswers(typed, draft?.questions ?? []);
  const checks = notAskedTwice(preview?.checks ?? draft?.checks ?? [], questions);
  useTitle(draft?.reference ?? t("nav.compose"));

  function change(next: Partial<DraftEdit>): void {
    if (!readOnly) keeper.keep({ ...edit, ...next });
  }
  async function send(late = false): Promise<void> {
    setTried(true);
    setDrawn(null);
    await keeper.submit({ ...edit, ...(late ? { late } : {}) });
  }
  // A correction goes out with its reason; the preview looks at the fields only.
  const hasReason = plan.compose.kind !== "correction" || reason.trim() !== "";
  const canSend = preview?.canSend === true && !readOnly && hasReason;
  useKeys({ s: () => void (canSend ? send() : Promise.resolve(setTried(true))).catch(() => {}) });

  const form = useMemo<FormContext>(
    () => ({
      checks,
      readOnly,
      language: draft?.language ?? (language === "zh" ? "zh-CN" : language),
      wasTouched: (path) => tried || [...touched].some((p) => p === path || p.startsWith(`${path}.`)),
      touch: (path) => setTouched((old) => (old.has(path) ? old : new Set([...old, path]))),
      drawn,
      startDrawing: (path, shape) => setDrawn(starts(path, shape)),
      stopDrawing: () => setDrawn(null),
    }),
    [checks, readOnly, draft?.language, language, tried, touched, drawn],
  );

  return (
    <Form.Provider value={form}>
      <ComposeLead
        draft={draft}
        plan={plan}
        checks={checks}
        questions={questions}
        preview={preview}
        keptAt={keeper.keptAt}
        canSend={canSend}
        onSend={() => send()}
      />
      <Problem error={keeper.error ?? asked.error} />
      <div className="cols">
        <div className="c8 stackv">
          <div className="cols">
            <div className="c6">
              <FormPanel
                plan={plan}
                party={party}
                fields={fields}
                onFields={(next) => {
                  setFields(next);
                  change({ fields: next });
                }}
                reason={reason}
                onReason={(next) => {
                  setReason(next);
                  change({ reason: next });
                }}
                to={to ?? plan.regime.parties.filter((p) => p !== party)}
                onTo={(next) => {
                  setTo(next);
                  change({ to: [...next] });
                }}
              />
            </div>
            <div className="c6">
              <DrawPanel
                map={preview?.map ?? draft?.map ?? { places: [], tracks: [] }}
                drawn={drawn}
                onDrawn={setDrawn}
              />
            </div>
          </div>
          <Texts
            title={t("compose.text")}
            note={t("compose.textNote")}
            text={(readOnly ? draft.text : preview?.text) ?? draft?.text ?? null}
            authentic={draft?.language ?? defaultLanguage[party] ?? "en"}
            tag={t("texts.authentic")}
            missing={t("compose.noText")}
          />
        </div>
        <div className="c4 stackv">
          <Checks checks={checks} />
          <Questions questions={questions} draft={draft} />
          <ReleasePanel
            draft={draft}
            plan={plan}
            checks={checks}
            questions={questions}
            canSend={canSend}
            onSend={send}
            to={draft?.to ?? to ?? plan.about?.to ?? plan.regime.parties.filter((p) => p !== party)}
          />
        </div>
      </div>
    </Form.Provider>
  );
}

/** Only until the draft is kept: from then on the centre says which language is the authentic one. */
const defaultLanguage: Readonly<Record<string, string>> = { CN: "zh", FR: "fr", RU: "ru" };
