/** The four steps across the page; the open one is dashed and named. */
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Mark } from "../parts/mark.tsx";
import { type StepState, stepsOf } from "../parts/steps.tsx";
import { colon, useWords } from "../words/index.ts";
import { left, moment, span } from "../words/time.ts";

export function Ladder({ message: m }: { readonly message: MessageDetail }) {
  const { t, language } = useWords();
  const now = useNow(30_000);
  const at = (iso: string | null): string => (iso === null ? "" : moment(iso, now, language, true));
  const steps = stepsOf(m, false);
  const must = m.routed.filter((r) => r.mustRead);
  const read = m.routed.filter((r) => r.readAt !== null).length;
  const missing = must.find((r) => r.readAt === null);
  const overdue = (iso: string | null | undefined): boolean => iso != null && Date.parse(iso) < now;
  const routedAt = m.routed.map((r) => r.routedAt).sort()[0] ?? null;
  const took = Date.parse(m.acknowledgedAt ?? "") - Date.parse(m.receivedAt ?? "");

  return (
    <section className="panel" aria-label={t("ladder.label")}>
      <ol className="ladder">
        <Step
          state={steps[0]}
          title={t("ladder.delivered")}
          value={at(m.receivedAt)}
          small={t("ladder.deliveredHow")}
        />
        <Step
          state={steps[1]}
          late={steps[1] === "waiting" && overdue(m.acknowledge?.dueAt)}
          title={t("ladder.acknowledged")}
          value={at(m.acknowledgedAt)}
          aside={Number.isFinite(took) ? t("ladder.took", { span: span(took, t) }) : ""}
          small={
            m.acknowledgedAt !== null
              ? t("ladder.by", { officer: m.acknowledgedBy ?? "" })
              : m.acknowledge === null
                ? t("ladder.noDeadline")
                : `${m.acknowledge.clause}${colon(language)}${t("ask.byLeft", {
                    when: moment(m.acknowledge.dueAt, now, language),
                    left: left(Date.parse(m.acknowledge.dueAt), now, t),
                  })}`
          }
        />
        <Step
          state={steps[2]}
          title={t("ladder.routed")}
          value={at(routedAt)}
          small={m.routed.length === 0 ? t("ladder.notRouted") : t("ladder.desks", { count: m.routed.length })}
        />
        <Step
          state={steps[3]}
          late={steps[3] === "waiting" && overdue(missing?.dueAt)}
          title={t("ladder.readThere")}
          value={m.routed.length === 0 ? "" : t("ladder.readOf", { read, count: m.routed.length })}
          small={
            missing === undefined
              ? m.routed.length === 0
                ? t("ladder.staysOpen")
                : t("ladder.readAll")
              : missing.dueAt === null
                ? t("ladder.warningMissing")
                : left(Date.parse(missing.dueAt), now, t, "over")
          }
        />
      </ol>
    </section>
  );
}

function Step(props: {
  readonly state: StepState | undefined;
  readonly title: string;
  readonly value: string;
  readonly aside?: string;
  readonly small: string;
  readonly late?: boolean;
}) {
  const { t } = useWords();
  const { state = "not-yet", late = false } = props;
  const mark = state === "done" ? "done" : state === "not-yet" ? "later" : late ? "late" : "soon";
  return (
    <li className={state === "waiting" ? "wait" : state === "not-yet" ? "not" : ""}>
      <h2>
        <Mark name={mark} word={t(`ladder.state.${late ? "late" : state}`)} /> {props.title}
      </h2>
      <b className={late ? "late" : ""}>{props.value === "" ? t("ladder.notYet") : props.value}</b>{" "}
      {props.aside !== undefined && props.aside !== "" && <span className="quiet">{props.aside}</span>}
      <small>{props.small}</small>
    </li>
  );
}
