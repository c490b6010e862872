import { expect, test } from "vitest";
import { only, regimeOf, told } from "../testing/stories.ts";

const place = "{ type: place, optional: true, as: [point, circle, polygon, named-site], label: Place }";
// A meridian for a border: 1 degree of longitude on the equator is 111.3195 km (WGS 84).
const r = (line = "line: [{ lat: -5, lon: 70 }, { lat: 5, lon: 70 }]") =>
  regimeOf(
    `
boundaries: { border: { title: the border, ${line} } }
events: { test: { fields: { site: ${place}, impact: ${place.replace("type: place,", "type: place, many: true,")}, site-distance-km: { type: number, optional: true, label: Stated } } } }
notifications:
  test:
    clause: Art. 2
    given: { soon: in-advance }
    distances:
      site-distance: { of: site, to: border, at-least-km: 40, side: own, clause: Art. 5 }
      impact-distance: { of: impact, to: border, at-least-km: 70, clause: Art. 5 }
      track-distance: { of: track, between: [site, impact], to: border, at-least-km: 40, clause: Art. 6 }
`,
    { parties: "[IN, PK]" },
  );
const record = (fields: string) => `- { event: test, id: e, by: IN, at: 2025-01-01, fields: { ${fields} } }`;
const east = (km: number) => `{ point: { lat: 0, lon: ${70 + km / 111.3195} } }`;
const judged = (fields: string, regime = r()) => {
  const rows = told(regime, record(fields), "2025-02-01");
  return ["site", "impact", "track"].map((n) => {
    const row = only(rows, `test.${n}-distance`);
    return `${row.state}: ${row.because.en}`;
  });
};

test("trap 11: 40 km for the site, 70 for the impact area, and the track keeps its own distance", () => {
  expect(judged(`site: ${east(45.2)}, impact: [${east(200)}]`)).toEqual([
    "met: 45.2 km from the border, at least 40 asked; measured on the own side",
    "met: 200 km from the border, at least 70 asked",
    "met: 45.2 km from the border, at least 40 asked",
  ]);
  expect(judged(`site: ${east(39.9)}, impact: [${east(60)}]`)).toEqual([
    "late: 39.9 km from the border, at least 40 asked: not kept; measured on the own side",
    "late: 60 km from the border, at least 70 asked: not kept",
    "late: 39.9 km from the border, at least 40 asked: not kept",
  ]);
});

test("an area counts from its nearest edge; a track that crosses is 0 km away", () => {
  const circle = `{ circle: { centre: { lat: 0, lon: ${70 + 100 / 111.3195} }, radiusKm: 35 } }`;
  const polygon = `{ polygon: [{ lat: 0, lon: 71 }, { lat: 1, lon: 71 }, { lat: 1, lon: 72 }] }`;
  expect(judged(`site: ${east(45)}, impact: [${circle}]`)[1]).toBe(
    "late: 65 km from the border, at least 70 asked: not kept",
  );
  expect(judged(`site: ${east(45)}, impact: [${polygon}]`)[1]).toMatch(/^met: 111\.[23] km/);
  expect(judged(`site: ${east(45)}, impact: [${east(-200)}]`)[2]).toBe(
    "late: 0 km from the border, at least 40 asked: not kept",
  );
  const around = `{ polygon: [{ lat: -1, lon: 69 }, { lat: 1, lon: 69 }, { lat: 1, lon: 71 }, { lat: -1, lon: 71 }] }`;
  expect(judged(`site: ${around}, impact: [${east(200)}]`)[0]).toMatch(/^late: 0 km/);
});

test("without a line it is watched, and judged only where the record states the distance", () => {
  const lineless = r("note: not drawn in the text");
  expect(judged(`site: ${east(10)}, impact: [${east(10)}]`, lineless)[0]).toMatch(
    /^watched: at least 40 km from the border asked; the distance cannot be told/,
  );
  expect(judged(`site: { site: Range A }, site-distance-km: 39`, lineless)[0]).toMatch(/^late: 39 km/);
  expect(judged(`site: { site: Range A }, impact: [${east(100)}]`)[0]).toMatch(/^watched/);
});
