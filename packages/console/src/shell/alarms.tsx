/** One strip, the worst alarm first. Taking it stops the sound and puts a name to it; only the fact clears it. */
import { useState } from "react";
import { Link } from "react-aria-components";
import { useAlarms } from "../api/asks.ts";
import { type Alarm, centre, refresh } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex, Way } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { useKeys } from "./keys.ts";
import { eventPath, linePath, messagePath } from "./route.ts";
import { useTone } from "./tone.ts";

/** Where an officer deals with it. */
function placeOf(a: Alarm): string | null {
  if (a.event !== null) return eventPath(a.event);
  if (a.line !== null) return linePath(a.line, a.call ?? undefined);
  return a.item === null ? null : messagePath(a.item);
}

export function AlarmStrip() {
  const { t, pick, language } = useWords();
  const alarms = useAlarms().data ?? [];
  const now = useNow(60_000);
  const [failed, setFailed] = useState(false);
  const untaken = alarms.filter((a) => a.takenBy === null);
  const shown = untaken[0] ?? alarms[0];
  useTone(untaken.length > 0);

  async function take(): Promise<void> {
    if (untaken[0] === undefined) return;
    try {
      await centre.takeAlarm(untaken[0].id);
      setFailed(false);
      refresh();
    } catch {
      setFailed(true);
    }
  }
  useKeys(untaken.length > 0 ? { F2: () => void take() } : {});

  if (shown === undefined) return null;
  const to = placeOf(shown);
  return (
    <div className="alarm" role="alert" key={shown.id}>
      <Mark name="late" />
      <span>
        <Ex />{" "}
        {to === null ? (
          <b>{pick(shown.message)}</b>
        ) : (
          <Link href={to}>
            <b>{pick(shown.message)}</b>
          </Link>
        )}{" "}
        {pick(shown.action)}
        {shown.takenBy !== null &&
          ` ${t("alarm.taken", { officer: shown.takenBy, when: moment(shown.takenAt ?? shown.since, now, language) })}`}
        {alarms.length > 1 && ` ${t("alarm.more", { count: alarms.length - 1 })}`}
        {failed && ` ${t("alarm.notTaken")}`}
      </span>
      {shown.line !== null && to !== null && (
        <Way small href={to}>
          {t(shown.call === null ? "lines.toLine" : "lines.toCall")}
        </Way>
      )}
      {shown.takenBy === null && (
        <Act small cap="F2" onPress={() => void take()}>
          {t("act.take")}
        </Act>
      )}
    </div>
  );
}
