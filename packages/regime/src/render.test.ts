import { readFileSync } from "node:fs";
import type { Fields, Instant, ItemId, Party } from "@comity/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { languageOf, languages, normaliseFields, partyName, readRegime, renderItem, summarise } from "./index.ts";
import type { Regime } from "./regime-types.ts";
import type { Correction, FollowUp, Notification } from "./types.ts";

function regime(id: string): Regime {
  const text = readFileSync(new URL(`../../../regimes/${id}.yaml`, import.meta.url), "utf8");
  const read = readRegime({ file: id, text });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}
const p5 = regime("p5-launch-notification");
const bmln = regime("bmln-1988");
const inPk = regime("in-pk-2005");
const party = (code: string) => code as Party;
const id = "0".repeat(32) as ItemId;
const released = (reference: string, language: string) => ({
  id,
  reference,
  language,
  regime: { id: "r", digest: "0" },
  composedAt: "2026-11-24T03:00:00.000Z" as Instant,
  officers: { composed: "A", released: "B" },
});
const notice = (r: Regime, type: string, reference: string, language: string, raw: unknown): Notification => {
  const fields = normaliseFields(r.notifications.get(type)?.fields ?? new Map(), raw);
  if (!fields.ok) throw new Error(JSON.stringify(fields.faults));
  return { kind: "notification", type, fields: fields.value, ...released(reference, language) };
};
const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

const french = notice(p5, "launch", "FR-2026-0117", "fr", {
  missile: { kind: "slbm", "range-km": 3503 },
  window: { opens: "2026-11-26T00:30Z", closes: "2026-11-29T10:00Z" },
  "launch-area": { water: "Bay of Biscay" },
  azimuth: 267,
  "impact-area": [{ circle: { centre: { lat: 37.58583333, lon: -45.67283333 }, radiusNm: 150 } }],
  remark: "Tir sans charge nucléaire.",
});

test("the French sender's text, and its renderings from the same fields", () => {
  const [en, fr, ru, zh] = languages.map((l) => plain(renderItem(p5, french, { from: party("FR") }, l)));
  expect(fr).toBe(
    [
      "NOTIFICATION DE LANCEMENT FR-2026-0117",
      "La France notifie, en vertu de l’article 2, le lancement prévu d’un missile balistique tiré d’un sous-marin.",
      "Missile : Missile balistique lancé par sous-marin ; portée : 3 503 km.",
      "Fenêtre : du 26 novembre 2026 à 00 h 30 au 29 novembre 2026 à 10 h 00 UTC.",
      "Zone de lancement : golfe de Gascogne.",
      "Azimut : 267°.",
      "Zone d’impact : cercle de 150 milles marins autour de 37-35,15 N 045-40,37 O.",
      "Remarque : Tir sans charge nucléaire.",
    ].join("\n"),
  );
  expect(en).toContain(
    "France gives notice, under Article 2, of the planned launch of a submarine-launched ballistic missile.",
  );
  expect(en).toContain("Remark (in French): “Tir sans charge nucléaire.”");
  expect(ru).toContain("Окно: с 00:30 26 ноября 2026 г. до 10:00 29 ноября 2026 г. (UTC).");
  expect(ru).toContain("на основании статьи 2");
  expect(zh).toContain("发射窗口：2026年11月26日00:30至2026年11月29日10:00（协调世界时）。");
  expect(zh).toContain("法国根据第二条通报一次潜射弹道导弹计划发射。");
});

test("the verb agrees with the sender: les États-Unis notifient, Соединённые Штаты уведомляют", () => {
  const from = { from: party("US") };
  expect(renderItem(p5, french, from, "fr")).toContain("Les États-Unis notifient");
  expect(renderItem(p5, french, from, "ru")).toContain("Соединённые Штаты уведомляют");
  expect(renderItem(p5, french, from, "en")).toContain("The United States gives notice");
});

test("the agreement of 1988 names a date; a Russian date ends its sentence once", () => {
  const item = notice(bmln, "launch", "RU-2026-0001", "ru", {
    missile: "slbm",
    "planned-date": "2026-12-01",
    "submarine-launch-area": { quadrant: { ocean: "Pacific", sector: "NE" } },
    "impact-area": [{ circle: { centre: { lat: 60, lon: 160 }, radiusKm: 40 } }],
  });
  const text = languages.map((l) => plain(renderItem(bmln, item, { from: party("RU") }, l)));
  expect(text[0]).toContain(
    "The Russian Federation gives notice, under Article I, of a launch of a submarine-launched ballistic missile planned for 1 December 2026.",
  );
  expect(text[1]).toContain("prévu le 1er décembre 2026.");
  expect(text[2]).toContain("планируемом на 1 декабря 2026 г.\n");
  expect(text[3]).toContain("根据第一条");
  expect(text[2]).toContain("северо-восточный квадрант Тихого океана");
});

test("India's text under the agreement of 2005", () => {
  const item = notice(inPk, "flight-test", "IN-2026-0001", "en", {
    missile: "land-launched",
    window: { opens: "2026-12-10T00:00Z", closes: "2026-12-15T00:00Z" },
  });
  expect(renderItem(inPk, item, { from: party("IN") }, "en")).toContain(
    "India gives notice, under Article 2, of a flight test of a land-launched surface-to-surface ballistic missile.",
  );
});

