/** An outlook for people at a terminal. */
import {
  type Backtest,
  type LimitResult,
  type NotHeld,
  type Outlook,
  poolOf,
  type Quantity,
  type Tornado,
} from "@comity/outlook";
import type { Io } from "./io.ts";
import { table } from "./table.ts";

export function outlookText(o: Outlook, bars: readonly Tornado[], io: Io): string {
  const { fitted, options } = o.study;
  const { model } = fitted;
  const parts = [
    `${io.paint("bold", model.title.en)}: as known on ${options.knownOn}, ${options.paths.toLocaleString("en")} paths, seed ${options.seed}`,
    "A middle estimate and, in brackets, the band that four of five paths stay in, on 1 July. A projection is no forecast of intent.",
    projections(o, io),
    ...(fitted.without.length === 0 ? [] : [`No figure to go by on that day: ${fitted.without.join(", ")}.`]),
    ...(o.cameSince.length === 0 ? [] : [since(o.cameSince)]),
    trackRecord(o.backtests),
    ...(o.limits.length === 0 ? [] : [frameworks(o.limits, o.study.years, io)]),
    ...(o.study.notHeld.length === 0 ? [] : [notHeld(o.study.notHeld)]),
    ...(o.ratios.length === 0 ? [] : [ratios(o, io)]),
    ...(o.sweep.length === 0 ? [] : [sweep(o, io)]),
    ...bars.map((t) => tornadoText(t, io)),
  ];
  return parts.join("\n\n");
}

