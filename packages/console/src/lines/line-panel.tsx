/** One line opened: who is on it, what stands in its way, its calls, and the box to write in. */
import { useState } from "react";
import { Link } from "react-aria-components";
import type { CallInfo, LineInfo } from "../api/centre.ts";
import { centre, refresh } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Chip, Ex, Panel, Problem } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { announce } from "../shell/announce.tsx";
import { answers, useOurCentre } from "../shell/mode.ts";
import { linePath, regimePath, useRoute } from "../shell/route.ts";
import { comma, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment, span } from "../words/time.ts";
import { Clear, Leave, Standing } from "./asks.tsx";
import { CallView } from "./call-view.tsx";
import { LetBack, Proposals, Remove } from "./members.tsx";
import { lineName, namesOf, othersOf } from "./names.ts";
import { NewCall } from "./new-call.tsx";
import { LogCall, LoggedCalls } from "./phone.tsx";
import { outcomeMarks, spanMs } from "./signs.ts";

interface Props {
  readonly line: LineInfo;
  readonly calls: readonly CallInfo[];
}

export function LinePanel({ line, calls }: Props) {
  const words = useWords();
  const { t } = words;
  const { party, officer } = useOurCentre();
  const { search } = useRoute();
  const [about, setAbout] = useState<CallInfo | null>(null);
  const [isCalling, setCalling] = useState(false);
  const named = search.get("call");
  const call =
    calls.find((c) => c.id === named) ?? (named === null ? (calls.find((c) => c.waitsForUs) ?? calls[0]) : undefined);
  const mayAct = answers(officer);
  return (
    <div className="stackv">
      {named !== null && call === undefined && <p className="panel empty">{t("lines.noCall")}</p>}
      {call !== undefined && <CallView key={call.id} call={call} line={line} onAgain={() => setAbout(call)} />}
      {mayAct &&
        line.stopped === null &&
        (call?.outcome === null && !isCalling ? (
          <Act onPress={() => setCalling(true)}>{t("lines.newCall")}</Act>
        ) : (
          <NewCall key={about?.id ?? "new"} line={line} about={about} onDone={() => setAbout(null)} />
        ))}
      <Panel
        title={lineName(line, party, words)}
        aside={<span className="tag">{t("lines.sealedTo", { count: line.members.length })}</span>}
      >
        <Hindrances line={line} />
        <RevokedKeys line={line} />
        <Proposals of={line.proposals} mayAct={mayAct} />
        {mayAct && <LineActs line={line} />}
        <Facts line={line} />
      </Panel>
      <Calls line={line} calls={calls} at={call?.id} />
    </div>
  );
}

