/** Projections, the frameworks that they are held against, and how such projections did before. */
import { type Almanac, asKnownOn } from "@comity/almanac";
import {
  type Backtest,
  backtest,
  type Model,
  type Outcome,
  type Outlook,
  openKernel,
  outlookJson,
  outlookOf,
  prepareOutlook,
  type Study,
  type Tornado,
  tornado,
} from "@comity/outlook";
import type { Regime } from "@comity/regime";
import { readAlmanac } from "../almanac.ts";
import { defaultBacktestDays, defaultPaths, defaultPeers, defaultSeed, defaultStates, defaultTo } from "../defaults.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { library, openRegime, shippedWith } from "../library.ts";
import { outlookCsv } from "../outlook-csv.ts";
import { openModels } from "../outlook-models.ts";
import { tornadoJson } from "../outlook-shapes.ts";
import { outlookSvg } from "../outlook-svg.ts";
import { outlookText } from "../outlook-text.ts";
import { readDayOption } from "../times.ts";
import { runOnWorkers } from "../workers/pool.ts";
import { writeOut } from "../write-out.ts";

export interface OutlookOptions {
  readonly json?: boolean;
  readonly regime?: readonly string[];
  readonly to?: string;
  readonly paths?: string;
  readonly seed?: string;
  readonly model?: readonly string[];
  readonly party?: string;
  readonly asKnownOn?: string;
  readonly import?: string;
  readonly sweep?: string;
  readonly tornado?: boolean;
  readonly svg?: string;
  readonly csv?: string;
  readonly workers?: string;
}

export async function outlook(o: OutlookOptions, io: Io): Promise<ExitCode> {
  const almanac = await readAlmanac(io, o.import === undefined ? {} : { import: o.import });
  const model = await openModels(o.model ?? [], io);
  const regimes = await regimesOf(o, io);
  const knownOn = o.asKnownOn === undefined ? newestDay(almanac) : readDayOption(o.asKnownOn, "--as-known-on");
  const study = prepareOutlook(almanac, model, {
    ...numbers(o, knownOn),
    knownOn,
    regimes,
    library: library(),
    ...wanted(o),
  });
  if (study.fitted.parties.length === 0)
    throw new Stop(
      2,
      `nothing to project: no figure of ${study.options.parties.join(", ")} was published by ${knownOn}`,
    );
  const parts = await runOnWorkers(study.job, workersOf(o, study, io));
  const result = outlookOf(study, parts, {
    backtests: backtestsOf(asKnownOn(almanac, knownOn), model, study, defaultBacktestDays),
    cameSince: newestDay(almanac) > knownOn ? backtestsOf(almanac, model, study, [knownOn]) : [],
  });
  const bars = o.tornado ? tornadoes(almanac, model, study) : [];
  await print(result, bars, o, almanac, io);
  return 0;
}

/** Numbers of the command line, within what can be run. */
function numbers(
  o: OutlookOptions,
  knownOn: string,
): { readonly to: number; readonly paths: number; readonly seed: number } {
  const first = Number(knownOn.slice(0, 4));
  return {
    to: whole(o.to, "--to", first, first + 75, Math.max(defaultTo, first)),
    paths: whole(o.paths, "--paths", 10, 100_000_000, defaultPaths),
    seed: whole(o.seed, "--seed", 0, 2 ** 32 - 1, defaultSeed),
  };
}

function whole(text: string | undefined, option: string, least: number, most: number, otherwise: number): number {
  if (text === undefined) return otherwise;
  const n = Number(text.replaceAll("_", ""));
  if (Number.isInteger(n) && n >= least && n <= most && text.trim() !== "") return n;
  throw new Stop(2, `${option} is a whole number from ${least} to ${most}, not "${text}"`);
}

function wanted(o: OutlookOptions) {
  const asked = o.party?.split(",").map((p) => p.trim().toUpperCase());
  const stranger = asked?.find((p) => !defaultStates.includes(p));
  if (stranger !== undefined)
    throw new Stop(2, `--party: ${stranger} is none of ${defaultStates.join(", ")}; write codes such as CN,US`);
  const caps = o.sweep?.split(",").map((c) => whole(c, "--sweep", 0, 100_000, 0));
  return { parties: asked ?? defaultStates, peers: defaultPeers, ...(caps === undefined ? {} : { caps }) };
}