const count = (v: number): string => Math.round(v).toLocaleString("en");
const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)} %`);

function shownYears(years: readonly number[]): readonly number[] {
  const last = years.length - 1;
  const middle = years.findIndex((y, i) => i > 0 && i < last && y % 5 === 0);
  return [...new Set([0, middle < 0 ? last : middle, last])].filter((i) => i >= 0);
}

function projections(o: Outlook, io: Io): string {
  const { years, fitted } = o.study;
  const shown = shownYears(years);
  const head = ["party", "warheads", ...shown.map((i) => String(years[i])), "how such bands did before"];
  const rows = fitted.parties.flatMap((fit, party) => {
    const { deployed } = fit;
    const deployedName = deployed.projected && deployed.declared === true ? "deployed, as declared" : "deployed";
    const row = (q: Quantity) => [
      q === "stockpile" ? fit.party : "",
      q === "stockpile" ? "stockpile" : deployedName,
      ...shown.map((y) => {
        const [low, mid, high] = [0.1, 0.5, 0.9].map((p) => count(o.bands.quantile(q, party, y, p)));
        return `${mid} (${low}–${high})`;
      }),
      before(o.backtests.filter((b) => b.party === fit.party && b.quantity === q)),
    ];
    const none = ["", "deployed", ...shown.map(() => "–"), whyNot(deployed.projected ? "" : deployed.why)];
    return [row("stockpile"), deployed.projected ? row("deployed") : none];
  });
  return table(head, rows, io.columns, head.length - 1);
}

const whyNot = (why: string): string =>
  why === "none-above-nil" ? "not projected: no estimate above nil" : "not projected: no figure of it";

/** `31 of 34 later figures inside` */
function before(tests: readonly Backtest[]): string {
  const checked = tests.flatMap((b) => b.checked);
  if (checked.length === 0) return "no figure came after to check by";
  const inside = checked.filter((c) => c.inside80).length;
  return `${inside} of ${checked.length} later figures inside, from ${tests.length} day${tests.length === 1 ? "" : "s"}`;
}

function since(tests: readonly Backtest[]): string {
  const said = tests.map(
    ({ party, quantity, checked }) =>
      `${party} ${quantity} ${checked.filter((c) => c.inside80).length} of ${checked.length}`,
  );
  return `What has come since, inside the 80 % band: ${said.join(", ")}.`;
}

/** Said beside every projection: whether the bands hold as often as they claim. */
export function trackRecord(backtests: readonly Backtest[]): string {
  const { inside, checked, crps, noChange, constantGrowth } = poolOf(
    backtests.filter((b) => b.quantity === "stockpile"),
    "stockpile",
    "published",
  );
  if (inside === null)
    return "No figure came after the days that could be tried, so nothing is known of how well this tells.";
  const days = new Set(backtests.map((b) => b.knownOn)).size;
  const off = (v: number | null): string => (v === null ? "–" : `${(v * 100).toFixed(1)} %`);
  return (
    `Tried on ${days} earlier days, by what had been published by then, and ${checked} stockpile figures that came after: the 50 % band held ` +
    `${percent(inside.p50)} of them, the 80 % band ${percent(inside.p80)}, the 95 % band ${percent(inside.p95)}. ` +
    `Mean error ${off(crps)} of what came; “no change” ${off(noChange)}, “growth as in the last five years” ${off(constantGrowth)}. ` +
    "The figures of a state follow on each other, so this is less evidence than the number says."
  );
}

function frameworks(limits: readonly LimitResult[], years: readonly number[], io: Io): string {
  const head = [
    "regime",
    "limit",
    "party",
    "ceiling",
    "first within (p10/p50/p90)",
    "never",
    "ever over",
    `${years.at(-1)}: margin`,
    "over then",
    "note",
  ];
  const rows = limits.map((l) => {
    const last = l.held.ceiling.findLastIndex((c) => c !== null);
    const at = (band: readonly (number | null)[]): string => {
      const v = band[last] ?? null;
      return v === null ? "–" : count(v);
    };
    const { firstMet } = l;
    const year = (y: number | null): string => (y === null ? "never" : String(y));
    return [
      l.held.regime,
      l.held.limit,
      l.held.party,
      ceilings(l.held.ceiling, years),
      `${year(firstMet.p10)}/${year(firstMet.p50)}/${year(firstMet.p90)}`,
      percent(l.neverShare),
      percent(1 - l.neverOverShare),
      `${at(l.margin.p50)} (${at(l.margin.p10)} to ${at(l.margin.p90)})`,
      percent(l.shareOver[last] ?? null),
      noteOf(l),
    ];
  });
  return `${io.paint("bold", "Held against limits")}, as if all were in force\n\n${table(head, rows, io.columns, head.length - 1)}`;
}

/** `1550`, or with the years: `5500 from 2028, 5000 from 2031`. */
function ceilings(ceiling: readonly (number | null)[], years: readonly number[]): string {
  const changes = ceiling.flatMap((c, i) => (i > 0 && c === ceiling[i - 1] ? [] : [{ c, year: years[i] }]));
  if (changes.length === 1) return String(changes[0]?.c ?? "none");
  return changes.flatMap(({ c, year }, i) => (c === null && i === 0 ? [] : [`${c ?? "none"} from ${year}`])).join(", ");
}

const noteOf = ({ held }: LimitResult): string =>
  [
    held.measured.near ? "by estimates of other counting rules" : "",
    held.countedAs === undefined
      ? ""
      : `counted as the exchanges did: ${percent(held.countedAs.factor)} of the estimates`,
  ]
    .filter((w) => w !== "")
    .join("; ");

const why: Readonly<Record<NotHeld["why"], string>> = {
  "no-figures-named": "its file names no published figures for it",
  "not-projected": "launchers, vehicles or parts of a stockpile are not projected",
  "party-not-projected": "nothing of this party is projected that it speaks of",
  "counted-together": "several parties count together",
  "no-ceiling": "it sets no ceiling in these years",
};

function notHeld(all: readonly NotHeld[]): string {
  const lines = all.map((n) => `  ${n.regime} ${n.limit}${n.party === undefined ? "" : ` ${n.party}`}: ${why[n.why]}`);
  return `Limits that this cannot answer:\n${lines.join("\n")}`;
}

function ratios(o: Outlook, io: Io): string {
  const { years } = o.study;
  const shown = shownYears(years);
  const head = [
    "each beside the others together",
    "warheads",
    ...shown.map((i) => String(years[i])),
    "as many as both by then",
  ];
  const last = years.length - 1;
  const rows = o.ratios.map(({ party, to, quantity, shares }) => [
    `${party} to ${to.join(" + ")}`,
    quantity,
    ...shown.map((y) => {
      const [low, mid, high] = [0.1, 0.5, 0.9].map((p) => shares.quantile(y, p).toFixed(2));
      return `${mid} (${low}–${high})`;
    }),
    percent(1 - (shares.firstReached[1]?.neverShare ?? 1)) + (last > 0 ? " of paths" : ""),
  ]);
  return table(head, rows, io.columns, head.length - 1);
}

function sweep(o: Outlook, io: Io): string {
  const { years } = o.study;
  const head = ["cap", "party", "warheads", `over in ${years.at(-1)}`, "first over (p10/p50/p90)", "never over"];
  const year = (i: number | null): string => (i === null ? "never" : String(years[i]));
  const rows = o.sweep.map(({ cap, party, quantity, overShare, firstOver }) => [
    count(cap),
    party,
    quantity,
    percent(overShare.at(-1) ?? null),
    [0.1, 0.5, 0.9].map((p) => year(firstOver.quantile(p))).join("/"),
    percent(firstOver.neverShare),
  ]);
  return `${io.paint("bold", "Caps")}\n\n${table(head, rows, io.columns, 0)}`;
}

const shownBars = 8;

function tornadoText({ outcome, asItIs, bars }: Tornado, io: Io): string {
  const { party, quantity, year, ceiling, against } = outcome;
  const head = [
    "parameter",
    "from",
    "to",
    "middle estimate",
    ...(ceiling === undefined ? [] : ["share over"]),
    "source",
  ];
  const rows = bars
    .slice(0, shownBars)
    .map((b) => [
      b.name,
      digits(b.low.value),
      digits(b.high.value),
      `${count(b.low.p50)} to ${count(b.high.p50)}`,
      ...(ceiling === undefined ? [] : [`${percent(b.low.shareOver)} to ${percent(b.high.shareOver)}`]),
      b.of === "fit" ? "the record's figures" : (b.of.source?.title ?? `ours: ${b.of.because ?? ""}`),
    ]);
  const over =
    against === undefined
      ? ""
      : `, ${percent(asItIs.shareOver)} over the ${count(against.ceiling)} of ${against.regime} ${against.limit}`;
  return `${io.paint("bold", `What moves ${party}'s ${quantity} of ${year}`)} (${count(asItIs.p50)}${over})\n\n${table(head, rows, io.columns, head.length - 1)}`;
}

const digits = (v: number): string => String(Number(v.toPrecision(3)));
