/** Frameworks side by side: when each party first meets each limit, how often never, what would have to go. */
import type { OutlookJson } from "@comity/outlook";
import type { Regime } from "@comity/regime";
import { useMemo } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { TwinTable } from "../drawing/chart-panel.tsx";
import { csvOf, jsonOf, type Twin, type TwinRow } from "../drawing/twin.ts";
import { useNumber } from "../figures/words.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { saveFile } from "../regimes/files.ts";
import { useExercise } from "../shell/mode.ts";
import { limitsPath, setSearch } from "../shell/route.ts";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

const shownFirst = 2;

export function Frameworks(props: {
  readonly json: OutlookJson;
  readonly regimes: readonly Regime[];
  readonly asked: readonly string[];
}) {
  const { json, asked } = props;
  const words = useWords();
  const { t, pick } = words;
  const exercise = useExercise();
  const number = useNumber();
  const held = props.regimes.filter((r) => r.id in json.regimes);
  // Those under which a number binds in the years ahead come first.
  const named = asked.filter((id) => held.some((r) => r.id === id));
  const chosen =
    named.length > 0
      ? named
      : ahead(held, json)
          .slice(0, shownFirst)
          .map((r) => r.id);
  const regimes = held.filter((r) => chosen.includes(r.id));
  const twin = useMemo(() => frameworksTwin(json, regimes, words), [json, regimes, words]);
  const method = t("outlook.method", {
    model: json.model.title[words.language],
    paths: number(json.paths),
    seed: json.seed,
  });
  const stamp = exercise ? [t("mode.exercise")] : [];
  const title = t("frameworks.title");
  return (
    <Panel title={title}>
      <div className="pad stackv">
        <ToggleButtonGroup
          className="seg alone"
          aria-label={t("frameworks.choose")}
          selectionMode="multiple"
          disallowEmptySelection
          selectedKeys={chosen}
          onSelectionChange={(s) =>
            setSearch(
              "regimes",
              held
                .map((r) => r.id)
                .filter((id) => s.has(id))
                .join(","),
            )
          }
        >
          {held.map((r) => (
            <ToggleButton id={r.id} key={r.id}>
              {pick(r.title)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {twin.rows.length === 0 ? (
        <p className="empty">{t("frameworks.none")}</p>
      ) : (
        <TwinTable twin={twin} title={title} />
      )}
      <div className="pad source">
        <p>{t("frameworks.note")}</p>
        <p>{method}</p>
        <span className="row takes">
          <Act
            small
            onPress={() => saveFile("comity-frameworks.csv", csvOf(twin, [...stamp, method]), "text/csv")}
            aria-label={t("chart.take", { format: "CSV" })}
          >
            .csv
          </Act>
          <Act
            small
            onPress={() =>
              saveFile(
                "comity-frameworks.json",
                jsonOf(twin, { title, sources: [...stamp, method] }),
                "application/json",
              )
            }
            aria-label={t("chart.take", { format: "JSON" })}
          >
            .json
          </Act>
        </span>
      </div>
    </Panel>
  );
}

const ahead = (regimes: readonly Regime[], json: OutlookJson): readonly Regime[] =>
  regimes.toSorted((a, b) => numbers(b, json) - numbers(a, json));
const numbers = (r: Regime, json: OutlookJson): number =>
  Object.values(json.regimes[r.id] ?? {}).flatMap((l) =>
    Object.values(l).flatMap((p) => p.ceiling.filter((c) => c !== null)),
  ).length;

export function frameworksTwin(json: OutlookJson, regimes: readonly Regime[], words: Words): Twin {
  const { t, pick, language } = words;
  const last = json.years.length - 1;
  const columns = [
    { name: "regime", title: t("limits.regime") },
    { name: "limit", title: t("frameworks.limit") },
    { name: "party", title: t("figures.column.party") },
    { name: "ceiling", title: t("frameworks.ceiling", { year: json.years[last] ?? "" }), number: true },
    { name: "first_met", title: t("frameworks.firstMet"), number: true },
    { name: "first_met_p10", title: "", onlyInFiles: true },
    { name: "first_met_p90", title: "", onlyInFiles: true },
    { name: "never_share", title: t("frameworks.never"), number: true },
    { name: "margin", title: t("frameworks.margin", { year: json.years[last] ?? "" }), number: true },
    { name: "to_remove", title: t("frameworks.remove", { year: json.years[last] ?? "" }), number: true },
    { name: "counts_by_other_rules", title: t("frameworks.basis") },
  ];
  const rows = regimes.flatMap((r) =>
    Object.entries(json.regimes[r.id] ?? {}).flatMap(([limit, parties]) =>
      Object.entries(parties).map(([party, p]): TwinRow => {
        const margin = p.margin.p50[last] ?? null;
        const rule = r.limits.get(limit);
        return {
          key: `${r.id} ${limit} ${party}`,
          href: limitsPath(r.id),
          cells: [
            r.id,
            limit,
            party,
            p.ceiling[last] ?? null,
            p.firstMet.p50,
            p.firstMet.p10,
            p.firstMet.p90,
            p.neverShare,
            margin === null ? null : Math.round(margin),
            p.toRemove.p50[last] == null ? null : Math.round(p.toRemove.p50[last] ?? 0),
            p.near ? "yes" : "no",
          ],
          shown: {
            regime: pick(r.title),
            limit: rule === undefined ? limit : pick(rule.title),
            party: partyName(party, t, language),
            first_met: yearsWords(p.firstMet, words),
            never_share: t("frameworks.percent", { n: Math.round(100 * p.neverShare) }),
            counts_by_other_rules: t(p.near ? "frameworks.near" : "frameworks.own"),
          },
        };
      }),
    ),
  );
  return { columns, rows };
}

function yearsWords(y: OutlookJson["regimes"][string][string][string]["firstMet"], { t }: Pick<Words, "t">): string {
  if (y.p50 === null) return y.p10 === null ? t("frameworks.notMet") : t("frameworks.seldom", { year: y.p10 });
  if (y.p10 === y.p90) return String(y.p50);
  return `${y.p50} (${y.p10 ?? "–"}–${y.p90 ?? "…"})`;
}
