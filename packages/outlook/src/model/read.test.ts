import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shippedModel } from "../testing/record.ts";
import { readModel } from "./read.ts";

const text = readFileSync(new URL("../../../../outlook/models/record.yaml", import.meta.url), "utf8");
const plans = readFileSync(new URL("../../../../outlook/models/plans.yaml", import.meta.url), "utf8");
const faultsOf = (changed: string, base = false) => {
  const read = readModel({ file: "m.yaml", text: changed }, (n) => (base ? shippedModel(n) : undefined));
  return read.ok ? [] : read.faults;
};
const lineOf = (all: string, part: string): number => all.slice(0, all.indexOf(part)).split("\n").length;

test("the four that ship can be read, each with its grounds for every number", () => {
  for (const name of ["record", "plans", "upload", "reaction"]) {
    const model = shippedModel(name);
    expect(model.name).toBe(name);
    for (const p of model.parameters.values()) expect(p.source ?? p.because, p.name).toBeDefined();
  }
  expect(shippedModel("plans").extends).toEqual(["record"]);
});

test("all faults at once, each with its place, what was expected and the nearest word", () => {
  const changed = text
    .replace("pace-kept:", "pace-kpet:")
    .replace("{ median: 0.02, sd: 0.5 }, source: series", "{ median: 0.02, sd: -1 }, source: seires")
    .replace("  zh: 按公开记录推算的增长\n", "");
  const faults = faultsOf(changed);
  const told = faults.map((f) => `${f.line}: ${f.message}`).join("\n");
  expect(told).toContain('"pace-kpet" is not a word of parameters; the nearest is "pace-kept"');
  expect(told).toContain('"sd" of a lognormal must be above 0');
  expect(told).toContain('"seires" is not a source of this file; the nearest is "series"');
  expect(told).toContain('title is not given in "zh"');
  expect(faults.find((f) => f.nearest === "pace-kept")?.line).toBe(lineOf(changed, "pace-kpet"));
});

test("a number without a source or a reason is refused, and so is one out of its bounds", () => {
  const bare = text.replace(", source: rounding }", " }");
  expect(faultsOf(bare)).toMatchObject([{ message: "revision-error has neither a source nor a reason of ours" }]);
  const wild = text.replace("uniform: { low: 0.89, high: 0.95 }", "uniform: { low: 0.89, high: 1.4 }");
  expect(faultsOf(wild)).toMatchObject([{ expected: "0 to 1" }]);
  const turned = text.replace("uniform: { low: 0.89, high: 0.95 }", "uniform: { low: 0.95, high: 0.89 }");
  expect(faultsOf(turned)).toMatchObject([{ message: "low is above high; turn them round" }]);
});

test("what a model extends must be there, and a model that extends nothing must say everything", () => {
  expect(faultsOf(plans)).toMatchObject([{ message: 'there is no model "record" to extend' }]);
  const alone = plans.replace("extends: record\n", "");
  expect(faultsOf(alone)[0]?.message).toContain("the model says nothing of pace-change");
  const unknown = plans.replace("from: foretold", "from: foretelling");
  expect(faultsOf(unknown, true)).toMatchObject([{ nearest: "foretold" }]);
  const lacking = plans.replace(/ {4}due-after: \{ uniform.*\n/, "");
  expect(faultsOf(lacking, true)).toMatchObject([{ message: 'aims.GB has no "due-after"' }]);
});

test("no YAML, no mapping, an empty file: one fault with a place", () => {
  expect(faultsOf("a: [")[0]).toMatchObject({ file: "m.yaml" });
  expect(faultsOf("")[0]).toMatchObject({ line: 1, expected: "model: name" });
  expect(faultsOf("- a\n")).toHaveLength(1);
  expect(faultsOf("[".repeat(20_000))).not.toEqual([]);
});
