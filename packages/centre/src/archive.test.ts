/** The archive of the launch watch through a real centre: what is kept, what sources serve no more, corrections, and feeds. */
import { afterEach, expect, test } from "vitest";
import { connect } from "./client/index.ts";
import { get } from "./http/testing.ts";
import { Centre } from "./shell/centre.ts";
import { closeDoors, door, navarea, refused, table } from "./testing/watch-table.ts";
import { track } from "./testing-notes.ts";

afterEach(closeDoors);

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
