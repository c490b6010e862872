/** 100,000 holdings counted by a rule of a regime file, beside the same rule written by hand. */
import { celEnv, parse, plan } from "@bufbuild/cel";
import { type CelScope, checkCel, compileCel } from "../src/cel.ts";

const many = 100_000;
const where = 'deployed && class in ["icbm", "slbm", "heavy-bomber"]';
const value = 'class == "heavy-bomber" ? 1 : warheads';
const classes = ["icbm", "slbm", "heavy-bomber", "silo", "test-launcher"];
const scope: CelScope = new Map([
  ["class", { is: "text", of: classes }],
  ["warheads", { is: "number" }],
  ["deployed", { is: "flag" }],
] as const);

interface Holding {
  readonly class: string;
  readonly warheads?: number;
  readonly deployed: boolean;
}
/** One in seven gives no warheads: such a one is counted as not told. */
const holdings: readonly Holding[] = Array.from({ length: many }, (_, i) => ({
  class: classes[i % classes.length] ?? "",
  deployed: i % 3 !== 0,
  ...(i % 7 === 0 ? {} : { warheads: i % 11 }),
}));

type Ask = (of: never) => unknown;
function count(counted: Ask, worth: Ask): string {
  let sum = 0;
  let untold = 0;
  for (const holding of holdings) {
    if (counted(holding as never) !== true) continue;
    const each = worth(holding as never);
    if (typeof each === "number") sum += each;
    else untold += 1;
  }
  return `${sum}, ${untold} not told`;
}
const byHand = (): string =>
  count(
    (h: Holding) => h.deployed && (h.class === "icbm" || h.class === "slbm" || h.class === "heavy-bomber"),
    (h: Holding) => (h.class === "heavy-bomber" ? 1 : h.warheads),
  );
const byRule = (): string => {
  if ([...checkCel(where, scope, "bool"), ...checkCel(value, scope, "number")].length > 0) throw new Error("a fault");
  return count(compileCel(where, scope), compileCel(value, scope));
};
const environment = celEnv({});
const byLibrary = (): string => {
  const [counted, worth] = [where, value.replace("1", "1.0")].map((cel) => plan(environment, parse(cel).expr));
  return count(counted as Ask, worth as Ask);
};

function timed(run: () => string): { readonly first: number; readonly median: number } {
  const all = Array.from({ length: 21 }, () => {
    const start = performance.now();
    const counted = run();
    const taken = performance.now() - start;
    if (counted !== byHand()) throw new Error("two ways of counting differ");
    return taken;
  });
  return { first: all[0] ?? Number.NaN, median: all.sort((a, b) => a - b)[10] ?? Number.NaN };
}

export default {
  name: "count 100,000 holdings",
  async run() {
    byHand();
    const floor = timed(byHand);
    const ours = timed(byRule);
    const library = timed(byLibrary);
    return [
      {
        what: "the first count, with reading the rule",
        measured: ours.first,
        floor: floor.first,
        target: "under 200",
        unit: "ms",
      },
      { what: "again, median", measured: ours.median, floor: floor.median, target: "under 60", unit: "ms" },
      { what: "the first, by the library's own evaluator", measured: library.first, floor: floor.first, unit: "ms" },
      { what: "again, by the library's own evaluator", measured: library.median, floor: floor.median, unit: "ms" },
    ];
  },
};
