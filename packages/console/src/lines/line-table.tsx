/** Every line with us on it: each member's sign, the age of the last answered test, the ways it takes, and the act. */
import { Link } from "react-aria-components";
import type { LineInfo, MemberStandingInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Panel, Way } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { linePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { span } from "../words/time.ts";
import { lineName, lineSecond, othersOf } from "./names.ts";
import { ageShare, isTested, lineTone, type Sign, signMarks, signTones, spanMs } from "./signs.ts";

export function LineTable({ lines, at }: { readonly lines: readonly LineInfo[]; readonly at: string | undefined }) {
  const { t } = useWords();
  return (
    <Panel title={t("lines.title")} aside={<span className="quiet">{t("lines.barMeans")}</span>}>
      <table className="stack line-table" aria-label={t("lines.title")}>
        <thead>
          <tr>
            <th scope="col">{t("lines.col.line")}</th>
            <th scope="col">{t("lines.col.state")}</th>
            <th scope="col">{t("lines.col.test")}</th>
            <th scope="col">
              <span className="vh">{t("col.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <LineRow key={l.id} line={l} isAt={l.id === at} />
          ))}
        </tbody>
      </table>
      <Legend />
    </Panel>
  );
}

function LineRow({ line: l, isAt }: { readonly line: LineInfo; readonly isAt: boolean }) {
  const words = useWords();
  const { t, pick } = words;
  const { party } = useOurCentre();
  const tone = lineTone(l);
  const every = l.testEvery === null ? null : spanMs(l.testEvery);
  const waits = l.waitsForUs[0];
  return (
    <tr className={[tone === undefined ? "" : `is-${tone}`, isAt ? "is-open" : ""].join(" ").trim()}>
      <td>
        <Link href={linePath(l.id)} data-item={l.id} {...(isAt ? { "aria-current": "true" as const } : {})}>
          <b>{lineName(l, party, words)}</b>
        </Link>
        <small>
          {lineSecond(l, party, words)}
          {l.mode === "ask-and-wait" && ` · ${t("lines.askAndWait")}`}
          {l.chosen && ` · ${t("lines.chosen")}`}
        </small>
        <small>
          {pick(l.regimeTitle)}, {l.clause}
        </small>
      </td>
      <td>
        <ul className="stands">
          {l.standings.map((m) => (
            <Stands key={m.party} line={l} member={m} named={othersOf(l, party).length > 1} />
          ))}
        </ul>
      </td>
      <td>
        {every === null ? t("lines.noTest") : t("lines.every", { span: span(every, t) })}
        <small>
          <Paths line={l} />
        </small>
      </td>
      <td className="act">
        <Way small go={waits !== undefined} href={linePath(l.id, waits)}>
          {t(waits === undefined ? "act.open" : "lines.toCall")}
          <span className="vh"> {lineName(l, party, words)}</span>
        </Way>
      </td>
    </tr>
  );
}

function Stands(props: { readonly line: LineInfo; readonly member: MemberStandingInfo; readonly named: boolean }) {
  const { line, member: m, named } = props;
  const { t, language } = useWords();
  const now = useNow(5_000);
  const share = ageShare(m.lastAnsweredAt, line.testEvery, now);
  const age = m.lastAnsweredAt === null ? null : Math.max(0, now - Date.parse(m.lastAnsweredAt));
  return (
    <li>
      <Mark name={signMarks[m.sign]} />
      <span>
        {named && `${partyName(m.party, t, language)} · `}
        <b className={signTones[m.sign] ?? ""}>{t(`lines.sign.${m.sign}`)}</b>
        {m.sign === "nobody-answers" && <small>{t("lines.inARow", { count: m.unanswered })}</small>}
      </span>
      <span className="age">
        {isTested(line) || age !== null ? (
          <>
            {age === null ? t("lines.neverAnswered") : t("lines.ago", { span: span(age, t) })}
            <Bar share={share} tone={signTones[m.sign]} />
          </>
        ) : null}
      </span>
    </li>
  );
}

/** Drawn beside the same fact in words. */
function Bar({ share, tone }: { readonly share: number | null; readonly tone: "soon" | "late" | undefined }) {
  return (
    <svg className={`agebar ${tone ?? ""}`} viewBox="0 0 80 8" width="80" height="8" aria-hidden="true">
      <rect className="edge" x=".5" y=".5" width="79" height="7" />
      <rect className="fill" x="1" y="1" width={78 * (share ?? 0)} height="6" />
    </svg>
  );
}

/** The way as it is now; which ways the agreement gives stands with the line that is opened. */
function Paths({ line: l }: { readonly line: LineInfo }) {
  const { t } = useWords();
  const down = l.standings.filter((m) => m.path === "down").length;
  const state = down === 0 ? "direct" : down === l.standings.length ? "fails" : "failsSome";
  const spare = Math.max(0, l.routes.length - 1);
  return (
    <>
      {t(`lines.path.${state}`)}
      {spare > 0 && t("lines.path.spares", { count: spare })}
    </>
  );
}

const legend: readonly Sign[] = ["answers", "nobody-answers", "declined", "frozen", "down"];
function Legend() {
  const { t } = useWords();
  return (
    <div className="pad legend">
      {legend.map((s) => (
        <span key={s} className={`st ${signTones[s] ?? ""}`}>
          <Mark name={signMarks[s]} /> <span>{t(`lines.legend.${s}`)}</span>
        </span>
      ))}
      <small>{t("lines.legendNote")}</small>
    </div>
  );
}
