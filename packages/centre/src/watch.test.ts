/** The launch watch through a real centre: January 1995, groups by hand, and who may do what. */

import { afterEach, expect, test } from "vitest";
import type { Client } from "./client/index.ts";
import type { Act } from "./core/act.ts";
import { get } from "./http/testing.ts";
import { closeDoors, december, door, giveNote, giveNoteLater, navarea, refused, table } from "./testing/watch-table.ts";
import { moreau, petit, warningDesk } from "./testing.ts";
import { note, track } from "./testing-notes.ts";

afterEach(closeDoors);

test("January 1995: the note had been given; when the track appears the warning desk sees that Norway announced it, and nothing rings", async () => {
  const t = table();
  giveNote(t);
  t.now = Date.parse("1995-01-25T06:25Z");
  const { desk } = await door(t);
  const { taken } = await desk.addEvents({ events: [track] });
  expect(taken).toEqual([{ id: "track-0624", key: "track-0624", fresh: true }]);
  const [seen] = await desk.events();
  expect(seen).toMatchObject({ answer: "announced", rings: false, by: "Desk Officer" });
  expect(seen?.candidates[0]).toMatchObject({ kind: "notification", id: "NO-1994-0001", by: "NO" });
  expect(seen?.candidates[0]?.receivedAt?.slice(0, 10)).toBe("1994-12-27");
  expect(seen?.because[0]?.en).toBe("Announced by Norway in NO-1994-0001: Rocket notes.");
  expect(seen?.map.places.length).toBe(2);
  expect((await desk.alarms()).filter((a) => a.kind === "unannounced")).toEqual([]);
});

test("a launch area that is only named lies where the list of the record says", async () => {
  const answers: (string | undefined)[] = [];
  for (const at of ["69.29,16.02", "20,120"]) {
    const t = table(`name,lat,lon,radius_km\nAndoya,${at},15\n`);
    giveNoteLater(t, false, { ...note, "from-where": { site: "Andøya" } });
    t.deliver();
    t.now = Date.parse("1995-01-25T06:25Z");
    const { desk } = await door(t);
    const { headingDeg: _, headingUncertaintyDeg: __, ...seen } = track;
    await desk.addEvents({ events: [seen] });
    answers.push((await desk.events())[0]?.answer);
  }
  expect(answers).toEqual(["announced", "nothing-known"]);
});

test("without the note it rings, at both seats; the warning desk takes it, and only a note that fits or what it was ends it", async () => {
  const t = table();
  t.now = Date.parse("1995-01-25T06:25Z");
  const { desk, watch } = await door(t);
  await desk.addEvents({ events: [track] });
  const rung = async (c: Client) => (await c.alarms()).filter((a) => a.kind === "unannounced");
  const [alarm] = await rung(watch);
  expect(alarm).toMatchObject({ id: "unannounced:track-0624", event: "track-0624", takenBy: null });
  expect(alarm?.message.en).toBe("Event track-0624, 1995-01-25 06:24 UTC: nothing known to us speaks of it");
  expect((await rung(desk)).length).toBe(1);
  await desk.takeAlarm(alarm?.id ?? "");
  expect((await rung(watch))[0]?.takenBy).toBe("Desk Officer");

  // A warning is not a notification: it says more, and goes on ringing.
  await desk.addWarnings({ text: navarea(), source: "by hand" });
  expect((await rung(watch))[0]?.message.en).toMatch("warned of, no notification known to us");

  // The note is found, late: what fits ends the alarm, and the page says when it was received.
  giveNote(t, true);
  expect(await rung(watch)).toEqual([]);
  const { candidates, answer, firstSeenAt } = await desk.event("track-0624");
  expect(answer).toBe("announced");
  expect((candidates[0]?.receivedAt ?? "") >= firstSeenAt).toBe(true);
});

test("what an event was is a fact with a name, a source and a time; a catalogue's rows never ring", async () => {
  const t = table();
  t.now = Date.parse("1995-01-25T06:25Z");
  const { desk, releasing } = await door(t);
  await desk.addEvents({ events: [track] });
  expect((await refused(releasing.settleEvent("track-0624", { what: "a rocket", source: "a call" }))).status).toBe(403);
  expect((await refused(desk.settleEvent("track-0624", { what: " ", source: "a call" }))).status).toBe(400);
  const settled = await desk.settleEvent("track-0624", { what: "a research rocket", source: "Oslo, by phone" });
  expect(settled).toMatchObject({
    rings: false,
    answer: "nothing-known",
    settled: {
      what: "a research rocket",
      source: "Oslo, by phone",
      by: "Desk Officer",
      at: "1995-01-25T06:25:00.000Z",
    },
  });
  await desk.addEvents({ events: [{ ...track, id: "row 7" }], catalogue: true });
  expect((await desk.alarms()).filter((a) => a.kind === "unannounced")).toEqual([]);
  // A better fix of the same track replaces what is shown, and stays settled.
  await desk.addEvents({ events: [{ ...track, placeUncertaintyKm: 5 }] });
  expect(await desk.event("track-0624")).toMatchObject({
    placeUncertaintyKm: 5,
    settled: { what: "a research rocket" },
  });
});

