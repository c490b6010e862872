/** Who holds how many: each number leads to its row. First those that are quoted most, then the last known of every state. */
import type { Almanac, Figure } from "@comity/almanac";
import { Link } from "react-aria-components";
import { pathOf } from "../figures/almanac.ts";
import { Tags } from "../figures/tags.tsx";
import { daysWords, figureWords, quantityWords, rangeWords, stateWords } from "../figures/words.ts";
import { Chip, Panel } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { quotedIn, stockpiles } from "./chosen.ts";
import quoted from "./quoted.json";

export function Strip({ almanac }: { readonly almanac: Almanac }) {
  const { t } = useWords();
  const named = quoted.flatMap((q) => quotedIn(almanac, q) ?? []);
  const latest = stockpiles(almanac);
  return (
    <div className="cols">
      {named.length > 0 && (
        <Panel className="c5" title={t("holdings.quoted")}>
          <List figures={named} almanac={almanac} />
        </Panel>
      )}
      <Panel className={named.length > 0 ? "c7" : "c12"} title={t("holdings.latest")}>
        <List figures={latest} almanac={almanac} />
      </Panel>
    </div>
  );
}

function List({ figures, almanac }: { readonly figures: readonly Figure[]; readonly almanac: Almanac }) {
  return (
    <ul className="figures">
      {figures.map((f) => (
        <Cell key={`${f.at.table}${f.at.line}${f.at.column ?? ""}`} figure={f} almanac={almanac} />
      ))}
    </ul>
  );
}

function Cell({ figure: f, almanac }: { readonly figure: Figure; readonly almanac: Almanac }) {
  const words = useWords();
  const { t, language } = words;
  return (
    <li>
      <Chip party={f.party} />
      <span>
        <span className="vh">{stateWords(f.party, almanac, language)} </span>
        <Link className="number" href={pathOf(f)} aria-label={figureWords(f, almanac, words)}>
          {f.value === null ? "?" : shortRange(f, words)}
        </Link>
        <small>
          {quantityWords(f.quantity, almanac, language)}
          {f.target !== undefined && ` ${t("figures.foretold", { year: f.target.text })}`}
        </small>
        <small>{t("figures.asOf", { day: daysWords(f.asOf, t, language) })}</small>
        <Tags figure={f} />
      </span>
    </li>
  );
}

/** `500+`: all that there is room for; the words stand in its label and on its row. */
export function shortRange(f: Figure, words: Parameters<typeof rangeWords>[1]): string {
  if (f.value === null) return "?";
  return f.value.high === null
    ? `${rangeWords({ low: f.value.low, high: f.value.low }, words)}+`
    : rangeWords(f.value, words);
}
