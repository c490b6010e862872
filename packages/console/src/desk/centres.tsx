/** Which centres answer, since when, and what waits for those that do not. */
import { useNow } from "../api/now.ts";
import { Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment, span } from "../words/time.ts";

export function Centres() {
  const { t, language } = useWords();
  const { peers } = useOurCentre();
  const now = useNow(30_000);
  const answer = peers.filter((p) => p.connected).length;
  return (
    <Panel
      title={t("centres.title")}
      aside={<span className="quiet">{t("bar.answer", { answer, count: peers.length })}</span>}
    >
      <ul className="list">
        {peers.map((p) => (
          <li key={p.party}>
            <Mark name={p.connected ? "answers" : "silent"} />
            <span>
              {partyName(p.party, t)}
              <small>
                {t(p.connected ? "centres.answers" : "centres.silent")}
                {p.waiting > 0 && `; ${t("centres.waiting", { count: p.waiting })}`}
                {p.oldestWaitingAt !== null &&
                  `, ${t("centres.oldest", { span: span(now - Date.parse(p.oldestWaitingAt), t) })}`}
              </small>
            </span>
            <span className={p.connected ? "quiet" : "soon"}>
              {p.since !== null && t("centres.since", { when: moment(p.since, now, language) })}
            </span>
          </li>
        ))}
      </ul>
      {peers.length === 0 && <p className="empty">{t("centres.none")}</p>}
    </Panel>
  );
}
