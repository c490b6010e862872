import { expect, test } from "vitest";
import { readRegime } from "../index.ts";

/** A small regime in which one part is put in the place of another, or beside it. */
const base = {
  regime: "regime: small",
  title: "title: Small",
  kind: "kind: agreement",
  parties: "parties: [FR, GB]",
  languages: "languages: [en]",
  sources: "sources: { text: { title: T, read: in-source }, press: { title: P, read: second-hand } }",
  life: "life: [{ on: 2026-01-01, event: in-force, source: text }]",
  undertakings: "undertakings: { u: { clause: A, about: x } }",
};
const message = "fields: { d: { type: day }, range-km: { type: number }, who: { type: party } }";
function faults(part: string): readonly string[] {
  const parts: { [word: string]: string } = { ...base };
  for (const line of part.split("\n")) parts[line.split(":")[0] ?? ""] = line;
  const read = readRegime({ file: "small.yaml", text: Object.values(parts).join("\n") });
  return read.ok ? [] : read.faults.map((f) => f.message);
}
const life = (...events: readonly string[]): string =>
  `life: [${events.map((e) => `{ on: ${e}, source: text }`).join(", ")}]`;
const declared = (words: string): string => `declarations: { d: { clause: A, ${words} } }`;
const limited = (words: string): string => `limits: { l: { clause: A, ${words} } }`;
const visited = (quota: string): string => `visits: { v: { clause: A, quota: { ${quota} } } }`;
const when = (cel: string): string => `notifications: { n: { clause: A, when: '${cel}', ${message} } }`;
const decided = (...decisions: readonly string[]): string =>
  `${limited("at-most: 5")}\nbodies: { b: { decisions: [${decisions.map((d) => `{ about: x, source: text, ${d} }`).join(", ")}] } }`;
const inForce = "2026-01-01, event: in-force";

test("the small regime is read without a fault", () => expect(faults("")).toEqual([]));

