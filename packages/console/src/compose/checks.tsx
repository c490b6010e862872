/** Every check the centre made, what to mend first. */
import type { Check } from "../api/centre.ts";
import { Panel } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { comma, useWords } from "../words/index.ts";
import { count, sorted } from "./claims.ts";

const marks: Record<Check["result"], MarkName> = { pass: "done", look: "look", fail: "late" };

export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const { t, pick, language } = useWords();
  const [fails, looks, passes] = [count(checks, "fail"), count(checks, "look"), count(checks, "pass")];
  const summary = [
    ...(fails > 0 ? [t("checks.toMend", { count: fails })] : []),
    ...(looks > 0 ? [t("checks.toLookAt", { count: looks })] : []),
    t("checks.passing", { count: passes }),
  ].join(comma(language));
  return (
    <Panel
      title={t("checks.title")}
      aside={
        <span className="quiet" aria-live="polite">
          {summary}
        </span>
      }
    >
      {checks.length === 0 && <p className="empty">{t("checks.none")}</p>}
      <ul className="list">
        {sorted(checks).map((c, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two checks may say the same of the same field
          <li key={`${c.id}${c.field ?? ""}${i}`}>
            <Mark name={marks[c.result]} word={t(`checks.mark.${c.result}`)} />
            <span>{pick(c.message)}</span>
            <span className="quiet">{c.clause ?? t("checks.advice")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
