/** Frameworks side by side: when each party first meets each limit, how often never, what would have to go. */
import type { OutlookJson } from "@comity/outlook";
import type { Regime } from "@comity/regime";
import { useMemo } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { TwinTable } from "../drawing/chart-panel.tsx";
import { csvOf, jsonOf, type Twin, type TwinRow } from "../drawing/twin.ts";
import { Choice } from "../figures/choice.tsx";
import { useNumber } from "../figures/words.ts";
import { Act, Panel } from "../parts/bits.tsx";
import { saveFile } from "../regimes/files.ts";
import { useExercise } from "../shell/mode.ts";
import { limitsPath, setSearch } from "../shell/route.ts";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

const shownFirst = 2;

interface FrameworksProps {
  readonly json: OutlookJson;
  readonly regimes: readonly Regime[];
  readonly asked: readonly string[];
  /** Null: the last year. */
  readonly year: number | null;
}

export function Frameworks({ json, regimes: all, asked, year }: FrameworksProps) {
  const words = useWords();
  const { t } = words;
  const held = all.filter((r) => r.id in json.regimes);
  const named = asked.filter((id) => held.some((r) => r.id === id));
  const chosen = named.length > 0 ? named : ahead(held, json).slice(0, shownFirst);
  const regimes = held.filter((r) => chosen.includes(r.id));
  const last = json.years.length - 1;
  const at = year === null ? -1 : json.years.indexOf(year);
  const shown = at === -1 ? last : at;
  const twin = useMemo(() => frameworksTwin(json, regimes, words, [shown]), [json, regimes, words, shown]);
  const title = t("frameworks.title");
  return (
    <Panel title={title}>
      <div className="pad filters">
        <RegimesChoice held={held} chosen={chosen} />
        <Choice
          label={t("outlook.column.year")}
          value={String(json.years[shown] ?? "")}
          options={json.years.map((y) => [String(y), String(y)])}
          onChange={(y) => setSearch("year", y === String(json.years[last]) ? null : y)}
        />
      </div>
      {twin.rows.length === 0 ? (
        <p className="empty">{t("frameworks.none")}</p>
      ) : (
        <TwinTable twin={twin} title={title} />
      )}
      <Taken json={json} regimes={regimes} />
    </Panel>
  );
}