test.each([
  [
    declared("every: P1Y, on: 04-15, from: 2027-01-01, until: 2026-01-01"),
    /ends on 2026-01-01, before it begins on 2027/,
  ],
  ["undertakings: { u: { clause: A, until: 2025-01-01 } }", /ends on 2025-01-01, before the instrument begins/],
  [declared("every: P1Y"), /every P1Y says on which day/],
  [declared("every: P1Y, on: 04-15, due: { within: P10D, after: year }"), /"on" says the day already \(04-15\)/],
  [declared("every: once, on: 04-15"), /days of the year come every year; "every: once" does not/],
  [declared("every: once"), /once, and it says not when/],
  [declared("every: once, due: { within: P45D, after: signed }"), /its life has no event "signed" to count from/],
  [declared("every: P1Y, on: 04-15, first: 2027-06-01"), /2027-06-01 is none of the days on which it is due \(04-15\)/],
  [
    limited("at-most: { 2030-01-01: 5 }, first-met: 2027-01-01"),
    /there is nothing to meet: the first number stands from/,
  ],
])("a day that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test.each([
  [limited("at-most: -3"), /-3 is less than nothing/],
  [limited("at-most: { 2026-01-01: -3 }"), /-3 is less than nothing/],
  [limited("at-most: 1.5"), /1\.5 is no whole number; say in what "unit"/],
  [limited("at-most: { 2026-02-05: null }"), /ends a number that never began/],
  [visited("at-most: 0.5"), /0\.5 is no number of visits/],
  [visited("from-size: { of: units, per: 0 }"), /"per" must be a whole number, 1 or more/],
  [visited("from-size: { of: units, per: 60, at-least: 9, at-most: 3 }"), /both at least 9 and at most 3/],
  [visited("at-most: 5, share: { at-most: 3/2 }"), /3\/2 is more than the whole/],
  [visited("at-most: 5, early: { for: P2Y, part: 175% }"), /175% is more than the whole/],
  ["entry-into-force: { clause: A, needs: { act: signed, at-least: 7 } }", /7 of 2 states can't be/],
  [
    "procedures: { p: { clause: A, steps: { x: { given: { within: P1D, after: request }, votes: { at-least: 60, of: 51 } } } } }",
    /51 can't give 60 votes/,
  ],
])("a number that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test.each([
  ["parties: [FR, UK]", /"UK" is written GB/],
  ["parties: [FR, USA]", /"USA" is written US/],
  ["parties: [FR, gb]", /"gb" is written GB/],
  ["parties: [FR, ZZ]", /"ZZ" is no state's code/],
  ["undertakings: { u: { clause: A, by: [UK] } }", /"UK" is written GB/],
  ["undertakings: { u: { clause: A, by: [RU] } }", /^"RU" is not a party, group or body of this file$/],
  ["groups: { g: { members: [DE] } }", /"DE" is not a party of this regime/],
  ["boundaries: { b: { between: [FR, XX] } }", /"XX" is no state's code/],
  ["lines: { l: { clause: A, members: [FR] } }", /a line has two ends; FR is alone on it/],
  [
    "lines: { l: { clause: A, pairs: true, membership: { remove: all-others } } }",
    /a line of two has no others who could put one out/,
  ],
  ["languages: [qq]", /"qq" is no language's code/],
  ["successions: [{ of: FR, by: FR }]", /FR can't continue itself/],
  [`notifications: { n: { clause: A, by: FR, to: FR, ${message} } }`, /FR would tell itself/],
  [
    `${declared("by: [c], every: P1Y, on: 03-31")}\nbodies: { c: { clause: A } }`,
    /"c" is a body: it owes nothing here/,
  ],
])("a name that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test.each([
  ["procedures: { p: { clause: A, steps: {} } }", /a procedure has at least one step/],
  [
    "procedures: { p: { clause: A, steps: { x: { given: { within: P1D, after: y } }, y: { given: { within: P1D, after: x } } } } }",
    /no step could be the first: x after y after x/,
  ],
  [when("1 > 2"), /names no field: it is always the same/],
  [when('by == "UK"'), /"UK" is written GB/],
  [when('who in ["FR", "XX"]'), /"XX" is no state's code/],
  [when('"UK" in parties'), /"UK" is written GB/],
  [when("range_km = 5"), /^write == to compare$/],
  [when("range-km > 5"), /^in a condition "range-km" is written range_km$/],
  [when('range_km > 5 and by == "FR"'), /^"and" is written &&$/],
  [when('not (by == "FR")'), /^"not" is written !$/],
])("a condition or a step that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test("all that is wrong in one condition comes at once", () => {
  expect(faults(when('range-km > 5 && knd == "x" or by = "XX"'))).toEqual([
    'in a condition "range-km" is written range_km',
    '"knd" is not a field here; the nearest is "d"',
    '"or" is written ||',
    "write == to compare",
    `"XX" is no state's code (ISO 3166-1 alpha-2)`,
  ]);
  expect(faults(when('"a and b = c-d" != "x" && range_km > 1')), "words in quotes are left alone").toEqual([]);
});

test.each([
  [
    life("2026-01-01, event: signed", "2026-02-01, event: suspended, parties: [FR]"),
    /"suspended", and nothing was in force before it/,
  ],
  [
    life(
      inForce,
      "2026-02-01, event: suspended, id: s, by: [FR], parties: [FR]",
      "2026-02-02, event: rejected, of: s, by: [FR]",
    ),
    /FR would reject what it did itself/,
  ],
  [life(inForce, "2026-02-01, event: pledged, duties: [u], parties: [FR]"), /"u" is no pledge/],
  [
    `${life(inForce, "2026-02-01, event: pledged, duties: [p], parties: [GB]")}\npledges: { p: { clause: A, by: [FR] } }`,
    /GB can't pledge "p": it is the word of FR/,
  ],
  [life(inForce, "2026-02-01, event: withdrawal-notified, parties: [FR]"), /the file has no "withdrawal"/],
  ["kind: proposal", /a proposal is not in force/],
  [
    `${life(inForce, "2034-01-01, event: extended, until: 2043-01-01")}\nterm: { for: P10Y, clause: Art. 9, extension: { for: P5Y, times: 1 } }`,
    /can be extended to 2041-01-01 at most: P10Y from 2026-01-01 and 1 × P5Y \(Art\. 9\)/,
  ],
  [life("2026-01-01, event: terminated"), /"terminated" is not a kind of event; perhaps expired or withdrawn/],
])("an event that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test.each([
  [
    decided("number: 2, on: 2026-05-01", "number: 1, on: 2026-04-01"),
    /2026-04-01 stands after a decision of 2026-05-01/,
  ],
  [decided("number: 1, on: 2026-05-01", "number: 1, on: 2026-06-01"), /1 is the number of an earlier decision/],
  [decided("on: 2026-05-01, sets: [{ rule: l, word: at-most, value: lots }]"), /lots is no number/],
  [decided("on: 2026-05-01, sets: [{ rule: l, word: quota, value: 8 }]"), /"l" has no "quota"/],
  [decided("on: 2026-05-01, sets: [{ rule: u, word: at-most, value: 8 }]"), /"u" has no "at-most"/],
])("a decision that can't be: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test.each([
  ["undertakings: { u: { clause: A, within: x } }", /"within" is not a word of an undertaking/],
  ['undertakings: { u: { clause: "", about: x } }', /clause is empty/],
  ['undertakings: { u: { clause: A, about: "" } }', /"about" is empty/],
  ['sources: { text: { title: "", read: in-source } }', /title is empty/],
  ["kind: agrement", /"agrement" is not a word for "kind"; the nearest is "agreement"/],
  ["term: { for: P5Y, unlimited: true, clause: A }", /not both/],
  ["withdrawal: { notice: P0D, clause: A }", /must be longer than nothing/],
  ["withdrawal: { notice: -P1D, clause: A }", /must be longer than nothing/],
])("one fault, and it says what is wrong: %s", (part, expected) => {
  expect(faults(part).join("\n")).toMatch(expected);
  expect(faults(part)).toHaveLength(1);
});

