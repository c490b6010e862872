/** Crisis lines: who answers now, what to use if not, and what is said on them. */
import { useEffect, useRef, useState } from "react";
import { useCalls, useLines } from "../api/asks.ts";
import { centre, refresh } from "../api/centre.ts";
import { Act, Problem, Waiting, Way } from "../parts/bits.tsx";
import { answers, useOurCentre, useTitle } from "../shell/mode.ts";
import { linePath, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { Join, Proposed } from "./join.tsx";
import { linesLead, lineToOpen } from "./lead.ts";
import { LeadWords } from "./lead-words.tsx";
import { LinePanel } from "./line-panel.tsx";
import { LineTable } from "./line-table.tsx";
import { LinesLeft } from "./members.tsx";
import { TestStrip } from "./test-strip.tsx";

export default function Lines() {
  const { t } = useWords();
  const { search } = useRoute();
  const asked = useLines();
  const calls = useCalls();
  const [joining, setJoining] = useState(false);
  const { officer } = useOurCentre();
  useTitle(t("nav.lines"));
  // What others say may be Chinese whatever the reader's language is.
  useEffect(() => {
    void import("../style/chinese.ts");
  }, []);
  if (asked.data === undefined || calls.data === undefined) return <Waiting error={asked.error ?? calls.error} />;
  const lines = asked.data;
  const lead = linesLead(lines, calls.data);
  const chosen = search.get("line");
  const line = lines.find((l) => l.id === chosen) ?? (chosen === null ? lineToOpen(lines, lead) : undefined);
  const mayAct = answers(officer);
  return (
    <>
      <section className="lead">
        <h1>{t("nav.lines")}</h1>
        <LeadWords lead={lead} lines={lines} />
        <span className="acts">
          {mayAct && lines.length > 0 && <Act onPress={() => setJoining(true)}>{t("lines.join")}</Act>}
          {mayAct && lead.tests.length > 0 && <Here lines={lead.tests.map((l) => l.id)} />}
          {lead.waiting[0] !== undefined && (
            <Way go href={linePath(lead.waiting[0].line, lead.waiting[0].id)}>
              {t("lines.toCall")}
            </Way>
          )}
        </span>
      </section>
      <Proposed />
      <LinesLeft />
      {lines.length === 0 ? (
        <p className="panel empty">{t("lines.none")}</p>
      ) : (
        <div className="cols lines">
          <div className="c7">
            <LineTable lines={lines} at={line?.id} />
          </div>
          <Opened at={`${line?.id}${search.get("call")}`} isChosen={chosen !== null || lead.waiting.length > 0}>
            {line === undefined ? (
              <p className="panel empty">{t("lines.notKnown", { line: chosen ?? "" })}</p>
            ) : (
              <LinePanel key={line.id} line={line} calls={calls.data.filter((c) => c.line === line.id)} />
            )}
          </Opened>
          <div className="c12">
            <TestStrip lines={lines} />
          </div>
        </div>
      )}
      {joining && <Join lines={lines} onClose={() => setJoining(false)} />}
    </>
  );
}

/** The line that was asked for comes first on a narrow screen, and into view when another one is opened. */
function Opened(props: { readonly at: string; readonly isChosen: boolean; readonly children: React.ReactNode }) {
  const { t } = useWords();
  const ref = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line or call takes the focus, so that reading starts there
  useEffect(() => {
    if (!first.current) ref.current?.focus();
    first.current = false;
  }, [props.at]);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className={`c5 opened${props.isChosen ? " chosen" : ""}`}
      aria-label={t("lines.opened")}
    >
      {props.children}
    </section>
  );
}

/** One officer's word answers every test that waits: they are here, at all of these lines. */
function Here({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  async function answer(): Promise<void> {
    try {
      for (const line of lines) await centre.answerTests(line);
      setError(null);
    } catch (e) {
      setError(e);
    }
    refresh();
  }
  return (
    <>
      <Act onPress={() => void answer()}>{t("lines.here")}</Act>
      <Problem error={error} />
    </>
  );
}
