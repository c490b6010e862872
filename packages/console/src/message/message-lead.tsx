import { Trans } from "react-i18next";
import { useActs } from "../acts/acts.tsx";
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex, Way } from "../parts/bits.tsx";
import { answers, useOurCentre, writes } from "../shell/mode.ts";
import { correctPath, followUpPath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { fromWords, partyName } from "../words/parties.ts";
import { left, moment, spanAloud } from "../words/time.ts";

/** Which sentence says where the item stands; for one of ours, how far it got. */
export function leadKey(m: MessageDetail, ours: boolean): string {
  if (ours) {
    const known = Object.values(m.addressees);
    if (known.some((a) => a.refused !== null)) return "message.lead.refused";
    if (known.every((a) => a.acknowledgedAt !== null)) return "message.lead.allAcknowledged";
    return "message.lead.sent";
  }
  if (m.acknowledgedAt === null)
    return m.acknowledge === null ? "message.lead.received" : "message.lead.notAcknowledged";
  if (m.routed.length === 0) return "message.lead.notRouted";
  const waiting = m.routed.find((r) => r.mustRead && r.readAt === null);
  return waiting === undefined ? "message.lead.read" : "message.lead.notRead";
}

export function MessageLead({ message: m }: { readonly message: MessageDetail }) {
  const { t, pick, language } = useWords();
  const { party } = useOurCentre();
  const now = useNow(30_000);
  const ours = m.from === party;
  const known = Object.values(m.addressees);
  const names = (parties: readonly string[]): string =>
    new Intl.ListFormat(language, { type: "unit" }).format(parties.map((p) => partyName(p, t)));
  const received = Date.parse(m.receivedAt ?? "");
  const waiting = m.routed.find((r) => r.mustRead && r.readAt === null);
  const dueAt = m.acknowledge === null ? now : Date.parse(m.acknowledge.dueAt);
  return (
    <section className="lead">
      <h1>
        {t("message.head", {
          ref: m.reference,
          type: pick(m.typeTitle),
          from: ours ? t("message.ours") : fromWords(m.from, t),
        })}
      </h1>
      <p>
        <Ex />{" "}
        <Trans
          i18nKey={leadKey(m, ours)}
          values={{
            span: spanAloud(Date.parse(m.acknowledgedAt ?? "") - received || 0, t),
            when: m.acknowledge === null ? "" : moment(m.acknowledge.dueAt, now, language),
            left: left(dueAt, now, t),
            desk: waiting === undefined ? "" : pick(waiting.title),
            delivered: known.filter((a) => a.receivedAt !== null).length,
            acknowledged: known.filter((a) => a.acknowledgedAt !== null).length,
            count: known.length,
            type: pick(m.typeTitle),
          }}
          components={{
            soon: <b className={dueAt < now ? "late" : "soon"} />,
            late: <b className="late" />,
            unread: <b className={isOver(waiting?.dueAt ?? null, now) ? "late" : "soon"} />,
            b: <b />,
          }}
        />
      </p>
      {m.byHand !== null && (
        <p>
          <span className="tag">{pick(m.byHand.mark)}</span>
        </p>
      )}
      <span className="why">{pick(m.summary)}</span>
      {m.notTold.length > 0 && (
        <span className="why">{t("hand.toldLine", { told: names(m.told), notTold: names(m.notTold) })}</span>
      )}
      <MessageActs message={m} ours={ours} />
    </section>
  );
}

function MessageActs({ message: m, ours }: { readonly message: MessageDetail; readonly ours: boolean }) {
  const { t } = useWords();
  const { officer } = useOurCentre();
  const acts = useActs();
  // A desk's officer reads and confirms; the watch acts.
  const watch = answers(officer);
  const mine = m.routed.find((r) => r.desk === officer.desk && r.readAt === null);
  return (
    <span className="acts">
      <Act onPress={() => window.print()}>{t("act.print")}</Act>
      {writes(officer) && ours && m.kind !== "correction" && <Way href={correctPath(m.id)}>{t("act.correct")}</Way>}
      {writes(officer) && ours && m.kind === "notification" && m.followUp !== null && (
        <Way href={followUpPath(m.id)} go={m.open}>
          {t("act.followUp")}
        </Way>
      )}
      {!ours && watch && (
        <Act go={m.acknowledgedAt !== null && m.routed.length === 0} onPress={() => acts.route(m)}>
          {t("act.route")}
        </Act>
      )}
      {!ours && watch && m.byHand === null && m.acknowledgedAt === null && (
        <Act go cap="A" onPress={() => acts.acknowledge(m)}>
          {t("act.acknowledge")}
        </Act>
      )}
      {mine !== undefined && (
        <Act go onPress={() => acts.read(m, mine.desk)}>
          {t("act.confirmRead")}
        </Act>
      )}
    </span>
  );
}

const isOver = (dueAt: string | null, now: number): boolean => dueAt !== null && Date.parse(dueAt) < now;
