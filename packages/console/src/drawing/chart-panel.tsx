/** A chart in its panel: drawn for the width that there is, with its table beside it, its sources below, and the ways to take it away. */
import type { Scene } from "@comity/chart";
import { type ReactNode, useMemo, useState } from "react";
import { Link, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useKnown } from "../figures/known-choice.tsx";
import { useNumber } from "../figures/words.ts";
import { Act } from "../parts/bits.tsx";
import { useWidth } from "../parts/width.ts";
import { useExercise } from "../shell/mode.ts";
import { setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { Drawn, type DrawnProps } from "./drawn.tsx";
import { type Format, saveChart } from "./save.ts";
import type { Twin, TwinCell, TwinColumn, TwinRow } from "./twin.ts";

export interface ChartPanelProps extends Omit<DrawnProps, "scene" | "onPoint"> {
  /** Names the panel in the address and its files. */
  readonly id: string;
  readonly draw: (width: number) => Scene;
  readonly twin: Twin;
  readonly aside?: ReactNode;
  /** A sentence or more below the chart, above the sources. */
  readonly note?: ReactNode;
  readonly className?: string;
}

const formats: readonly Format[] = ["svg", "png", "csv", "json"];

export function ChartPanel(props: ChartPanelProps) {
  const { id, draw, twin, note } = props;
  const { t, language } = useWords();
  const exercise = useExercise();
  const { known, today } = useKnown();
  const { search } = useRoute();
  const [box, width] = useWidth<HTMLDivElement>(760);
  const scene = useMemo(() => draw(width), [draw, width]);
  const [pointed, setPointed] = useState<string | null>(null);
  const asTable = (search.get("table") ?? "").split(",").includes(id);
  const save = (format: Format): void => {
    // Shown again from a report, it must be as it was known today.
    const address = new URL(window.location.href);
    if (known === null) address.searchParams.set("known", today);
    const made = t("chart.made", { address: address.href });
    const stamp = exercise ? t("mode.exercise") : null;
    void saveChart(format, { name: `comity-${id}`, scene: draw(760), twin, language, stamp, made });
  };
  return (
    <section className={`panel ${props.className ?? ""}`} aria-label={scene.title}>
      <header>
        <h2>{scene.title}</h2>
        {scene.tag !== undefined && <span className="tag">{scene.tag}</span>}
        {props.aside}
        <TableSwitch id={id} asTable={asTable} />
      </header>
      {/* The box stays, so that the width is known when the chart comes back. */}
      <div className={asTable ? "" : "pad"}>
        <div ref={box} className="drawing">
          {asTable ? (
            <TwinTable twin={twin} title={scene.title} />
          ) : (
            <>
              <Drawn
                scene={scene}
                onPoint={setPointed}
                {...(props.linkOf === undefined ? {} : { linkOf: props.linkOf })}
                {...(props.onDrag === undefined ? {} : { onDrag: props.onDrag })}
              />
              <p className="readout">{pointed ?? t("chart.hint")}</p>
            </>
          )}
        </div>
      </div>
      <div className="pad source">
        {note}
        {scene.sources.map((s) => (
          <p key={s}>{s}</p>
        ))}
        <span className="row takes">
          {formats.map((f) => (
            <Act small key={f} onPress={() => save(f)} aria-label={t("chart.take", { format: f.toUpperCase() })}>
              .{f}
            </Act>
          ))}
        </span>
      </div>
    </section>
  );
}

function TableSwitch({ id, asTable }: { readonly id: string; readonly asTable: boolean }) {
  const { t } = useWords();
  return (
    <ToggleButtonGroup
      className="seg"
      aria-label={t("chart.show")}
      disallowEmptySelection
      selectedKeys={[asTable ? "table" : "chart"]}
      onSelectionChange={(s) => {
        const others = (new URLSearchParams(window.location.search).get("table") ?? "")
          .split(",")
          .filter((o) => o !== "" && o !== id);
        const all = s.has("table") ? [...others, id] : others;
        setSearch("table", all.length === 0 ? null : all.join(","));
      }}
    >
      <ToggleButton id="table">{t("chart.table")}</ToggleButton>
      <ToggleButton id="chart">{t("chart.chart")}</ToggleButton>
    </ToggleButtonGroup>
  );
}

const isShown = (c: TwinColumn): boolean => c.onlyInFiles !== true;

export function TwinTable({ twin, title }: { readonly twin: Twin; readonly title: string }) {
  const { columns, rows } = twin;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scrollx" tabIndex={0} aria-label={title}>
      <table className="twin">
        <thead>
          <tr>
            {columns.filter(isShown).map((c) => (
              <th scope="col" key={c.name} className={c.number ? "num" : ""}>
                {c.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.key}>
              {columns.map((c, i) =>
                isShown(c) ? (
                  <td key={c.name} className={c.number ? "num" : ""}>
                    <Value row={r} name={c.name} cell={r.cells[i] ?? null} linked={c.number === true} />
                  </td>
                ) : null,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value(props: {
  readonly row: TwinRow;
  readonly name: string;
  readonly cell: TwinCell;
  readonly linked: boolean;
}) {
  const { row, name, cell, linked } = props;
  const number = useNumber();
  const words = row.shown?.[name] ?? (typeof cell === "number" ? number(cell) : (cell ?? ""));
  return linked && row.href !== undefined && words !== "" ? <Link href={row.href}>{words}</Link> : words;
}