test("a misspelt family is one fault, and no word is expected twice", () => {
  const text = Object.values(base).join("\n").replace("undertakings:", "undertakngs:");
  const read = readRegime({ file: "small.yaml", text });
  const [fault, ...others] = read.ok ? [] : read.faults;
  expect(fault?.message).toMatch(/the nearest is "undertakings"/);
  expect(others).toEqual([]);
  const expected = faultsExpected("undertakings: { u: { clause: A, abot: x } }");
  expect(new Set(expected).size).toBe(expected.length);
});
function faultsExpected(part: string): readonly string[] {
  const text = Object.values({ ...base, undertakings: part }).join("\n");
  const read = readRegime({ file: "small.yaml", text });
  return read.ok ? [] : (read.faults[0]?.expected ?? "").split(", ");
}

test("what looks alike and is right is no fault", () => {
  for (const part of [
    declared("on: 03-31"),
    declared("every: P6M, from: in-force"),
    declared("every: P1Y, align: year"),
    declared("every: P1Y, binding: voluntary"),
    declared("every: on-change"),
    limited("at-most: 1.5, unit: tonnes"),
    limited("at-most: 0"),
    visited("at-most: 5, share: { at-most: 100% }"),
    "parties: [FR, SU]",
    "boundaries: { b: { between: [FR, DE] } }",
    `notifications: { n: { clause: A, by: [FR, GB], to: [FR, GB], ${message} } }`,
    when('by == "DE"'),
    life(
      inForce,
      "2026-02-01, event: withdrawal-notified, parties: [FR]",
      "2026-03-01, event: withdrawn, parties: [FR]",
    ),
    `${life(inForce, "2034-01-01, event: extended, until: 2041-01-01")}\nterm: { for: P10Y, clause: A, extension: { for: P5Y, times: 1 } }`,
    decided("on: 2026-05-01, sets: [{ rule: l, word: at-most, value: null }]"),
  ])
    expect(faults(part), part).toEqual([]);
});

test("a mark that is left out is that of the rule's own source, else that of the rule around it", () => {
  const text = Object.values({
    ...base,
    declarations:
      "declarations: { a: { clause: A, source: press, on: 03-31 }, b: { clause: A, verified: unverified, on: 03-31, fields: { d: { type: day }, e: { type: day, source: text } } }, c: { clause: A, on: 03-31 } }",
  }).join("\n");
  const read = readRegime({ file: "small.yaml", text });
  const rules = read.ok ? [...read.regime.declarations.values()] : [];
  expect(rules.map((d) => d.verified)).toEqual(["secondary", "unverified", "text"]);
  expect([...(rules[1]?.fields?.values() ?? [])].map((f) => f.verified)).toEqual(["unverified", "text"]);
  expect(faults("undertakings: { u: { clause: A, source: press, verified: text } }").join()).toBe(
    `a second-hand source can't be marked "text": "press" was not read itself`,
  );
});
