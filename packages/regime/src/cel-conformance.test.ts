import { expect, test } from "vitest";
import { checkTypes } from "./cel-check.ts";
import { Compiling } from "./cel-run.ts";
import { equal } from "./cel-value.ts";
import { allCases, type Case } from "./testing/cel-cases.ts";

const cases = allCases();
const ours = cases.filter((c) => c.leftOut === undefined);

const noIntegers =
  "all numbers are doubles: there are no unsigned ones, and a whole number does not run over at 64 bits";
const noInfinity = "a division by zero can't be told, where a double of CEL goes to infinity or to no number";
/** Where we give another answer than CEL, and why. */
const otherwise: { readonly [name: string]: string } = {
  ...named(noInfinity, "comparisons/eq_literal", "not_eq_double_nan not_eq_int_double_nan not_eq_uint_double_nan"),
  ...named(
    noInfinity,
    "comparisons/ne_literal",
    "not_ne_double_nan not_ne_int_double_nan not_ne_uint_double_nan ne_double_nan",
  ),
  ...named(noInfinity, "fp_math/fp_math", "divide_zero"),
  ...named(
    noIntegers,
    "integer_math/int64_math",
    "unary_minus_no_overload int64_overflow_positive int64_overflow_negative",
  ),
  ...named(
    noIntegers,
    "integer_math/int64_math",
    "int64_overflow_add_negative int64_overflow_sub_positive int64_min_negate",
  ),
  ...named(
    noIntegers,
    "integer_math/int64_math",
    "int64_min_negate_mul int64_min_negate_div int64_overflow_mul_positive",
  ),
  ...named(noIntegers, "integer_math/int64_math", "int64_overflow_mul_negative uint64_overflow_positive"),
  ...named(noIntegers, "integer_math/int64_math", "uint64_overflow_negative uint64_overflow_mul_positive"),
  ...named(noIntegers, "integer_math/uint64_math", "negative_no_overload"),
};

const oneKind = "a list holds one kind of value: another is a slip of the pen";
const known = "what a table holds is known when the file is read: a name that it has not is a slip of the pen";
/** What CEL's checker lets pass and ours does not, and why. */
const refused: { readonly [name: string]: string } = {
  ...named(oneKind, "comparisons/eq_literal", "not_eq_list_false_vs_types"),
  ...named(oneKind, "comparisons/in_list_literal", "elem_in_mixed_type_list"),
  ...named(oneKind, "macros/exists", "list_elem_type_shortcircuit list_elem_type_exhaustive"),
  ...named(oneKind, "macros/all", "list_elem_type_shortcircuit"),
  ...named(known, "fields/map_has", "has_not has_empty"),
  ...named(known, "fields/in", "empty"),
};

function named(why: string, section: string, names: string): { readonly [name: string]: string } {
  return Object.fromEntries(names.split(" ").map((name) => [`${section}/${name}`, why]));
}
/** What can't be told, or does not parse, is CEL's error. */
const agrees = ({ expr, values, result }: Case): boolean => {
  const told = expr === undefined ? undefined : new Compiling().run(expr)(values, []);
  return Object.is(told, result) || equal(told, result);
};

test("every published case about what a regime file may say comes out as CEL has it, but for those named here", () => {
  expect(ours.filter((c) => !agrees(c)).map((c) => c.name)).toEqual(Object.keys(otherwise));
});

test("what CEL's own checker lets pass, ours does too, but for those named here", () => {
  const faulted = ours.filter(
    ({ expr, scope }) => expr !== undefined && scope !== undefined && checkTypes(expr, {}, scope, "any").length > 0,
  );
  expect(faulted.map((c) => c.name).sort()).toEqual(Object.keys(refused).sort());
});

test("cases are left out only by a rule, and no fewer are run than were when this was written", () => {
  const counts = Object.entries(Object.groupBy(cases, (c) => c.leftOut ?? "run")).map(([why, of]) => [
    of?.length ?? 0,
    why,
  ]);
  console.info(counts.map(([count, why]) => `${String(count).padStart(5)} ${why}`).join("\n"));
  console.info(`${String(ours.filter((c) => c.scope !== undefined).length).padStart(5)} of those run are checked too`);
  expect(cases.length).toBeGreaterThanOrEqual(2344);
  expect(ours.length).toBeGreaterThanOrEqual(692);
});
