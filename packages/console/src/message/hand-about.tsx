/** On a message: what was given, answered or followed up out of band is entered here, and what was entered stands below. */
import { useState } from "react";
import { useByHand } from "../api/asks.ts";
import type { MessageDetail } from "../api/centre.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { Entry } from "./by-hand.tsx";
import { HandForm } from "./hand-form.tsx";

export function HandAbout({ message: m }: { readonly message: MessageDetail }) {
  const { t } = useWords();
  const { officer } = useOurCentre();
  const [isOpen, setOpen] = useState(false);
  const entries = (useByHand().data ?? []).filter((h) => h.of === m.id || h.id === m.id);
  if (officer.desk !== null && entries.length === 0) return null;
  return (
    <Panel
      title={t("hand.about")}
      aside={officer.desk === null && <Act onPress={() => setOpen(!isOpen)}>{t("hand.enter")}</Act>}
    >
      {isOpen && (
        <div className="pad">
          <HandForm about={m} done={() => setOpen(false)} />
        </div>
      )}
      {entries.length > 0 && (
        <ul className="list" aria-label={t("hand.about")}>
          {entries.map((h) => (
            <Entry key={h.id} hand={h} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
