/** Warnings exactly as received, what was not understood marked; chosen ones can be put into a group or set apart. */
import { useEffect, useState } from "react";
import { Checkbox } from "react-aria-components";
import type { WatchedWarning } from "../api/centre.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { Regroup } from "./asks.tsx";
import { piecesOf } from "./lead.ts";
import { minuteOf } from "./minute.ts";

export function Received({ warnings }: { readonly warnings: readonly WatchedWarning[] }) {
  const { t } = useWords();
  // Texts stand in mono, and a warning may hold signs of Chinese in any language of the page.
  useEffect(() => {
    void import("../style/mono.ts");
    void import("../style/chinese.ts");
  }, []);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const here = chosen.filter((id) => warnings.some((w) => w.id === id));
  return (
    <Panel
      title={t("launches.texts")}
      aside={
        here.length > 0 && (
          <Act small onPress={() => setAsking(true)}>
            {t(here.length === 1 ? "launches.apart" : "launches.group")}
          </Act>
        )
      }
    >
      {asking && here.length > 0 && (
        <Regroup warnings={here} onClose={() => setAsking(false)} onDone={() => setChosen([])} />
      )}
      {warnings.length === 0 && <p className="empty">{t("launches.noWarnings")}</p>}
      {warnings.map((w) => (
        <div className="pad" key={w.id}>
          <Checkbox
            className="opt"
            aria-label={t("launches.choose", { id: w.id })}
            isSelected={chosen.includes(w.id)}
            onChange={(on) => setChosen(on ? [...chosen, w.id] : chosen.filter((c) => c !== w.id))}
          >
            <span className="box">{chosen.includes(w.id) && <Mark name="done" />}</span>
            <span>
              <b>{w.id}</b>
              <small>
                {t("launches.firstSeen", { when: minuteOf(w.firstSeenAt), source: w.source })}
                {w.versions > 1 && ` · ${t("launches.version")} ${w.versions}`}
              </small>
            </span>
          </Checkbox>
          <p className="mono message-text" lang="en" translate="no">
            {piecesOf(w.reading.text, w.reading.notUnderstood).map((p) =>
              p.marked ? <mark key={p.from}>{p.text}</mark> : <span key={p.from}>{p.text}</span>,
            )}
          </p>
          {w.reading.corrections
            .filter((c) => c.applied && c.of === undefined)
            .map((c) => (
              <small key={`${c.vice} ${c.read}`}>
                {t(c.by === undefined ? "launches.corrected" : "launches.correctedBy", {
                  by: c.by ?? "",
                  read: c.read,
                  vice: c.vice,
                })}
              </small>
            ))}
          {w.reading.notUnderstood.length > 0 && <small>{t("launches.notRead")}</small>}
        </div>
      ))}
    </Panel>
  );
}
