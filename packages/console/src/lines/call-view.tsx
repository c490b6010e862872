/** One call: what was said, what became of it, and what an officer may do in it now. */
import { useState } from "react";
import { Link } from "react-aria-components";
import type { CallInfo, LineInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex, Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { answers, useOurCentre } from "../shell/mode.ts";
import { linePath } from "../shell/route.ts";
import { colon, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { left, moment } from "../words/time.ts";
import { InCall } from "./in-call.tsx";
import { namesOf } from "./names.ts";
import { PassageView } from "./passage.tsx";
import { outcomeMarks } from "./signs.ts";

interface Props {
  readonly call: CallInfo;
  readonly line: LineInfo;
  /** Take it up again by a new call. */
  readonly onAgain: () => void;
}

export function CallView({ call: c, line, onAgain }: Props) {
  const words = useWords();
  const { t, language } = words;
  const { party, officer } = useOurCentre();
  const now = useNow(30_000);
  const [isAgain, setAgain] = useState(false);
  const tone = c.urgency === "flash" && c.outcome === null ? "tag late" : "tag";
  return (
    <Panel
      title={t("lines.callFrom", { who: partyName(c.from, t, language), when: moment(c.sentAt, now, language) })}
      aside={
        <span className="row">
          <Ex /> <span className={tone}>{t(`lines.urgency.${c.urgency}`)}</span>
        </span>
      }
    >
      <div className="pad">
        <p className="st">
          <Mark name={c.outcome === null ? "soon" : outcomeMarks[c.outcome]} />
          <span>
            <b>{t(c.outcome === null ? "lines.outcome.open" : `lines.outcome.${c.outcome}`)}</b>
            {c.outcome === null
              ? ` · ${t("lines.answerBy", { when: moment(c.answerBy, now, language, true) })}, ${left(Date.parse(c.answerBy), now, t)}`
              : c.endedAt !== null && ` · ${t("lines.ended", { when: moment(c.endedAt, now, language, true) })}`}
            <small>{t("lines.calledWho", { who: namesOf(c.to, words) })}</small>
          </span>
        </p>
        {c.about !== null && (
          <p>
            <Link href={linePath(c.line, c.about)}>{t("lines.takesUp")}</Link>
          </p>
        )}
        <Each call={c} />
      </div>
      <ul className="conv" aria-label={t("lines.said")}>
        {c.passages.map((p) => (
          <PassageView key={p.envelope} passage={p} isOurs={p.from === party} />
        ))}
        {c.over !== null && (
          <li className="fact">
            <Mark name="done" />
            <span>
              {t("lines.overBy", {
                who: partyName(c.over.by, t, language),
                when: moment(c.over.at, now, language, true),
              })}
            </span>
          </li>
        )}
      </ul>
      {answers(officer) && line.stopped === null && <InCall call={c} line={line} />}
      {answers(officer) && c.outcome !== null && c.outcome !== "answered" && !isAgain && (
        <div className="pad">
          <Act
            small
            onPress={() => {
              setAgain(true);
              onAgain();
            }}
          >
            {t("lines.again")}
          </Act>
        </div>
      )}
    </Panel>
  );
}

/** Of each who was called: the first word, or that none came; and when the words reached them. */
function Each({ call: c }: { readonly call: CallInfo }) {
  const { t, language } = useWords();
  const { party: us } = useOurCentre();
  const now = useNow(30_000);
  return (
    <ul className="each" aria-label={t("lines.each")}>
      {c.to.map((p) => {
        const reply = c.replies.find((r) => r.party === p);
        const outcome = c.each[p] ?? reply?.outcome;
        const had = c.deliveredTo[p];
        // Only the caller gets the receipts; of the others' machines nobody else knows.
        const reached = had !== undefined ? "isThere" : c.from === us ? "notYetThere" : "notAnswered";
        const mark = outcome === undefined ? (had === undefined ? "later" : "sent") : outcomeMarks[outcome];
        return (
          <li key={p}>
            <Mark name={mark} />
            <span>
              {partyName(p, t, language)}
              {colon(language)}
              <b>{outcome === undefined ? t(`lines.${reached}`) : t(`lines.outcome.${outcome}`)}</b>
              {reply?.by != null && ` ${moment(reply.by, now, language)}`}
              <small>
                {had !== undefined && t("lines.hadIt", { when: moment(had, now, language, true) })}
                {reply !== undefined &&
                  ` ${t("lines.repliedBy", { officer: reply.officer, when: moment(reply.at, now, language, true) })}`}
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
