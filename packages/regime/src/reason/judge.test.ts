import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shifted } from "../duration.ts";
import { readRecords, readRegime } from "../index.ts";
import type { RegimeRecord } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import { at, line, regimeOf, told } from "../testing/stories.ts";
import type { Instant, Party } from "../types.ts";
import { duties, judge } from "./judge.ts";

const records = (text: string): readonly RegimeRecord[] => {
  const read = readRecords({ file: "r", text });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.records;
};
const kitchen: Regime = regimeOf(
  `
events: { launch: { fields: { far: { type: flag, optional: true, label: Far } } } }
notifications:
  launch:
    clause: Art. 1
    when: 'far'
    given: [{ at-least: PT24H, at-most: P30D, before: window.opens }, { soon: promptly }]
    valid: { for: P2D, from: window.opens }
    fields: { window: { type: interval, optional: true, label: Window } }
    acknowledge: { within: PT1H }
    follow-up-due: { within: PT24H, after: window.closes }
    then: { launched: { closes: true, required: true, given: { within: P1D, after: event } }, moved: { closes: false, fields: { window: { type: interval, label: Window } }, replaces: [window] } }
    replies: { thanks: { given: { within: P1D, after: receipt } } }
    groups: { pair: { less-than: PT5M, one-notification: true } }
    withhold: { at-most: 1, per: treaty-year }
    parallel: { notam: { given: { at-least: P1D, before: window.opens } } }
declarations:
  report: { clause: Art. 2, every: P1Y, on: [03-31, 09-30], speaks: preceding-year }
  update: { clause: Art. 3, every: P6M, align: month, due: { within: P30D, after: period }, as-of: period, on-change: { within: P5D, after: change }, acknowledge: { within: P1D } }
visits: { look: { clause: Art. 4, given: { at-least: P1D, before: arrival }, acknowledge: { within: PT1H }, at-a-time: 1, stay: P1D } }
lines: { red: { clause: Art. 5, test: { every: PT1H, answer: PT5M }, answer: { within: PT5M }, routine: { every: P7D } } }
procedures: { ask: { clause: Art. 6, steps: { answer: { by: [requested], given: { within: P10D, after: request } }, meet: { given: { within: P10D, after: answer } } } } }
undertakings: { peace: { clause: Art. 7 } }
suspensions: { storm: { clause: Art. 8, duties: [report] } }
`,
  { parties: "[FR, GB, RU, US]" },
);

const start = at("2025-01-01T00:00Z");
const party = fc.constantFrom("FR", "GB", "RU", "US", "JP") as fc.Arbitrary<Party>;
const moment = fc.oneof(
  fc.integer({ min: -400 * 24, max: 400 * 24 }).map((h) => shifted(start, h * 3_600_000)),
  fc.integer({ min: 0, max: 300 }).map((d) => shifted(start, d * 86_400_000).slice(0, 10) as Instant),
);
const id = fc.constantFrom("a", "b", "c", "d");
const window = fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 200 })).map(([h, n]) => ({
  opens: shifted(start, h * 3_600_000),
  closes: shifted(start, (h + n) * 3_600_000),
}));
const fields = fc.oneof(
  fc.constant({}),
  window.map((w) => ({ window: w })),
  fc.boolean().map((far) => ({ far })),
  fc.object({ maxDepth: 1 }),
);
const context = fc.constantFrom("real", "routine", undefined);
const to = fc.option(fc.array(party, { minLength: 1, maxLength: 2 }), { nil: undefined });
const shape = (kind: string, more: { readonly [word: string]: fc.Arbitrary<unknown> }) =>
  fc
    .record({ kind: fc.constant(kind), line: fc.nat(99), id, by: party, at: moment, context, ...more })
    .map((r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== undefined)) as unknown as RegimeRecord);
const some = (name: string) => fc.constantFrom(name, name, name, "nothing");
const anyRecord = fc.oneof(
  shape("event", { event: some("launch"), fields }),
  shape("notification", { notification: some("launch"), fields, to, of: fc.option(id, { nil: undefined }) }),
  shape("follow-up", { followUp: fc.constantFrom("launched", "moved", "nothing"), of: id, fields }),
  shape("acknowledgement", { acknowledgement: id }),
  shape("reply", { reply: some("thanks"), of: id }),
  shape("parallel", { parallel: some("notam"), of: id }),
  shape("declaration", {
    declaration: fc.constantFrom("report", "update", "nothing"),
    year: fc.option(fc.integer({ min: 2023, max: 2027 }), { nil: undefined }),
    to,
  }),
  shape("change", { change: some("update"), fields }),
  shape("request", { request: some("ask"), to }),
  shape("step", { step: fc.constantFrom("answer", "meet", "nothing"), of: id }),
  shape("visit", { visit: some("look"), to: party, arrival: moment, departure: fc.option(moment, { nil: undefined }) }),
  shape("test", { test: some("red"), answeredAt: fc.option(moment, { nil: undefined }) }),
  shape("call", { call: some("red"), outcome: fc.constantFrom("answered", "no-answer", "declined", undefined) }),
  shape("suspension", { suspension: some("storm"), from: moment }),
);
const world = fc.array(anyRecord, { maxLength: 25 });
const now = fc.integer({ min: -100 * 24, max: 500 * 24 }).map((h) => shifted(start, h * 3_600_000));

