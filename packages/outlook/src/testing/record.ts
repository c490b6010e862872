/** For tests: the record and the models as they ship, and a record of one's own making. */
import { readdirSync, readFileSync } from "node:fs";
import { type Almanac, asKnownOn, type Day, type Figure, openAlmanac } from "@comity/almanac";
import { readModel } from "../model/read.ts";
import type { Model } from "../model/types.ts";

const at = (path: string): URL => new URL(`../../../../${path}`, import.meta.url);

let opened: Almanac | undefined;
export function shippedAlmanac(): Almanac {
  opened ??= openShipped();
  return opened;
}

function openShipped(): Almanac {
  const names = readdirSync(at("data/")).filter((n) => n.endsWith(".csv") || n === "datapackage.json");
  return openAlmanac(new Map(names.map((n) => [n, readFileSync(at(`data/${n}`), "utf8")])), { where: "data/" });
}

export function shippedModel(name: string): Model {
  const file = `outlook/models/${name}.yaml`;
  const read = readModel({ file, text: readFileSync(at(file), "utf8") }, shippedModel);
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.file}:${f.line}: ${f.message}`).join("\n"));
  return read.model;
}

/** One made-up figure of a stockpile. */
export interface Made {
  readonly year: number;
  readonly value: number;
  /** Default: the last day of its year. */
  readonly published?: Day;
  readonly party?: string;
  readonly producer?: string;
  readonly quantity?: string;
  readonly target?: number;
  /** Default: estimate. */
  readonly basis?: Figure["basis"];
}

export function madeAlmanac(figures: readonly Made[], knownOn?: Day): Almanac {
  const shipped = shippedAlmanac();
  const almanac = { ...shipped, figures: figures.map(figureOf) };
  return knownOn === undefined ? almanac : asKnownOn(almanac, knownOn);
}

function figureOf(made: Made, i: number): Figure {
  const {
    year,
    value,
    published = `${year}-12-31`,
    party = "CN",
    producer = "FAS",
    quantity = "military-stockpile",
    basis = "estimate",
  } = made;
  const days = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31`, text: String(y) });
  return {
    at: { table: "made", file: "made.csv", line: i + 2 },
    ...{
      party,
      quantity,
      unit: "warheads",
      value: { low: value, high: value },
      basis,
      producer,
      detail: {},
    },
    asOf: days(year),
    ...(made.target === undefined ? {} : { target: days(made.target) }),
    source: { title: "A table", published: { from: published, to: published, text: published }, read: "source" },
  };
}
