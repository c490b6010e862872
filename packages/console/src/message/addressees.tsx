/** For an item of ours: to whom it got, and who has acknowledged it. Their routing is their own affair. */
import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Chip, Panel } from "../parts/bits.tsx";
import { Filing } from "../parts/filing.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { hoursSpan, moment } from "../words/time.ts";

export function Addressees({ message: m }: { readonly message: MessageDetail }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const at = (iso: string): string => moment(iso, now, language, true);
  return (
    <Panel
      title={t("addressees.title")}
      aside={<span className="quiet">{m.sentAt !== null && t("addressees.sent", { when: at(m.sentAt) })}</span>}
    >
      <table className="stack">
        <thead>
          <tr>
            <th scope="col" className="k">
              <span className="vh">{t("col.state")}</span>
            </th>
            <th scope="col">{t("col.party")}</th>
            <th scope="col">{t("col.delivered")}</th>
            <th scope="col">{t("col.acknowledged")}</th>
            <th scope="col">{t("col.filing")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(m.addressees).map(([party, a]) => (
            <tr key={party} className={a.refused === null ? "" : "is-late"}>
              <td className="k">
                <Mark
                  name={
                    a.refused !== null
                      ? "late"
                      : a.acknowledgedAt !== null
                        ? "done"
                        : a.receivedAt !== null
                          ? "soon"
                          : "silent"
                  }
                />
              </td>
              <td>
                <Chip party={party} /> {partyName(party, t)}
              </td>
              <td data-l={t("col.delivered")}>
                {a.receivedAt !== null ? (
                  at(a.receivedAt)
                ) : a.refused !== null ? (
                  <span className="late">{t("addressees.refused", { line: a.refused })}</span>
                ) : a.givenByHandAt !== null ? (
                  t("hand.given", { when: at(a.givenByHandAt) })
                ) : (
                  <span className="soon">{t("addressees.notDelivered")}</span>
                )}
              </td>
              <td data-l={t("col.acknowledged")}>
                {a.acknowledgedAt === null ? (
                  <span className="quiet">{t("addressees.notAcknowledged")}</span>
                ) : (
                  at(a.acknowledgedAt)
                )}
                {a.acknowledgedBy !== null && <small>{a.acknowledgedBy}</small>}
                {a.acknowledgedByHand && <small>{t("hand.title")}</small>}
              </td>
              <td data-l={t("col.filing")}>
                {a.filing !== null && <Filing entry={{ filing: a.filing }} />}
                {a.leadTimeHours !== null && <small>{t("filing.lead", { span: hoursSpan(a.leadTimeHours, t) })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
