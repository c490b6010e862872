/** For tests: the shipped record and regimes, and figures made up for one question. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Almanac, type Figure, openAlmanac } from "@comity/almanac";
import { type Regime, readRegime } from "@comity/regime";

const root = join(import.meta.dirname, "../../..");

export function shippedAlmanac(): Almanac {
  const folder = join(root, "data");
  const files = readdirSync(folder).filter((f) => /\.(csv|json)$/.test(f));
  return openAlmanac(new Map(files.map((f) => [f, readFileSync(join(folder, f), "utf8")])), { where: "data/" });
}

export function shippedRegime(id: string): Regime {
  return regimeOf(readFileSync(join(root, "regimes", `${id}.yaml`), "utf8"));
}

export function regimeOf(text: string): Regime {
  const read = readRegime({ file: "test.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}: ${f.message}`).join("\n"));
  return read.regime;
}

/** One figure: everything but what a test says is alike. `value` null is one that was not provided. */
export function figure(
  said: Partial<Omit<Figure, "asOf">> & Pick<Figure, "party" | "quantity" | "value"> & { readonly asOf: string },
): Figure {
  const day = (text: string) => ({ from: text, to: text, text });
  return {
    at: { table: "test", file: "test.csv", line: 2 },
    unit: "warheads",
    basis: "declared",
    producer: "A ministry",
    source: { title: "A fact sheet", published: day(said.asOf), read: "source" },
    detail: {},
    ...(said.value === null ? { missing: "not-provided" as const } : {}),
    ...said,
    asOf: day(said.asOf),
  };
}

export const almanacOf = (...figures: readonly Figure[]): Almanac => ({ ...shippedAlmanac(), figures });