function RegimesChoice({ held, chosen }: { readonly held: readonly Regime[]; readonly chosen: readonly string[] }) {
  const { t, pick } = useWords();
  const take = (s: ReadonlySet<unknown>): void => {
    const ids = held.map((r) => r.id).filter((id) => s.has(id));
    setSearch("regimes", ids.join(","));
  };
  return (
    <span className="field">
      <span className="lab">{t("frameworks.choose")}</span>
      <ToggleButtonGroup
        className="seg alone"
        aria-label={t("frameworks.choose")}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={chosen}
        onSelectionChange={take}
      >
        {held.map((r) => (
          <ToggleButton id={r.id} key={r.id}>
            {pick(r.title)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </span>
  );
}

/** Files hold every year. */
function Taken({ json, regimes }: Pick<FrameworksProps, "json" | "regimes">) {
  const words = useWords();
  const { t, language } = words;
  const exercise = useExercise();
  const number = useNumber();
  const { title: model } = json.model;
  const method = t("outlook.method", { model: model[language], paths: number(json.paths), seed: json.seed });
  const sources = [...(exercise ? [t("mode.exercise")] : []), method];
  const whole = (): Twin => frameworksTwin(json, regimes, words, [...json.years.keys()]);
  const title = t("frameworks.title");
  const save = (format: "csv" | "json"): void => {
    if (format === "csv") saveFile("comity-frameworks.csv", csvOf(whole(), sources), "text/csv");
    else saveFile("comity-frameworks.json", jsonOf(whole(), { title, sources }), "application/json");
  };
  return (
    <div className="pad source">
      <p>{t("frameworks.note")}</p>
      <p>{method}</p>
      <span className="row takes">
        {(["csv", "json"] as const).map((format) => (
          <Act
            small
            key={format}
            onPress={() => save(format)}
            aria-label={t("chart.take", { format: format.toUpperCase() })}
          >
            .{format}
          </Act>
        ))}
      </span>
    </div>
  );
}

/** Those under which most numbers bind in the years ahead come first. */
const ahead = (regimes: readonly Regime[], json: OutlookJson): readonly string[] =>
  regimes.toSorted((a, b) => numbers(b, json) - numbers(a, json)).map((r) => r.id);
const numbers = (r: Regime, json: OutlookJson): number =>
  Object.values(json.regimes[r.id] ?? {}).flatMap((l) =>
    Object.values(l).flatMap((p) => p.ceiling.filter((c) => c !== null)),
  ).length;

/** @param at the places of the years that are shown; with several each has rows of its own */
export function frameworksTwin(
  json: OutlookJson,
  regimes: readonly Regime[],
  words: Words,
  at: readonly number[],
): Twin {
  const { t } = words;
  const [first = 0] = at;
  const year = json.years[first] ?? "";
  const columns = [
    { name: "regime", title: t("limits.regime") },
    { name: "limit", title: t("frameworks.limit") },
    { name: "party", title: t("figures.column.party") },
    { name: "first_met", title: t("frameworks.firstMet"), number: true },
    { name: "first_met_p10", title: "", onlyInFiles: true },
    { name: "first_met_p90", title: "", onlyInFiles: true },
    { name: "never_share", title: t("frameworks.never"), number: true },
    { name: "year", title: "", onlyInFiles: true },
    { name: "ceiling", title: t("frameworks.ceiling", { year }), number: true },
    { name: "margin", title: t("frameworks.margin", { year }), number: true },
    { name: "to_remove", title: t("frameworks.remove", { year }), number: true },
    { name: "counts_by_other_rules", title: t("frameworks.basis") },
  ];
  const rows = regimes.flatMap((r) =>
    Object.entries(json.regimes[r.id] ?? {}).flatMap(([limit, parties]) =>
      Object.entries(parties).flatMap(([party, held]) =>
        at.map((y) => frameworkRow({ regime: r, limit, party, held, y, year: json.years[y] ?? 0 }, words)),
      ),
    ),
  );
  return { columns, rows };
}

type HeldJson = OutlookJson["regimes"][string][string][string];

function frameworkRow(
  row: {
    readonly regime: Regime;
    readonly limit: string;
    readonly party: string;
    readonly held: HeldJson;
    readonly y: number;
    readonly year: number;
  },
  words: Words,
): TwinRow {
  const { regime, limit, party, held, y, year } = row;
  const { t, pick, language } = words;
  const rule = regime.limits.get(limit);
  const whole = (n: number | null | undefined): number | null => (n == null ? null : Math.round(n));
  return {
    key: `${regime.id} ${limit} ${party} ${year}`,
    href: limitsPath(regime.id),
    cells: [
      regime.id,
      limit,
      party,
      held.firstMet.p50,
      held.firstMet.p10,
      held.firstMet.p90,
      held.neverShare,
      String(year),
      held.ceiling[y] ?? null,
      whole(held.margin.p50[y]),
      whole(held.toRemove.p50[y]),
      held.near ? "yes" : "no",
    ],
    shown: {
      regime: pick(regime.title),
      limit: rule === undefined ? limit : pick(rule.title),
      party: partyName(party, t, language),
      first_met: yearsWords(held.firstMet, words),
      never_share: t("frameworks.percent", { n: Math.round(100 * held.neverShare) }),
      counts_by_other_rules: t(held.near ? "frameworks.near" : "frameworks.own"),
    },
  };
}

function yearsWords(y: HeldJson["firstMet"], { t }: Pick<Words, "t">): string {
  if (y.p50 === null) return y.p10 === null ? t("frameworks.notMet") : t("frameworks.seldom", { year: y.p10 });
  if (y.p10 === y.p90) return String(y.p50);
  return `${y.p50} (${y.p10 ?? "–"}–${y.p90 ?? "…"})`;
}
