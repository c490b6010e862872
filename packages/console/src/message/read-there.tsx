/** Which of our desks have it, and which have read it. */
import { useActs } from "../acts/acts.tsx";
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { ToDesk } from "../desk/to-desk.tsx";
import { Act, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { left, moment } from "../words/time.ts";

export function ReadThere({ message: m }: { readonly message: MessageDetail }) {
  const { t, pick, language } = useWords();
  const { officer } = useOurCentre();
  const acts = useActs();
  const now = useNow(30_000);
  return (
    <Panel title={t("ladder.readThere")} aside={<span className="quiet">{t("readThere.inside")}</span>}>
      {m.routed.length === 0 ? (
        <p className="empty">{t("readThere.none")}</p>
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col" className="k">
                <span className="vh">{t("col.state")}</span>
              </th>
              <th scope="col">{t("col.desk")}</th>
              <th scope="col">{t("col.routed")}</th>
              <th scope="col">{t("col.read")}</th>
              <th scope="col">{t("col.by")}</th>
              <th scope="col">
                <span className="vh">{t("col.act")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {m.routed.map((r) => {
              const late = r.mustRead && r.readAt === null && r.dueAt !== null && Date.parse(r.dueAt) < now;
              return (
                <tr key={r.desk} className={late ? "is-late" : ""}>
                  <td className="k">
                    <Mark name={r.readAt !== null ? "done" : late ? "late" : r.mustRead ? "soon" : "later"} />
                  </td>
                  <td>
                    <b>{pick(r.title)}</b>
                    <small>
                      {r.mustRead && t("readThere.must")}
                      {r.dueAt !== null && r.readAt === null && ` ${left(Date.parse(r.dueAt), now, t, "over")}`}
                    </small>
                  </td>
                  <td data-l={t("col.routed")}>{moment(r.routedAt, now, language, true)}</td>
                  <td data-l={t("col.read")} className={late ? "late" : ""}>
                    {r.readAt === null ? <b>{t("readThere.notRead")}</b> : moment(r.readAt, now, language, true)}
                  </td>
                  <td>{r.readBy}</td>
                  <td className="act">
                    {r.readAt !== null ? null : officer.desk === r.desk ? (
                      <Act
                        small
                        onPress={() => acts.read(m, r.desk)}
                        aria-label={`${t("act.confirmRead")}: ${pick(r.title)}`}
                      >
                        {t("act.confirmRead")}
                      </Act>
                    ) : (
                      <ToDesk desk={r.desk} small />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {m.routed.some((r) => r.readAt === null) && officer.desk === null && (
        <p className="more second">{t("readThere.onlyDesk")}</p>
      )}
    </Panel>
  );
}