async function regimesOf(o: OutlookOptions, io: Io): Promise<readonly Regime[]> {
  const names = o.regime?.flatMap((r) => r.split(",")) ?? shippedWith("limits");
  const opened: Regime[] = [];
  for (const name of new Set(names)) opened.push((await openRegime(name.trim(), io)).regime);
  for (const r of opened)
    if (o.regime !== undefined && r.limits.size === 0) io.say(`${r.id} has no limits; nothing is held against it`);
  // Unasked, none whose limits were never about what is published.
  return opened.filter((r) => o.regime !== undefined || [...r.limits.values()].some((l) => l.figures !== undefined));
}

/** The record's own day: what is in it was published by then. The clock of this machine plays no part. */
export const newestDay = (almanac: Almanac): string =>
  almanac.figures.reduce((last, f) => (f.source.published.to > last ? f.source.published.to : last), "");

function workersOf(o: OutlookOptions, study: Study, io: Io) {
  const workers = o.workers === undefined ? undefined : whole(o.workers, "--workers", 0, 256, 0);
  const { paths } = study.job;
  let told = 0;
  const onProgress = (done: number): void => {
    const tenth = Math.floor((10 * done) / paths);
    if (tenth <= told || tenth >= 10) return;
    told = tenth;
    io.say(`${tenth * 10} % of ${paths.toLocaleString("en")} paths`);
  };
  return { ...(workers === undefined ? {} : { workers }), onProgress };
}

/**
 * What the same model would have said on these days, by what had been published by then.
 * @param almanac scored by what is in it
 */
function backtestsOf(
  almanac: Almanac,
  model: Model,
  { options, fitted }: Study,
  days: readonly string[],
): readonly Backtest[] {
  const kernel = openKernel();
  const until = almanac.knownOn ?? newestDay(almanac);
  return fitted.parties.flatMap(({ party, deployed }) =>
    (["stockpile", "deployed"] as const)
      .filter((quantity) => quantity === "stockpile" || deployed.projected)
      .flatMap((quantity) =>
        days
          .filter((knownOn) => knownOn < until)
          .flatMap(
            (knownOn) => backtest(almanac, model, { party, quantity, knownOn, seed: options.seed }, kernel) ?? [],
          ),
      ),
  );
}

/** Of each party that is held against a limit: its last year against the first of them, and its stockpile. */
function tornadoes(almanac: Almanac, model: Model, study: Study): readonly Tornado[] {
  const kernel = openKernel();
  const { library: all, parties, seed, knownOn, paths } = study.options;
  const options = {
    parties,
    seed,
    knownOn,
    paths: Math.min(paths, defaultPaths),
    ...(all === undefined ? {} : { regimes: all }),
  };
  return outcomesOf(study).flatMap((outcome) => tornado(almanac, model, outcome, options, kernel) ?? []);
}

function outcomesOf({ held, options, fitted, years }: Study): readonly Outcome[] {
  const year = years.at(-1) ?? options.to;
  return fitted.parties.flatMap(({ party }): Outcome[] => {
    const own = held.find((h) => h.party === party && (h.ceiling.at(-1) ?? null) !== null);
    if (own === undefined || own.fold.kind !== "limit")
      return held.length > 0 ? [] : [{ party, year, quantity: "stockpile" }];
    const { regime, limit, measured, fold } = own;
    const against = { regime, limit, ceiling: own.ceiling.at(-1) ?? 0 };
    const first: Outcome = { party, year, quantity: measured.quantity, ceiling: fold.limits.at(-1) ?? 0, against };
    return first.quantity === "stockpile" ? [first] : [first, { party, year, quantity: "stockpile" }];
  });
}

async function print(
  result: Outlook,
  bars: readonly Tornado[],
  o: OutlookOptions,
  almanac: Almanac,
  io: Io,
): Promise<void> {
  if (o.csv !== undefined) writeOut(o.csv, outlookCsv(result, almanac), io);
  if (o.svg !== undefined) writeOut(o.svg, outlookSvg(result, almanac), io);
  if (o.csv === "-" || o.svg === "-") return;
  if (o.json) io.print(json({ ...outlookJson(result), tornado: bars.map(tornadoJson) }));
  else io.print(outlookText(result, bars, io));
}
