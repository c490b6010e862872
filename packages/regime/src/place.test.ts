import fc from "fast-check";
import { expect, test } from "vitest";
import { ringFault } from "./geometry.ts";
import { centreOf, formatPlace, heading, languages, parsePlace, ringOf, typedPlace } from "./index.ts";
import type { LatLon, Place } from "./types.ts";

const read = (text: string): Place => {
  const place = parsePlace(text);
  if (!place.ok) throw new Error(place.faults.map((f) => f.message).join());
  return place.value;
};
const P = (lat: number, lon: number): LatLon => ({ lat, lon });

test.each<[string, Place]>([
  ["47-39.00N 004-01.00W", { point: P(47.65, -4.01666667) }],
  ["47-39.00N, 004-01.00W", { point: P(47.65, -4.01666667) }],
  ["47°39.0′N 004°01.0′W", { point: P(47.65, -4.01666667) }],
  ["47-39-30N 004-01-00W", { point: P(47.65833333, -4.01666667) }],
  ["62.9N 40.6E", { point: P(62.9, 40.6) }],
  ["62.9 N 40.6 E", { point: P(62.9, 40.6) }],
  ["62.9, 40.6", { point: P(62.9, 40.6) }],
  ["-33.5 -179.9", { point: P(-33.5, -179.9) }],
  ["00-00.00N 180-00.00W", { point: P(0, -180) }],
  ["Plesetsk: 62.9N 40.6E", { point: P(62.9, 40.6), name: "Plesetsk" }],
  ["37-35.15N 045-40.37W, radius 150 NM", { circle: { centre: P(37.58583333, -45.67283333), radiusNm: 150 } }],
  ["37-35.15N 045-40.37W radius 277.8 km", { circle: { centre: P(37.58583333, -45.67283333), radiusKm: 277.8 } }],
  ["within 150 miles of 37-35.15N 045-40.37W", { circle: { centre: P(37.58583333, -45.67283333), radiusNm: 150 } }],
  ["10N 170E, 10N 170W, 0N 180E", { polygon: [P(10, 170), P(10, -170), P(0, 180)] }],
  [
    "In area bound by 10-00N 020-00E, 10-00N 021-00E and 09-00N 020-30E.",
    { polygon: [P(10, 20), P(10, 21), P(9, 20.5)] },
  ],
  ["Barents Sea", { water: "Barents Sea" }],
  ["site: Plesetsk", { site: "Plesetsk" }],
  ["site: LC-39A", { site: "LC-39A" }],
  ['"Range 5, north": 62.9N 40.6E', { point: P(62.9, 40.6), name: "Range 5, north" }],
  ["NE quadrant of the Pacific Ocean", { quadrant: { ocean: "Pacific Ocean", sector: "NE" } }],
  ["Pacific Ocean, north-west quadrant", { quadrant: { ocean: "Pacific Ocean", sector: "NW" } }],
])("typed %s", (text, place) => {
  expect(parsePlace(text)).toEqual({ ok: true, value: place });
});

test("pasted from a sea warning: five points of the Bay of Biscay, in their order", () => {
  const place = read(
    "47-39.00N 004-01.00W, 47-48.71N 004-31.00W,\n 47-44.70N 005-23.50W, 47-16.46N 005-17.68W,\n47-24.00N 004-11.00W",
  );
  expect("polygon" in place && place.polygon.length).toBe(5);
});

test.each([
  ["", /no place/],
  ["91-00N 000-00E", /not on the globe/],
  ["47-60.00N 004-01.00W", /not on the globe/],
  ["47-39.00N 181-00.00W", /not on the globe/],
  ["95, 10", /not on the globe/],
  ["47-39.00N 004-01.00W, 48N 5W", /two points/],
  ["47-39.00N 004-01.00W, 48N 5W, radius 5 km", /one centre/],
  ["47-39.00N 004-01.00W roughly", /"roughly" could not be read/],
  ["47-39.00N 004-01.00W, 12", /could not be read/],
  ["47-39.00N", /could not be read|no coordinates/],
  ["radius 20 km", /no coordinates/],
])("what cannot be read is refused, never dropped: %s", (text, message) => {
  const place = parsePlace(text);
  expect(place.ok ? JSON.stringify(place.value) : place.faults[0]?.message).toMatch(message);
});

