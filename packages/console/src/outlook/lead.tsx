/** Who would be over today, and when the state that is looked at passes the cap. */
import type { Almanac } from "@comity/almanac";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { stateWords, useNumber } from "../figures/words.ts";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import type { Measured } from "./ask.ts";
import type { UnderCap } from "./under-cap.ts";

export function OutlookLead(props: {
  readonly rows: readonly UnderCap[];
  readonly party: string;
  readonly almanac: Almanac;
  readonly cap: number;
  readonly to: number;
  readonly measure: Measured;
}) {
  const { rows, party, almanac, cap, to, measure } = props;
  const { t, language } = useWords();
  const { known, today } = useKnown();
  const number = useNumber();
  const over = rows.filter((r) => r.now === "over").length;
  const row = rows.find((r) => r.party === party);
  const state = stateWords(party, almanac, language);
  return (
    <section className="lead">
      <h1>
        {t("nav.outlook")} · {t(`outlook.head.${measure}`, { n: number(cap) })}
      </h1>
      <p>
        {t("outlook.lead.now", { count: over, of: rows.length })} {row !== undefined && sentence(row, state, to, t)}
      </p>
      <span className="why">
        {row?.projected && row.now === "within" && row.firstOver.p10 !== null && (
          <>{t("outlook.lead.early", { year: row.firstOver.p10 })} </>
        )}
        {row?.projected && row.now === "within" && (
          <>{t("outlook.lead.never", { share: Math.round(100 * row.neverOverShare), to })} </>
        )}
        {t("outlook.lead.known", { day: dayWords(known ?? today, language) })}
      </span>
      <span className="acts">
        <KnownChoice />
        <Act onPress={() => window.print()}>{t("act.print")}</Act>
      </span>
    </section>
  );
}

function sentence(r: UnderCap, state: string, to: number, t: ReturnType<typeof useWords>["t"]): string {
  if (!r.projected) return t("outlook.lead.notProjected", { state });
  if (r.now === "over")
    return r.firstWithin === null
      ? t("outlook.lead.staysOver", { state, to })
      : t("outlook.lead.withinIn", { state, year: r.firstWithin });
  if (r.firstOver.p50 === null) return t("outlook.lead.staysWithin", { state, to });
  return t("outlook.lead.overIn", { state, year: r.firstOver.p50 });
}
