import fc from "fast-check";
import { expect, test } from "vitest";
import type { Regime } from "../regime-types.ts";
import { type LifeEvent, rulesOf } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { entersIntoForce } from "./entry.ts";
import { type Lane, lanes } from "./lanes.ts";
import { membership } from "./membership.ts";
import { standing, standingOf } from "./standing.ts";
import { bmln, ctbt, made, newStart, openSkies, regimeOf } from "./testing.ts";
import { dutyNamed, viewOf } from "./views.ts";
import { isPartyOn, owes } from "./who.ts";

const anyDay = (from: number, to: number) =>
  fc
    .integer({ min: Date.UTC(from, 0, 1) / 86_400_000, max: Date.UTC(to, 11, 31) / 86_400_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day);
const parties = ["FR", "GB", "RU", "US"] as readonly string[] as readonly Party[];
const someParties = fc.subarray([...parties], { minLength: 1 });
const someDuties = fc.subarray(["alpha", "beta", "undertakings", "own-word", "pledges"], { minLength: 1 });
const id = fc.constantFrom("a", "b", "c");

const anyEvent = fc.record(
  {
    on: anyDay(1990, 2009),
    event: fc.constantFrom<LifeEvent["event"]>(
      ...(["opened", "signed", "ratified", "acceded", "ratification-withdrawn", "signature-withdrawn"] as const),
      ...(["provisionally-applied", "in-force", "in-force", "extended", "suspended", "countermeasure"] as const),
      ...(["frozen", "resumed", "stated", "rejected", "proposed", "offered"] as const),
      ...(["withdrawal-notified", "withdrawn", "expired", "lapsed", "pledged"] as const),
    ),
    id,
    of: id,
    replaces: id,
    parties: someParties,
    by: someParties,
    duties: someDuties,
    except: someDuties,
    until: anyDay(2000, 2012),
  },
  { requiredKeys: ["on", "event"] },
);

const groundless = { verified: "text", clause: "", source: { title: "t", read: "in-source" } } as const;
const lifeOf = (events: readonly object[]): readonly LifeEvent[] =>
  events
    .map((e) => ({ ...groundless, position: { line: 1, column: 1 }, ...e }) as unknown as LifeEvent)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const pledges = "pledges: { own-word: { by: [RU], clause: A } }\n";
const tops = [
  "",
  "term: { for: P8Y, extension: { for: P2Y, clause: A }, clause: A }\nwithdrawal: { notice: P6M, clause: A }",
  "entry-into-force: { needs: { act: ratified, at-least: 2 }, after: P30D, later-parties: P10D, clause: A }\nwithdrawal: { notice: P1Y, clause: A }",
];
const [few, many] = ["[FR, GB, RU, US]", "[BE, CA, CN, DE, FR, GB, RU, US]"];
const bases = ["treaty", "proposal", "pledge"].flatMap((kind) =>
  tops.flatMap((top) =>
    [few, many].map((of) => {
      const text = made(
        `on: 2000-01-01, event: ${kind === "proposal" ? "proposed" : "in-force"}`,
        top,
        of,
        kind,
      ).replace("beta: {", "beta: { until: 2005-06-30,");
      return regimeOf(text + pledges);
    }),
  ),
);
/** Any life at all, also one that no careful author would write and that the check of a file refuses. */
const anyLife = fc
  .tuple(fc.constantFrom(...bases), fc.array(anyEvent, { maxLength: 9 }))
  .map(([base, events]): Regime => ({ ...base, life: lifeOf(events) }));

test("standing answers for any day from 1900 to 2100, any life and any state", () => {
  const real = fc.constantFrom(...[newStart, bmln, ctbt, openSkies].map(regimeOf));
  const state = fc.constantFrom<Party>(...parties, "BE" as Party, "SU" as Party, "JP" as Party);
  fc.assert(
    fc.property(fc.oneof(anyLife, real), state, anyDay(1900, 2100), (regime, party, on) => {
      for (const s of standing(regime, party, on)) {
        expect(s.views.length).toBeGreaterThan(0);
        for (const v of s.views) expect(v.since === null || v.since <= on).toBe(true);
        // That it is over is agreed, whichever way it ended.
        const said = new Set(s.views.map((v) => v.status));
        const isOver = [...said].every((status) => status === "expired" || status === "withdrawn");
        expect(s.status).toBe(said.size === 1 || isOver ? s.views[0]?.status : "disputed");
      }
      expect(membership(regime, party, on).acts.every((e) => e.on <= on)).toBe(true);
      entersIntoForce(regime, on);
    }),
    { numRuns: 1000 },
  );
});

const statusIn = (lane: Lane | undefined, on: Day) =>
  lane?.spans.find((s) => s.from <= on && (s.to === null || on <= s.to))?.status ?? "not-yet";

test("a time line and the standing of a duty on a day say the same", () => {
  fc.assert(
    fc.property(anyLife, anyDay(1985, 2015), fc.constantFrom("alpha", "beta", "own-word"), (regime, on, duty) => {
      const [all, ...own] = lanes(regime, on, duty);
      const rule = dutyNamed(regime, duty);
      const owing = regime.parties.filter((p) => owes(regime, rule, p));
      const each = owing.map((p) => standingOf(regime, duty, p, on).status);
      expect(statusIn(all, on) === "disputed").toBe(each.includes("disputed"));
      for (const p of owing) {
        const lane = own.find((l) => l.by === p) ?? all;
        expect(statusIn(lane, on)).toBe(viewOf(regime, rule, p, p, on).status);
        if (!each.includes("disputed")) expect(statusIn(lane, on)).toBe(standingOf(regime, duty, p, on).status);
      }
    }),
    { numRuns: 1000 },
  );
});

test("what one party claims never changes what the others hold", () => {
  fc.assert(
    fc.property(anyLife, anyEvent, fc.constantFrom(...parties), anyDay(1985, 2015), (regime, event, claimant, on) => {
      const { id: _, ...claim } = event;
      const more = lifeOf([...regime.life, { ...claim, by: [claimant] }]);
      const after: Regime = { ...regime, life: more };
      for (const rule of rulesOf(regime))
        for (const party of parties)
          for (const by of [...parties, "all" as const])
            if (by !== claimant && isPartyOn(regime, party, on))
              expect(viewOf(after, rule, party, by, on)).toEqual(viewOf(regime, rule, party, by, on));
    }),
    { numRuns: 300 },
  );
});