function Facts({ line: l }: { readonly line: LineInfo }) {
  const words = useWords();
  const { t, pick, language } = words;
  const { party } = useOurCentre();
  const now = useNow(30_000);
  const within = l.answerWithin === null ? null : spanMs(l.answerWithin);
  return (
    <div className="pad">
      <dl className="kv">
        <dt>{t("lines.fact.members")}</dt>
        <dd className="row">
          {l.members.map((p) => (
            <span key={p}>
              <Chip party={p} /> {partyName(p, t, language)}
              {p === party && ` (${t("lines.us")})`}
            </span>
          ))}
        </dd>
        <dt>{t("lines.fact.rule")}</dt>
        <dd>
          <Link href={regimePath(l.regime)}>
            {pick(l.regimeTitle)}, {l.clause}
          </Link>
          {within !== null && ` · ${t("lines.answerWithin", { span: span(within, t) })}`}
        </dd>
        {l.use !== null && (
          <>
            <dt>{t("lines.fact.use")}</dt>
            <dd>{pick(l.use)}</dd>
          </>
        )}
        {l.deliverTo.length > 0 && (
          <>
            <dt>{t("lines.fact.deliverTo")}</dt>
            <dd>{l.deliverTo.map(pick).join(comma(language))}</dd>
          </>
        )}
        {l.routes.length > 0 && (
          <>
            <dt>{t("lines.fact.routes")}</dt>
            <dd>
              {l.routes.map((r) => (
                <small key={r.en}>{pick(r)}</small>
              ))}
            </dd>
          </>
        )}
        {l.standings.map(({ party: p, lastTest }) =>
          lastTest === null ? null : (
            <Test
              key={p}
              who={othersOf(l, party).length > 1 ? partyName(p, t, language) : ""}
              test={lastTest}
              now={now}
            />
          ),
        )}
        {l.nextTestAt !== null && (
          <>
            <dt>{t("lines.fact.nextTest")}</dt>
            <dd>{moment(l.nextTestAt, now, language, true)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

type LastTest = NonNullable<LineInfo["standings"][number]["lastTest"]>;
function Test({ who, test, now }: { readonly who: string; readonly test: LastTest; readonly now: number }) {
  const { t, language } = useWords();
  const when = (iso: string): string => moment(iso, now, language, true);
  const after = test.answeredAt === null ? "answerBy" : "answered";
  return (
    <>
      <dt>
        {t("lines.fact.lastTest")} {who !== "" && <small>{who}</small>}
      </dt>
      <dd>
        {t("lines.tested", { when: when(test.at) })}{" "}
        {test.deliveredAt === null ? t("lines.notDelivered") : t("lines.delivered", { when: when(test.deliveredAt) })}{" "}
        {after === "answered"
          ? t("lines.testAnswered", { when: when(test.answeredAt ?? ""), officer: test.answeredBy ?? "" })
          : test.answerBy !== null &&
            t(Date.parse(test.answerBy) < now ? "lines.testUnanswered" : "lines.testWaits", {
              when: when(test.answerBy),
            })}
      </dd>
    </>
  );
}

/** Frozen and stopped, with who, when and why; tests that wait for an officer here. */
function Hindrances({ line: l }: { readonly line: LineInfo }) {
  const words = useWords();
  const { t, language } = words;
  const now = useNow(30_000);
  return (
    <>
      {l.stopped !== null && (
        <div className="pad plain-line">
          <Mark name="late" />
          <span>
            <b className="late">{t("lines.stoppedSince", { when: moment(l.stopped.at, now, language) })}</b>
            <small>{l.stopped.words}</small>
            <small>{t("lines.stoppedNext")}</small>
          </span>
        </div>
      )}
      {l.frozen.map((f) => (
        <div className="pad plain-line" key={f.by}>
          <Mark name="frozen" />
          <span>
            <b>{t("lines.frozenBy", { who: partyName(f.by, t, language), when: moment(f.at, now, language) })}</b>{" "}
            {f.reason}
            <small>
              {f.officer}. {t("lines.frozenCalls")}
            </small>
          </span>
        </div>
      ))}
      {l.testsToAnswer.length > 0 && (
        <div className="pad plain-line">
          <Mark name="soon" />
          <span>
            {t("lines.testsWait", {
              who: namesOf(
                l.testsToAnswer.map((x) => x.from),
                words,
              ),
              when: moment(l.testsToAnswer.map((x) => x.at).sort()[0] ?? "", now, language),
            })}
          </span>
        </div>
      )}
    </>
  );
}

/** A member's key is no longer good: by whose word, since when, and what came since that it signed. */
function RevokedKeys({ line: l }: { readonly line: LineInfo }) {
  const { t, language } = useWords();
  const now = useNow(30_000);
  return l.revokedKeys.map((k) => (
    <div className="pad plain-line" key={k.id}>
      <Mark name="late" />
      <span>
        <b>
          {t(k.use === "sealing" ? "lines.keyRevoked.sealing" : "lines.keyRevoked.signing", {
            who: partyName(k.party, t, language),
            when: moment(k.from ?? "", now, language),
          })}
        </b>{" "}
        {k.reason}
        {k.use === "signing" && <small>{t("lines.keyMeans", { doubtful: k.doubtful, refused: k.refused })}</small>}
      </span>
    </div>
  ));
}

type Asked = "freeze" | "resume" | "clear" | "leave" | "members" | "phone" | null;
function LineActs({ line: l }: { readonly line: LineInfo }) {
  const { t } = useWords();
  const { party } = useOurCentre();
  const [asked, setAsked] = useState<Asked>(null);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => setAsked(null);
  async function now(act: Promise<unknown>, said: string): Promise<void> {
    try {
      await act;
      announce(said);
      setError(null);
      refresh();
    } catch (e) {
      setError(e);
    }
  }
  const ours = l.frozen.some((f) => f.by === party);
  return (
    <div className="pad">
      <div className="row">
        {l.testsToAnswer.length > 0 && (
          <Act small go onPress={() => void now(centre.answerTests(l.id), t("lines.hereDone"))}>
            {t("lines.here")}
          </Act>
        )}
        {l.stopped === null ? (
          <>
            <Act small onPress={() => void now(centre.testLine(l.id), t("lines.testSent"))}>
              {t("lines.testNow")}
            </Act>
            <Act small onPress={() => setAsked(ours ? "resume" : "freeze")}>
              {t(ours ? "lines.resume" : "lines.freeze")}
            </Act>
          </>
        ) : (
          <Act small go onPress={() => setAsked("clear")}>
            {t("lines.clear")}
          </Act>
        )}
        <Act small onPress={() => setAsked("phone")}>
          {t("lines.logCall")}
        </Act>
        {l.chosen && (
          <Act small onPress={() => setAsked("leave")}>
            {t("lines.leave")}
          </Act>
        )}
        {l.mayRemove && l.members.length > 2 && (
          <Act small onPress={() => setAsked("members")}>
            {t("lines.offPropose")}
          </Act>
        )}
      </div>
      <Problem error={error} />
      {l.mayRemove && <LetBack line={l} />}
      {asked === "phone" && <LogCall line={l} onClose={close} />}
      {asked === "members" && <Remove line={l} onClose={close} />}
      {(asked === "freeze" || asked === "resume") && <Standing line={l} act={asked} onClose={close} />}
      {asked === "clear" && <Clear line={l} onClose={close} />}
      {asked === "leave" && <Leave line={l} onClose={close} />}
    </div>
  );
}

const callsShown = 12;
function Calls({
  line,
  calls,
  at,
}: {
  readonly line: LineInfo;
  readonly calls: readonly CallInfo[];
  readonly at: string | undefined;
}) {
  const { t, language } = useWords();
  const now = useNow(30_000);
  return (
    <Panel
      title={t("lines.calls")}
      aside={<span className="quiet">{t("lines.callCount", { count: calls.length })}</span>}
    >
      {calls.length === 0 && <p className="empty">{t("lines.noCalls")}</p>}
      <ul className="list">
        {calls.slice(0, callsShown).map((c) => (
          <li key={c.id}>
            <Mark name={c.outcome === null ? "soon" : outcomeMarks[c.outcome]} />
            <span>
              <Link href={linePath(c.line, c.id)} {...(c.id === at ? { "aria-current": "true" as const } : {})}>
                {t("lines.callFrom", { who: partyName(c.from, t, language), when: moment(c.sentAt, now, language) })}
              </Link>{" "}
              <Ex />
              <small>{t(`lines.urgency.${c.urgency}`)}</small>
            </span>
            <span>{t(c.outcome === null ? "lines.outcome.open" : `lines.outcome.${c.outcome}`)}</span>
          </li>
        ))}
        <LoggedCalls line={line} />
      </ul>
      {calls.length > callsShown && (
        <p className="empty">{t("lines.callsMore", { count: calls.length - callsShown })}</p>
      )}
    </Panel>
  );
}
