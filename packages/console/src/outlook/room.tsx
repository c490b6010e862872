/** The room of the outlook: a sentence, the fan with its cap, who would be over, frameworks, and how earlier figures held up. */
import { type Almanac, measureOf } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import { memo, useCallback, useEffect, useMemo, useState } from "react";
import { ChartPanel } from "../drawing/chart-panel.tsx";
import { pathOfKey } from "../figures/almanac.ts";
import { useNumber } from "../figures/words.ts";
import { Panel } from "../parts/bits.tsx";
import { setSearch } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import type { More, Study } from "./ask.ts";
import { CapControl } from "./cap.tsx";
import { CapTable } from "./cap-table.tsx";
import { type Choices, roundAbove, roundCap } from "./choices.ts";
import { earlierScene, earlierTwin } from "./earlier-chart.ts";
import { fanScene, fanTwin, highestOf } from "./fan-chart.ts";
import { Frameworks } from "./frameworks.tsx";
import { OutlookLead } from "./lead.tsx";
import { ModelChoices, PartyChoices } from "./model-choices.tsx";
import { type Ratio, ratioScene, ratioTwin } from "./ratio-chart.ts";
import { TornadoPanel } from "./tornado-panel.tsx";
import { underCap } from "./under-cap.ts";

export interface RoomProps {
  readonly almanac: Almanac;
  readonly choices: Choices;
  readonly party: string;
  readonly model: string;
  readonly models: readonly (readonly [string, string])[];
  readonly regimes: readonly Regime[];
  readonly study: Study;
  readonly more: More | null;
  readonly busy: boolean;
}

/** What does not depend on the cap is not drawn again while it moves. */
const StillFrameworks = memo(Frameworks);
const StillModel = memo(ModelChoices);
const StillTornado = memo(TornadoPanel);
const StillEarlier = memo(Earlier);
const StillRatio = memo(RatioPanel);

export function OutlookRoom(props: RoomProps) {
  const { almanac, choices, party, study, more } = props;
  const { measure } = choices;
  const words = useWords();
  const { t } = words;
  const number = useNumber();
  const top = useMemo(
    () => roundAbove(highestOf(study, almanac, party, measure) * 1.02),
    [study, almanac, party, measure],
  );
  const [cap, setCap] = useCap(choices.cap, almanac, party, measure, top);
  const rows = useMemo(() => underCap(study, almanac, measure, cap), [study, almanac, measure, cap]);
  const draw = useCallback(
    (width: number) => fanScene({ study, almanac, party, measure, cap, highest: top, words, number }, width),
    [study, almanac, party, measure, cap, top, words, number],
  );
  const twin = useMemo(() => fanTwin({ study, party, measure, words }), [study, party, measure, words]);
  const to = study.years.at(-1) ?? choices.to;
  return (
    <div className="study" aria-busy={props.busy}>
      <OutlookLead rows={rows} party={party} almanac={almanac} cap={cap} to={to} measure={measure} />
      <div className="cols">
        <div className="c8 stackv">
          <ChartPanel
            id="outlook"
            draw={draw}
            twin={twin}
            linkOf={pathOfKey}
            onDrag={(v) => setCap(roundCap(v, top))}
            aside={<PartyChoices study={study} party={party} measure={measure} almanac={almanac} />}
            note={<p>{t("outlook.note")}</p>}
          />
          <StillEarlier {...props} />
        </div>
        <div className="c4 stackv">
          <Panel title={t("outlook.framework")}>
            <div className="pad">
              <CapControl cap={cap} most={top} label={t(`outlook.capOn.${measure}`)} onCap={setCap} />
            </div>
            <CapTable rows={rows} almanac={almanac} cap={cap} to={to} />
            <p className="pad source">{t("outlook.capNote")}</p>
          </Panel>
          <StillModel {...props} />
        </div>
      </div>
      <StillFrameworks json={study.json} regimes={props.regimes} asked={choices.regimes} year={choices.year} />
      <div className="cols">
        <StillRatio {...props} />
        {more?.tornado != null && (
          <StillTornado
            found={more.tornado}
            party={party}
            method={t("outlook.method", {
              model: study.json.model.title[words.language],
              paths: number(study.paths),
              seed: study.json.seed,
            })}
          />
        )}
      </div>
    </div>
  );
}

const settleMs = 250;

/** While the cap moves only the page follows; the address has it once it rests. */
function useCap(
  asked: number | null,
  almanac: Almanac,
  party: string,
  measure: Choices["measure"],
  most: number,
): readonly [number, (cap: number) => void] {
  const start = useMemo(() => startCap(almanac, party, measure, most), [almanac, party, measure, most]);
  const [own, setOwn] = useState<number | null>(null);
  useEffect(() => {
    if (own === null) return;
    const timer = setTimeout(() => {
      setSearch("cap", String(own));
      setOwn(null);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [own]);
  return [own ?? asked ?? start, setOwn];
}

/** Where nobody has put it: at what most is foretold for that state, which is what the talk is about. */
function startCap(almanac: Almanac, party: string, measure: Choices["measure"], most: number): number {
  const said = almanac.figures
    .filter((f) => f.party === party && f.target !== undefined && measureOf(almanac, f) === measure)
    .flatMap((f) => f.value?.low ?? []);
  const counts = Map.groupBy(said, (v) => v);
  const [often] = [...counts].sort((a, b) => b[1].length - a[1].length);
  return roundCap(often?.[0] ?? most / 2, most);
}

/** A back-test always stands beside a fan. */
function Earlier({ almanac, party, choices, more }: RoomProps) {
  const words = useWords();
  const { t } = words;
  const number = useNumber();
  const { measure } = choices;
  const input = useMemo(
    () => ({
      almanac,
      party,
      measure,
      earlier: more?.earlier ?? [],
      inside80: more?.inside80 ?? null,
      checked: more?.checked ?? 0,
      words,
      number,
    }),
    [almanac, party, measure, more, words, number],
  );
  const draw = useCallback((width: number) => earlierScene(input, width), [input]);
  const twin = useMemo(() => earlierTwin(input), [input]);
  const share = more?.inside80 == null ? null : Math.round(100 * more.inside80);
  return (
    <ChartPanel
      id="earlier"
      draw={draw}
      twin={twin}
      linkOf={pathOfKey}
      note={
        <p>
          {t("earlier.note")}{" "}
          {more === null
            ? t("earlier.waiting")
            : share === null
              ? t("earlier.none")
              : t("earlier.inside", { count: more.checked, share })}
        </p>
      }
    />
  );
}

function RatioPanel({ study, party, choices }: RoomProps) {
  const { json } = study;
  const theirs = json.ratios.filter((r) => r.quantity === choices.measure);
  const ratio = theirs.find((r) => r.party === party) ?? theirs[0];
  return ratio === undefined ? null : <RatioChart ratio={ratio} json={json} />;
}

function RatioChart({ ratio, json }: { readonly ratio: Ratio; readonly json: Study["json"] }) {
  const words = useWords();
  const draw = useCallback((width: number) => ratioScene(ratio, json, words, width), [ratio, json, words]);
  const twin = useMemo(() => ratioTwin(ratio, json, words), [ratio, json, words]);
  return <ChartPanel id="ratio" className="c6" draw={draw} twin={twin} note={<p>{words.t("ratio.note")}</p>} />;
}
