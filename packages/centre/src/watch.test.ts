/** The launch watch through a real centre: January 1995, the archive, groups by hand, and who may do what. */
import { randomBytes } from "node:crypto";
import { instantOf } from "@comity/wire";
import { afterEach, expect, test } from "vitest";
import { type Client, connect, Refused } from "./client/index.ts";
import type { Act, Answer } from "./core/act.ts";
import { type HttpServer, startHttp } from "./http/server.ts";
import { get, officers } from "./http/testing.ts";
import { Centre } from "./shell/centre.ts";
import { MemoryJournal } from "./shell/memory.ts";
import { moreau, petit, type Seat, setTable, type Table, warningDesk } from "./testing.ts";
import { note, rocketNotes, track } from "./testing-notes.ts";

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const s of servers.splice(0)) await s.close();
});

const december = Date.UTC(1994, 11, 27, 9);
function table(places?: string): Table & { readonly journals: Map<string, MemoryJournal> } {
  const journals = new Map([
    ["NO", new MemoryJournal()],
    ["RU", new MemoryJournal()],
  ]);
  const made = setTable({
    parties: ["NO", "RU"],
    regimes: [rocketNotes()],
    now: december,
    ...(places === undefined ? {} : { places }),
    journal: (p) => journals.get(p) ?? new MemoryJournal(),
  });
  return Object.assign(made, { journals });
}
/** The Russian centre's door, with its officers: watch, releasing, and the warning desk. */
async function door(
  t: Table,
): Promise<{ url: string; watch: Client; releasing: Client; desk: Client; tokens: string[] }> {
  const seat = t.seat("RU");
  const logins = officers("RU");
  // Acts of the table's centre are carried out when the table is stirred.
  const service = new Proxy(seat.desk, {
    get: (of, name) => {
      if (name === "act") return async (o: Parameters<Seat["act"]>[0], a: Act): Promise<Answer> => seat.act(o, a);
      const value = Reflect.get(of, name, of) as unknown;
      return typeof value === "function" ? value.bind(of) : value;
    },
  });
  const server = await startHttp({
    service,
    port: 0,
    officers: logins,
    now: () => instantOf(t.now),
    random: (n) => randomBytes(n),
    log: () => {},
  });
  servers.push(server);
  const [watch, releasing, desk] = logins.map((o) => connect({ url: server.url, token: o.token }));
  if (watch === undefined || releasing === undefined || desk === undefined) throw new Error("three officers");
  return { url: server.url, watch, releasing, desk, tokens: logins.map((o) => o.token) };
}
/** Norway's note is written, released and received. */
function giveNote(t: Table, late = false): void {
  giveNoteLater(t, late);
  t.deliver();
}
/** It is released, and held up on its way until the table delivers. */
function giveNoteLater(t: Table, late = false, fields: object = note): void {
  const norway = t.seat("NO");
  const composed = norway.act(moreau, {
    do: "compose",
    compose: {
      kind: "notification",
      regime: "rocket-notes",
      type: "note",
      fields: fields as typeof note,
      late,
      submit: true,
    },
  });
  if (composed.kind !== "done" || composed.id === null) throw new Error(JSON.stringify(composed));
  expect(norway.act(petit, { do: "release", id: composed.id }).kind).toBe("done");
}
const refused = async (asked: Promise<unknown>): Promise<Refused["problem"]> => {
  const e = await asked.then(
    () => undefined,
    (x: unknown) => x,
  );
  expect(e).toBeInstanceOf(Refused);
  return (e as Refused).problem;
};

const navarea = (end = "1300Z") => `NAVAREA XIX 12/95
NORWEGIAN SEA.
ROCKET LAUNCHING 150000Z JAN TO 102359Z FEB 95, DAILY 0500Z TO ${end},
IN AREA BOUNDED BY 69-20N 015-00E, 69-50N 015-00E, 69-50N 017-00E, 69-20N 017-00E.
CANCEL THIS MSG 110100Z FEB 95.
`;

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

