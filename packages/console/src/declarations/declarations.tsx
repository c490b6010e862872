/** Declarations round by round: who has filed and who has not, all of them side by side, and filing ours. */
import type { DeclarationRound } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { useDeclarations } from "../papers/asks.ts";
import { Outgoing } from "../papers/outgoing.tsx";
import { Ex, Panel, Waiting, Way } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useOurCentre, useTitle } from "../shell/mode.ts";
import { useRoute } from "../shell/route.ts";
import { comma, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { Compared } from "./compared.tsx";
import { FileForm } from "./file.tsx";
import { roundKey } from "./round-key.ts";

const owing: readonly string[] = ["due", "late"];

export default function Declarations() {
  const { t } = useWords();
  const { search } = useRoute();
  const asked = useDeclarations();
  useTitle(t("nav.declarations"));
  if (asked.data === undefined) return <Waiting error={asked.error} />;
  const filing = asked.data.find((r) => roundKey(r) === search.get("file"));
  if (filing !== undefined) return <FileForm key={roundKey(filing)} round={filing} />;
  return (
    <>
      <Lead rounds={asked.data} />
      <div className="stackv">
        <Outgoing kind="declaration" />
        {asked.data.length === 0 && <p className="empty">{t("declarations.none")}</p>}
        {asked.data.map((r) => (
          <Round key={roundKey(r)} round={r} />
        ))}
      </div>
    </>
  );
}

function Lead({ rounds }: { readonly rounds: readonly DeclarationRound[] }) {
  const { t, language } = useWords();
  const { party } = useOurCentre();
  const ours = rounds.filter((r) => r.parties.some((p) => p.party === party && owing.includes(p.state)));
  const [first] = rounds.filter((r) => r.parties.some((p) => p.state !== "watched" && p.state !== "not-required"));
  const missing = first?.parties.filter((p) => owing.includes(p.state)) ?? [];
  return (
    <section className="lead">
      <h1>{t("nav.declarations")}</h1>
      <p>
        <Ex /> {ours.length === 0 ? t("declarations.lead.ours0") : t("declarations.lead.ours", { count: ours.length })}{" "}
        {missing.length === 0
          ? t("declarations.lead.all")
          : t("declarations.lead.missing", { who: missing.map((p) => partyName(p.party, t)).join(comma(language)) })}
      </p>
      <span className="why">{t("declarations.sealRule")}</span>
    </section>
  );
}

const marks: Record<DeclarationRound["parties"][number]["state"], MarkName> = {
  filed: "done",
  nil: "done",
  sealed: "pledged",
  late: "late",
  due: "soon",
  "not-required": "none",
  watched: "later",
};

function Round({ round: r }: { readonly round: DeclarationRound }) {
  const { t, pick, language } = useWords();
  const now = useNow(60_000);
  const { party, officer } = useOurCentre();
  const own = r.parties.find((p) => p.party === party);
  return (
    <Panel
      title={`${pick(r.title)}, ${r.period.from} – ${r.period.to}`}
      aside={
        <span className="tag">
          {pick(r.regimeTitle)}, {r.clause}
        </span>
      }
    >
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t("col.party")}</th>
            <th scope="col">{t("col.state")}</th>
            <th scope="col">{t("col.due")}</th>
            <th scope="col">{t("declarations.filedAt")}</th>
            <th scope="col">{t("declarations.form")}</th>
          </tr>
        </thead>
        <tbody>
          {r.parties.map((p) => (
            <tr key={p.party} className={p.state === "late" ? "is-late" : ""}>
              <th scope="row">{partyName(p.party, t)}</th>
              <td>
                <Mark name={marks[p.state]} /> {t(`declarations.state.${p.state}`)}
                {p.lateBy !== null && <small className="late">{t("declarations.lateBy", { span: p.lateBy })}</small>}
                {p.opensItsSeal && <small>{t("declarations.kept")}</small>}
              </td>
              <td data-l={t("col.due")}>{p.dueAt === null ? "–" : moment(p.dueAt, now, language)}</td>
              <td data-l={t("declarations.filedAt")}>
                {p.filedAt === null ? "–" : moment(p.filedAt, now, language)}
                {p.sealedAt !== null && (
                  <small>{t("declarations.sealedAt", { when: moment(p.sealedAt, now, language) })}</small>
                )}
              </td>
              <td data-l={t("declarations.form")}>
                {pickForm(r, p.form, pick)} {p.reference !== null && <small className="nw">{p.reference}</small>}
                {p.otherEdition && <small className="late">{t("rule.otherEdition")}</small>}
                {p.texts > 1 && <small>{t("declarations.texts", { count: p.texts })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {own !== undefined && own.state !== "sealed" && officer.desk === null && (
        <div className="pad">
          <Way go={owing.includes(own.state)} href={`/declarations?file=${encodeURIComponent(roundKey(r))}`}>
            {t(own.filedAt === null ? "declarations.file" : "declarations.correct")}
          </Way>
        </div>
      )}
      {own?.state === "sealed" && <p className="pad second">{t("declarations.sealedOurs")}</p>}
      <Compared round={r} />
    </Panel>
  );
}

function pickForm(r: DeclarationRound, form: string | null, pick: (text: DeclarationRound["title"]) => string): string {
  const known = r.forms.find((f) => f.id === form);
  return known === undefined ? "" : pick(known.title);
}
