/** Where each duty stood on a day, with every view of it. The page takes no side. */
import type { Day, Holder, Party, View } from "@comity/regime";
import { Chip, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import type { Alike, Duties, DutyRow } from "./duties.ts";
import { eventId } from "./event-id.ts";
import { Status, statusMarks } from "./status.tsx";

const chipsMax = 8;

export function DutyTable({ duties, on }: { readonly duties: Duties; readonly on: Day }) {
  const words = useWords();
  const { t, language } = words;
  const { rows, holders } = duties;
  return (
    <Panel title={t("regime.duties.title", { day: dayWords(on, language) })}>
      {rows.length === 0 ? (
        <p className="empty">{t("regime.duties.none")}</p>
      ) : (
        <table className="stack duties">
          <thead>
            <tr>
              <th scope="col" className="k">
                <span className="vh">{t("col.state")}</span>
              </th>
              <th scope="col">{t("regime.duties.duty")}</th>
              {holders.length === 0 ? (
                <th scope="col">{t("regime.duties.stands")}</th>
              ) : (
                holders.map((by) => (
                  <th scope="col" key={by}>
                    {t("regime.duties.says", { party: holderName(by, words) })}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Duty key={row.duty} row={row} holders={holders} />
            ))}
          </tbody>
        </table>
      )}
      <p className="pad source">{t("regime.duties.note")}</p>
    </Panel>
  );
}

const holderName = (by: Holder, { t, language }: Words): string =>
  by === "all" ? t("regime.duties.others") : partyName(by, t, language);

function Duty({ row, holders }: { readonly row: DutyRow; readonly holders: readonly Holder[] }) {
  const words = useWords();
  const { t, pick } = words;
  return (
    <tr>
      <td className="k">
        {row.status !== null && <Mark name={statusMarks[row.status]} word={t(`regime.status.${row.status}`)} />}
      </td>
      <th scope="row">
        {pick(row.title)}
        <small>{row.clause}</small>
        {row.alsoUnder.map((a) => (
          <small key={a.regime + a.duty}>
            {t("regime.duties.also", { regime: a.regime, status: t(`regime.status.${a.status}`) })}
          </small>
        ))}
      </th>
      {holders.length === 0 ? (
        <td>
          {row.alike.map((a, i) => (
            <AlikeCell
              key={a.parties.join()}
              alike={a}
              rest={row.alike.length === 1 ? "all" : i === 0 ? "others" : null}
            />
          ))}
        </td>
      ) : (
        holders.map((by) => {
          const said = row.said.get(by) ?? [];
          return (
            <td key={by} data-l={t("regime.duties.says", { party: holderName(by, words) })}>
              {said.map((s) => (
                <div className="cell" key={s.of.join()}>
                  {(said.length > 1 || row.owing.length < holders.length) && <Those parties={s.of} />}
                  <ViewWords view={s.view} />
                </div>
              ))}
            </td>
          );
        })
      )}
    </tr>
  );
}

/** A status with its day, which leads to the act on which it rests. */
function ViewWords({ view: v }: { readonly view: View }) {
  return <Status status={v.status} since={v.since} {...(v.act === null ? {} : { href: `#${eventId(v.act)}` })} />;
}

function AlikeCell(props: {
  readonly alike: Alike;
  /** The largest group is named by its number where it is large. */
  readonly rest: "all" | "others" | null;
}) {
  const { parties, standing: s } = props.alike;
  const words = useWords();
  const [own] = s.views;
  return (
    <div className="cell">
      {props.rest !== null && parties.length > chipsMax ? (
        <span>
          {words.t(props.rest === "all" ? "regime.duties.all" : "regime.duties.rest", { count: parties.length })}
        </span>
      ) : (
        <Those parties={parties} />
      )}
      {s.status !== "disputed" && own !== undefined && parties.length === 1 ? (
        <ViewWords view={own} />
      ) : (
        <Status status={s.status} />
      )}
      {s.status === "disputed" &&
        s.views.map((v) => (
          <div key={v.by} className="said-so">
            {words.t("regime.duties.says", { party: holderName(v.by, words) })} <ViewWords view={v} />
          </div>
        ))}
    </div>
  );
}

function Those({ parties }: { readonly parties: readonly Party[] }) {
  const { t } = useWords();
  return (
    <span className="those">
      {parties.slice(0, chipsMax).map((p) => (
        <Chip key={p} party={p} />
      ))}
      {parties.length > chipsMax && <small>{t("regime.andMore", { count: parties.length - chipsMax })}</small>}
    </span>
  );
}
