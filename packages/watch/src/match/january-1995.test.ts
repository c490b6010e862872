/**
 * January 1995: on 27 December 1994 Norway's note had been given, for a rocket from Andøya between 15 January and 10 February, to fall near
 * Svalbard. It was a window of weeks, and the radar crew had nothing. Here the warning desk has it when the track appears.
 */
import type { Fields, Instant } from "@comity/wire";
import { expect, test } from "vitest";
import type { WatchEvent } from "../events/event.ts";
import { rocketNotes } from "../testing/regimes.ts";
import { WatchDesk } from "./desk.ts";
import type { Notified } from "./facts.ts";

const note: Notified = {
  regime: rocketNotes(),
  id: "NO-1994-0027",
  by: "NO",
  type: "note",
  fields: {
    period: { opens: "1995-01-15T00:00:00.000Z", closes: "1995-02-10T23:59:00.000Z" },
    "from-where": { circle: { centre: { lat: 69.29, lon: 16.02 }, radiusKm: 15 } },
    "to-where": [{ circle: { centre: { lat: 78.5, lon: 10 }, radiusKm: 150 } }],
  } as unknown as Fields,
};

/** What the radar saw: a climb off the north of Norway, northward, its place known to some tens of kilometres. */
const track: WatchEvent = {
  id: "track",
  time: "1995-01-25T06:24:00.000Z" as Instant,
  timeUncertaintyS: 60,
  lon: 16.4,
  lat: 69.5,
  placeUncertaintyKm: 40,
  headingDeg: 350,
  headingUncertaintyDeg: 10,
  source: "early-warning radar",
};

test("the warning desk sees that it was announced, by whom and in what, when the track appears", () => {
  const { answer, candidates, because } = new WatchDesk({ notifications: [note] }).match(track);
  expect(answer).toBe("announced");
  expect(candidates).toHaveLength(1);
  expect(candidates[0]).toMatchObject({
    kind: "notification",
    id: "NO-1994-0027",
    by: "NO",
    parts: { time: { inside: true }, place: { compared: "launch-area", mayBeInside: true }, heading: { within: true } },
  });
  expect(because[0]).toEqual({
    en: "Announced by Norway in NO-1994-0027: Rocket notes.",
    fr: "Annoncé dans NO-1994-0027 (Norvège) : Notes sur les fusées.",
    ru: "Сообщено (Норвегия) в NO-1994-0027: Ноты о ракетах.",
    zh: "由挪威在NO-1994-0027中通报：火箭照会。",
  });
});

test("a note that lay with another desk is a desk that knows nothing: it says no more than that", () => {
  const { answer, candidates, because } = new WatchDesk({}).match(track);
  expect([answer, candidates]).toEqual(["nothing-known", []]);
  expect(because[0]?.en).toBe(
    "Nothing that is known here speaks of that time and place. That is no finding about what it was.",
  );
});

test("what was called off announces nothing; what was moved counts in its new window", () => {
  const off = new WatchDesk({ notifications: [{ ...note, followUps: [{ type: "called-off" }] }] }).match(track);
  expect(off.answer).toBe("nothing-known");
  expect(off.because.some((b) => b.en.startsWith("Norway called off what NO-1994-0027 announced"))).toBe(true);
  const period = (from: string, to: string) =>
    ({ period: { opens: `1995-${from}T00:00:00.000Z`, closes: `1995-${to}T00:00:00.000Z` } }) as unknown as Fields;
  const moved = (from: string, to: string) =>
    new WatchDesk({ notifications: [{ ...note, followUps: [{ type: "moved", fields: period(from, to) }] }] }).match(
      track,
    );
  expect(moved("01-25", "01-26").answer).toBe("announced");
  expect(moved("01-27", "01-28").answer).toBe("announced-outside");
  expect(moved("01-27", "01-28").candidates[0]?.parts.time).toEqual({
    inside: false,
    byS: 149_760,
    mayBeInside: false,
  });
  // Word that it took place calls nothing off.
  expect(new WatchDesk({ notifications: [{ ...note, followUps: [{ type: "took-place" }] }] }).match(track).answer).toBe(
    "announced",
  );
});

test("announced but outside: another heading, another place, another day, each by how much", () => {
  const desk = new WatchDesk({ notifications: [note] });
  const east = desk.match({ ...track, headingDeg: 90 });
  expect(east.answer).not.toBe("announced");
  expect(east.candidates[0]?.parts.heading?.within).toBe(false);
  const south = desk.match({ ...track, lat: 67.5 });
  expect(south.answer).toBe("announced-outside");
  expect(south.candidates[0]?.parts.place).toMatchObject({ inside: false, mayBeInside: false });
  expect(south.candidates[0]?.parts.place?.byKm).toBeCloseTo(185, -1);
  expect(desk.match({ ...track, lon: 120, lat: -30 }).answer).toBe("nothing-known");
  expect(desk.match({ ...track, time: "1995-04-25T06:24:00.000Z" as Instant }).answer).toBe("nothing-known");
});
