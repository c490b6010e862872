/** Calls that wait for us, at the top of the desk: nothing there is sooner. */
import { useCalls } from "../api/asks.ts";
import { useNow } from "../api/now.ts";
import { Ex, Panel, Way } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { linePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { left, moment } from "../words/time.ts";
import { waitingCalls } from "./lead.ts";

export function WaitingCalls() {
  const { t, pick, language } = useWords();
  const now = useNow(30_000);
  const waiting = waitingCalls(useCalls().data ?? []);
  if (waiting.length === 0) return null;
  return (
    <Panel title={t("lines.waiting")}>
      <ul className="list">
        {waiting.map((c) => (
          <li key={c.id}>
            <Mark name="late" />
            <span>
              <Ex />{" "}
              <b>
                {t("lines.callWords", {
                  who: partyName(c.from, t, language),
                  urgency: t(`lines.urgency.${c.urgency}`),
                })}
              </b>
              <small>
                {pick(c.title)}, {c.clause} · {t("lines.answerBy", { when: moment(c.answerBy, now, language, true) })},{" "}
                {left(Date.parse(c.answerBy), now, t)}
              </small>
            </span>
            <span>
              <Way small go href={linePath(c.line, c.id)}>
                {t("lines.toCall")}
              </Way>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
