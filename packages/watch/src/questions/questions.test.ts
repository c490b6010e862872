import type { Fields, Instant } from "@comity/wire";
import { expect, test } from "vitest";
import { readWarning } from "../read/read.ts";
import { rocketNotes } from "../testing/regimes.ts";
import type { Warning } from "../types.ts";
import { questionsFor } from "./questions.ts";

const rule = rocketNotes().notifications.get("note");
if (rule === undefined) throw new Error("no rule");
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

test("not even that, once the warning is known", () => {
  const at = (from: string, to: string): Warning => ({
    ...readWarning("", {}),
    windows: [{ from: from as Instant, to: to as Instant }],
    areas: [{ shape: "circle", centre: [10, 78.5], radiusKm: 150 }],
  });
  expect(ask({}, [at("2026-02-14T06:00:00.000Z", "2026-02-14T13:00:00.000Z")])).toEqual([]);
  expect(ask({}, [at("2026-02-24T06:00:00.000Z", "2026-02-24T13:00:00.000Z")])).toEqual(["warning"]);
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
    message: {
      en: "The heading is given as 173°; from the launch area to the impact area it is 353°, 180° off. Which is right?",
      fr: "Le cap indiqué est 173° ; de la zone de lancement à la zone d’impact il est de 353°, soit 180° d’écart. Lequel est juste ?",
      ru: "Указан курс 173°; от района пуска к району падения — 353°, расхождение 180°. Что верно?",
      zh: "所填航向为173°；从发射区到落区为353°，相差180°。何者正确？",
    },
  });
});
