/** The state of play: the page that `comity brief` writes, composed in the browser, with each sentence's sources a click away. */
import { type Brief, briefHtml, composeBrief } from "@comity/brief";
import type { Day, Language, Party } from "@comity/regime";
import { useMemo, useState } from "react";
import { useAlmanac } from "../figures/almanac.ts";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { Act, Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
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
  const [between, setBetween] = useState<readonly string[]>([]);
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
              between: between as readonly string[] as readonly Party[],
              language: language as Language,
            },
          ),
    [almanac, events, regimes, on, between, language],
  );
  if (page === undefined) return <Waiting error={error ?? talksError} />;
  return (
    <div className="study brief">
      <section className="lead">
        <h1>{page.title}</h1>
        <span className="acts">
          <KnownChoice />
          <PairChoice between={between} choose={setBetween} />
          <TwinButtons page={page} html={briefHtml(page)} />
          <Act onPress={() => window.print()}>{t("act.print")}</Act>
        </span>
      </section>
      {page.sections.map((s) => (
        <Section key={s.name} section={s} page={page} />
      ))}
      <section className="rules">
        {page.rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </section>
    </div>
  );
}

function Section({ section, page }: { readonly section: Brief["sections"][number]; readonly page: Brief }) {
  const { t } = useWords();
  const { title, sentences } = section;
  return (
    <section>
      <h2>{title}</h2>
      {sentences.length === 0 ? (
        <p>{t("brief.nothing")}</p>
      ) : (
        sentences.map((s) => <SentenceLine key={s.sentence} sentence={s} language={page.language} />)
      )}
    </section>
  );
}

/** The five, or any pair of them. */
function PairChoice(o: { readonly between: readonly string[]; readonly choose: (states: readonly string[]) => void }) {
  const { t, language } = useWords();
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b] as const));
  return (
    <label>
      {t("brief.between")}{" "}
      <select
        value={o.between.join()}
        onChange={(e) => o.choose(e.target.value === "" ? [] : e.target.value.split(","))}
      >
        <option value="">{t("brief.five")}</option>
        {pairs.map((p) => (
          <option key={p.join()} value={p.join()}>
            {p.map((s) => partyName(s, t, language)).join(" – ")}
          </option>
        ))}
      </select>
    </label>
  );
}
