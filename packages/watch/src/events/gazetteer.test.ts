import { expect, test } from "vitest";
import { readWarning } from "../read/read.ts";
import { readEvents } from "./event.ts";
import { placeNamed, readPlaces, withNamedPlace } from "./gazetteer.ts";

const list = `name,also,lat,lon,radius_km
Sea of Birds,Bird Sea;Mer des Oiseaux,70,40,500
Birds,,10,10,20
Føyn,,69,16,10
`;
const { places, faults } = readPlaces(list);

test("names are found as whole words, the longest first, whatever their accents", () => {
  expect(faults).toEqual([]);
  expect(placeNamed("SEA OF BIRDS; COAST", places)?.radiusKm).toBe(500);
  expect(placeNamed("near Birds (submerged)", places)?.radiusKm).toBe(20);
  expect(placeNamed("Birdsong", places)).toBeUndefined();
  expect(placeNamed("mer  des-oiseaux", places)?.name).toBe("Sea of Birds");
  expect(placeNamed("Birds?", places)?.radiusKm).toBe(200);
});

test("a later list stands before an earlier one, and a bad row is named by its line", () => {
  const own = readPlaces(list, "name,lat,lon\nBirds,11,12\nNowhere,91,0\n");
  expect(placeNamed("Birds", own.places)).toEqual({ name: "Birds", centre: [12, 11], radiusKm: 25 });
  expect(own.faults.map((f) => f.line)).toEqual([3]);
});

test("events that only name their place have it, with the reach of the name for uncertainty", () => {
  const read = readEvents(
    "time,place,placeUncertaintyKm\n2026-01-02T03:04Z,Sea of Birds,\n2026-01-02T03:04Z,Atlantis,\n",
    { places },
  );
  expect(read.events).toMatchObject([{ lon: 40, lat: 70, placeUncertaintyKm: 500 }]);
  expect(read.faults).toMatchObject([{ line: 3, message: expect.stringContaining("Atlantis") }]);
  const [launch] = readEvents(
    'datetime_utc,precision,launch_site,launch_lat,launch_lon,impact_area\n2026-01-02,day,Foyn,,,"none, birds"\n',
    { places: readPlaces("name,lat,lon\nFoyn,69,16\n", list).places },
  ).events;
  expect(launch).toMatchObject({ lon: 16, lat: 69, impact: [10, 10], impactUncertaintyKm: 100 });
});

test("a warning without corners has the circle of the water that it names, and says so", () => {
  const w = readWarning("NAVAREA XX 7/26\nBIRD SEA.\nROCKET LAUNCHING 020500Z TO 020900Z JAN.", { year: 2026 });
  expect(w.areas).toEqual([]);
  const placed = withNamedPlace(w, places);
  expect(placed.areas).toEqual([{ shape: "circle", centre: [40, 70], radiusKm: 500 }]);
  expect(placed.doubts.at(-1)).toMatch(/Sea of Birds/);
  expect(withNamedPlace({ ...w, text: "" }, places)).toEqual({ ...w, text: "" });
});
