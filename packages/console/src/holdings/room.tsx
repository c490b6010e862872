/** Who holds how many, by whose count, as known on which day. */
import type { Almanac, Figure } from "@comity/almanac";
import { useCallback, useMemo, useState } from "react";
import { Link } from "react-aria-components";
import { ChartPanel, TwinTable } from "../drawing/chart-panel.tsx";
import { latestOf, pathOf, pathOfKey, useAlmanac } from "../figures/almanac.ts";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { quantityWords, stateWords, useNumber, valueWords } from "../figures/words.ts";
import { Act, Panel, Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import { figuresTwin, holdingsScene } from "./chart.ts";
import { chosenIn, figuresIn, stockpiles } from "./chosen.ts";
import { Filters } from "./filters.tsx";
import { OwnPanel } from "./own-panel.tsx";
import { Strip } from "./strip.tsx";

export default function HoldingsRoom() {
  const { t } = useWords();
  const { known } = useKnown();
  const { almanac, error } = useAlmanac(known);
  useTitle(t("nav.holdings"));
  useStudyType();
  if (almanac === undefined) return <Waiting error={error} />;
  if (almanac.figures.length === 0) return <None known={known} />;
  return <Record almanac={almanac} />;
}

function None({ known }: { readonly known: string | null }) {
  const { t, language } = useWords();
  return (
    <section className="lead">
      <h1>{t("nav.holdings")}</h1>
      <p>{known === null ? t("holdings.none") : t("holdings.noneThen", { day: dayWords(known, language) })}</p>
      <span className="acts">
        <KnownChoice />
      </span>
    </section>
  );
}

function Record({ almanac }: { readonly almanac: Almanac }) {
  const words = useWords();
  const { search } = useRoute();
  const { today } = useKnown();
  const number = useNumber();
  const asked = search.toString();
  const chosen = useMemo(() => chosenIn(new URLSearchParams(asked), almanac), [asked, almanac]);
  const figures = useMemo(() => figuresIn(almanac, chosen), [almanac, chosen]);
  const year = Number(today.slice(0, 4));
  const draw = useCallback(
    (width: number) => holdingsScene({ almanac, chosen, figures, year, words, number }, width),
    [almanac, chosen, figures, year, words, number],
  );
  const twin = useMemo(() => figuresTwin(figures.toReversed(), almanac, words, true), [figures, almanac, words]);
  return (
    <div className="study">
      <Lead almanac={almanac} />
      <Strip almanac={almanac} />
      <div className="panel">
        <Filters almanac={almanac} chosen={chosen} />
      </div>
      <ChartPanel id="holdings" draw={draw} twin={twin} linkOf={pathOfKey} note={<p>{words.t("holdings.note")}</p>} />
      <Rows figures={figures} almanac={almanac} quantity={chosen.quantity} />
      <OwnPanel />
    </div>
  );
}

const sentenceMax = 3;

/** The three that hold most, in one sentence, each number with its row behind it. */
function Lead({ almanac }: { readonly almanac: Almanac }) {
  const words = useWords();
  const { t, language } = words;
  const { known } = useKnown();
  const all = stockpiles(almanac);
  const most = all.slice(0, sentenceMax);
  const rest = all.slice(sentenceMax);
  const [largest] = rest;
  return (
    <section className="lead">
      <h1>
        {t("nav.holdings")}
        {known !== null && ` · ${t("figures.knownOn", { day: dayWords(known, language) })}`}
      </h1>
      <p>
        {t("holdings.lead.begin")}{" "}
        {most.map((f, i) => (
          <span key={f.party}>
            {i > 0 && t("holdings.lead.and")}
            {stateWords(f.party, almanac, language)} <NumberLink figure={f} />
          </span>
        ))}
        {t("holdings.lead.stop")}
      </p>
      <span className="why">
        {largest?.value != null && `${t("holdings.rest", { count: rest.length, most: valueWords(largest, words) })} `}
        {t("holdings.why")}
      </span>
      <span className="acts">
        <KnownChoice />
        <Act onPress={() => window.print()}>{t("act.print")}</Act>
      </span>
    </section>
  );
}

function NumberLink({ figure }: { readonly figure: Figure }) {
  const words = useWords();
  return (
    <Link className="number" href={pathOf(figure)}>
      {valueWords(figure, words)}
    </Link>
  );
}

const rowsShown = 12;

function Rows({
  figures,
  almanac,
  quantity,
}: {
  readonly figures: readonly Figure[];
  readonly almanac: Almanac;
  readonly quantity: string;
}) {
  const words = useWords();
  const { t, language } = words;
  const [all, setAll] = useState(false);
  const newest = figures.toReversed();
  const shown = all ? newest : newest.slice(0, rowsShown);
  const title = t("holdings.rows", { quantity: quantityWords(quantity, almanac, language) });
  const latest = latestOf(figures);
  return (
    <Panel title={title} aside={<span className="quiet">{t("holdings.count", { count: figures.length })}</span>}>
      {latest === undefined && figures.length === 0 ? (
        <p className="empty">{t("holdings.noRows")}</p>
      ) : (
        <TwinTable twin={figuresTwin(shown, almanac, words, true)} title={title} />
      )}
      {!all && newest.length > rowsShown && (
        <p className="more">
          <Act small onPress={() => setAll(true)}>
            {t("holdings.showAll", { count: newest.length })}
          </Act>
        </p>
      )}
    </Panel>
  );
}
