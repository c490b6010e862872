/** One paper opened: its texts by number, comments and answers, who wrote and released each, and to whom each got. */

import { useState } from "react";
import type { PaperInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Chip, Ex, Panel, Way } from "../parts/bits.tsx";
import { FileList } from "../parts/file-list.tsx";
import { lookAlike } from "../parts/look-alike.ts";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre, useTitle } from "../shell/mode.ts";
import { comma, isLanguage, ownNames, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { date, moment } from "../words/time.ts";
import { Outgoing } from "./outgoing.tsx";
import { type StepAct, WriteStep } from "./write.tsx";

type Step = PaperInfo["steps"][number];

export function Paper({ paper: p }: { readonly paper: PaperInfo }) {
  const { t } = useWords();
  const [writing, setWriting] = useState<StepAct | null>(null);
  useTitle(p.reference);
  return (
    <>
      <Lead paper={p} onAct={setWriting} />
      <div className="stackv">
        {writing !== null && <WriteStep key={writing} paper={p} act={writing} onClose={() => setWriting(null)} />}
        <Outgoing kind="paper" of={p.id} />
        {p.steps.toReversed().map((s) => (
          <StepPanel key={s.id} step={s} />
        ))}
      </div>
      <p>
        <Way href="/papers">{t("papers.all")}</Way>
      </p>
    </>
  );
}

function Lead({ paper: p, onAct }: { readonly paper: PaperInfo; readonly onAct: (act: StepAct) => void }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { party, officer } = useOurCentre();
  const names = p.to.map((x) => partyName(x, t)).join(comma(language));
  const acts: readonly StepAct[] =
    p.state === "withdrawn" || officer.desk !== null
      ? []
      : p.from === party
        ? ["revised", "comment", "withdrawn"]
        : ["answered", "declined", "comment"];
  return (
    <section className="lead">
      <h1>
        {t("nav.papers")} · <span className="nw">{p.reference}</span>
      </h1>
      <p>
        <Ex /> <b>{p.title ?? t("papers.untitled")}</b>{" "}
        {t("papers.says", { from: partyName(p.from, t), to: names, state: t(`papers.state.${p.state}`) })}
      </p>
      <span className="why">
        {p.owes.map((o) => (
          <span key={o.party}>
            {t("papers.owesSince", {
              party: partyName(o.party, t),
              day: date(o.since, language, now),
              days: t("papers.days", { count: o.days }),
            })}{" "}
          </span>
        ))}
        {p.replyBy !== null && t("papers.by", { when: moment(p.replyBy, now, language) })}
      </span>
      <span className="acts">
        {acts.map((a, i) => (
          <Act key={a} go={i === 0} onPress={() => onAct(a)}>
            {t(`papers.do.${a}`)}
          </Act>
        ))}
      </span>
    </section>
  );
}

function StepPanel({ step: s }: { readonly step: Step }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  return (
    <Panel
      title={`${t(`papers.act.${s.act}`)} · ${s.reference}`}
      aside={
        <span className="quiet">
          <Chip party={s.from} /> {moment(s.sentAt, now, language, true)}, {t("papers.version", { n: s.version })},{" "}
          {isLanguage(s.language) ? ownNames[s.language] : s.language}
        </span>
      }
    >
      <div className="pad stackv paper-words">
        {s.title !== null && <b lang={s.language}>{s.title}</b>}
        {s.text !== null ? (
          <p lang={s.language}>{s.text}</p>
        ) : s.fault === null ? (
          <p className="quiet">{t("papers.opening")}</p>
        ) : (
          <p className="late">
            <Mark name="late" /> {t("papers.unopened", { fault: s.fault })}
          </p>
        )}
        {s.marks.map((m) => (
          <small key={m}>
            <Mark name="look" /> <bdi>{lookAlike(m, language)}</bdi>
          </small>
        ))}
        <FileList files={s.files} />
        <small>{t("papers.officers", s.officers)}</small>
        <Delivered step={s} />
      </div>
    </Panel>
  );
}

function Delivered({ step: s }: { readonly step: Step }) {
  const { t, language } = useWords();
  const now = useNow(60_000);
  const { party } = useOurCentre();
  const shown = s.from === party ? s.delivered : s.delivered.filter((d) => d.party === party);
  return (
    <ul className="delivered" aria-label={t("papers.delivery")}>
      {shown.map((d) => (
        <li key={d.party}>
          <Mark name={d.at === null ? "silent" : "done"} /> <Chip party={d.party} />{" "}
          {d.at === null
            ? t("addressees.notDelivered")
            : t("papers.delivered", { when: moment(d.at, now, language, true) })}
        </li>
      ))}
    </ul>
  );
}
