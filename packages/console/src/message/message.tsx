/** One message: did they get it, did we, has the warning desk read it; by which rule; and how we know. */
import { useActs } from "../acts/acts.tsx";
import { useMessage, useRegimes } from "../api/asks.ts";
import type { FormField, MessageDetail, RegimeInfo } from "../api/centre.ts";
import { Where } from "../globe/where.tsx";
import { Waiting } from "../parts/bits.tsx";
import { FieldValues } from "../parts/field-values.tsx";
import { Texts } from "../parts/texts.tsx";
import { useKeys } from "../shell/keys.ts";
import { answers, useOurCentre, useTitle } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { Addressees } from "./addressees.tsx";
import { Chain } from "./chain.tsx";
import { HandAbout } from "./hand-about.tsx";
import { HandEvidence } from "./hand-evidence.tsx";
import { Ladder } from "./ladder.tsx";
import { MessageLead } from "./message-lead.tsx";
import { ReadThere } from "./read-there.tsx";
import { RulePanel } from "./rule-panel.tsx";
import { Thread } from "./thread.tsx";

export default function Message({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { party, officer } = useOurCentre();
  const acts = useActs();
  const asked = useMessage(id);
  const regimes = useRegimes().data ?? [];
  const m = asked.data;
  useTitle(m?.reference ?? id);
  const ours = m?.from === party;
  useKeys({
    a: () => {
      if (m !== undefined && !ours && answers(officer) && m.acknowledgedAt === null) acts.acknowledge(m);
    },
  });
  if (m === undefined) return <Waiting error={asked.error} />;

  return (
    <>
      <MessageLead message={m} />
      {ours ? <Addressees message={m} /> : <Ladder message={m} />}
      <div className="cols">
        <div className="c8 stackv">
          <Texts
            title={t("texts.title")}
            note={t("texts.note")}
            text={m.text}
            authentic={m.authentic}
            tag={t("texts.authenticSent")}
            missing=""
            fields={
              <FieldValues
                fields={fieldsOf(regimes, m)}
                values={m.kind === "notification" ? m.effectiveFields : m.fields}
                before={m.fields}
                map={m.map}
              />
            }
          />
          {!ours && <ReadThere message={m} />}
          {m.map.places.length > 0 && <Where map={m.map} />}
        </div>
        <div className="c4 stackv">
          <RulePanel message={m} />
          <Thread message={m} />
          <HandAbout message={m} />
          {m.byHand === null ? <Chain message={m} /> : <HandEvidence hand={m.byHand} />}
        </div>
      </div>
    </>
  );
}

/** The form that the item was written by. A correction carries the fields of what it corrects. */
export function fieldsOf(regimes: readonly RegimeInfo[], m: MessageDetail): readonly FormField[] {
  const rules = regimes.find((r) => r.id === m.regime)?.notifications ?? [];
  const own = rules.find((n) => n.name === m.type)?.fields;
  const followUp = rules.flatMap((n) => n.followUps).find((f) => f.name === m.type)?.fields;
  return (m.kind === "follow-up" ? (followUp ?? own) : (own ?? followUp)) ?? [];
}
