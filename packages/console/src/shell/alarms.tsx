/** One strip, the worst alarm first. Taking it stops the sound and puts a name to it; only the fact clears it. */
import { useState } from "react";
import { Link } from "react-aria-components";
import { useAlarms } from "../api/asks.ts";
import { centre, refresh } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { useKeys } from "./keys.ts";
import { eventPath, messagePath } from "./route.ts";
import { useTone } from "./tone.ts";

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
  return (
    <div className="alarm" role="alert" key={shown.id}>
      <Mark name="late" />
      <span>
        <Ex />{" "}
        {shown.event !== null ? (
          <Link href={eventPath(shown.event)}>
            <b>{pick(shown.message)}</b>
          </Link>
        ) : shown.item === null ? (
          <b>{pick(shown.message)}</b>
        ) : (
          <Link href={messagePath(shown.item)}>
            <b>{pick(shown.message)}</b>
          </Link>
        )}{" "}
        {pick(shown.action)}
        {shown.takenBy !== null &&
          ` ${t("alarm.taken", { officer: shown.takenBy, when: moment(shown.takenAt ?? shown.since, now, language) })}`}
        {alarms.length > 1 && ` ${t("alarm.more", { count: alarms.length - 1 })}`}
        {failed && ` ${t("alarm.notTaken")}`}
      </span>
      {shown.takenBy === null && (
        <Act small cap="F2" onPress={() => void take()}>
          {t("act.take")}
        </Act>
      )}
    </div>
  );
}