test("a text is kept once; a changed text under the same number is a new version, and both are kept", async () => {
  const t = table();
  t.now = Date.parse("1995-01-14T06:00Z");
  const { desk } = await door(t);
  const first = await desk.addWarnings({ text: navarea(), source: "feed A" });
  expect(first.taken).toMatchObject([{ id: "NAVAREA XIX 12/95", fresh: true }]);
  const { position } = t.seat("RU").desk;
  t.now += 60_000;
  const again = await desk.addWarnings({ text: navarea(), source: "feed B" });
  expect(again.taken[0]?.fresh).toBe(false);
  expect(t.seat("RU").desk.position).toBe(position);
  await desk.addWarnings({ text: navarea("1400Z"), source: "feed B" });
  const { versions } = await desk.warningVersions("NAVAREA XIX 12/95");
  expect(versions.map((v) => [v.source, v.firstSeenAt])).toEqual([
    ["feed A", "1995-01-14T06:00:00.000Z"],
    ["feed B", "1995-01-14T06:01:00.000Z"],
  ]);
  expect(versions.map((v) => v.reading.text.trim())).toEqual([navarea().trim(), navarea("1400Z").trim()]);
  expect(versions[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  const { warnings } = await desk.warnings();
  expect(warnings).toMatchObject([{ id: "NAVAREA XIX 12/95", versions: 2, stands: true }]);
  expect(warnings[0]?.rings[0]?.length).toBeGreaterThan(3);
  expect(warnings[0]?.reading.windows.length).toBeGreaterThan(20);

  // All of it comes back from the journal alone.
  const seat = t.seat("RU");
  const reopened = new Centre(seat.centre.env, seat.world);
  expect(reopened.state.warnings.size).toBe(2);

  // Over, it is shown no more; by its name it is there for ever.
  t.now = Date.parse("1995-03-01T00:00Z");
  expect((await desk.warnings()).warnings).toEqual([]);
  expect((await desk.warnings(["NAVAREA XIX 12/95"])).warnings).toMatchObject([{ stands: false }]);
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

test("hostile and oversized texts: the centre reads what it can, refuses with words, and goes on", async () => {
  const t = table();
  const { watch, url, tokens } = await door(t);
  const long = await refused(watch.addWarnings({ text: `NAVAREA I 1/95\n${"x".repeat(100_001)}`, source: "test" }));
  expect([long.status, long.detail]).toEqual([
    400,
    expect.stringMatching(/has 101 kB, more than the 100 kB of one text/),
  ]);
  expect((await refused(watch.addWarnings({ text: "  ", source: "test" }))).status).toBe(400);
  expect((await refused(watch.addWarnings({ text: "NAVAREA I 1/95", source: "" }))).status).toBe(400);
  const junk = [
    "\u0000\ufffd\u202e<script>",
    "((((".repeat(2000),
    "N".repeat(50_000),
    "1-1N 1-1E ".repeat(5000),
    "__proto__",
  ];
  const { taken } = await watch.addWarnings({ texts: junk, source: "a stranger" });
  expect(taken.length).toBeGreaterThanOrEqual(junk.length);
  const { warnings } = await watch.warnings();
  expect(warnings.some((w) => w.reading.text.includes("<script>"))).toBe(true);
  const headers = { authorization: `Bearer ${tokens[0]}`, "content-type": "text/plain" };
  const plain = await get(`${url}/api/v1/warnings`, { method: "POST", headers, body: "NAVAREA I 1/95" });
  expect(plain.status).toBe(415);
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

test("what a source serves no more is noted with the moment, and its text stays", async () => {
  const t = table();
  t.now = Date.parse("1995-01-14T06:00Z");
  const { desk } = await door(t);
  const { taken } = await desk.addWarnings({ text: navarea(), source: "feed A" });
  const keys = taken.map((x) => x.key);
  const since = async () => (await desk.warningVersions("NAVAREA XIX 12/95")).versions[0]?.notServedSince;
  expect([await desk.noteServed({ source: "feed A", keys }), await since()]).toEqual([{ gone: [] }, null]);
  expect(await desk.noteServed({ source: "feed B", keys: [] })).toEqual({ gone: [] });
  t.now += 60_000;
  expect([await desk.noteServed({ source: "feed A", keys: [] }), await since()]).toEqual([
    { gone: keys },
    "1995-01-14T06:01:00.000Z",
  ]);
  expect((await desk.warnings()).warnings).toHaveLength(1);
  await desk.noteServed({ source: "feed A", keys });
  expect(await since()).toBeNull();
});

test("a feed's token posts warnings and events and opens nothing else, until somebody ends it", async () => {
  const t = table();
  t.now = Date.parse("1995-01-14T06:00Z");
  const { url, watch, desk } = await door(t);
  expect((await refused(desk.makeFeed("navtex"))).status).toBe(403);
  expect((await refused(watch.makeFeed("No Name"))).status).toBe(400);
  const { token, ...feed } = await watch.makeFeed("navtex");
  expect(feed).toEqual({ name: "navtex", madeAt: "1995-01-14T06:00:00.000Z", madeBy: "Vera Cole", ended: null });
  const machine = connect({ url, token });
  expect((await machine.addWarnings({ text: navarea(), source: "feed A" })).taken[0]?.fresh).toBe(true);
  expect((await machine.addEvents({ events: [track] })).taken[0]?.fresh).toBe(true);
  expect((await desk.event("track-0624")).by).toBe("feed navtex");
  for (const asked of [
    () => machine.warnings(),
    () => machine.events(),
    () => machine.centre(),
    () => machine.feeds(),
    () => machine.makeFeed("another"),
    () => machine.group(["NAVAREA XIX 12/95"]),
    () => machine.settleEvent("track-0624", { what: "a rocket", source: "a machine" }),
    () => machine.compose({ fields: {} }),
  ])
    expect((await refused(asked())).status).toBe(403);
  expect((await refused(watch.makeFeed("navtex"))).status).toBe(409);
  expect((await watch.endFeed("navtex")).ended?.by).toBe("Vera Cole");
  expect((await refused(machine.addWarnings({ text: navarea("1400Z"), source: "feed A" }))).status).toBe(401);
  expect((await refused(watch.endFeed("navtex"))).status).toBe(409);
  expect(await watch.feeds()).toHaveLength(1);
  // Neither the list nor the journal holds the token.
  expect(JSON.stringify([await watch.feeds(), [...t.seat("RU").centre.state.feeds.values()]])).not.toContain(token);
  const seat = t.seat("RU");
  expect(new Centre(seat.centre.env, seat.world).state.feeds.get("navtex")?.ended?.by).toBe("Vera Cole");
});

test("a correction that comes by itself is carried out in what the archive holds, in whatever order they came", async () => {
  const correction =
    "NAVAREA XIX 14/95\nNORWEGIAN SEA.\nIN NAVAREA XIX 12/95 READ 71-50N 017-00E VICE 69-50N 017-00E.\n";
  for (const texts of [
    [navarea(), correction],
    [correction, navarea()],
  ]) {
    const t = table();
    t.now = Date.parse("1995-01-25T06:25Z");
    const { desk } = await door(t);
    for (const text of texts) await desk.addWarnings({ source: "folder", text });
    const { warnings } = await desk.warnings();
    const [first, second] = ["NAVAREA XIX 12/95", "NAVAREA XIX 14/95"].map((id) => warnings.find((w) => w.id === id));
    expect(JSON.stringify(first?.reading.areas)).toContain("[17,71.8333333]");
    expect(JSON.stringify(first?.reading.areas)).not.toContain("[17,69.8333333]");
    expect(first?.reading.corrections).toMatchObject([{ by: "NAVAREA XIX 14/95", applied: true }]);
    expect(second?.reading.corrections).toMatchObject([{ of: "NAVAREA XIX 12/95", applied: true }]);
    expect(first?.reading.text).toBe(navarea().trim());
  }
});
