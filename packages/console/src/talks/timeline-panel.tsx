/** The events on a line for each pair, closures shaded, with its table and files beside it. */
import { useCallback, useMemo } from "react";
import { ChartPanel } from "../drawing/chart-panel.tsx";
import { useWords } from "../words/index.ts";
import type { Study } from "./record.ts";
import { placeOf } from "./say.ts";
import { legend, talksScene } from "./timeline.ts";
import { talksTwin } from "./twin.ts";

export function TimelinePanel({ study }: { readonly study: Study }) {
  const words = useWords();
  const { t } = words;
  const draw = useCallback((width: number) => talksScene(study, words, width), [study, words]);
  const twin = useMemo(() => talksTwin(study, words), [study, words]);
  const rows = useMemo(() => new Map(study.events.map((e) => [e.id, e.row])), [study]);
  const linkOf = (id: string): string | undefined => {
    const row = rows.get(id);
    return row === undefined ? undefined : placeOf(row);
  };
  return (
    <ChartPanel
      id="talks"
      draw={draw}
      twin={twin}
      linkOf={linkOf}
      note={
        <ul className="legend" aria-label={t("talks.line.legend")}>
          {legend.map(({ kind, d, hollow }) => (
            <li key={kind}>
              <svg className="m" viewBox="-8 -8 16 16" aria-hidden="true">
                <path
                  d={d}
                  style={{ fill: hollow ? "none" : "currentColor", stroke: "currentColor", strokeWidth: 1.6 }}
                />
              </svg>
              {t(`talks.kind.${kind}`)}
            </li>
          ))}
          <li>
            <svg className="m" viewBox="0 0 16 16" aria-hidden="true">
              <rect
                x="0"
                y="2"
                width="16"
                height="12"
                style={{ fill: "var(--sunken)", stroke: "var(--line-strong)" }}
              />
            </svg>
            {t("talks.line.shaded")}
          </li>
        </ul>
      }
    />
  );
}
