/** Over or within, by whose count: a regime's ceilings over time, each party's line, and the findings on a day. */
import { countRegime, storyOf } from "@comity/account";
import type { Almanac } from "@comity/almanac";
import type { Day, Regime } from "@comity/regime";
import { useCallback, useMemo } from "react";
import { ChartPanel } from "../drawing/chart-panel.tsx";
import { pathOfKey, useAlmanac } from "../figures/almanac.ts";
import { Choice } from "../figures/choice.tsx";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { useNumber } from "../figures/words.ts";
import { Act, Panel, Waiting, Way } from "../parts/bits.tsx";
import { DateChoice } from "../regimes/date-choice.tsx";
import { dayIn } from "../regimes/days.ts";
import { useTitle } from "../shell/mode.ts";
import { go, limitsPath, regimePath, setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import { limitScene, limitTwin } from "./chart.ts";
import { Findings } from "./findings.tsx";
import { useCountable } from "./shelf.ts";

export function LimitsRoom() {
  const { t } = useWords();
  const { id } = useRoute();
  const { known } = useKnown();
  const { almanac, error } = useAlmanac(known);
  const countable = useCountable();
  useTitle(t("nav.limits"));
  useStudyType();
  const regime =
    countable.regimes.find((r) => r.id === id) ??
    (id === null && !countable.waiting ? countable.regimes[0] : undefined);
  if (almanac === undefined) return <Waiting error={error ?? countable.error} />;
  if (regime === undefined) {
    if (countable.waiting) return <Waiting error={countable.error} />;
    return (
      <section className="lead">
        <h1>{t("nav.limits")}</h1>
        <p>{id === null ? t("limits.none") : t("limits.noneHere", { id })}</p>
      </section>
    );
  }
  return <Counted regime={regime} regimes={countable.regimes} almanac={almanac} key={regime.id} />;
}

interface CountedProps {
  readonly regime: Regime;
  readonly regimes: readonly Regime[];
  readonly almanac: Almanac;
}

function Counted({ regime, regimes, almanac }: CountedProps) {
  const { t, pick, language } = useWords();
  const { search } = useRoute();
  const { today } = useKnown();
  const on = dayIn(search.get("on"));
  const day = on ?? today;
  const count = useMemo(() => countRegime(regime, almanac, { on: day }), [regime, almanac, day]);
  const stories = useMemo(
    () =>
      [...regime.limits].flatMap(([name, rule]) =>
        rule.figures === undefined ? [] : [storyOf(regime, almanac, name, rule)],
      ),
    [regime, almanac],
  );
  return (
    <div className="study regime">
      <LimitsLead regime={regime} count={count} day={day} />
      <Panel
        title={t("limits.findings", { day: dayWords(day, language) })}
        aside={<DateChoice key={language} on={on} today={today} onDay={(d: Day | null) => setSearch("on", d)} />}
      >
        <div className="pad filters">
          <Choice
            label={t("limits.regime")}
            long
            value={regime.id}
            options={regimes.map((r) => [r.id, pick(r.title)])}
            onChange={(id) => go(limitsPath(id) + window.location.search)}
          />
          <Way href={regimePath(regime.id)}>{t("limits.read")}</Way>
        </div>
        <Findings regime={regime} count={count} />
        <p className="pad source">{t("limits.note")}</p>
      </Panel>
      <div className="cols">
        {stories.map((story) => (
          <LimitChart key={story.name} story={story} almanac={almanac} today={today} wide={stories.length === 1} />
        ))}
      </div>
    </div>
  );
}

function LimitChart(props: {
  readonly story: ReturnType<typeof storyOf>;
  readonly almanac: Almanac;
  readonly today: Day;
  readonly wide: boolean;
}) {
  const { story, almanac, today } = props;
  const words = useWords();
  const number = useNumber();
  const input = useMemo(() => ({ story, almanac, today, words, number }), [story, almanac, today, words, number]);
  const draw = useCallback((width: number) => limitScene(input, width), [input]);
  const twin = useMemo(() => limitTwin(input), [input]);
  return (
    <ChartPanel
      id={story.name}
      className={props.wide ? "c12" : "c6"}
      draw={draw}
      twin={twin}
      linkOf={pathOfKey}
      note={<p>{words.t("limits.chartNote")}</p>}
    />
  );
}

function LimitsLead({
  regime,
  count,
  day,
}: {
  readonly regime: Regime;
  readonly count: ReturnType<typeof countRegime>;
  readonly day: Day;
}) {
  const { t, pick, language } = useWords();
  const { known } = useKnown();
  const found = [...count.parties.values()].flatMap((p) => [...p.limits.values()].map((f) => f.finding));
  const number = (finding: (typeof found)[number]): number => found.filter((f) => f === finding).length;
  const binding = found.length - number("no-limit");
  return (
    <section className="lead">
      <h1>
        {t("nav.limits")} · {pick(regime.title)}
        {known !== null && ` · ${t("figures.knownOn", { day: dayWords(known, language) })}`}
      </h1>
      <p>
        {binding === 0
          ? t("limits.lead.noLimit", { day: dayWords(day, language) })
          : t("limits.lead.found", {
              day: dayWords(day, language),
              within: number("within"),
              over: number("over"),
              cannot: number("cannot-tell"),
            })}
      </p>
      <span className="why">{t(regime.kind === "proposal" ? "limits.lead.proposal" : "limits.lead.why")}</span>
      <span className="acts">
        <KnownChoice />
        <Act onPress={() => window.print()}>{t("act.print")}</Act>
      </span>
    </section>
  );
}
