import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readRegime } from "./index.ts";

const folder = new URL("../../../regimes/", import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder), "utf8");
const p5 = file("p5-launch-notification.yaml");

/** Change one passage of the proposal and read it again. */
function changed(from: string, to: string, text = p5) {
  expect(text, `the file says "${from}"`).toContain(from);
  const read = readRegime({ file: "regimes/p5.yaml", text: text.replace(from, to) });
  return read.ok ? [] : read.faults.map((f) => ({ ...f, at: `${f.line}:${f.column}` }));
}
/** Where a passage stands in the proposal, as file:line:col counts. */
function at(passage: string, text = p5): string {
  const before = text.slice(0, text.indexOf(passage)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

test.each(readdirSync(folder).filter((name) => name.endsWith(".yaml")))(
  "%s is read without a fault, and its digest is that of its bytes",
  (name) => {
    const read = readRegime({ file: name, text: file(name) });
    expect(read.ok ? [] : read.faults).toEqual([]);
    expect(read.ok && read.regime.digest).toBe(createHash("sha256").update(file(name)).digest("hex"));
    expect(read.ok && `${read.regime.id}.yaml`).toBe(name);
  },
);

test("an unknown word names its place and the nearest right word", () => {
  const [fault, ...others] = changed("    acknowledge: {", "    acknowlege: {");
  expect(fault).toMatchObject({ file: "regimes/p5.yaml", at: at("acknowledge: {"), nearest: "acknowledge" });
  expect(others).toEqual([]);
});

test("a family without a rule, and a text in one language", () => {
  expect(changed("not-found:\n", "limits: {}\nnot-found:\n").map((f) => f.message)).toEqual([
    "limits names at least one",
  ]);
  expect(changed("{ en: Window, fr: Fenêtre, ru: Окно, zh: 发射窗口 }", "Window")).toEqual([]);
});

test("a missing key is told at the rule that misses it", () => {
  const [fault] = changed("        as: [circle, polygon, point, named-site]\n", "");
  expect(fault).toMatchObject({ at: at("impact-area:\n"), expected: "as" });
});

test("a text that misses a language says which", () => {
  const [fault] = changed("{ en: Window, fr: Fenêtre, ru: Окно, zh: 发射窗口 }", "{ en: Window, ru: Окно }");
  expect(fault?.message).toMatch(/missing in fr, zh/);
  expect(fault?.at).toBe(at("label: { en: Window"));
});

test.each(["P1.5M", "24h", "PT", "P", "PT0S", "-PT1H", "24"])("a lead time of %s is no duration", (bad) => {
  const [fault] = changed("at-least: PT24H", `at-least: ${bad}`);
  expect(fault).toMatchObject({ at: at("PT24H, before"), expected: expect.stringContaining("PT24H") });
});

test("a condition that names no field points at the name inside the expression", () => {
  const [fault] = changed("missile.range_km > 2000'", "missile.rangekm > 2000'");
  const column = Number(at("missile.range_km > 2000'").split(":")[1]);
  expect(fault).toMatchObject({ nearest: "range_km", line: Number(at("missile.range_km > 2000'").split(":")[0]) });
  expect(fault?.column).toBeGreaterThanOrEqual(column);
  expect(fault?.column).toBeLessThanOrEqual(column + "missile.rangekm".length);
});

test.each([
  ["missile.range_km > 2000'", 'missile.range_km > "2000"\'', /compares a number with text/],
  ["missile.range_km > 2000'", "missile.kind > 2000'", /compares text with a number/],
  ["missile.range_km > 2000'", "window.opens > 2000'", /compares a time with a number/],
  ["missile.range_km > 2000'", "missile.range_km + 1'", /true or false is needed here, not a number/],
  ["missile.range_km > 2000'", "missile.range_km >'", /not a CEL expression/],
  ['"slbm", "space-launcher"]', '"slmb", "space-launcher"]', /"slmb" is not one of the choices; the nearest is "slbm"/],
  ["missile.range_km > 2000'", "nuclear(missile.range_km)'", /is not a function/],
  ["missile.range_km > 2000'", "missile.range-km > 2000'", /in a condition "range-km" is written range_km/],
])("a condition with %s changed to %s is refused", (from, to, message) => {
  expect(
    changed(from, to)
      .map((f) => f.message)
      .join("\n"),
  ).toMatch(message);
});

test.each([
  "size(impact_area) + 1 > 2",
  'window.closes - window.opens > duration("24h")',
  "has(missile.range_km)",
  "!has(item.azimuth) || azimuth < 90",
  "missile.range_km * 2 >= 4000.0",
  'window.opens > timestamp("2026-01-01T00:00:00Z")',
  'missile.kind == "icbm" ? true : false',
])("the condition %s is good", (cel) => {
  expect(changed("missile.range_km > 2000'", `${cel}'`)).toEqual([]);
});

test("a lead time counts to a time: a place, a whole window and an unknown field are refused", () => {
  expect(changed("before: window.opens", "before: launch-area")[0]?.message).toMatch(
    /a value of type place, not one time/,
  );
  expect(changed("before: window.opens", "before: window")[0]?.expected).toBe("window.opens, window.closes");
  expect(changed("before: window.opens", "before: windw.opens")[0]).toMatchObject({
    nearest: "window.opens",
    at: at("window.opens, source"),
  });
});

test("a sentence names only what is always there", () => {
  expect(changed("launch of {missile.kind}.", "launch at {azimuth}.")[0]?.message).toMatch(/"azimuth" may be missing/);
  expect(changed("launch of {missile.kind}.", "launch of {misile.kind}.")[0]).toMatchObject({
    nearest: "missile.kind",
  });
  expect(changed("launch of {missile.kind}.", "launch of {missile.kind.")[0]?.message).toMatch(/brace/);
});

test("a postponement replaces a field that both have", () => {
  expect(changed("replaces: [window]", "replaces: [reason]")[0]?.message).toMatch(/"reason" is not a field of both/);
});

test("duplicate keys, broken YAML, aliases and an empty file are told where they stand", () => {
  expect(changed("kind: proposal\n", "kind: proposal\nkind: treaty\n")[0]?.message).toMatch(/stands twice/);
  expect(changed("parties: [CN, FR, GB, RU, US]", "parties: [CN, FR")[0]?.message).toMatch(/not readable as YAML/);
  expect(changed("kind: proposal", "kind: &k proposal")[0]?.message).toMatch(/anchors/);
  expect(readRegime({ file: "x", text: "" })).toMatchObject({ ok: false, faults: [{ line: 1, column: 1 }] });
  expect(readRegime({ file: "x", text: "[".repeat(20_000) }).ok).toBe(false);
  expect(readRegime({ file: "x", text: "\u0000\ufffe{}{" }).ok).toBe(false);
});

test("all faults come at once, in the order of the file", () => {
  let text = p5.replace("kind: proposal", "kind: propsal").replace("event: proposed", "event: propsed");
  text = text
    .replace("within: PT1H", "within: 1h")
    .replace("type: bearing", "type: baering")
    .replace("source: start-1991", "source: start-91");
  const read = readRegime({ file: "x", text });
  expect(read.ok ? [] : read.faults.map((f) => f.nearest ?? f.expected)).toEqual([
    "proposal",
    "proposed",
    "bearing",
    "an ISO 8601 duration such as PT24H or P7D",
    "start-1991",
  ]);
});