test("a place reads in each language as its navigators write it", () => {
  const circle: Place = { circle: { centre: P(37.58583333, -45.67283333), radiusNm: 150 } };
  expect(languages.map((l) => formatPlace(circle, l).replaceAll("\u00a0", " "))).toEqual([
    "circle of 150 nautical miles around 37-35.15N 045-40.37W",
    "cercle de 150 milles marins autour de 37-35,15 N 045-40,37 O",
    "круг радиусом 150 морских миль с центром 37-35,15 с. ш. 045-40,37 з. д.",
    "以北纬37度35.15分、西经45度40.37分为圆心，半径150海里的圆形区域",
  ]);
  const quadrant: Place = { quadrant: { ocean: "Pacific", sector: "NE" } };
  expect(languages.map((l) => formatPlace(quadrant, l))).toEqual([
    "north-east quadrant of the Pacific Ocean",
    "quadrant nord-est de l’océan Pacifique",
    "северо-восточный квадрант Тихого океана",
    "太平洋东北象限",
  ]);
  expect(languages.map((l) => formatPlace({ water: "баренцево море" }, l))).toEqual([
    "Barents Sea",
    "mer de Barents",
    "Баренцево море",
    "巴伦支海",
  ]);
  expect(formatPlace({ point: P(59.99999999, -179.99999999) }, "en")).toBe("60-00.00N 180-00.00W");
});

const latLon = fc
  .record({
    lat: fc.integer({ min: -9_000_000, max: 9_000_000 }),
    lon: fc.integer({ min: -18_000_000, max: 18_000_000 }),
  })
  .map(({ lat, lon }) => P(lat / 1e5, lon / 1e5));
const name = fc.constantFrom("Bay of Biscay", "Plesetsk", "Kourou", "Точка");
const oddName = fc.constantFrom("Range 5", "Kura range, Kamchatka", "Within the bay", "10N");
const radius = fc.integer({ min: 1, max: 50_000 }).map((n) => n / 10);
const places: fc.Arbitrary<Place> = fc.oneof(
  latLon.map((point): Place => ({ point })),
  fc.tuple(latLon, name).map(([point, n]): Place => ({ point, name: n })),
  fc.tuple(latLon, radius).map(([centre, radiusKm]): Place => ({ circle: { centre, radiusKm } })),
  fc.tuple(latLon, radius, name).map(([centre, radiusNm, n]): Place => ({ circle: { centre, radiusNm }, name: n })),
  fc
    .tuple(fc.array(latLon, { minLength: 3, maxLength: 9 }), fc.option(name))
    .map(([polygon, n]): Place => ({ polygon, ...(n === null ? {} : { name: n }) })),
  fc
    .constantFrom("NE" as const, "SW" as const)
    .map((sector): Place => ({ quadrant: { ocean: "Indian Ocean", sector } })),
  fc.constantFrom("Barents Sea", "Kara Sea").map((water): Place => ({ water })),
);
/** A ten-thousandth of a minute is two decimetres: as near as the text says it. */
function expectNear(a: unknown, b: unknown): void {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) {
    if (typeof a === "number" && typeof b === "number") expect(a).toBeCloseTo(b, 5);
    else expect(a).toEqual(b);
    return;
  }
  expect(Object.keys(a)).toEqual(Object.keys(b));
  for (const key of Object.keys(a))
    expectNear((a as { [k: string]: unknown })[key], (b as { [k: string]: unknown })[key]);
}

test("an odd name is written in quotes and read again", () => {
  fc.assert(
    fc.property(latLon, oddName, (point, n) => expectNear(read(typedPlace({ point, name: n })), { point, name: n })),
  );
});
test("whatever is written for the form is read again as the same place", () => {
  fc.assert(
    fc.property(places, (place) => expectNear(read(typedPlace(place)), place)),
    { numRuns: 300 },
  );
});
test("the English text of a place can be typed back", () => {
  fc.assert(
    fc.property(places, (place) => expectNear(read(formatPlace(place, "en")), place)),
    { numRuns: 300 },
  );
});
test("any text at all is read or refused, and never breaks", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: "binary" })),
      (text) => typeof parsePlace(text).ok === "boolean",
    ),
    { numRuns: 500 },
  );
});

