/** Where each duty stood on a day, party by party, with every view of it. The page takes no side. */
import type { Day, Party, View } from "@comity/regime";
import { Chip, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import { columnsMax, type DutyCell, type DutyRow } from "./duties.ts";
import { SourceLink } from "./source-link.tsx";
import { Status } from "./status.tsx";

const chipsMax = 8;

export function DutyTable({
  rows,
  parties,
  on,
}: {
  readonly rows: readonly DutyRow[];
  readonly parties: readonly Party[];
  readonly on: Day;
}) {
  const words = useWords();
  const { t, pick, language } = words;
  const columns = parties.length <= columnsMax ? parties : null;
  return (
    <Panel title={t("regime.duties.title", { day: dayWords(on, language) })}>
      {rows.length === 0 ? (
        <p className="empty">{t("regime.duties.none")}</p>
      ) : (
        <table className="stack duties">
          <thead>
            <tr>
              <th scope="col">{t("regime.duties.duty")}</th>
              {columns === null ? (
                <th scope="col">{t("regime.duties.stands")}</th>
              ) : (
                columns.map((p) => (
                  <th scope="col" key={p}>
                    {t("regime.duties.of", { party: partyName(p, t, language) })}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.duty}>
                <th scope="row">
                  {pick(row.title)}
                  <small>{row.clause}</small>
                  <AlsoUnder row={row} />
                </th>
                {columns === null ? (
                  <td>
                    {row.cells.map((c) => (
                      <Cell key={c.parties.join()} cell={c} named />
                    ))}
                  </td>
                ) : (
                  columns.map((p) => {
                    const cell = row.cells.find((c) => c.parties.includes(p));
                    return (
                      <td key={p} data-l={partyName(p, t, language)}>
                        {cell === undefined ? (
                          <span className="st">
                            <Mark name="none" />
                            <span>{t("regime.duties.notOwing")}</span>
                          </span>
                        ) : (
                          <Cell cell={cell} />
                        )}
                      </td>
                    );
                  })
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="pad source">{t("regime.duties.note")}</p>
    </Panel>
  );
}

function AlsoUnder({ row }: { readonly row: DutyRow }) {
  const { t } = useWords();
  return row.alsoUnder.map((a) => (
    <small key={a.regime + a.duty}>
      {t("regime.duties.also", { regime: a.regime, status: t(`regime.status.${a.status}`) })}
    </small>
  ));
}

function Cell({ cell, named }: { readonly cell: DutyCell; readonly named?: boolean }) {
  const words = useWords();
  const { standing: s } = cell;
  const own = s.views[0];
  const apart = s.status === "disputed";
  return (
    <div className="cell">
      {named && <Those parties={cell.parties} />}
      <Status status={s.status} since={apart ? null : (own?.since ?? null)} />
      {apart
        ? s.views.map((v) => <Said key={v.by} view={v} words={words} />)
        : own !== undefined && own.act !== null && <SourceLink source={own.source} plain />}
    </div>
  );
}

/** One view of a duty, by whose word and where that was read. */
function Said({ view: v, words }: { readonly view: View; readonly words: Words }) {
  const { t, language } = words;
  const status = t(`regime.status.${v.status}`);
  const said = v.since === null ? status : t("regime.since", { status, day: dayWords(v.since, language) });
  const who = v.by === "all" ? t("regime.duties.others") : partyName(v.by, t, language);
  return (
    <div className="said-so">
      <b>{who}</b> {said}
      {v.act !== null && <SourceLink source={v.source} plain />}
    </div>
  );
}

function Those({ parties }: { readonly parties: readonly Party[] }) {
  const { t } = useWords();
  return (
    <span className="row" style={{ gap: 4 }}>
      {parties.slice(0, chipsMax).map((p) => (
        <Chip key={p} party={p} />
      ))}
      {parties.length > chipsMax && <small>{t("regime.andMore", { count: parties.length - chipsMax })}</small>}
    </span>
  );
}
