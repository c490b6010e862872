import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metresFromEdge } from "../area/distance.ts";
import { placeAlong } from "../area/geodesic.ts";
import type { Position, WarningArea } from "../types.ts";
import { type Entry, type Probe, WindowIndex } from "./windows.ts";

const seed = 20260214;
const day = 24 * 3_600_000;
const t0 = Date.UTC(2026, 0, 1);

const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, -89.9, 89.99, 90, 0));
const lon = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, -179.999, 179.999, 180, 0));
const place: fc.Arbitrary<Position> = fc.tuple(lon, lat);
const km = fc.constantFrom(0.01, 1, 20, 150, 900, 4_000, 9_000);
const area: fc.Arbitrary<WarningArea> = fc.oneof(
  place.map((point): WarningArea => ({ shape: "point", point })),
  fc.tuple(place, km).map(([centre, radiusKm]): WarningArea => ({ shape: "circle", centre, radiusKm })),
  fc.tuple(place, km, fc.array(fc.integer({ min: 30, max: 100 }), { minLength: 3, maxLength: 8 })).map(
    ([centre, size, arms]): WarningArea => ({
      shape: "polygon",
      points: arms.map((r, i) => placeAlong(centre, (360 * i) / arms.length, Math.min(size, 4_000) * 10 * r)),
    }),
  ),
  fc
    .tuple(place, fc.nat(359), km, fc.constantFrom(null, 5, 300))
    .map(
      ([a, b, size, widthKm]): WarningArea => ({ shape: "line", points: [a, placeAlong(a, b, size * 1000)], widthKm }),
    ),
  fc.tuple(place, fc.nat(359), fc.integer({ min: 1, max: 359 }), km).map(
    ([apex, from, sweep, radiusKm]): WarningArea => ({
      shape: "sector",
      apex,
      bearings: [from, (from + sweep) % 360],
      radiusKm,
    }),
  ),
);
const hours = fc.constantFrom(1, 5, 12, 40, 300, 2_000);
const window = fc.tuple(fc.nat(400), hours, fc.boolean()).map(([d, h, open]) => ({
  from: t0 + d * day,
  to: open && h > 300 ? Number.POSITIVE_INFINITY : t0 + d * day + h * 3_600_000,
}));
const entries = fc
  .array(
    fc.tuple(
      fc.array(window, { minLength: 1, maxLength: 4 }),
      fc.array(area, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(0, 0, 10, 500),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((all): Entry[] => all.map(([windows, areas, marginKm], i) => ({ id: `e${i}`, windows, areas, marginKm })));
const probe = fc.record({
  d: fc.nat(400),
  plusMinusMs: fc.constantFrom(0, 0, 60_000, 12 * 3_600_000, 40 * day),
  plusMinusKm: fc.constantFrom(0, 0, 1, 80, 1_500),
});

/** Asked of every window and area in turn; undefined where the place is too near an edge to say. */
function slowly(entry: Entry, p: Probe): boolean | undefined {
  const times = entry.windows.filter((w) => w.from <= p.ms + p.plusMinusMs && w.to >= p.ms - p.plusMinusMs);
  if (times.length === 0) return false;
  const metres =
    Math.min(...entry.areas.map((a) => metresFromEdge([p.lon, p.lat], a))) -
    (entry.marginKm ?? 0) * 1000 -
    p.plusMinusKm * 1000;
  return Math.abs(metres) < 0.05 ? undefined : metres < 0;
}

function agree(index: WindowIndex, all: readonly Entry[], p: Probe): void {
  const found = new Set(index.query(p));
  for (const e of all) {
    const expected = slowly(e, p);
    if (expected !== undefined && found.has(e.id) !== expected)
      throw new Error(`${e.id} ${expected ? "missed" : "found"}: ${JSON.stringify({ e, p })}`);
  }
}

/** Probes where things happen: near a place of an area, by a distance that its size suggests. */
function probesOf(
  all: readonly Entry[],
  at: { d: number; plusMinusMs: number; plusMinusKm: number },
): readonly Probe[] {
  return all.flatMap((e, i) =>
    e.areas.flatMap((a) => {
      const from: Position =
        a.shape === "circle"
          ? a.centre
          : a.shape === "point"
            ? a.point
            : a.shape === "sector"
              ? a.apex
              : (a.points[0] as Position);
      const reach = "radiusKm" in a ? a.radiusKm : 300;
      return [0, 0.9, 1.001, 1.3].map((share, k) => {
        const [lon, lat] = placeAlong(from, (at.d * 7 + i * 31 + k * 90) % 360, share * reach * 1000);
        return {
          ms: t0 + at.d * day + k * 3_600_000,
          lon,
          lat,
          plusMinusMs: at.plusMinusMs,
          plusMinusKm: at.plusMinusKm,
        };
      });
    }),
  );
}

describe("the index finds what a slow look at every window finds", () => {
  test("whatever the areas, the windows and the probes", () => {
    fc.assert(
      fc.property(entries, probe, place, (all, at, [lon, lat]) => {
        const index = WindowIndex.of(all);
        agree(index, all, { ms: t0 + at.d * day, lon, lat, plusMinusMs: at.plusMinusMs, plusMinusKm: at.plusMinusKm });
        for (const p of probesOf(all, at)) agree(index, all, p);
      }),
      { seed, numRuns: 60 },
    );
  });

  test("while entries come and go", () => {
    fc.assert(
      fc.property(entries, entries, probe, fc.array(fc.nat(11)), (first, second, at, gone) => {
        const index = WindowIndex.of(first);
        const later = second.map((e) => ({ ...e, id: `later-${e.id}` }));
        const left = new Set(gone.map((i) => `e${i}`));
        for (const [i, e] of later.entries()) {
          index.withdraw(`e${gone[i] ?? "none"}`);
          index.add(e);
        }
        for (const id of left) index.withdraw(id);
        const all = [...first.filter((e) => !left.has(e.id)), ...later];
        expect(index.size).toBe(all.reduce((sum, e) => sum + e.windows.length * e.areas.length, 0));
        for (const p of probesOf(all, at)) agree(index, all, p);
        for (const e of all) index.withdraw(e.id);
        expect(index.size).toBe(0);
        expect(probesOf(all, at).flatMap((p) => index.query(p))).toEqual([]);
      }),
      { seed, numRuns: 25 },
    );
  });
});

test("built in one go it answers and gives up what it would, had each been added, ids that come again among them", () => {
  const ids = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(entries, ids, probe, fc.array(fc.nat(4)), fc.nat(11), (all, names, at, gone, empty) => {
      const again = all.map((e, i): Entry => ({ ...e, id: `e${names[i]}`, windows: i === empty ? [] : e.windows }));
      const built = WindowIndex.of(again);
      const added = new WindowIndex();
      for (const e of again) added.add(e);
      const probes = probesOf(all, at);
      const same = (): void => {
        expect(built.size).toBe(added.size);
        for (const p of probes) expect(built.query(p).sort()).toEqual(added.query(p).sort());
      };
      same();
      for (const i of gone) {
        const opens = i === 0 ? all[0]?.windows[0]?.from : undefined;
        expect(built.withdraw(`e${i}`, opens)).toBe(added.withdraw(`e${i}`, opens));
        same();
      }
      for (const e of again) {
        built.add(e);
        added.add(e);
      }
      same();
      for (let i = 0; i < 5; i++) expect(built.withdraw(`e${i}`)).toBe(added.withdraw(`e${i}`));
      expect([built.size, added.size]).toEqual([0, 0]);
      same();
    }),
    { seed, numRuns: 60 },
  );
});

test("one window of an entry is withdrawn and the others stay", () => {
  const at = (d: number) => ({ from: t0 + d * day, to: t0 + d * day + 3_600_000 });
  const index = WindowIndex.of([
    { id: "a", windows: [at(0), at(1), at(2)], areas: [{ shape: "circle", centre: [10, 70], radiusKm: 50 }] },
  ]);
  const ask = (d: number) => index.query({ ms: t0 + d * day, plusMinusMs: 0, lon: 10, lat: 70.1, plusMinusKm: 0 });
  expect(index.withdraw("a", at(1).from)).toBe(1);
  expect([ask(0), ask(1), ask(2)]).toEqual([["a"], [], ["a"]]);
  expect(index.withdraw("a")).toBe(2);
  expect(index.withdraw("a")).toBe(0);
  expect(ask(0)).toEqual([]);
});

test("memory given back is used again", () => {
  const index = new WindowIndex();
  const entry = (i: number): Entry => ({
    id: `n${i}`,
    windows: [{ from: t0 + i * 60_000, to: t0 + i * 60_000 + day }],
    areas: [
      {
        shape: "polygon",
        points: [
          [i % 170, 10],
          [(i % 170) + 2, 10],
          [(i % 170) + 1, 12],
        ],
      },
    ],
  });
  let most = 0;
  for (let i = 0; i < 50_000; i++) {
    index.add(entry(i));
    if (i >= 1_000) index.withdraw(`n${i - 1_000}`);
    if (i === 5_000) most = index.bytes;
  }
  expect(index.size).toBe(1_000);
  expect(index.bytes).toBeLessThan(most * 1.6);
});
