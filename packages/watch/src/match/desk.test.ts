import { type Instant, instantOf } from "@comity/wire";
import { expect, test } from "vitest";
import { placeAlong } from "../area/geodesic.ts";
import { readEvents, type WatchEvent } from "../events/event.ts";
import { readPlaces } from "../events/gazetteer.ts";
import { groupWarnings } from "../group/group.ts";
import { readWarning } from "../read/read.ts";
import { WatchDesk } from "./desk.ts";

const warning = (number: string, text: string) =>
  readWarning(text, { series: "NAVAREA XX", number, issued: "2026-02-10T06:00:00.000Z" as Instant, year: 2026 });
const near = warning(
  "31/26",
  "BARENTS SEA.\nROCKET LAUNCHING 0600Z TO 1200Z DAILY 14 THRU 16 FEB IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E, 67-50.0N 049-00.0E.",
);
const event: WatchEvent = {
  id: "e",
  time: "2026-02-15T08:30:00.000Z" as Instant,
  timeUncertaintyS: 60,
  lon: 41.1,
  lat: 63,
  placeUncertaintyKm: 10,
  headingDeg: 25,
  headingUncertaintyDeg: 3,
};

test("a warning that fits and no notification: warned of, and not notified", () => {
  expect(near.areas).toHaveLength(1);
  const { answer, candidates, because } = new WatchDesk({ warnings: [near] }).match(event);
  expect(answer).toBe("warned-only");
  expect(candidates[0]).toMatchObject({
    kind: "warning",
    id: "NAVAREA XX 31/26",
    parts: { time: { inside: true }, place: { compared: "track" }, heading: null },
  });
  expect(because.map((b) => b.en)).toContain("No notification that is known here fits it.");
});

test("hours later, far away, the other way: nothing known", () => {
  const desk = new WatchDesk({ warnings: [near] });
  expect(desk.match({ ...event, time: "2026-02-20T08:30:00.000Z" as Instant }).answer).toBe("nothing-known");
  expect(desk.match({ ...event, headingDeg: 200 }).answer).toBe("nothing-known");
  expect(desk.match({ ...event, lon: -120, lat: 34 }).answer).toBe("nothing-known");
});

test("a warning that another cancelled before the event no longer speaks of it", () => {
  const cancel = { ...warning("32/26", "CANCEL NAVAREA XX 31/26."), issued: "2026-02-14T06:00:00.000Z" as Instant };
  expect(cancel.cancels).toHaveLength(1);
  expect(new WatchDesk({ warnings: [near, cancel] }).match(event).answer).toBe("nothing-known");
  expect(
    new WatchDesk({ warnings: [near, { ...cancel, issued: "2026-02-16T06:00:00.000Z" as Instant }] }).match(event)
      .answer,
  ).toBe("warned-only");
});

test("the kind of an event is told as a claim with its source, and never taken from the words of a warning", () => {
  const { because } = new WatchDesk({ warnings: [near] }).match({ ...event, kind: "ICBM", source: "a catalogue" });
  expect(because.at(-1)?.en).toBe("What it was is a claim: ICBM; source: a catalogue.");
  const plain = new WatchDesk({ warnings: [near] }).match(event).because;
  for (const text of plain.flatMap((b) => Object.values(b)))
    expect(text).not.toMatch(/rocket|missile|fusée|ракет|火箭/i);
});

test("several warnings of one flight stand as a group beside the single ones", () => {
  const along = [2_000_000, 4_000_000].map((metres, i) => {
    const [lon, lat] = placeAlong([41.1, 63], 25, metres);
    const area = { shape: "circle" as const, centre: [lon, lat] as const, radiusKm: 60 };
    return {
      ...near,
      number: String(40 + i),
      areas: [area],
      refersTo: [{ series: "NAVAREA XX", number: "31", year: 2026 }],
    };
  });
  const groups = groupWarnings([near, ...along]);
  expect(groups.map((g) => g.warnings.length)).toEqual([3]);
  const { candidates, answer } = new WatchDesk({ warnings: [near, ...along], groups }).match(event);
  expect(answer).toBe("warned-only");
  expect(candidates.map((c) => c.kind).sort()).toEqual(["group", "warning", "warning", "warning"]);
});

