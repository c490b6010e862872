/** A study from its files: the record, a model, ten thousand paths held against regimes. Run in a worker; the same anywhere. */
import { type Almanac, openAlmanac } from "@comity/almanac";
import {
  type Backtest,
  backtest,
  type Kernel,
  type Model,
  openKernel,
  outlookJson,
  outlookOf,
  prepareOutlook,
  readModel,
  runPaths,
  tornado,
} from "@comity/outlook";
import { type Regime, readRegime } from "@comity/regime";
import { type Ask, type AskMore, type EarlierRow, type More, type measured, quantiles, type Study } from "./ask.ts";

/** What is open from the last ask, for the next. */
export interface Kept {
  readonly ask: Ask;
  readonly almanac: Almanac;
  readonly model: Model;
  readonly regimes: ReadonlyMap<string, Regime>;
  readonly kernel: Kernel;
}

export function study(ask: Ask, before: Kept | undefined): { readonly study: Study; readonly kept: Kept } {
  const kept = open(ask, before);
  const { almanac, model, regimes, kernel } = kept;
  const prepared = prepareOutlook(almanac, model, {
    knownOn: ask.knownOn,
    to: ask.to,
    parties: ask.parties,
    seed: ask.seed,
    paths: ask.paths,
    regimes: [...regimes.values()].filter((r) => [...r.limits.values()].some((l) => l.figures !== undefined)),
    library: (id) => regimes.get(id),
    peers: ask.peers,
  });
  const outlook = outlookOf(prepared, runPaths(prepared.job, kernel));
  const { plan } = prepared.fitted;
  const block = kernel.newBlock(plan, 0, ask.paths);
  kernel.simulate(plan, block);
  const { years } = prepared;
  const fits = prepared.fitted.parties;
  const of = (quantity: (typeof measured)[number]) =>
    fits.map((_, p) => quantiles.map((q) => years.map((_year, y) => outlook.bands.quantile(quantity, p, y, q))));
  const told: Study = {
    kind: "study",
    id: ask.id,
    years,
    parties: fits.map((f) => f.party),
    projected: { stockpile: fits.map(() => true), deployed: fits.map((f) => f.deployed.projected) },
    quantiles: { stockpile: of("stockpile"), deployed: of("deployed") },
    // Copies of our own: the kernel's arrays may be views into its memory, which cannot be handed over.
    values: { stockpile: Float32Array.from(block.stockpile), deployed: Float32Array.from(block.deployed) },
    paths: ask.paths,
    json: outlookJson(outlook),
  };
  return { study: told, kept };
}

function open(ask: Ask, before: Kept | undefined): Kept {
  // Only what differs from the last ask is read again.
  const almanac =
    before !== undefined && before.ask.record.length === ask.record.length
      ? before.almanac
      : openAlmanac(new Map(ask.record), { where: "data/" });
  const model = modelOf(ask);
  const regimes = new Map<string, Regime>();
  for (const [id, text] of ask.regimes) {
    const read = readRegime({ file: `${id}.yaml`, text });
    if (read.ok) regimes.set(id, read.regime);
  }
  return { ask, almanac, model, regimes, kernel: before?.kernel ?? openKernel() };
}

/** With what it extends, wherever that stands among the files. */
function modelOf(ask: Ask): Model {
  const read = (name: string, above: readonly string[]): Model => {
    const found = ask.models.find(([file]) => file.replace(/\.ya?ml$/, "") === name);
    if (found === undefined || above.includes(name)) throw new Error(`there is no model "${name}" here`);
    const [file, text] = found;
    const model = readModel({ file, text }, (base) => read(base, [...above, name]));
    if (!model.ok) throw new Error(model.faults.map((f) => `${f.file}:${f.line}: ${f.message}`).join("\n"));
    return model.model;
  };
  return read(ask.model, []);
}

export function more(ask: AskMore, { ask: asked, almanac, model, regimes, kernel }: Kept): More {
  const { party, measure } = ask;
  const tests = ask.days.flatMap((knownOn): Backtest[] => {
    const options = { party, quantity: measure, knownOn, seed: asked.seed };
    // What was published by that day, or, where next to nothing was, what spoke of the days before.
    const test = backtest(almanac, model, { ...options, way: "published" }, kernel);
    return [test ?? backtest(almanac, model, { ...options, way: "cut-off" }, kernel)].filter((t) => t !== undefined);
  });
  const checked = tests.flatMap((t) => t.checked);
  const found = tornado(
    almanac,
    model,
    { party, quantity: measure, year: asked.to },
    {
      knownOn: asked.knownOn,
      parties: asked.parties,
      seed: asked.seed,
      regimes: (id) => regimes.get(id),
      paths: 4000, // tidy: paths, for a bar each
    },
    kernel,
  );
  return {
    kind: "more",
    id: ask.id,
    earlier: tests.flatMap((t) => lastOf(t)),
    checked: checked.length,
    inside80: checked.length === 0 ? null : checked.filter((c) => c.inside80).length / checked.length,
    tornado:
      found === undefined
        ? null
        : {
            year: asked.to,
            base: found.asItIs.p50,
            bars: found.bars.slice(0, 8).map((b) => ({ name: b.name, atLow: b.low.p50, atHigh: b.high.p50 })),
          },
  };
}

/** Of each back-test the figure that came last: the farthest that it looked. */
function lastOf(t: Backtest): EarlierRow[] {
  const last = t.checked.toSorted((a, b) => a.at - b.at).at(-1);
  if (last === undefined) return [];
  const { at, band, value, row, producer } = last;
  return [{ knownOn: t.knownOn, way: t.way, at, p10: band.p10, p90: band.p90, value, row, producer }];
}
