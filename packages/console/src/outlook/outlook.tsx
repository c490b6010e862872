/** When under this cap, by which model; and how such projections held up before. */
import type { Almanac } from "@comity/almanac";
import { useMemo } from "react";
import { useAlmanac, useRecordFiles } from "../figures/almanac.ts";
import { useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { stockpiles } from "../holdings/chosen.ts";
import { useCountable } from "../limits/shelf.ts";
import { Problem, Waiting } from "../parts/bits.tsx";
import { useTexts } from "../regimes/shelf.ts";
import { useTitle } from "../shell/mode.ts";
import { useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { choicesIn, pathsShown } from "./choices.ts";
import { foretoldOf } from "./fan-chart.ts";
import { OutlookRoom } from "./room.tsx";
import { type StudyAsk, useModels, useStudy } from "./study.ts";

const peersMost = 3;

export default function Outlook() {
  const { t } = useWords();
  const { search } = useRoute();
  const { known, today } = useKnown();
  const { almanac, error } = useAlmanac(known ?? today);
  const record = useRecordFiles().data;
  const models = useModels();
  const countable = useCountable();
  const texts = useTexts(countable.regimes);
  const asked = search.toString();
  const choices = useMemo(() => choicesIn(new URLSearchParams(asked)), [asked]);
  useTitle(t("nav.outlook"));
  useStudyType();

  const names = (models.data ?? []).map(([file]) => file.replace(/\.ya?ml$/, ""));
  const model =
    choices.model !== null && names.includes(choices.model)
      ? choices.model
      : (names.find((n) => n === "record") ?? names[0]);
  const parties = useMemo(() => (almanac === undefined ? [] : partiesOf(almanac)), [almanac]);
  const { seed, to } = choices;
  const ask = useMemo<StudyAsk | null>(() => {
    if (
      record === undefined ||
      models.data === undefined ||
      model === undefined ||
      countable.waiting ||
      parties.length === 0
    )
      return null;
    return {
      record: [...record],
      models: models.data,
      regimes: texts,
      model,
      knownOn: known ?? today,
      to,
      seed,
      paths: pathsShown,
      parties,
      peers: parties.slice(0, peersMost),
    };
  }, [record, models.data, model, countable.waiting, texts, parties, known, today, to, seed]);
  const party = choices.party !== null && parties.includes(choices.party) ? choices.party : fastest(almanac, parties);
  const { measure } = choices;
  const day = known ?? today;
  const moreAsk = useMemo(
    () => (party === undefined ? null : { party, measure, days: daysBefore(day) }),
    [party, measure, day],
  );
  const studied = useStudy(ask, moreAsk);

  if (almanac === undefined || models.data === undefined || (countable.waiting && studied.study === null))
    return <Waiting error={error ?? models.error ?? countable.error} />;
  if (studied.failed !== null) return <Problem error={new Error(studied.failed)} />;
  if (party === undefined || model === undefined)
    return (
      <section className="lead">
        <h1>{t("nav.outlook")}</h1>
        <p>{t("holdings.none")}</p>
      </section>
    );
  if (studied.study === null) return <Waiting />;
  return (
    <OutlookRoom
      {...{ almanac, choices, party, model, models: models.data, regimes: countable.regimes }}
      study={studied.study}
      more={studied.more}
      busy={studied.busy}
    />
  );
}

/** Whoever holds most first: the order in which they are asked for decides nothing but the order of rows. */
const partiesOf = (almanac: Almanac): readonly string[] => stockpiles(almanac).map((f) => f.party);

/** The state of which most is foretold: there the question is open. */
function fastest(almanac: Almanac | undefined, parties: readonly string[]): string | undefined {
  const foretold = (p: string): number => (almanac === undefined ? 0 : foretoldOf(almanac, p, "stockpile").length);
  return parties.toSorted((a, b) => foretold(b) - foretold(a))[0];
}

const yearsBack = [15, 12, 9, 6, 3];
/** The days on which the model is put to the test: 1 January of some years before. */
const daysBefore = (day: string): readonly string[] => yearsBack.map((n) => `${Number(day.slice(0, 4)) - n}-01-01`);
