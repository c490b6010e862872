import { expect, test } from "vitest";
import { z } from "zod";
import { type Io, Stop } from "../io.ts";
import { program } from "../program.ts";
import { groupSchema, matchSchema } from "../watch-shapes.ts";

const files: Record<string, string> = {
  "events.csv": [
    "id,time,timeUncertaintyS,lon,lat,placeUncertaintyKm,headingDeg,headingUncertaintyDeg",
    "told,2026-02-15T08:30Z,60,41.1,63,10,25,5",
    "warned,2026-02-18T08:30Z,60,41.1,63,10,25,5",
    "unknown,2026-02-15T08:30Z,60,-60,-50,10,,",
    "broken,2026-02-30T08:30Z,60,0,0,10,,",
  ].join("\n"),
  "notifications.jsonl": [
    JSON.stringify({
      regime: "p5-launch-notification",
      type: "launch",
      by: "RU",
      id: "RU-2026-0007",
      fields: {
        missile: { kind: "icbm" },
        window: { opens: "2026-02-15T06:00Z", closes: "2026-02-15T12:00Z" },
        "launch-area": { circle: { centre: { lat: 63, lon: 41 }, radiusKm: 20 } },
        azimuth: 25,
        "impact-area": [{ circle: { centre: { lat: 57.3, lon: 161.8 }, radiusKm: 100 } }],
      },
    }),
    '{"regime":"p5-launch-notification","type":"lunch","by":"RU","fields":{}}',
  ].join("\n"),
  "warnings.txt":
    "NAVAREA XX 31/26\nBARENTS SEA.\n1. ROCKET LAUNCHING 0600Z TO 1200Z DAILY 17 THRU 19 FEB 26 IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E, 67-50.0N 049-00.0E.\n2. CANCEL THIS MSG 191300Z FEB 26.\n",
};

async function run(...args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  const [out, said]: [string[], string[]] = [[], []];
  let code = -1;
  const io: Io = {
    print: (t) => void out.push(t),
    say: (t) => void said.push(t),
    paint: (_, t) => t,
    read: async (path) => files[path] ?? (await import("node:fs")).readFileSync(path, "utf8"),
    columns: 200,
  };
  try {
    await program(io, (c) => {
      code = c;
    }).parseAsync(["node", "comity", ...args]);
  } catch (e) {
    if (!(e instanceof Stop)) throw e;
    said.push(e.message);
    code = e.code;
  }
  return { code, out: out.join("\n"), said: said.join("\n") };
}
const given = [
  "watch",
  "match",
  "--events",
  "events.csv",
  "--warnings",
  "warnings.txt",
  "--notifications",
  "notifications.jsonl",
];

test("announced, warned of only, nothing known; bad rows named by file and line, the good ones matched", async () => {
  const { code, out, said } = await run(...given, "--json");
  const found = z.array(matchSchema.strict()).parse(JSON.parse(out));
  expect(found.map((m) => [m.event, m.answer])).toEqual([
    ["told", "announced"],
    ["warned", "announced-outside"],
    ["unknown", "nothing-known"],
  ]);
  expect(found[0]?.candidates[0]).toMatchObject({ kind: "notification", id: "RU-2026-0007", by: "RU" });
  expect(found[1]?.candidates.map((c) => c.kind)).toContain("warning");
  expect(said).toContain("events.csv:5: time");
  expect(said).toContain('notifications.jsonl:2: p5-launch-notification has no notification "lunch"; it has launch');
  expect(code).toBe(2);
});

test("without the notification the same event is warned of only; exit code 1", async () => {
  files["one.csv"] = (files["events.csv"] ?? "").split("\n").slice(0, 3).join("\n");
  const { code, out } = await run("watch", "match", "--events", "one.csv", "--warnings", "warnings.txt");
  expect(out).toContain("told: nothing known");
  expect(out).toContain("warned: warned of, not notified\n  A warning speaks of it: NAVAREA XX 31/26.");
  expect(code).toBe(1);
});

test("no event at all, or standard input twice, is bad input", async () => {
  files["none.csv"] = "time,lon,lat\n";
  expect((await run("watch", "match", "--events", "none.csv")).code).toBe(2);
  expect((await run("watch", "match", "--events", "-", "--warnings", "-")).said).toContain("only one");
});

test("warnings group: JSON in its shape; GeoJSON and KML for other programs", async () => {
  const { code, out } = await run("warnings", "group", "warnings.txt", "--json");
  expect(
    z
      .array(groupSchema.strict())
      .parse(JSON.parse(out))
      .map((g) => g.warnings),
  ).toEqual([["NAVAREA XX 31/26"]]);
  expect(code).toBe(0);
  expect(JSON.parse((await run("warnings", "group", "warnings.txt", "--as", "geojson")).out)).toMatchObject({
    type: "FeatureCollection",
  });
  expect((await run("warnings", "group", "warnings.txt", "--as", "kml")).out).toMatch(/^<\?xml/);
});
