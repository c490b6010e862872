/** Compose: the start page, a new item, or a draft. What is being typed survives the moment when it gets its id. */
import { useRef } from "react";
import { useDraft, useMessage, useRegimes } from "../api/asks.ts";
import type { Draft } from "../api/centre.ts";
import { Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { draftPath, go, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { Editor } from "./editor.tsx";
import { FollowUpChoice } from "./follow-up-choice.tsx";
import { planOf } from "./plan.ts";
import { Start } from "./start.tsx";
import { isValues } from "./values.ts";

export default function Compose() {
  const { t } = useWords();
  const { id, search } = useRoute();
  const created = useRef<{ id: string; key: string } | null>(null);
  useTitle(t("nav.compose"));
  const key = id !== null && created.current?.id === id ? created.current.key : `${id ?? ""}?${search.toString()}`;
  if (id === null && search.size === 0) return <Start />;
  return (
    <Session
      key={key}
      id={id}
      onCreated={(draft) => {
        created.current = { id: draft.id, key };
        go(draftPath(draft.id), { replace: true });
      }}
    />
  );
}

function Session({ id, onCreated }: { readonly id: string | null; readonly onCreated: (draft: Draft) => void }) {
  const { search } = useRoute();
  // The address loses its query when the draft gets its id; what was asked for stays.
  const asked = useRef(search).current;
  const regimes = useRegimes();
  const draft = useDraft(id);
  const aboutId = draft.data?.about ?? (id === null ? (asked.get("correct") ?? asked.get("about")) : null);
  const about = useMessage(aboutId);
  if (regimes.data === undefined) return <Waiting error={regimes.error} />;
  if (id !== null && draft.data === undefined) return <Waiting error={draft.error} />;
  if (aboutId !== null && about.data === undefined) return <Waiting error={about.error} />;

  const plan = planOf(regimes.data, draft.data ?? null, about.data ?? null, asked);
  if (plan.kind === "choose") return <FollowUpChoice message={plan.message} followUps={plan.followUps} />;
  if (plan.kind === "unknown") return <NotKnown />;
  const start = draft.data?.fields ?? plan.start;
  return <Editor draft={draft.data ?? null} plan={plan} start={isValues(start) ? start : {}} onCreated={onCreated} />;
}

function NotKnown() {
  const { t } = useWords();
  return <p className="empty">{t("compose.notKnown")}</p>;
}