test("an event without a place is held against the clock alone, and says so", () => {
  const { candidates, answer } = new WatchDesk({ warnings: [near] }).match({ ...event, lon: null, lat: null });
  expect(candidates[0]?.parts.place ?? null).toBeNull();
  expect(answer).toBe("nothing-known");
});

test("events as CSV: a bad row is named by its line, the good ones are kept", () => {
  const { events, faults } = readEvents(
    "time,timeUncertaintyS,lon,lat,placeUncertaintyKm,headingDeg,headingUncertaintyDeg\n2026-02-15T08:30Z,60,41.1,63,10,25,3\nyesterday,60,41,63,10,,\n2026-02-15T08:30Z,60,541,63,10,,\n2026-02-15T09:30Z,,200,63,,,\n",
  );
  expect(events.map((e) => e.id)).toEqual(["line 2", "line 5"]);
  expect(events[0]).toMatchObject({ lon: 41.1, headingDeg: 25, headingUncertaintyDeg: 3 });
  expect(events[1]).toMatchObject({ lon: -160, timeUncertaintyS: 60, placeUncertaintyKm: 25 });
  expect(faults).toEqual([
    { line: 3, message: 'time "yesterday" is not a UTC time; write it as 2026-02-14T02:00Z' },
    { line: 4, message: 'lon "541" is not a number from -180 to 360' },
  ]);
});

test("events as JSON lines, and rows of a catalogue by their own precision", () => {
  const json = readEvents(
    '{"id":"a","time":"2026-02-15T08:30:00Z","lon":1,"lat":2}\nnot json\n{"time":"2026-02-15T08:30Z","lon":1,"lat":2}\n',
  );
  expect(json.events.map((e) => e.id)).toEqual(["a", "line 3"]);
  expect(json.faults).toEqual([{ line: 2, message: "not a JSON object; each line is one event" }]);
  const head = "catalogue_id,datetime_utc,precision,class,launch_site,launch_lat,launch_lon,impact_area,source_title\n";
  const rows = readEvents(
    `${head}A,2026-02-15,day,ICBM,Range,63,41.1,"Far range, peninsula",A list\nB,2026-02,month,SLBM,Sea (submerged),70,34,8.99N 167.72E,A list\nC,2026-13,month,,,,,,\n`,
    {
      places: readPlaces("name,lat,lon\nfar range,57.3,161.8").places,
    },
  );
  expect(rows.events[0]).toMatchObject({
    id: "A",
    time: "2026-02-15T12:00:00.000Z",
    timeUncertaintyS: 43_200,
    impact: [161.8, 57.3],
    kind: "ICBM",
    source: "A list",
  });
  expect(rows.events[1]).toMatchObject({
    timeUncertaintyS: 14 * 86_400,
    placeUncertaintyKm: 250,
    impact: [167.72, 8.99],
  });
  expect(rows.faults.map((f) => f.line)).toEqual([4]);
});

test("a desk with many warnings answers as fast as with few", () => {
  const many = Array.from({ length: 5_000 }, (_, i) => {
    const from = Date.UTC(2026, 0, 1) + i * 3_600_000;
    const [lon, lat] = [((i * 37) % 360) - 180, ((i * 13) % 140) - 70];
    return {
      ...near,
      number: String(1000 + i),
      windows: [{ from: instantOf(from), to: instantOf(from + 21_600_000) }],
      areas: [{ shape: "circle" as const, centre: [lon, lat] as const, radiusKm: 80 }],
    };
  });
  const { answer, candidates } = new WatchDesk({ warnings: [near, ...many] }).match(event);
  expect(answer).toBe("warned-only");
  expect(candidates[0]?.id).toBe("NAVAREA XX 31/26");
});
