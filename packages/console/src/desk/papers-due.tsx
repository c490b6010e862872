/** Papers that wait for our reply, and declarations of ours due or late: rows of their own, for they have no steps of a notification. */
import { Link } from "react-aria-components";
import { useNow } from "../api/now.ts";
import { roundKey } from "../declarations/round-key.ts";
import { paperPath, useDeclarations, usePapers } from "../papers/asks.ts";
import { owedOf } from "../papers/owed.ts";
import { Chip, Ex, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { date, moment } from "../words/time.ts";

export function PapersDue() {
  const { t, pick, language } = useWords();
  const now = useNow(60_000);
  const { party } = useOurCentre();
  const owed = owedOf(usePapers().data ?? []).filter((o) => o.party === party);
  const rounds = (useDeclarations().data ?? []).flatMap((r) =>
    r.parties.filter((p) => p.party === party && (p.state === "due" || p.state === "late")).map((own) => ({ r, own })),
  );
  if (owed.length + rounds.length === 0) return null;
  return (
    <Panel title={t("desk.papers.title")}>
      <ul className="list outgoing">
        {owed.map(({ paper, since, days }) => (
          <li key={paper.id}>
            <Mark name="soon" />
            <span>
              <Ex /> <Link href={paperPath(paper.id)}>{t("desk.papers.reply", { ref: paper.reference })}</Link>{" "}
              <Chip party={paper.from} /> {paper.title}
              <small>
                {date(since, language, now)}, {t("papers.days", { count: days })}.{" "}
                {paper.replyBy !== null && t("papers.by", { when: moment(paper.replyBy, now, language) })}
              </small>
            </span>
          </li>
        ))}
        {rounds.map(({ r, own }) => (
          <li key={roundKey(r)}>
            <Mark name={own.state === "late" ? "late" : "soon"} />
            <span>
              <Ex />{" "}
              <Link href={`/declarations?file=${encodeURIComponent(roundKey(r))}`}>
                {t("desk.papers.file", { title: pick(r.title) })}
              </Link>
              <small>
                {t(`declarations.state.${own.state}`)}
                {own.dueAt !== null && `, ${moment(own.dueAt, now, language)} UTC`}. {pick(r.regimeTitle)}, {r.clause}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