test("whatever is on record, there is an answer, in one order, with reasons in four languages", () => {
  fc.assert(
    fc.property(world, now, (all, moment) => {
      const { rows } = judge(kitchen, all, moment);
      for (const r of rows) {
        expect(r.state === "late" && r.dueAt !== null && r.dueAt >= moment, line(r)).toBe(false);
        for (const words of Object.values(r.because)) expect(words).not.toMatch(/undefined|NaN|\[object/);
        for (const words of Object.values(r.because)) expect(words.length).toBeGreaterThan(0);
      }
      expect(judge(kitchen, all, moment).rows).toEqual(rows);
    }),
    { numRuns: 100 },
  );
});

test("records of exercises and tests change nothing", () => {
  fc.assert(
    fc.property(world, world, now, fc.constantFrom("exercise", "test"), (real, drill, moment, context) => {
      const marked = drill.map((r) => ({ ...r, context }) as RegimeRecord);
      const [all, own] = [judge(kitchen, [...real, ...marked], moment), judge(kitchen, real, moment)];
      expect(all.rows).toEqual(own.rows);
      // To speak of a drill is no fault; to speak of nothing is one.
      expect(all.faults).toEqual(
        own.faults.filter((f) => !/no record here/.test(f.message) || all.faults.some((g) => g.message === f.message)),
      );
    }),
    { numRuns: 60 },
  );
});

test("a message received earlier makes nothing later", () => {
  const message = fc.record({
    by: fc.constantFrom("FR", "RU") as fc.Arbitrary<Party>,
    at: fc.integer({ min: -60 * 24, max: 60 * 24 }),
    opens: fc.integer({ min: 0, max: 30 * 24 }),
    to,
  });
  const late = (all: readonly RegimeRecord[]): number =>
    duties(kitchen, all, at("2025-12-01")).filter((r) => r.state === "late" && r.duty === "launch").length;
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      fc.integer({ min: 1, max: 2000 }),
      (messages, which, hours) => {
        const of = (early: number): readonly RegimeRecord[] =>
          messages.flatMap((m, i) => {
            const opens = shifted(start, m.opens * 3_600_000);
            const window = { opens, closes: shifted(opens, 3_600_000) };
            const received = shifted(start, (m.at - (i === which % messages.length ? early : 0)) * 3_600_000);
            return [
              {
                kind: "event",
                line: i,
                event: "launch",
                id: `e${i}`,
                by: m.by,
                at: shifted(opens, 60_000),
                fields: { far: true },
              },
              {
                kind: "notification",
                line: i,
                notification: "launch",
                id: `n${i}`,
                of: `e${i}`,
                by: m.by,
                at: received,
                fields: { window },
                ...(m.to === undefined ? {} : { to: m.to }),
              },
            ] as unknown as readonly RegimeRecord[];
          });
        expect(late(of(hours))).toBeLessThanOrEqual(late(of(0)));
      },
    ),
    { numRuns: 60 },
  );
});

test("unknown names and wrong values are faults with their lines, and the rest is judged", () => {
  const { rows, faults } = judge(
    kitchen,
    records(`- { event: lunch, by: FR, at: 2025-05-01 }
- { event: launch, id: e, by: FR, at: 2025-05-01T12:00Z, fields: { far: yes-it-is, fra: true } }
- { declaration: reprot, by: FR, at: 2025-03-01 }
- { event: launch, id: e, by: GB, at: 2025-05-01T12:00Z, fields: { far: true } }`),
    at("2025-06-01"),
    { file: "log.yaml" },
  );
  expect(faults.map((f) => `${f.file}:${f.line} ${f.message} ${f.nearest ?? ""}`)).toEqual([
    'log.yaml:1 "lunch" is not an event of this regime launch',
    expect.stringMatching(/^log.yaml:2 fields.fra is not a field here/),
    expect.stringMatching(/^log.yaml:2 fields.far must be yes or no/),
    'log.yaml:3 "reprot" is not a declaration of this regime report',
    expect.stringMatching(/^log.yaml:4 "e" names another record already/),
  ]);
  expect(rows.filter((r) => r.duty === "launch").map((r) => `${r.state} ${r.from}`)).toEqual([
    "watched FR",
    "watched GB",
  ]);
});

test("`since` and `until` keep what falls between them", () => {
  const days = (since: string, until: string) =>
    told(kitchen, "", "2026-01-01", { since, until } as never)
      .filter((r) => r.duty === "report" && r.from === "FR")
      .map((r) => r.dueAt?.slice(0, 10));
  expect(days("2025-01-01", "2025-12-31")).toEqual(["2025-03-31", "2025-09-30"]);
  expect(days("2025-04-01", "2025-09-30")).toEqual(["2025-09-30"]);
});

test("the files that ship are judged without a word from elsewhere", () => {
  for (const name of ["bmln-1988", "in-pk-2005", "p5-launch-notification"]) {
    const text = readFileSync(new URL(`../../../../regimes/${name}.yaml`, import.meta.url), "utf8");
    const read = readRegime({ file: name, text });
    if (!read.ok) throw new Error(name);
    expect(judge(read.regime, [], at("2026-01-01")).faults).toEqual([]);
  }
});
