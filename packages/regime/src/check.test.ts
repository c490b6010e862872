import { readFileSync } from "node:fs";
import type { Instant, ItemId, Party } from "@comity/wire";
import { expect, test } from "vitest";
import { effectiveFields } from "./effective.ts";
import { canSend, checkDraft, type Draft, languages, normaliseFields, readRegime } from "./index.ts";
import type { Regime } from "./regime-types.ts";
import type { Check, Correction, FollowUp, Notification } from "./types.ts";

function regime(id: string, change: (text: string) => string = (t) => t): Regime {
  const text = readFileSync(new URL(`../../../regimes/${id}.yaml`, import.meta.url), "utf8");
  const read = readRegime({ file: id, text: change(text) });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}
const p5 = regime("p5-launch-notification");
const bmln = regime("bmln-1988");
const party = (code: string) => code as Party;
const at = (text: string) => text.replace("Z", ":00.000Z") as Instant;
const context = (when: string, from = "US", to: readonly string[] = ["CN", "FR", "GB", "RU"]) => ({
  from: party(from),
  to: to.map(party),
  at: at(when),
});

const good = {
  missile: { kind: "slbm", "range-km": 3503 },
  window: { opens: "2026-11-26T00:30Z", closes: "2026-11-29T10:00Z" },
  "launch-area": { point: { lat: 47.5, lon: -4.7 } },
  azimuth: 267,
  "impact-area": [{ circle: { centre: { lat: 37.58583333, lon: -45.67283333 }, radiusNm: 150 } }],
};
const draft = (fields: unknown): Draft => ({ kind: "notification", type: "launch", fields });
const inTime = context("2026-11-24T03:13Z");
const of = (checks: readonly Check[], id: string) => checks.filter((c) => c.id === id);

test("a sound draft passes every check, in four languages, each rule with its clause", () => {
  const checks = checkDraft(p5, draft(good), inTime);
  expect(checks.map((c) => c.result)).toEqual(checks.map(() => "pass"));
  expect(canSend(checks, { late: false })).toBe(true);
  for (const c of checks) for (const l of languages) expect(c.message[l].length, `${c.id} in ${l}`).toBeGreaterThan(5);
  expect(of(checks, "lead-time")[0]).toMatchObject({ clause: "Art. 2", field: "window.opens" });
});

test("a lead time too short says what, why and what next", () => {
  const checks = checkDraft(p5, draft(good), context("2026-11-25T04:30Z"));
  const [lead] = of(checks, "lead-time");
  expect(lead).toMatchObject({ result: "fail", field: "window.opens", clause: "Art. 2" });
  expect(lead?.message.en).toBe(
    "The window opens in 20 h; Art. 2 asks 24 h. Open it no earlier than 26 Nov 04:30 UTC, or send it marked late.",
  );
  expect(lead?.message.zh).toMatch(/20小时.*第二条.*24小时.*11月26日04:30/);
  expect(canSend(checks, { late: false })).toBe(false);
  expect(canSend(checks, { late: true }), "told late is better than untold").toBe(true);
});

test("marking it late forgives the lead time and nothing else", () => {
  const checks = checkDraft(p5, draft({ ...good, "launch-area": undefined }), context("2026-11-25T04:30Z"));
  expect(canSend(checks, { late: true })).toBe(false);
});

test("a window that has opened already is late by all of it", () => {
  const [lead] = of(checkDraft(p5, draft(good), context("2026-11-26T03:30Z")), "lead-time");
  expect(lead?.message.en).toMatch(/^The window opened 3 h ago/);
});

test("every needed field is asked for beside the field, with its clause", () => {
  const checks = checkDraft(p5, draft({}), inTime);
  const missing = checks.filter((c) => c.result === "fail").map((c) => `${c.field} ${c.clause}`);
  expect(missing).toEqual(["missile.kind Art. 2 a", "window Art. 2 b", "launch-area Art. 2 c", "impact-area Art. 2 e"]);
});

test("a space launcher needs no impact area", () => {
  const { "impact-area": _, ...fields } = good;
  expect(
    canSend(checkDraft(p5, draft({ ...fields, missile: { kind: "space-launcher" } }), inTime), { late: false }),
  ).toBe(true);
  expect(canSend(checkDraft(p5, draft(fields), inTime), { late: false })).toBe(false);
});

