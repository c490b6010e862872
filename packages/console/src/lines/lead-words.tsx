/** The sentences that open the room. A call comes first: it is what one acts on. */
import { Trans } from "react-i18next";
import type { LineInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Ex } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import type { LinesLead } from "./lead.ts";
import { lineName, namesOf } from "./names.ts";

export function LeadWords({ lead, lines }: { readonly lead: LinesLead; readonly lines: readonly LineInfo[] }) {
  const words = useWords();
  const { t, language } = words;
  const { party } = useOurCentre();
  const now = useNow(30_000);
  const [call] = lead.waiting;
  const more = lead.waiting.length - 1;
  const stopped = lead.stopped.map((l) => lineName(l, party, words)).join(", ");
  return (
    <>
      <p>
        <Ex />{" "}
        {call !== undefined && (
          <>
            <Trans
              i18nKey="lines.lead.call"
              values={{
                who: partyName(call.from, t, language),
                urgency: t(`lines.urgency.${call.urgency}`),
                when: moment(call.answerBy, now, language),
              }}
              components={{ b: <b className="late" />, when: <b className="nw" /> }}
            />{" "}
            {more > 0 && `${t("lines.lead.more", { count: more })} `}
          </>
        )}
        <Trans
          i18nKey="lines.lead.answer"
          count={lead.answer}
          values={{ count: lead.answer, total: lead.count }}
          components={{ b: <b /> }}
        />
        {stopped !== "" && (
          <>
            {" "}
            <Trans i18nKey="lines.lead.stopped" values={{ what: stopped }} components={{ b: <b className="late" /> }} />
          </>
        )}
        {lead.down.length > 0 && (
          <>
            {" "}
            <Trans
              i18nKey="lines.lead.down"
              values={{ who: namesOf(lead.down, words) }}
              components={{ b: <b className="late" /> }}
            />
          </>
        )}
        {lead.silent.length > 0 && (
          <>
            {" "}
            <Trans
              i18nKey="lines.lead.silent"
              values={{ who: namesOf(lead.silent, words) }}
              components={{ b: <b className="soon" /> }}
            />
          </>
        )}
      </p>
      <span className="why">
        {lead.tests.length > 0 && `${t("lines.lead.tests", { count: lead.tests.length })} `}
        {lead.frozen.length > 0 && `${t("lines.lead.frozen", { who: namesOf(lead.frozen, words) })} `}
        {lead.declined.length > 0 && `${t("lines.lead.declined", { who: namesOf(lead.declined, words) })} `}
        {lead.frozen.length + lead.declined.length > 0 && `${t("lines.lead.noFault")} `}
        {lead.down.length > 0 && `${t("lines.lead.useSpare")} `}
        {lines.some((l) => l.testEvery === null) && t("lines.lead.untested")}
      </span>
    </>
  );
}
