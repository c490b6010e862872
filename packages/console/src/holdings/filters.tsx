/** Which figures are shown. Every choice stands in the address. */
import type { Almanac } from "@comity/almanac";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Choice } from "../figures/choice.tsx";
import { quantityWords, stateWords } from "../figures/words.ts";
import { setSearch } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { type Chosen, holdersOf, quantitiesOf, startYears } from "./chosen.ts";

export function Filters({ almanac, chosen }: { readonly almanac: Almanac; readonly chosen: Chosen }) {
  const { t, language } = useWords();
  const holders = holdersOf(almanac, chosen.quantity);
  const producers = [
    ...new Set(almanac.figures.filter((f) => f.quantity === chosen.quantity).map((f) => f.producer)),
  ].sort((a, b) => a.localeCompare(b, language));
  return (
    <div className="pad filters">
      <Choice
        label={t("figures.column.quantity")}
        value={chosen.quantity}
        options={quantitiesOf(almanac).map((q) => [q, quantityWords(q, almanac, language)])}
        onChange={(q) => setSearch("quantity", q)}
      />
      <Choice
        label={t("figures.column.producer")}
        value={chosen.producer ?? ""}
        options={[["", t("holdings.allProducers")], ...producers.map((p) => [p, p] as const)]}
        onChange={(p) => setSearch("producer", p === "" ? null : p)}
      />
      <span className="field">
        <span className="lab">{t("figures.column.party")}</span>
        <ToggleButtonGroup
          className="seg"
          aria-label={t("figures.column.party")}
          selectionMode="multiple"
          disallowEmptySelection
          selectedKeys={chosen.parties}
          onSelectionChange={(s) => setSearch("party", holders.filter((p) => s.has(p)).join(","))}
        >
          {holders.map((p) => (
            <ToggleButton id={p} key={p} aria-label={stateWords(p, almanac, language)}>
              {p}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </span>
      <span className="field">
        <span className="lab">{t("holdings.since")}</span>
        <ToggleButtonGroup
          className="seg"
          aria-label={t("holdings.since")}
          disallowEmptySelection
          selectedKeys={[String(chosen.from)]}
          onSelectionChange={(s) => setSearch("from", String([...s][0] ?? ""))}
        >
          {startYears.map((y) => (
            <ToggleButton id={String(y)} key={y}>
              {String(y)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </span>
    </div>
  );
}
