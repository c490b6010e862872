/** The top bar: whose centre, live or exercise, what time, who answers, find or act, who sits here. */
import { Button } from "react-aria-components";
import { useCalls, useLines } from "../api/asks.ts";
import { useNow } from "../api/now.ts";
import { useStream } from "../api/stream.ts";
import { linesLead } from "../lines/lead.ts";
import { Cap, Chip } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { roleName } from "../words/roles.ts";
import { fullDate, hhmmss, localClock, localZone, moment } from "../words/time.ts";
import { useOurCentre } from "./mode.ts";
import { usePrefs } from "./prefs.ts";
import { SettingsMenu } from "./settings.tsx";

function Clock() {
  const { t, language } = useWords();
  const { purpose } = useOurCentre();
  const { localTime } = usePrefs();
  const now = useNow(1000);
  return (
    <span className="clock">
      <time dateTime={new Date(now).toISOString()}>{hhmmss(now)}</time>
      <span>{purpose === "drill" ? t("bar.exerciseTime") : "UTC"}</span>
      <small>
        {fullDate(now, language)}
        {localTime && localZone() !== null && ` · ${localClock(now, language)}`}
      </small>
    </span>
  );
}

function Health() {
  const { t } = useWords();
  const { peers } = useOurCentre();
  const stream = useStream();
  const answer = peers.filter((p) => p.connected).length;
  const whole = answer === peers.length;
  return (
    <span className="health">
      {stream === "down" && (
        <span className="late" role="status">
          <Mark name="down" /> {t("bar.streamDown")}
        </span>
      )}
      <span className={whole ? "whole" : ""}>
        <Mark name={whole ? "answers" : "silent"} /> {t("bar.centres", { answer, count: peers.length })}
      </span>
      <LinesHealth />
    </span>
  );
}

function LinesHealth() {
  const { t } = useWords();
  const lines = useLines().data ?? [];
  const lead = linesLead(lines, useCalls().data ?? []);
  if (lead.count === 0) return null;
  const whole = lead.answer === lead.count;
  const mark = lead.down.length > 0 ? "down" : lead.silent.length > 0 ? "silent" : whole ? "answers" : "unknown";
  return (
    <span className={whole ? "whole" : ""}>
      <Mark name={mark} /> {t("bar.lines", { answer: lead.answer, count: lead.count })}
    </span>
  );
}

/** Who has the watch, and until when by the plan. */
function OnWatch() {
  const { t, language } = useWords();
  const { watch } = useOurCentre();
  const now = useNow(60_000);
  if (watch === null) return t("handOver.barNobody");
  const { officer, until } = watch;
  if (until === null) return t("handOver.barWatch", { officer });
  return t("handOver.barUntil", { officer, when: moment(until, now, language) });
}

export function Bar({ onFind }: { readonly onFind: () => void }) {
  const { t, pick } = useWords();
  const { party, name, purpose, officer, desks } = useOurCentre();
  const desk = desks.find((d) => d.id === officer.desk);
  return (
    <header className="bar">
      <span className="who">
        <Chip party={party} />
        <span className="long">{pick(name)}</span>
        <span className="mode">{t(purpose === "drill" ? "mode.exercise" : "mode.live")}</span>
      </span>
      <Clock />
      <Health />
      <Button className="find" onPress={onFind} aria-keyshortcuts="Control+K">
        {t("bar.find")} <Cap>Ctrl K</Cap>
      </Button>
      <SettingsMenu>
        {officer.name} <small>{desk === undefined ? roleName(officer.role, t) : pick(desk.title)}</small>
        <small>
          <OnWatch />
        </small>
      </SettingsMenu>
    </header>
  );
}