test("follow-ups name what they follow; corrections say what they replace and why", () => {
  const launched: FollowUp = {
    kind: "follow-up",
    of: id,
    type: "launched",
    fields: { "launched-at": "2026-11-26T01:02:03.000Z" },
    ...released("FR-2026-0118", "fr"),
  };
  expect(renderItem(p5, launched, { from: party("FR"), about: "FR-2026-0117", of: french }, "en")).toBe(
    "LAUNCH CARRIED OUT FR-2026-0118\nFrance gives notice, under Article 4 a, that the launch notified under FR-2026-0117 has taken place.\nTime of launch: 26 November 2026, 01:02:03 UTC.",
  );
  const fix: Correction = {
    kind: "correction",
    of: id,
    reason: "Azimut erroné",
    fields: { ...french.fields, azimuth: 266 },
    ...released("FR-2026-0119", "fr"),
  };
  const text = plain(renderItem(p5, fix, { from: party("FR"), about: "FR-2026-0117", of: french }, "fr"));
  expect(text).toContain("RECTIFICATION FR-2026-0119\nLa France rectifie FR-2026-0117.");
  expect(text).toContain("Motif de la rectification : Azimut erroné.");
  expect(text).toContain("Azimut : 266°.");
  expect(
    renderItem(p5, fix, { from: party("FR"), about: "FR-2026-0117" }, "zh"),
    "without the item it corrects",
  ).toContain("方位角：266°。");
});

test("one line says what, when and where", () => {
  expect(languages.map((l) => plain(summarise(p5, french, l)))).toEqual([
    "Launch notification: Submarine-launched ballistic missile, 26 Nov 00:30 – 29 Nov 2026 10:00 UTC, Bay of Biscay",
    "Notification de lancement : Missile balistique lancé par sous-marin, 26 nov. 00 h 30 – 29 nov. 2026 10 h 00 UTC, golfe de Gascogne",
    "Уведомление о пуске: Баллистическая ракета подводной лодки, 26 нояб. 00:30 – 29 нояб. 2026 10:00 UTC, Бискайский залив",
    "发射通报：潜射弹道导弹，2026年11月26日00:30至11月29日10:00 UTC，比斯开湾",
  ]);
});

test("a remark cannot pass itself off as a line of the notification", () => {
  const item: Notification = { ...french, fields: { ...french.fields, remark: "Fin.\nFenêtre : du 1er janvier" } };
  const text = renderItem(p5, item, { from: party("FR") }, "fr");
  expect(text.split("\n").filter((l) => l.startsWith("Fenêtre")).length).toBe(1);
});

test("languages of the parties, and names of states beyond them", () => {
  expect(["US", "GB", "FR", "RU", "CN", "IN"].map((p) => languageOf(party(p)))).toEqual([
    "en",
    "en",
    "fr",
    "ru",
    "zh",
    "en",
  ]);
  expect(languages.map((l) => partyName(party("RU"), l))).toEqual(["Russia", "Russie", "Россия", "俄罗斯"]);
  expect(partyName(party("KZ"), "en")).toBe("Kazakhstan");
});

const choices = (() => {
  const missile = p5.notifications.get("launch")?.fields.get("missile");
  const kind = missile?.type === "group" ? missile.fields.get("kind") : undefined;
  return kind?.type === "choice" ? kind.choices : [];
})();
const instants = fc.integer({ min: 0, max: 3e12 }).map((ms) => new Date(ms).toISOString());
const anyNotice = fc.record({
  kind: fc.constantFrom(...choices.map((c) => c.value)),
  from: fc.constantFrom("CN", "FR", "GB", "RU", "US"),
  number: fc.integer({ min: 1, max: 99999 }),
  opens: instants,
  closes: instants,
  azimuth: fc.integer({ min: 0, max: 3599 }).map((n) => n / 10),
  lat: fc.integer({ min: -90, max: 90 }),
  lon: fc.integer({ min: -180, max: 180 }),
  remark: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: "grapheme-composite" })),
});

test("every rendering in every language names the kind of missile, the reference and the sender, and leaves no placeholder", () => {
  expect(choices.length).toBeGreaterThan(3);
  fc.assert(
    fc.property(anyNotice, ({ kind, from, number, opens, closes, azimuth, lat, lon, remark }) => {
      const reference = `${from}-2026-${String(number).padStart(4, "0")}`;
      const language = languageOf(party(from));
      const fields: Fields = {
        missile: { kind },
        window: { opens, closes },
        "launch-area": { point: { lat, lon } },
        azimuth,
        "impact-area": [{ circle: { centre: { lat, lon }, radiusKm: 40 } }],
        ...(remark === null ? {} : { remark }),
      };
      const item: Notification = { kind: "notification", type: "launch", fields, ...released(reference, language) };
      for (const l of languages) {
        const text = renderItem(p5, item, { from: party(from) }, l);
        expect(text.split("\n")[0]).toContain(reference);
        expect(text).toContain(choices.find((c) => c.value === kind)?.label[l]);
        const body = text.split("\n").slice(0, 7).join("\n");
        expect(body).not.toMatch(/[{}]|undefined|NaN|…/);
        expect(summarise(p5, item, l)).toContain(choices.find((c) => c.value === kind)?.label[l]);
      }
    }),
    { numRuns: 200 },
  );
});
