/** The faults of a file, in the file's order; each leads to its line, and takes the nearest right word where there is one. */
import type { RegimeFault } from "@comity/regime";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";

export function FaultList(props: {
  readonly faults: readonly RegimeFault[];
  readonly current: number | null;
  readonly onGo?: (i: number) => void;
  readonly onMend?: (fault: RegimeFault) => void;
}) {
  const { t } = useWords();
  const { faults, current, onGo, onMend } = props;
  return (
    <Panel
      title={t("regime.write.faults")}
      aside={
        <span className="quiet" aria-live="polite">
          {faults.length === 0 ? t("regime.write.none") : t("regime.write.count", { count: faults.length })}
        </span>
      }
    >
      {faults.length > 0 && (
        <ul className="list faults">
          {faults.map((f, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two faults may stand in one place and say the same
            <li key={`${f.line}:${f.column}:${i}`} aria-current={i === current ? "true" : undefined}>
              <Mark name="late" />
              <span lang="en">
                {onGo === undefined ? (
                  <span className="mono">{`${f.line}:${f.column}`}</span>
                ) : (
                  <button type="button" className="disclose mono" onClick={() => onGo(i)}>
                    {t("regime.write.place", { line: f.line, column: f.column })}
                  </button>
                )}{" "}
                {f.message}
                {f.expected !== undefined && <small>{t("regime.write.expected", { expected: f.expected })}</small>}
              </span>
              {onMend !== undefined && f.nearest !== undefined && (
                <Act small onPress={() => onMend(f)}>
                  {t("regime.write.replace", { word: f.nearest })}
                </Act>
              )}
            </li>
          ))}
        </ul>
      )}
      {onGo !== undefined && <p className="pad quiet">{t("regime.write.keys")}</p>}
    </Panel>
  );
}
