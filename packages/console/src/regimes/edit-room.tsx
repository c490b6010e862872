/** Writing a regime file: the text and its faults, and beside it the page that a reader will see. Nothing of it is sent. */
import { EditorSelection } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type ReadRegime, type Regime, type RegimeFault, readRegime } from "@comity/regime";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { nowMs, useNow } from "../api/now.ts";
import { Act, Panel, Waiting, Way } from "../parts/bits.tsx";
import { announce } from "../shell/announce.tsx";
import { useTitle } from "../shell/mode.ts";
import { regimePath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { hhmm } from "../words/time.ts";
import { dayIn, dayOfMs } from "./days.ts";
import { draftOf, dropDraft, keepDraft, newDraft } from "./drafts.ts";
import { FaultList } from "./fault-list.tsx";
import { mended, placeOfFault } from "./fault-place.ts";
import { saveFile } from "./files.ts";
import { useRegimeFile, useShelf } from "./shelf.ts";
import { startText } from "./start-text.ts";
import { RegimeView } from "./view.tsx";
import { YamlEditor } from "./yaml-editor.tsx";

/** @param id a file of the library; null: a new one */
export default function EditRoom({ id }: { readonly id: string | null }) {
  const asked = useRegimeFile(id);
  const kept = draftOf(id ?? newDraft);
  // A draft of a name that the library lacks can still be gone on with.
  if (id !== null && asked.data === undefined && (kept === null || !asked.isError))
    return <Waiting error={asked.error} />;
  return <Writing id={id} original={id === null ? startText : (asked.data?.text ?? "")} />;
}

const quietMs = 250;

function Writing({ id, original }: { readonly id: string | null; readonly original: string }) {
  const { t } = useWords();
  const { search } = useRoute();
  const key = id ?? newDraft;
  const today = dayOfMs(useNow(3_600_000));
  const [kept, setKept] = useState(() => draftOf(key));
  const [notKept, setNotKept] = useState(false);
  const start = useRef(kept?.text ?? original).current;
  const [read, setRead] = useState<ReadRegime>(() => readRegime({ file: nameOf(start, id), text: start }));
  const [good, setGood] = useState<{ readonly regime: Regime; readonly text: string } | null>(() =>
    read.ok ? { regime: read.regime, text: start } : null,
  );
  const shown = useDeferredValue(good);
  const [current, setCurrent] = useState<number | null>(null);
  const shelf = useShelf(shown?.regime ?? null);
  const view = useRef<EditorView | null>(null);
  const waiting = useRef<(() => void) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const faults = read.ok ? none : read.faults;
  const file = nameOf(view.current?.state.doc.toString() ?? start, id);
  useTitle(file);

  // Leaving the page keeps what the timer had not yet written.
  useEffect(() => {
    const keepNow = (): void => waiting.current?.();
    window.addEventListener("pagehide", keepNow);
    return () => {
      window.removeEventListener("pagehide", keepNow);
      keepNow();
    };
  }, []);

  function onText(text: string): void {
    clearTimeout(timer.current);
    const keep = (): void => {
      waiting.current = null;
      if (text === original) {
        dropDraft(key);
        setKept(null);
      } else {
        const now = nowMs();
        setNotKept(!keepDraft(key, text, now));
        setKept({ text, keptAt: now });
      }
    };
    waiting.current = keep;
    timer.current = setTimeout(() => {
      keep();
      const next = readRegime({ file: nameOf(text, id), text });
      setRead(next);
      setCurrent(null);
      if (next.ok) setGood({ regime: next.regime, text });
    }, quietMs);
  }

  function setText(text: string): void {
    const editor = view.current;
    editor?.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    editor?.focus();
  }

  function goTo(i: number): void {
    const editor = view.current;
    const fault = faults[i];
    if (editor === null || fault === undefined) return;
    setCurrent(i);
    const { from, to } = placeOfFault(editor.state.doc.toString(), fault);
    editor.dispatch({
      selection: EditorSelection.range(from, to),
      scrollIntoView: true,
    });
    editor.focus();
    announce(
      `${t("regime.write.nth", { n: i + 1, count: faults.length })} ${t("regime.write.place", { line: fault.line, column: fault.column })}: ${fault.message}`,
    );
  }

  function mend(fault: RegimeFault): void {
    const editor = view.current;
    if (editor === null) return;
    const change = mended(editor.state.doc.toString(), fault);
    if (change === null) return;
    editor.dispatch({
      changes: change,
      selection: { anchor: change.from + change.insert.length },
      scrollIntoView: true,
    });
    editor.focus();
    announce(t("regime.write.replaced", { word: fault.nearest ?? "" }));
  }

  const step = (e: KeyboardEvent): void => {
    if (e.key !== "F8" || faults.length === 0) return;
    e.preventDefault();
    const next = current === null ? (e.shiftKey ? faults.length - 1 : 0) : current + (e.shiftKey ? -1 : 1);
    goTo((next + faults.length) % faults.length);
  };
  const text = (): string => view.current?.state.doc.toString() ?? start;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F8 steps through the faults from wherever the focus is in the room
    <div className="writing" onKeyDown={step}>
      <section className="lead">
        <h1>{t("regime.write.head", { file })}</h1>
        <p>{read.ok ? t("regime.write.ok") : t("regime.write.lead", { count: faults.length })}</p>
        <span className="why">
          {t("regime.write.stays")}{" "}
          {notKept
            ? t("regime.write.notKept")
            : kept === null
              ? ""
              : t("regime.write.kept", { when: hhmm(kept.keptAt) })}
        </span>
        <span className="acts">
          {id !== null && <Way href={regimePath(id)}>{t("regime.write.toPage")}</Way>}
          {kept !== null && <Act onPress={() => setText(original)}>{t("regime.write.back")}</Act>}
          <FileTrigger
            acceptedFileTypes={[".yaml", ".yml"]}
            onSelect={(files) => void files?.[0]?.text().then(setText)}
          >
            <Act>{t("regime.write.open")}</Act>
          </FileTrigger>
          <Act go onPress={() => saveFile(nameOf(text(), id), text(), "application/yaml")}>
            {t("regime.write.save")}
          </Act>
        </span>
      </section>
      <div className="cols writing-cols">
        <div className="c6 stackv">
          <Panel title={file} className="yaml-panel">
            <YamlEditor
              start={start}
              label={t("regime.write.label", { file })}
              faults={faults}
              onText={onText}
              view={view}
            />
          </Panel>
          <FaultList faults={faults} current={current} onGo={goTo} onMend={mend} />
        </div>
        <div className="c6 stackv">
          <p className="quiet" role="status">
            {read.ok ? t("regime.write.beside") : t(shown === null ? "regime.write.nothing" : "regime.write.lastGood")}
          </p>
          {shown !== null && (
            <RegimeView
              regime={shown.regime}
              text={shown.text}
              file={`${shown.regime.id}.yaml`}
              shelf={shelf}
              on={dayIn(search.get("on"))}
              today={today}
              onDay={(day) => setSearch("on", day)}
            />
          )}
        </div>
      </div>
    </div>
  );
}

const none: readonly RegimeFault[] = [];

/** The file's name is the name of its regime. */
function nameOf(text: string, id: string | null): string {
  const written = /^regime:[ \t]*([a-z0-9][a-z0-9-]*)/m.exec(text)?.[1];
  return `${written ?? id ?? "regime"}.yaml`;
}
