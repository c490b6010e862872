/** Beside the items: the log, what the watch was like, the plan, and hand-overs before. */
import type { ShiftInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { roleName } from "../words/roles.ts";
import { moment } from "../words/time.ts";

export function Log({ shift, onNote }: { readonly shift: ShiftInfo; readonly onNote: () => void }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { officer } = useOurCentre();
  return (
    <Panel
      title={t("handOver.notes")}
      aside={
        <>
          <span className="quiet">{t("handOver.keptAsWritten")}</span>
          {officer.role !== "auditor" && officer.role !== "desk" && officer.role !== "linguist" && (
            <Act small onPress={onNote}>
              {t("handOver.note")}
            </Act>
          )}
        </>
      }
    >
      {shift.notes.length === 0 && <p className="empty">{t("handOver.noNotes")}</p>}
      {shift.notes.map((n) => (
        <div className="pad" key={n.id}>
          <small className="quiet">
            {moment(n.at, now, language)} · {n.by}
          </small>
          <p lang={n.language} style={{ whiteSpace: "pre-wrap", maxWidth: "70ch" }}>
            {n.text}
          </p>
        </div>
      ))}
    </Panel>
  );
}

export function ThisWatch({ shift }: { readonly shift: ShiftInfo }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { alarms, journal, watch, offWatch } = shift;
  if (watch === null) return null;
  return (
    <Panel title={t("handOver.watch")}>
      <div className="pad">
        <dl className="kv">
          <dt>{t("handOver.since")}</dt>
          <dd>{moment(watch.since, now, language)}</dd>
          <dt>{t("handOver.alarms")}</dt>
          <dd>
            {t("handOver.rate", { count: alarms.count, rate: alarms.perTenMinutes ?? 0, target: alarms.target })}
            <small>{t("handOver.rateNote")}</small>
          </dd>
          <dt>{t("handOver.journal")}</dt>
          <dd>{t("handOver.entries", { count: journal.entries, inWatch: journal.inWatch })}</dd>
          {offWatch.length > 0 && (
            <>
              <dt>{t("handOver.offWatch")}</dt>
              <dd>
                {offWatch.map((o) => (
                  <span key={o.at + o.about}>
                    {moment(o.at, now, language)} {o.by}: {o.act}
                    <br />
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  );
}

interface RosterProps {
  readonly shift: ShiftInfo;
  readonly onPlan: () => void;
  readonly onCancel: (id: string) => void;
}
export function Roster({ shift, onPlan, onCancel }: RosterProps) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { officer } = useOurCentre();
  const plans = officer.role === "supervisor";
  return (
    <Panel
      title={t("handOver.roster")}
      aside={
        plans && (
          <Act small onPress={onPlan}>
            {t("handOver.plan")}
          </Act>
        )
      }
    >
      {shift.turns.length === 0 && <p className="empty">{t("handOver.noRoster")}</p>}
      <ul className="list">
        {shift.turns.map((turn) => (
          <li key={turn.id}>
            <Mark name={turn.officer === shift.watch?.officer ? "answers" : "later"} />
            <span>
              {turn.officer}
              <small>
                {moment(turn.from, now, language)}–{moment(turn.until, now, language)} · {roleName(turn.role, t)}
              </small>
            </span>
            <span>
              {plans && (
                <Act
                  small
                  aria-label={t("handOver.cancel", { officer: turn.officer })}
                  onPress={() => onCancel(turn.id)}
                >
                  {t("handOver.cancelTurn")}
                </Act>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Past({ shift }: { readonly shift: ShiftInfo }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  if (shift.ended.length === 0) return null;
  return (
    <Panel title={t("handOver.past")} aside={<span className="quiet">{shift.ended.length}</span>}>
      <ul className="list">
        {shift.ended.map((h) => (
          <li key={h.id}>
            <Mark name={h.withdrawn === null ? "done" : "none"} />
            <span>
              {t("handOver.passed", { from: h.from, to: h.to ?? "–" })}
              <small>
                {h.withdrawn !== null && `${t("handOver.withdrawn")}: ${h.withdrawn.reason} (${h.withdrawn.by})`}
                {h.withdrawn === null && h.takes !== null && `${h.takes.digest.slice(0, 16)}…`}
                {h.gives?.inPlaceOf != null && ` · ${t("handOver.inPlace", { by: h.gives.by, ...h.gives.inPlaceOf })}`}
                {h.remarks.map((r) => ` · ${r.number}: ${r.remark}`)}
              </small>
            </span>
            <span>{moment(h.endedAt, now, language)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
