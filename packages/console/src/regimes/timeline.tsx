/** The life of a regime, one line for each view. Drawn for the width that there is; the list below carries the same facts. */

import type { Regime } from "@comity/regime";
import { type KeyboardEvent, type MouseEvent, useMemo } from "react";
import { useWidth } from "../parts/width.ts";
import { useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import { Band, Patterns } from "./band.tsx";
import { dayNumber, dayOfNumber, years } from "./days.ts";
import { placeLabels, widthOf } from "./place-labels.ts";
import { rowTitle } from "./row-title.ts";
import type { Day } from "./stand.ts";
import type { TimeRow } from "./time-rows.ts";

const bandHeight = 24;
const labelHeight = 15;

export function Timeline(props: {
  readonly regime: Regime;
  readonly rows: readonly TimeRow[];
  readonly on: Day;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
}) {
  const { regime, rows, on, today, onDay } = props;
  const words = useWords();
  const { t, pick, language } = words;
  const [box, width] = useWidth<HTMLDivElement>(960);
  const narrow = width < 620;

  const { first, last } = useMemo(() => reach(regime, rows, today), [regime, rows, today]);
  const left = narrow ? 4 : 148;
  const right = width - (narrow ? 4 : 12);
  const [a, z] = [dayNumber(first), dayNumber(last)];
  const x = (day: Day): number => left + ((dayNumber(day) - a) / (z - a)) * (right - left);
  const labelRows = narrow ? 2 : 3;

  let y = narrow ? 4 : 8;
  const drawn = rows.map((row) => {
    const title = rowTitle(row, words);
    const above = narrow || widthOf(title) > left - 12;
    const titleHeight = above ? 18 : 0;
    const wanted = row.events.map((e) => ({
      x: x(e.on),
      words: [`${dayWords(e.on, language)} ${t(`regime.event.${e.event}`)}`, dayWords(e.on, language)],
    }));
    const labels = placeLabels(wanted, row.kind === "joined" ? 0 : labelRows, left - 2, right + 2);
    const used = Math.max(0, ...labels.map((l) => (l === null ? 0 : l.row + 1)));
    const top = y + titleHeight + used * labelHeight + 4;
    const placed = { row, labels, top, titleX: narrow ? left : 0, titleY: above ? y + 12 : top + 16, title };
    y = top + bandHeight + (narrow ? 12 : 14);
    return placed;
  });
  const bottom = y;
  const height = bottom + 34;

  const dayAt = (clientX: number, svg: SVGSVGElement): Day => {
    const rect = svg.getBoundingClientRect();
    const at = (clientX - rect.left - left) / (right - left);
    return dayOfNumber(a + Math.min(1, Math.max(0, at)) * (z - a));
  };
  const press = (e: MouseEvent<SVGSVGElement>): void => onDay(dayAt(e.clientX, e.currentTarget));
  const key = (e: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -365,
      PageUp: 365,
    };
    const step = steps[e.key];
    const to =
      step !== undefined
        ? dayNumber(on) + step * (e.shiftKey ? 30 : 1)
        : e.key === "Home"
          ? a
          : e.key === "End"
            ? z
            : null;
    if (to === null) return;
    e.preventDefault();
    onDay(dayOfNumber(Math.min(z, Math.max(a, to))));
  };
  const cursor = Math.min(right, Math.max(left, x(on)));

  return (
    <div ref={box} className="timeline">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the cursor in it moves by keyboard */}
      <svg className="chart" width={width} height={height} viewBox={`0 0 ${width} ${height}`} onClick={press}>
        <title>{t("regime.life.label", { title: pick(regime.title) })}</title>
        <Patterns />
        {years(first, last, right - left).map((year) => {
          const at = x(`${year}-01-01` as Day);
          return at < left - 1 || at > right + 1 ? null : (
            <g key={year}>
              <path className="gr" d={`M${at} 4V${bottom}`} />
              <text
                className="q"
                x={at}
                y={bottom + 14}
                textAnchor={at < left + 16 ? "start" : at > right - 16 ? "end" : "middle"}
              >
                {year}
              </text>
            </g>
          );
        })}
        {drawn.map(({ row, labels, top, titleX, titleY, title }) => (
          <g key={row.key}>
            <text className="lab" x={titleX} y={titleY}>
              {title}
            </text>
            {row.spans.map((s, i) => {
              const from = Math.max(left, x(s.from));
              const to = s.to === null ? right : x(dayOfNumber(dayNumber(s.to) + 1));
              return (
                <Band
                  key={s.from}
                  status={s.status}
                  x={from}
                  y={top}
                  width={to - from}
                  height={bandHeight}
                  ends={i > 0 && (s.status === "expired" || s.status === "withdrawn")}
                  words={t(`regime.status.${s.status}`)}
                  marks={row.events.map((e) => x(e.on))}
                />
              );
            })}
            {row.events.map((e, i) => {
              const label = labels[i];
              const at = x(e.on);
              return (
                <g key={`${e.on}${e.event}${e.position.line}`}>
                  <path
                    className="mark"
                    d={`M${at} ${top - 5 - (label == null ? 0 : label.row * labelHeight)}V${top + bandHeight + 5}`}
                  />
                  {label != null && (
                    <text x={label.x} y={top - 6 - label.row * labelHeight} textAnchor={label.anchor}>
                      {label.text}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
        <g
          className="cursor"
          role="slider"
          tabIndex={0}
          aria-label={t("regime.life.cursor")}
          aria-valuemin={a}
          aria-valuemax={z}
          aria-valuenow={dayNumber(on)}
          aria-valuetext={dayWords(on, language)}
          onKeyDown={key}
        >
          <path d={`M${cursor} 2V${bottom + 2}`} />
          <rect x={Math.min(right - 78, Math.max(left, cursor - 39))} y={bottom + 18} width="78" height="16" rx="2" />
          <text x={Math.min(right - 39, Math.max(left + 39, cursor))} y={bottom + 30} textAnchor="middle">
            {on}
          </text>
        </g>
      </svg>
    </div>
  );
}

/** From the year in which it begins to today, or to the last thing that is known of it. */
function reach(regime: Regime, rows: readonly TimeRow[], today: Day): { readonly first: Day; readonly last: Day } {
  const days = [
    ...regime.life.map((e) => e.on),
    ...rows.flatMap((r) => (r.kind === "also" ? [] : r.spans.map((s) => s.from))),
  ];
  const begin = days.reduce((p, q) => (p < q ? p : q), today);
  const end = [...days, today].reduce((p, q) => (p > q ? p : q));
  const whole = dayNumber(end) - dayNumber(begin);
  return {
    first: dayOfNumber(dayNumber(begin) - Math.max(60, whole * 0.02)),
    last: dayOfNumber(dayNumber(end) + Math.max(30, whole * 0.02)),
  };
}
