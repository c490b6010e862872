/** One party set beside two others together, as a share of them: a fan, with the levels that matter as lines. */
import { midYear, outlookChart, type Scene } from "@comity/chart";
import type { OutlookJson } from "@comity/outlook";
import { formatNumber } from "@comity/regime";
import type { Twin } from "../drawing/twin.ts";
import type { Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

export type Ratio = OutlookJson["ratios"][number];

export function ratioScene(ratio: Ratio, json: OutlookJson, words: Words, width: number): Scene {
  const { t, language } = words;
  const percent = (n: number): string => t("frameworks.percent", { n: Math.round(n * 100) });
  const others = ratio.to.map((p) => partyName(p, t, language)).join(" + ");
  const last = json.years.length - 1;
  const at = json.years.map(midYear);
  const [from = 0] = at;
  const end = (of: readonly number[]): string => percent(of[last] ?? 0);
  return outlookChart({
    width,
    height: width < 480 ? 240 : 280,
    title: t("ratio.title", { party: partyName(ratio.party, t, language), others }),
    desc: t("ratio.desc"),
    sources: [
      t("outlook.method", {
        model: json.model.title[language],
        paths: formatNumber(json.paths, language),
        seed: json.seed,
      }),
    ],
    from,
    to: at[last] ?? from,
    series: [],
    fans: [
      {
        party: ratio.party,
        years: at,
        bands: [{ low: ratio.p10, high: ratio.p90 }],
        median: ratio.p50,
        ends: {
          high: [t("ratio.high", { n: end(ratio.p90) }), end(ratio.p90)],
          median: [t("outlook.end.median", { n: end(ratio.p50) }), end(ratio.p50)],
          low: [t("ratio.low", { n: end(ratio.p10) }), end(ratio.p10)],
        },
      },
    ],
    limits: [{ from, to: null, value: 0.5, labels: [t("ratio.half"), percent(0.5)] }],
    zero: true,
    number: percent,
  });
}

export function ratioTwin(ratio: Ratio, json: OutlookJson, { t }: Pick<Words, "t">): Twin {
  return {
    columns: [
      { name: "year", title: t("outlook.column.year") },
      { name: "p10", title: t("outlook.column.below", { n: 10 }), number: true },
      { name: "p50", title: t("outlook.column.below", { n: 50 }), number: true },
      { name: "p90", title: t("outlook.column.below", { n: 90 }), number: true },
    ],
    rows: json.years.map((year, y) => ({
      key: String(year),
      cells: [String(year), ratio.p10[y] ?? null, ratio.p50[y] ?? null, ratio.p90[y] ?? null],
    })),
  };
}
