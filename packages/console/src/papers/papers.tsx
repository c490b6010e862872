/** Papers between governments: who owes a reply and since when, one paper opened, and writing one. */
import { Link } from "react-aria-components";
import type { PaperInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Chip, Chips, Ex, Panel, Waiting, Way } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useOurCentre, useTitle } from "../shell/mode.ts";
import { useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { date, moment } from "../words/time.ts";
import { paperPath, usePapers } from "./asks.ts";
import { Outgoing } from "./outgoing.tsx";
import { byWaiting, owedOf } from "./owed.ts";
import { Paper } from "./paper.tsx";
import { WritePaper } from "./write.tsx";

export default function Papers() {
  const { t } = useWords();
  const { id, search } = useRoute();
  const asked = usePapers();
  useTitle(t("nav.papers"));
  if (asked.data === undefined) return <Waiting error={asked.error} />;
  if (id === null) return search.has("write") ? <WritePaper /> : <List papers={asked.data} />;
  const paper = asked.data.find((p) => p.id === id || p.reference === id);
  return paper === undefined ? <p className="empty">{t("papers.notFound")}</p> : <Paper key={paper.id} paper={paper} />;
}

function List({ papers }: { readonly papers: readonly PaperInfo[] }) {
  const { t } = useWords();
  return (
    <>
      <Lead papers={papers} />
      <div className="stackv">
        <Outgoing kind="paper" />
        <Panel title={t("papers.list")} aside={<span className="quiet">{t("papers.order")}</span>}>
          {papers.length === 0 ? <p className="empty">{t("papers.none")}</p> : <PaperTable papers={papers} />}
        </Panel>
      </div>
    </>
  );
}

function Lead({ papers }: { readonly papers: readonly PaperInfo[] }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { party } = useOurCentre();
  const owed = owedOf(papers);
  const [ours, theirs] = [owed.filter((o) => o.party === party), owed.filter((o) => o.party !== party)];
  const say = (side: "ours" | "theirs", all: typeof owed): string => {
    const [first] = all;
    if (first === undefined) return t(`papers.lead.${side}None`);
    const who = first.party === party ? first.paper.from : first.party;
    return t(`papers.lead.${side}`, {
      party: partyName(who, t),
      ref: first.paper.reference,
      day: date(first.since, language, now),
      days: t("papers.days", { count: first.days }),
      more: all.length > 1 ? t("papers.more", { count: all.length - 1 }) : "",
    });
  };
  return (
    <section className="lead">
      <h1>{t("nav.papers")}</h1>
      <p>
        <Ex /> {say("ours", ours)} {say("theirs", theirs)}
      </p>
      <span className="why">{t("papers.who")}</span>
      <span className="acts">
        <Way go href="/papers?write">
          {t("papers.write")}
        </Way>
      </span>
    </section>
  );
}

const marks: Record<PaperInfo["state"], MarkName> = {
  tabled: "sent",
  "awaiting-reply": "soon",
  answered: "done",
  declined: "look",
  lapsed: "late",
  withdrawn: "none",
};

function PaperTable({ papers }: { readonly papers: readonly PaperInfo[] }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">{t("papers.col.stands")}</th>
          <th scope="col">{t("papers.col.paper")}</th>
          <th scope="col">{t("papers.col.between")}</th>
          <th scope="col">{t("papers.col.tabled")}</th>
          <th scope="col">{t("papers.col.owes")}</th>
        </tr>
      </thead>
      <tbody>
        {byWaiting(papers).map((p) => (
          <tr key={p.id} data-item={p.id}>
            <td>
              <Mark name={marks[p.state]} /> {t(`papers.state.${p.state}`)}
            </td>
            <td>
              <Link href={paperPath(p.id)}>
                <b>{p.title ?? t("papers.untitled")}</b>
              </Link>
              <small className="nw">{p.reference}</small>
            </td>
            <td>
              <Chip party={p.from} /> → <Chips parties={p.to} />
            </td>
            <td data-l={t("papers.col.tabled")}>{moment(p.tabledAt, now, language)}</td>
            <td data-l={t("papers.col.owes")}>
              {p.owes.length === 0 ? <span className="quiet">{t("papers.nobody")}</span> : null}
              {p.owes.map((o) => (
                <span key={o.party} className="row">
                  <Chip party={o.party} /> {t("papers.days", { count: o.days })}
                </span>
              ))}
              {p.replyBy !== null && <small>{t("papers.by", { when: moment(p.replyBy, now, language) })}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