test.each<[string, object, string, string]>([
  ["an unknown field", { azimut: 1 }, "azimut", "nearest is “azimuth”"],
  [
    "a window that closes before it opens",
    { window: { opens: "2026-11-29T10:00Z", closes: "2026-11-26T00:30Z" } },
    "window.closes",
    "closes before it opens",
  ],
  [
    "a window of eight days",
    { window: { opens: "2026-11-26T00:00Z", closes: "2026-12-04T00:00Z" } },
    "window.closes",
    "Art. 2 b allows 7 d at most",
  ],
  [
    "a local time",
    { window: { opens: "2026-11-26T00:30+03:00", closes: "2026-11-29T10:00Z" } },
    "window.opens",
    "UTC time",
  ],
  ["a latitude of 91", { "launch-area": { point: { lat: 91, lon: 0 } } }, "launch-area.point.lat", "-90 to 90"],
  [
    "a radius of nothing",
    { "impact-area": [{ circle: { centre: { lat: 0, lon: 0 }, radiusKm: 0 } }] },
    "impact-area.0.circle.radiusKm",
    "over 0",
  ],
  [
    "two radii",
    { "impact-area": [{ circle: { centre: { lat: 0, lon: 0 }, radiusKm: 1, radiusNm: 1 } }] },
    "impact-area.0.circle",
    "radiusNm",
  ],
  [
    "a shape that the rule does not take",
    { "impact-area": [{ water: "Barents Sea" }] },
    "impact-area.0",
    "takes circle, polygon, point, site, not “water”",
  ],
  [
    "an area that crosses itself",
    {
      "impact-area": [
        {
          polygon: [
            { lat: 0, lon: 0 },
            { lat: 9, lon: 9 },
            { lat: 9, lon: 0 },
            { lat: 0, lon: 9 },
          ],
        },
      ],
    },
    "impact-area.0",
    "crosses itself",
  ],
  [
    "an area of two corners",
    {
      "impact-area": [
        {
          polygon: [
            { lat: 0, lon: 0 },
            { lat: 9, lon: 9 },
          ],
        },
      ],
    },
    "impact-area.0",
    "an area needs three",
  ],
  ["a range in words", { missile: { kind: "icbm", "range-km": "far" } }, "missile.range-km", "must be a number"],
  ["a remark that hides a mark", { remark: "all \u202e well" }, "remark", "cannot be seen"],
  ["one area where a list is asked", { "impact-area": { water: "x" } }, "impact-area", "must be a list"],
])("%s is told beside the field", (_, change, field, words) => {
  const checks = checkDraft(p5, draft({ ...good, ...change }), inTime);
  const found = checks.find((c) => c.result === "fail" && c.field === field);
  expect(found?.message.en, JSON.stringify(checks.filter((c) => c.result === "fail"))).toContain(words);
  expect(canSend(checks, { late: true })).toBe(false);
});

test("a heading that does not fit its areas is a question, never a refusal", () => {
  const checks = checkDraft(p5, draft({ ...good, azimuth: 87 }), inTime);
  expect(of(checks, "heading")[0]).toMatchObject({ result: "look", field: "azimuth" });
  expect(canSend(checks, { late: false })).toBe(true);
  expect(of(checkDraft(p5, draft({ ...good, azimuth: 255 }), inTime), "heading")[0]?.result, "12° off").toBe("pass");
});

test("a launch that the rule does not ask for goes as goodwill, and no lead time holds it", () => {
  const fields = { ...good, missile: { kind: "irbm", "range-km": 900 } };
  const checks = checkDraft(p5, draft(fields), context("2026-11-26T00:00Z"));
  expect(of(checks, "owed")[0]?.result).toBe("look");
  expect(of(checks, "lead-time")).toEqual([]);
  expect(canSend(checks, { late: false })).toBe(true);
});

test("what no text confirms is a look: the land launch area of 1988 may stay empty, the sea area may not", () => {
  const fields = { missile: "icbm", "planned-date": "2026-12-01", "impact-area": good["impact-area"] };
  const checks = checkDraft(bmln, draft(fields), context("2026-11-24T00:00Z", "US", ["RU"]));
  expect(checks.find((c) => c.field === "launch-area")).toMatchObject({ result: "look", clause: "Art. III.1" });
  expect(canSend(checks, { late: false })).toBe(true);
  const sea = checkDraft(bmln, draft({ ...fields, missile: "slbm" }), context("2026-11-24T00:00Z", "US", ["RU"]));
  expect(sea.find((c) => c.field === "submarine-launch-area")).toMatchObject({ result: "fail", clause: "Art. III.2" });
  expect(sea.find((c) => c.field === "launch-area")).toBeUndefined();
});

test("a date counts to its start: 24 h before the day of launch, at 18:00, is too late by 18 h", () => {
  const fields = {
    missile: "slbm",
    "planned-date": "2026-12-02",
    "submarine-launch-area": { water: "Barents Sea" },
    "impact-area": good["impact-area"],
  };
  const [lead] = of(checkDraft(bmln, draft(fields), context("2026-12-01T18:00Z", "RU", ["US"])), "lead-time");
  expect(lead?.message.en).toBe(
    "The planned date begins in 6 h; Art. I asks 24 h. Set it no earlier than 2 Dec 18:00 UTC, or send it marked late.",
  );
});

test("only parties write to parties, and not to themselves", () => {
  const fails = (from: string, to: readonly string[]) =>
    of(checkDraft(bmln, draft({}), context("2026-12-01T18:00Z", from, to)), "party").map((c) => c.message.en);
  expect(fails("FR", ["US"])).toEqual(["France is not a party to this regime and notifies nothing under it."]);
  expect(fails("US", ["RU", "CN"])[0]).toMatch(/^China is not a party/);
  expect(fails("US", ["US"])[0]).toMatch(/is the sender/);
  expect(fails("US", [])[0]).toMatch(/No addressee/);
});