test("areas over a pole and over the 180th meridian are sound areas", () => {
  expect(ringFault([P(80, 0), P(80, 90), P(80, 180), P(80, -90)]), "around the North Pole").toBeUndefined();
  expect(ringFault([P(-85, 10), P(-85, 130), P(-85, -110)]), "around the South Pole").toBeUndefined();
  expect(ringFault([P(10, 170), P(10, -170), P(-10, -170), P(-10, 170)]), "over the antimeridian").toBeUndefined();
  expect(
    ringFault([P(10, 170), P(-10, -170), P(10, -170), P(-10, 170)]),
    "a bow tie over the antimeridian",
  ).toMatchObject({ kind: "crosses" });
  expect(ringFault([P(80, 0), P(80, 180), P(80, 90), P(80, -90)]), "a bow tie over the pole").toMatchObject({
    kind: "crosses",
  });
});

test("an area that crosses itself, folds back, has two corners or opposite ones is named", () => {
  expect(ringFault([P(0, 0), P(10, 10), P(10, 0), P(0, 10)])).toEqual({ kind: "crosses", sides: [1, 3] });
  expect(ringFault([P(0, 0), P(0, 10), P(0, 5)])).toMatchObject({ kind: "crosses" });
  expect(ringFault([P(0, 0), P(10, 0), P(0, 0)])).toEqual({ kind: "too-few", corners: 2 });
  expect(ringFault([P(90, 0), P(90, 120), P(90, -120)]), "three names of one pole").toMatchObject({ kind: "too-few" });
  expect(ringFault([P(0, 0), P(0, 180), P(45, 90)])).toEqual({ kind: "opposite", side: 1 });
  expect(ringFault([P(0, 0), P(0, 10), P(10, 10), P(0, 0)]), "a ring that says its first corner again").toBeUndefined();
  expect(ringFault([P(0, 0), P(0, 10), P(10, 10), P(0, 5)]), "a corner on another side").toMatchObject({
    kind: "crosses",
  });
});

test("a convex ring anywhere on the globe is sound, whichever way it runs, and closing it changes nothing", () => {
  fc.assert(
    fc.property(
      latLon,
      fc.integer({ min: 3, max: 40 }),
      fc.integer({ min: 1, max: 5_000 }),
      (centre, points, radiusKm) => {
        const ring = ringOf({ circle: { centre, radiusKm } }, { points }) ?? [];
        expect(ringFault(ring)).toBeUndefined();
        expect(ringFault(ring.toReversed())).toBeUndefined();
        expect(ringFault([...ring, ...ring.slice(0, 1)])).toBeUndefined();
      },
    ),
    { numRuns: 200 },
  );
});

test("a circle is a geodesic ring of its own radius, in km and in nautical miles", () => {
  for (const centre of [P(89.9, 0), P(0, 179.99), P(37.58583333, -45.67283333)]) {
    const ring = ringOf({ circle: { centre, radiusNm: 150 } }) ?? [];
    expect(ring.length).toBe(72);
    for (const p of ring) expect(heading(centre, p).metres).toBeCloseTo(150 * 1852, 3);
  }
});

test("d3-geo gets clockwise rings; the sender's order stays in the data", () => {
  const polygon = [P(0, 0), P(0, 10), P(10, 10)]; // eastward, then north: counter-clockwise
  expect(ringOf({ polygon })).toEqual(polygon);
  expect(ringOf({ polygon }, { clockwise: true })).toEqual(polygon.toReversed());
  expect(ringOf({ polygon: polygon.toReversed() }, { clockwise: true })).toEqual(polygon.toReversed());
  expect(ringOf({ point: P(0, 0) })).toBeUndefined();
});

test("the middle of an area over the 180th meridian lies on it", () => {
  const middle = centreOf({ polygon: [P(10, 170), P(10, -170), P(-10, -170), P(-10, 170)] });
  expect(Math.abs(middle?.lon ?? 0)).toBeCloseTo(180, 9);
  expect(middle?.lat).toBeCloseTo(0, 9);
});
