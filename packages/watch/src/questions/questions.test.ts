import type { NotificationRule } from "@comity/regime";
import type { Fields, Instant } from "@comity/wire";
import { expect, test } from "vitest";
import { readPlaces } from "../events/gazetteer.ts";
import { readWarning } from "../read/read.ts";
import { rocketNotes } from "../testing/regimes.ts";
import type { Warning } from "../types.ts";
import { questionsFor } from "./questions.ts";

function ruleWith(change?: (text: string) => string): NotificationRule {
  const made = rocketNotes(change).notifications.get("note");
  if (made === undefined) throw new Error("no rule");
  return made;
}
const rule = ruleWith();
const fields = {
  period: { opens: "2026-02-14T06:00:00.000Z", closes: "2026-02-14T12:00:00.000Z" },
  "from-where": { circle: { centre: { lat: 69.3, lon: 16 }, radiusKm: 15 } },
  "to-where": [{ circle: { centre: { lat: 78.5, lon: 10 }, radiusKm: 150 } }],
  heading: 353,
};
const ask = (change: object, warnings: readonly Warning[] = []) =>
  questionsFor(rule, { ...fields, ...change } as unknown as Fields, warnings).map((q) => q.id);
const circle = (lat: number, lon: number, radiusKm: number) => ({ circle: { centre: { lat, lon }, radiusKm } });

test("a notification that fits together is asked only about the warning that should go with it", () => {
  expect(ask({})).toEqual(["warning"]);
});

test("a place that is only named is looked up; of how large it is nothing is asked", () => {
  const named = readPlaces("name,lat,lon,radius_km\nNorth Range,69.3,16,40\nFar Sands,86,10,0.2\n").places;
  const asking = (site: string) =>
    questionsFor(rule, { ...fields, "from-where": { site } } as unknown as Fields, [], named).map((q) => q.id);
  expect(asking("North Range")).toEqual(["warning"]);
  expect(asking("Somewhere")).toEqual(["warning"]);
  expect(asking("Far Sands")).toEqual(expect.arrayContaining(["heading"]));
  expect(asking("Far Sands")).not.toContain("area-small");
});

test("not even that, once the warning is known", () => {
  const at = (from: string, to: string): Warning => ({
    ...readWarning("", {}),
    windows: [{ from: from as Instant, to: to as Instant }],
    areas: [{ shape: "circle", centre: [10, 78.5], radiusKm: 150 }],
  });
  expect(ask({}, [at("2026-02-14T06:00:00.000Z", "2026-02-14T13:00:00.000Z")])).toEqual([]);
  expect(ask({}, [at("2026-02-24T06:00:00.000Z", "2026-02-24T13:00:00.000Z")])).toEqual(["warning"]);
});

const bySea = ruleWith((text) => text.replace("mariners: {", "mariners: { warns: sea, clause: Art. 9,"));
const warned = (text: string, to = "1200Z"): Warning =>
  readWarning(
    `${text}\nGREENLAND SEA. ROCKETS 140600Z TO 14${to} FEB 26 IN AREA WITHIN 80 MILES OF 78-30N 010-00E.\n`,
    { year: 2026 },
  );
const asked = (warnings: readonly Warning[]) => questionsFor(bySea, fields as unknown as Fields, warnings);

test("a duty that says where it warns is met by a warning there alone; a NOTAM is none to mariners", () => {
  const [q] = asked([]);
  expect(q).toMatchObject({ id: "warning", clause: "Art. 9", numbers: {} });
  expect(q?.message.en).toBe(
    "No warning at sea over this area and window is known here; Art. 9 asks for one. Has it gone out?",
  );
  const sea = warned("NAVAREA XIX 12/26");
  expect(sea.areas).toHaveLength(1);
  expect(asked([sea])).toEqual([]);
  expect(asked([{ ...sea, series: "NOTAM ENOR" }]).map((x) => x.id)).toEqual(["warning"]);
  expect(asked([{ ...sea, series: null }])).toEqual([]);
});

test("hours of the window that a known warning leaves out are asked about", () => {
  const [q, ...more] = asked([warned("NAVAREA XIX 12/26", "1000Z")]);
  expect(more).toEqual([]);
  expect(q).toMatchObject({ id: "warning-hours", numbers: { outsideMinutes: 120 } });
  expect(q?.message.en).toMatch(/^NAVAREA XIX 12\/26 warns of this area, but 2 h of the window lie outside its hours/);
});

test("a form without window and area is asked nothing yet", () => {
  expect(questionsFor(bySea, {})).toEqual([]);
});

test.each([
  ["heading", { heading: 173 }],
  ["range", { "to-where": [circle(69.31, 16.01, 5)], heading: undefined }],
  ["spread", { "to-where": [circle(78.5, 10, 150), circle(66, 40, 100)] }],
  ["window-long", { period: { opens: "2026-02-01T00:00:00.000Z", closes: "2026-02-20T00:00:00.000Z" } }],
  ["window-short", { period: { opens: "2026-02-14T06:00:00.000Z", closes: "2026-02-14T06:01:00.000Z" } }],
  ["area-small", { "from-where": circle(69.3, 16, 0.5) }],
  ["area-large", { "to-where": [circle(78.5, 10, 1500)] }],
])("%s is asked about", (id, change) => {
  expect(ask(change)).toContain(id);
});

test("a question is a question, in four languages, and names its field", () => {
  const [q] = questionsFor(rule, { ...fields, heading: 173 } as unknown as Fields);
  expect(q).toEqual({
    id: "heading",
    field: "heading",
    numbers: { saidDeg: 173, lineDeg: 353, offDeg: 180, rangeKm: 1042 },
    message: {
      en: "The heading is given as 173°; from the launch area to the impact area, 1042 km, it is 353°, 180° off. Which is right?",
      fr: "Le cap indiqué est 173° ; de la zone de lancement à la zone d’impact, à 1042 km, il est de 353°, soit 180° d’écart. Lequel est juste ?",
      ru: "Указан курс 173°; от района пуска к району падения (1042 км) — 353°, расхождение 180°. Что верно?",
      zh: "所填航向为173°；从发射区到落区（1042公里）为353°，相差180°。何者正确？",
    },
  });
});
