/** Who would be over a cap today, by the last figures, and when by the paths. */
import type { Almanac } from "@comity/almanac";
import { Link } from "react-aria-components";
import { pathOf } from "../figures/almanac.ts";
import { daysWords, stateWords, useNumber, valueWords } from "../figures/words.ts";
import { Chip } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import type { UnderCap } from "./under-cap.ts";

export function CapTable(props: {
  readonly rows: readonly UnderCap[];
  readonly almanac: Almanac;
  readonly cap: number;
  readonly to: number;
}) {
  const { t } = useWords();
  const number = useNumber();
  return (
    <table className="under-cap">
      <thead>
        <tr>
          <th scope="col">{t("figures.column.party")}</th>
          <th scope="col" className="num">
            {t("limits.column.counted")}
          </th>
          <th scope="col">{t("outlook.under", { n: number(props.cap) })}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.party} row={row} almanac={props.almanac} to={props.to} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row: r, almanac, to }: { readonly row: UnderCap; readonly almanac: Almanac; readonly to: number }) {
  const words = useWords();
  const { t, language } = words;
  const number = useNumber();
  const f = r.figure;
  return (
    <tr>
      <td>
        <Chip party={r.party} />
        <span className="vh">{stateWords(r.party, almanac, language)}</span>
      </td>
      <td className="num">
        {f === undefined ? <span className="quiet">–</span> : <Link href={pathOf(f)}>{valueWords(f, words)}</Link>}
        {f !== undefined && (
          <small>
            {t(`figures.tag.${f.basis}`)}, {daysWords(f.asOf, t, language)}
          </small>
        )}
      </td>
      <td>
        <span className={`finding ${r.now === "over" ? "soon" : ""}`}>
          <Mark name={r.now === "over" ? "look" : r.now === "within" ? "done" : "unknown"} />
          <span>
            {r.now === "over" && r.margin !== null
              ? t("outlook.overBy", { n: number(r.margin) })
              : t(`limits.finding.${r.now}`)}
            <small>{later(r, to, words)}</small>
          </span>
        </span>
      </td>
    </tr>
  );
}

/** What the paths say of the years to come, in a few words. */
export function later(r: UnderCap, to: number, { t }: Pick<ReturnType<typeof useWords>, "t">): string {
  if (!r.projected) return t("outlook.notProjected");
  if (r.now === "over") {
    return r.firstWithin === null ? t("outlook.staysOver", { to }) : t("outlook.withinIn", { year: r.firstWithin });
  }
  if (r.firstOver.p50 !== null) return t("outlook.overIn", { year: r.firstOver.p50 });
  const share = Math.round(100 * (1 - r.neverOverShare));
  return share === 0 ? t("outlook.staysWithin", { to }) : t("outlook.overShare", { share, to });
}
