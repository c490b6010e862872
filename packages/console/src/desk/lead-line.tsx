import { Trans } from "react-i18next";
import type { Due } from "../api/centre.ts";
import { nowMs as centreNow, useNow } from "../api/now.ts";
import { Ex } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { colon, useWords } from "../words/index.ts";
import { fromWords, toWords } from "../words/parties.ts";
import { hhmmss, moment, span, spanAloud } from "../words/time.ts";
import { DutyAct } from "./duty-act.tsx";
import { chooseLead, firstOwedToUs } from "./lead.ts";
import { nameOf, underWords, useAskedBy } from "./rule-words.ts";

/** With a full stop, unless the words bring their own. */
const sentence = (words: string): string =>
  /[.!?。！？]$/.test(words) ? words : words + (/\p{Script=Han}/u.test(words) ? "。" : ".");

/** "Next: acknowledge CN-2026-0412 to China by 03:41, 29 minutes left." */
export function LeadLine({ due, askedAt }: { readonly due: readonly Due[]; readonly askedAt: number }) {
  const { t, pick, language } = useWords();
  const { party, desks } = useOurCentre();
  const asked = useAskedBy();
  const now = useNow(30_000);
  const lead = chooseLead(due, party, now);

  if (lead.kind === "nothing") {
    const first = firstOwedToUs(due, party);
    return (
      <section className="lead">
        <h1>{t("desk.title")}</h1>
        <p>
          <Ex /> {t("lead.nothing")}
        </p>
        <span className="why">
          {first === null
            ? t("lead.nothingAtAll")
            : t("lead.waitingFor", { from: fromWords(first.owedBy, t), ref: nameOf(first, pick) })}{" "}
          {t("lead.checked", { when: hhmmss(askedAt + centreNow() - Date.now()) })}
        </span>
      </section>
    );
  }

  const { due: next, key, more, late } = lead;
  const desk = desks.find((d) => d.id === next.desk);
  const ms = next.dueAt === null ? 0 : Date.parse(next.dueAt) - now;
  const state = next.dueState === "late" ? "late" : next.dueState === "soon" ? "soon" : "";
  const what =
    next.duty === "read"
      ? ""
      : next.duty === "follow-up" || next.duty === "reply"
        ? pick(next.summary)
        : `${pick(next.typeTitle)}. ${pick(next.summary)}`;
  return (
    <section className="lead">
      <h1>{t("desk.title")}</h1>
      <p>
        <Ex />{" "}
        <Trans
          i18nKey={key}
          values={{
            ref: nameOf(next, pick),
            to: toWords(next.owedTo, t),
            desk: desk === undefined ? (next.desk ?? "") : pick(desk.title),
            when: next.dueAt === null ? "" : moment(next.dueAt, now, language),
            span: spanAloud(ms, t),
          }}
          components={{ ref: <b className="nw" />, when: <b className={`nw ${state}`} /> }}
        />
      </p>
      <span className="why">
        {underWords(next, { t, pick })}
        {colon(language)}
        {sentence(asked(next) ?? pick(next.dutyText))} {more > 0 && t("lead.more", { count: more })}{" "}
        {late > 0 && t("lead.moreLate", { count: late })}
        {what !== "" && <span className="vh"> {what}</span>}
      </span>
      <span className="acts">
        <DutyAct due={next} lead />
      </span>
      {next.dueAt !== null && <span className="on-paper">{span(ms, t)}</span>}
    </section>
  );
}
