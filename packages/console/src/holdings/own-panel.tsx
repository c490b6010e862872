/** A reader's own file beside the record: each bad row named with its line, the good ones shown. It stays in this page. */
import type { Imported } from "@comity/almanac";
import { useMemo } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { TwinTable } from "../drawing/chart-panel.tsx";
import { useRecord } from "../figures/almanac.ts";
import { readOwn, setOwn, useOwn } from "../figures/own.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { figuresTwin } from "./chart.ts";

export function OwnPanel() {
  const { t } = useWords();
  const record = useRecord().data;
  const own = useOwn();
  const read = useMemo(() => (record === undefined || own === null ? null : readOwn(record, own)), [record, own]);
  return (
    <Panel title={t("own.title")} aside={<span className="quiet">{t("own.stays")}</span>}>
      <div className="pad stackv">
        <p>{t("own.about")}</p>
        <span className="row">
          <FileTrigger acceptedFileTypes={[".csv", "text/csv"]} onSelect={(files) => void take(files)}>
            <Button className="btn">{t("own.choose")}</Button>
          </FileTrigger>
          {own !== null && <Act onPress={() => setOwn(null)}>{t("own.remove", { file: own.name })}</Act>}
        </span>
      </div>
      {read !== null && own !== null && <Found read={read} file={own.name} />}
    </Panel>
  );
}

async function take(files: FileList | null): Promise<void> {
  const file = files?.[0];
  if (file !== undefined) setOwn({ name: file.name, text: await file.text() });
}

function Found({ read, file }: { readonly read: Imported; readonly file: string }) {
  const words = useWords();
  const { t } = words;
  const record = useRecord().data;
  return (
    <>
      <p className="pad" role="status">
        {t("own.good", { count: read.rows.length, file, table: read.table === "" ? "–" : read.table })}{" "}
        {t("own.bad", { count: read.faults.length })}
      </p>
      {read.faults.length > 0 && (
        <ul className="list" aria-label={t("own.faults")}>
          {read.faults.map((f) => (
            <li key={`${f.line}${f.column ?? ""}${f.what}`}>
              <Mark name="look" />
              <span lang="en">
                <b className="mono">
                  {f.file}:{f.line}
                </b>{" "}
                {f.column !== undefined && <span className="mono">{f.column} </span>}
                {f.what}
                <small>{f.better}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {record !== undefined && read.figures.length > 0 && (
        <TwinTable twin={figuresTwin(read.figures, record, words)} title={t("own.title")} />
      )}
    </>
  );
}