test("a suspended instrument carries goodwill; a proposal is said to be one", () => {
  const suspended = regime("bmln-1988", (t) =>
    t.replace(
      "\nnotifications:",
      "  - { on: 2026-06-01, event: suspended, parties: [RU], source: fact-sheet }\n\nnotifications:",
    ),
  );
  const fields = { missile: "icbm", "planned-date": "2026-12-01", "impact-area": good["impact-area"] };
  const checks = checkDraft(suspended, draft(fields), context("2026-11-30T23:00Z", "RU", ["US"]));
  expect(of(checks, "in-force")[0]).toMatchObject({
    result: "look",
    message: { en: expect.stringContaining("is suspended") },
  });
  expect(of(checks, "lead-time")).toEqual([]);
  expect(of(checkDraft(p5, draft(good), inTime), "in-force")[0]?.message.en).toMatch(/^A proposal/);
});

test("a type that the regime does not know is refused with the nearest", () => {
  const checks = checkDraft(p5, { kind: "notification", type: "lunch", fields: {} }, inTime);
  expect(checks).toMatchObject([{ id: "type", result: "fail", message: { en: expect.stringContaining("“launch”") } }]);
});

const rule = p5.notifications.get("launch");
const fields = normaliseFields(rule?.fields ?? new Map(), good);
const released = {
  regime: { id: p5.id, digest: p5.digest },
  language: "en",
  composedAt: at("2026-11-24T03:00Z"),
  officers: { composed: "A", released: "B" },
};
const id = (n: number) => String(n).padStart(32, "0") as ItemId;
const notice: Notification = {
  kind: "notification",
  id: id(1),
  reference: "US-2026-0001",
  type: "launch",
  fields: fields.ok ? fields.value : {},
  ...released,
};
const moved = (n: number, day: string): FollowUp => ({
  kind: "follow-up",
  id: id(n),
  reference: `US-2026-000${n}`,
  of: notice.id,
  type: "postponed",
  fields: { window: { opens: `${day}T00:00:00.000Z`, closes: `${day}T06:00:00.000Z` } },
  ...released,
});
const corrected = (n: number, of: ItemId, to: Notification["fields"]): Correction => ({
  kind: "correction",
  id: id(n),
  reference: `US-2026-000${n}`,
  of,
  reason: "typing error",
  fields: to,
  ...released,
});

test("a follow-up has its own form; a nearer window is asked about, not refused", () => {
  const checks = checkDraft(
    p5,
    {
      kind: "follow-up",
      type: "postponed",
      of: notice,
      fields: { window: { opens: "2026-11-27T00:00Z", closes: "2026-11-27T06:00Z" } },
    },
    context("2026-11-26T12:00Z"),
  );
  expect(of(checks, "lead-time")[0]).toMatchObject({
    result: "look",
    message: { en: expect.stringContaining("The new window opens in 12 h") },
  });
  expect(canSend(checks, { late: false })).toBe(true);
  const empty = checkDraft(p5, { kind: "follow-up", type: "launched", of: notice, fields: {} }, inTime);
  expect(empty.find((c) => c.result === "fail")?.field).toBe("launched-at");
});

test("a correction is checked by the form of what it corrects", () => {
  expect(canSend(checkDraft(p5, { kind: "correction", of: notice, fields: good }, inTime), { late: false })).toBe(true);
  expect(
    canSend(
      checkDraft(p5, { kind: "correction", of: moved(2, "2026-11-28"), notification: notice, fields: {} }, inTime),
      { late: false },
    ),
  ).toBe(false);
});

test("fields as they now stand: postponed twice, the first postponement corrected later, then the notification corrected", () => {
  const opens = (later: readonly (FollowUp | Correction)[]) =>
    (effectiveFields(p5, notice, later).window as { opens: string }).opens.slice(0, 10);
  expect(opens([])).toBe("2026-11-26");
  expect(opens([moved(2, "2026-11-28"), moved(3, "2026-11-30")])).toBe("2026-11-30");
  const fix = corrected(4, id(2), moved(2, "2026-11-29").fields);
  expect(opens([moved(2, "2026-11-28"), fix])).toBe("2026-11-29");
  expect(opens([moved(2, "2026-11-28"), moved(3, "2026-11-30"), fix]), "the later postponement stands").toBe(
    "2026-11-30",
  );
  expect(
    opens([moved(2, "2026-11-28"), corrected(5, id(1), { ...notice.fields })]),
    "a whole new text stands as it says",
  ).toBe("2026-11-26");
  expect(opens([{ ...moved(2, "2026-11-28"), of: id(9) }]), "another notification's follow-up").toBe("2026-11-26");
});

test("trap 17: a correction of a correction still finds the first notification", () => {
  const first = corrected(4, id(1), { ...notice.fields, azimuth: 1 });
  const second = corrected(5, first.id, { ...notice.fields, azimuth: 2 });
  expect(effectiveFields(p5, notice, [first, second]).azimuth).toBe(2);
});
