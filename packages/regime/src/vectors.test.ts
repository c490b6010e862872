import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { filingOf, normaliseFields, readRegime } from "./index.ts";
import type { Regime } from "./regime-types.ts";
import type { FieldSpec, Fields, Filing, Instant, Party } from "./types.ts";

const root = new URL("../../../", import.meta.url);
const folder = (kind: string) => new URL(`vectors/regime/${kind}/`, root);
function regime(id: string): Regime {
  const read = readRegime({ file: id, text: readFileSync(new URL(`regimes/${id}.yaml`, root), "utf8") });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}
const fieldsOf = (id: string, type: string): ReadonlyMap<string, FieldSpec> =>
  regime(id).notifications.get(type)?.fields ?? new Map();
interface Case {
  readonly shows: string;
  readonly regime: string;
  readonly type: string;
  readonly from: Party;
  readonly receivedAt: Instant;
  readonly fields: Fields;
  readonly filing: Filing;
  readonly faults: readonly string[];
}
const cases = (kind: string): readonly (readonly [string, Case])[] =>
  readdirSync(folder(kind)).map((name) => {
    const one = JSON.parse(readFileSync(new URL(name, folder(kind)), "utf8")) as Case;
    return [`${name}: ${one.shows}`, one];
  });

test.each(cases("valid"))("valid/%s", (_, { regime: id, type, from, receivedAt, fields, filing }) => {
  expect(normaliseFields(fieldsOf(id, type), fields)).toEqual({ ok: true, value: fields });
  const found = filingOf(regime(id), type, fields, receivedAt, from);
  const { leadTimeHours, ...rest } = found;
  const { leadTimeHours: wanted, ...others } = filing;
  expect(rest).toEqual(others);
  if (wanted === null) expect(leadTimeHours).toBeNull();
  else expect(leadTimeHours).toBeCloseTo(wanted, 9);
});

test.each(cases("invalid"))("invalid/%s", (_, { regime: id, type, fields, faults }) => {
  const read = normaliseFields(fieldsOf(id, type), fields);
  expect(read.ok ? [] : read.faults.map((f) => f.at)).toEqual(faults);
});
