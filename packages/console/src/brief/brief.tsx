/** The state of play: the page that `comity brief` writes, composed in the browser, with each sentence's sources a click away. */
import { type Brief, briefHtml, composeBrief, datedIn, type Footnotes, footnotesOf } from "@comity/brief";
import type { Day, Language, Party } from "@comity/regime";
import { useMemo } from "react";
import { useAlmanac } from "../figures/almanac.ts";
import { Choice } from "../figures/choice.tsx";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { Act, Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { setSearch, useRoute } from "../shell/route.ts";
import { states, useTalks } from "../talks/record.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { TwinButtons } from "./save.tsx";
import { SentenceLine } from "./sentence.tsx";

export default function StateOfPlay() {
  const { t, language } = useWords();
  const { known, today } = useKnown();
  const { almanac, error } = useAlmanac(null);
  const { events, regimes, error: talksError } = useTalks();
  const pair = usePair().join();
  useTitle(t("nav.brief"));
  useStudyType();
  const on = known ?? today;
  const page = useMemo(
    () =>
      almanac === undefined || events === undefined
        ? undefined
        : composeBrief(
            { almanac, talks: events, regimes },
            {
              on: on as Day,
              between: pair.split(",").filter((p) => p !== "") as readonly string[] as readonly Party[],
              language: language as Language,
            },
          ),
    [almanac, events, regimes, on, pair, language],
  );
  if (page === undefined) return <Waiting error={error ?? talksError} />;
  const notes = footnotesOf(page);
  const [asKnown, ...rules] = page.rules;
  return (
    <div className="study brief">
      <section className="lead">
        <h1>{page.title}</h1>
        <p>{asKnown}</p>
        <span className="acts">
          <KnownChoice />
          <PairChoice between={page.between} />
          <TwinButtons page={page} html={briefHtml(page)} />
          <Act onPress={() => window.print()}>{t("act.print")}</Act>
        </span>
      </section>
      {page.sections.map((s) => (
        <Section key={s.name} section={s} page={page} notes={notes} />
      ))}
      <PrintedSources page={page} notes={notes} />
      <section className="rules">
        {rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </section>
    </div>
  );
}

function Section({
  section,
  page,
  notes,
}: {
  readonly section: Brief["sections"][number];
  readonly page: Brief;
  readonly notes: Footnotes;
}) {
  const { t } = useWords();
  const { title, sentences } = section;
  return (
    <section>
      <h2>{title}</h2>
      {sentences.length === 0 ? (
        <p>{t("brief.nothing")}</p>
      ) : (
        sentences.map((s) => (
          <SentenceLine key={s.sentence} sentence={s} language={page.language} numbers={notes.numbersOf(s)} />
        ))
      )}
    </section>
  );
}

/** The five, or any pair of them; in the address, so that it can be sent. */
function usePair(): readonly string[] {
  const pair = useRoute().search.get("pair")?.split(",") ?? [];
  return pair.length === 2 && pair.every((p) => states.some((s) => s === p)) ? pair : [];
}

function PairChoice({ between }: { readonly between: readonly string[] }) {
  const { t, language } = useWords();
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b] as const));
  const options = pairs.map((p) => [p.join(), p.map((s) => partyName(s, t, language)).join(" – ")] as const);
  return (
    <Choice
      label={t("brief.between")}
      value={between.join() || all}
      options={[[all, t("brief.five")], ...options]}
      onChange={(pair) => setSearch("pair", pair === all ? null : pair)}
    />
  );
}
const all = "five";

/** On paper nothing opens: sources stand at the end, by number. */
function PrintedSources({ page, notes }: { readonly page: Brief; readonly notes: Footnotes }) {
  return (
    <ol className="printed-sources">
      {notes.sources.map((s) => (
        <li key={JSON.stringify(s)}>
          {s.title}, {datedIn(page.language, s)}
          {s.url === null ? "" : `, ${s.url}`}
        </li>
      ))}
    </ol>
  );
}