test("an officer puts warnings together otherwise; name, time and reason are kept", async () => {
  const t = table();
  t.now = Date.parse("1995-01-14T06:00Z");
  const { watch, releasing } = await door(t);
  const other = navarea()
    .replace("12/95", "13/95")
    .replaceAll("69-", "75-")
    .replaceAll(/01([57])-00E/g, "01$1-30E");
  await watch.addWarnings({ texts: [navarea(), other], source: "test" });
  const ids = ["NAVAREA XIX 12/95", "NAVAREA XIX 13/95"];
  const apart = await watch.group(["NAVAREA XIX 13/95"], "another range");
  expect(apart.groups.map((g) => g.warnings.length).sort()).toEqual([1, 1]);
  expect(apart.groups.find((g) => g.id === ids[1])?.byHand).toEqual({
    officer: "Vera Cole",
    at: "1995-01-14T06:00:00.000Z",
    reason: "another range",
  });
  const together = await watch.group(ids);
  expect(together.groups).toMatchObject([{ warnings: ids, byHand: { officer: "Vera Cole", reason: null } }]);
  expect((await refused(releasing.group(ids))).status).toBe(403);
  expect((await refused(watch.group(["NAVAREA I 1/95"]))).status).toBe(404);
});

test("a group says which notifications go with it", async () => {
  const t = table();
  t.now = Date.parse("1995-01-14T06:00Z");
  const { watch } = await door(t);
  await watch.addWarnings({ text: navarea(), source: "test" });
  expect((await watch.warnings()).groups[0]?.notifications).toEqual([]);
  t.now = december;
  const early = table();
  giveNote(early);
  early.now = Date.parse("1995-01-14T06:00Z");
  const later = await door(early);
  await later.watch.addWarnings({ text: navarea(), source: "test" });
  expect((await later.watch.warnings()).groups[0]?.notifications).toMatchObject([
    { reference: "NO-1994-0001", from: "NO" },
  ]);
});

test("events as a table: good rows are kept, bad ones named by their line; the same row is the same event", async () => {
  const t = table();
  const { desk, url, tokens } = await door(t);
  const csv = "time,lon,lat,headingDeg\n1995-01-25T06:24Z,16.4,69.5,350\nyesterday,1,2,3\n1995-01-26T06:24Z,10,20,\n";
  const send = (body: string, type: string) =>
    get(`${url}/api/v1/events?source=radar`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens[2]}`, "content-type": type },
      body,
    });
  const answer = JSON.parse((await send(csv, "text/csv")).body);
  expect(answer.faults).toEqual([{ at: "line 3", message: expect.stringMatching(/"yesterday" is not a UTC time/) }]);
  expect(answer.taken.map((x: { fresh: boolean }) => x.fresh)).toEqual([true, true]);
  const again = JSON.parse((await send(csv, "text/csv")).body);
  expect(again.taken.map((x: { fresh: boolean }) => x.fresh)).toEqual([false, false]);
  const nothing = await send("time,lon,lat\nnever,1,2\n", "text/csv");
  expect([nothing.status, JSON.parse(nothing.body).faults.length]).toEqual([400, 1]);
  const bare = await send(JSON.stringify([track]), "application/json");
  expect(JSON.parse(bare.body).taken).toMatchObject([{ id: "track-0624", fresh: true }]);
  expect(JSON.parse((await send(JSON.stringify(track), "application/json")).body).taken[0].fresh).toBe(false);
  const line = await send(`${JSON.stringify(track)}\n`, "application/x-ndjson");
  expect(line.status).toBe(201);
  expect((await desk.events()).map((e) => e.source).sort()).toEqual(["early-warning radar", "radar", "radar"]);
  // The stream of changes stays where it was; who wants JSON gets the events.
  const listed = await get(`${url}/api/v1/events`, {
    headers: { authorization: `Bearer ${tokens[2]}`, accept: "application/json" },
  });
  expect(JSON.parse(listed.body)).toHaveLength(3);
});

test("only the warning desk and a watch officer keep the watch", () => {
  const seat = table().seat("RU");
  const tell: Act = { do: "archive-warnings", texts: ["NAVAREA I 1/95"], source: "test" };
  expect(seat.act(petit, tell)).toMatchObject({ kind: "no", why: "forbidden" });
  expect(seat.act({ ...warningDesk, desk: "foreign" }, tell)).toMatchObject({ kind: "no", why: "forbidden" });
  expect(seat.act(warningDesk, tell).kind).toBe("done");
  expect(seat.act(moreau, tell).kind).toBe("done");
});

test("an event without notification rings at the warning desk until a note that arrives later settles it, with the reason shown", async () => {
  const t = table();
  giveNoteLater(t);
  t.now = Date.parse("1995-01-25T06:25Z");
  const { desk } = await door(t);
  await desk.addEvents({ events: [track] });
  const rung = async () => (await desk.alarms()).filter((a) => a.kind === "unannounced");
  expect((await rung()).map((a) => a.event)).toEqual(["track-0624"]);
  // A warning that arrives changes the answer, and what the alarm says, and does not end it.
  await desk.addWarnings({ text: navarea(), source: "by hand" });
  expect(await desk.event("track-0624")).toMatchObject({ answer: "warned-only", rings: true });
  expect((await desk.event("track-0624")).because[0]?.en).toMatch(/NAVAREA XIX 12\/95/);
  expect(await rung()).toHaveLength(1);
  // What had been held up on its way arrives.
  t.now += 5 * 60_000;
  t.deliver();
  const seen = await desk.event("track-0624");
  expect(seen).toMatchObject({ answer: "announced", rings: false, settled: null });
  expect(seen.because[0]?.en).toBe("Announced by Norway in NO-1994-0001: Rocket notes.");
  const [by] = seen.candidates;
  expect([by?.kind, by?.id, (by?.receivedAt ?? "") > seen.firstSeenAt]).toEqual(["notification", "NO-1994-0001", true]);
  expect(await rung()).toEqual([]);
});
