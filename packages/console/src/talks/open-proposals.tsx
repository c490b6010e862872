/** What waits for a reply, longest first; one entry for a proposal, with each who owes one. */
import type { Waiting } from "@comity/talks";
import { Link } from "react-aria-components";
import { Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { comma, useWords } from "../words/index.ts";
import type { Study } from "./record.ts";
import { daysText, placeOf } from "./say.ts";
import { SourceTag } from "./source.tsx";

export function OpenProposals({ study }: { readonly study: Study }) {
  const { t } = useWords();
  const rows = [...Map.groupBy(study.waiting, (w) => w.row.id).values()];
  return (
    <Panel className="c4" title={t("talks.open.title")} aside={<span className="quiet">{t("talks.open.aside")}</span>}>
      {rows.length === 0 && <p className="empty">{t("talks.open.none")}</p>}
      <ul className="list proposals">
        {rows.map((owed) => (
          <Proposal key={owed[0]?.row.id} owed={owed} />
        ))}
      </ul>
    </Panel>
  );
}

function Proposal({ owed }: { readonly owed: readonly Waiting[] }) {
  const { t, language } = useWords();
  const [first] = owed;
  if (first === undefined) return null;
  const href = placeOf(first.row);
  const isSure = first.date.from === first.date.to;
  return (
    <li data-item={first.row.id}>
      <Mark name="later" />
      <span>
        <b>
          {t(isSure ? "talks.open.days" : "talks.open.atLeast", { count: first.waitingDays })}
          {" · "}
          {t("talks.open.owes", { from: first.from, to: owed.map((w) => w.to).join(comma(language)) })}
        </b>
        <span lang="en">{href === undefined ? first.topic : <Link href={href}>{first.topic}</Link>}</span>
        <small>
          {t("talks.since", { day: daysText(first.date, language) })} <SourceTag source={first.source} />
        </small>
      </span>
    </li>
  );
}
