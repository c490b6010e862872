import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { differenceSchema, dutyRowSchema, regimeFaultSchema, standingAnswerSchema } from "../shapes.ts";
import { runCommand } from "../testing.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-regime-"));
const run = (...args: readonly string[]) => runCommand(["regime", ...args]);
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("a commented start reads without a fault as it stands", async () => {
  const start = await run("new", "three-way-cap");
  const path = file("three-way-cap.yaml", start.out);
  expect(await run("check", path)).toMatchObject({ code: 0, out: "" });
  expect((await run("new", "Three Way")).code).toBe(2);
});

test("check tells every fault in a stable shape, and exits 2", async () => {
  const path = file(
    "broken.yaml",
    (await run("new", "broken")).out.replace("kind: proposal ", "kind: propsal ").replace("within: PT1H", "within: 1h"),
  );
  const { code, out } = await run("check", path, "--json");
  const faults = regimeFaultSchema.array().parse(JSON.parse(out));
  expect(code).toBe(2);
  expect(faults.map((f) => f.nearest ?? f.expected)).toEqual(["proposal", "an ISO 8601 duration such as PT24H or P7D"]);
  expect((await run("check", path)).out).toMatch(
    /broken\.yaml:\d+:\d+ "propsal" is not a kind|broken\.yaml:\d+:\d+ "propsal"/,
  );
});

test("check tells a folder, a file of cases and a name that is not the file's; show names the nearest", async () => {
  const cases = await run("check", file("cases.yaml", "# cases\n- case: One sentence\n  on: 2026-01-01\n"));
  expect(cases).toMatchObject({ code: 2, out: expect.stringContaining("this is a file of cases, not a regime") });
  const records = await run("check", file("records.yaml", "- { event: launch, by: FR, at: 2026-01-01 }\n"));
  expect(records).toMatchObject({ code: 2, out: expect.stringContaining("this is a list, as of records") });
  expect(await run("check", folder)).toMatchObject({
    code: 2,
    said: expect.stringContaining("is a folder; name the files"),
  });
  const other = file("another-name.yaml", (await run("new", "its-name")).out);
  expect(await run("check", other)).toMatchObject({ code: 0, said: expect.stringContaining("its-name.yaml") });
  expect((await run("show", "new-strat")).said).toMatch(/the nearest is new-start; those that do/);
});

test("New START on 15 March 2023: limits kept as both say, data exchange suspended as Russia claims and disputed", async () => {
  const { code, out } = await run("show", "new-start", "--on", "2023-03-15", "--json");
  const answer = standingAnswerSchema.parse(JSON.parse(out));
  expect(code).toBe(0);
  const duty = (party: string, name: string) => answer.parties[party]?.standing.find((s) => s.duty === name);
  expect(duty("RU", "deployed-warheads")).toMatchObject({ status: "in-force" });
  expect(duty("US", "deployed-warheads")).toMatchObject({ status: "in-force" });
  expect(duty("RU", "data-update")?.status).toBe("disputed");
  expect(duty("RU", "data-update")?.views.map((v) => `${v.by} ${v.status}`)).toEqual(["RU suspended", "US in-force"]);
  expect(duty("RU", "launch")?.alsoUnder).toMatchObject([{ regime: "bmln-1988", duty: "launch", status: "in-force" }]);
});

test("one party only, as a table; an unknown party, day or regime is told", async () => {
  const { out } = await run("show", "new-start", "--on", "2026-02-12", "--for", "RU");
  expect(out).toMatch(/pledged\s+moratorium/);
  expect(out).not.toMatch(/^US /m);
  expect(await run("show", "new-start", "--on", "2026-02-12", "--for", "XX")).toMatchObject({ code: 2 });
  expect((await run("show", "new-start", "--on", "2026-02-30")).said).toMatch(/--on is a day that exists/);
  expect((await run("show", "no-such-regime", "--on", "2026-02-03")).said).toMatch(/those that do: .*new-start/);
});

test("due: from records, with its reasons; exit code 1 when something is late", async () => {
  const events = file(
    "said.yaml",
    "- { event: launch, id: e, by: US, at: 2026-01-10T06:00Z, fields: { missile: icbm } }\n",
  );
  const { code, out } = await run("due", "bmln-1988", "--events", events, "--on", "2026-01-11", "--json");
  const rows = dutyRowSchema.array().parse(JSON.parse(out));
  expect(rows.find((r) => r.duty === "launch")).toMatchObject({ from: "US", to: ["RU"], clause: "Art. I" });
  expect(code).toBe(rows.some((r) => r.state === "late") ? 1 : 0);
  const wrong = file("wrong.json", '[{"event": "launch", "by": "US", "at": "2026-01-10", "feilds": {}}]');
  expect(await run("due", "bmln-1988", "--events", wrong, "--on", "2026-01-11")).toMatchObject({
    code: 2,
    said: expect.stringMatching(/:1:\d+ "feilds" is not a word of an event/),
  });
});

test("due: every fault of a file of records at once, what cannot be read and what cannot be", async () => {
  const wrong = file(
    "both.yaml",
    "- { event: launch, id: e, by: US, at: yesterday }\n- { acknowledgement: e, by: RU, at: 2026-01-10 }\n- { acknowledgement: f, by: RU, at: 2026-01-10 }\n",
  );
  const { code, said } = await run("due", "bmln-1988", "--events", wrong, "--on", "2026-01-11");
  expect(code).toBe(2);
  expect(said).toMatch(
    /:1:\d+ "at" is a moment[\s\S]*:3:1 "f" is the id of no record here[\s\S]*has 2 faults under bmln-1988/,
  );
});

test("due: what a row is about where rows would look alike; all others in two words", async () => {
  const regime = file(
    "five.yaml",
    `regime: five
title: Five
kind: treaty
parties: [CN, FR, GB, RU, US]
languages: [en]
sources: { text: { title: T, read: in-source } }
life: [ { on: 2020-01-01, event: in-force, source: text } ]
notifications: { launch: { clause: Art. 1, given: { at-least: P1D, before: event }, fields: { far: { type: flag, optional: true } } } }
`,
  );
  const event = (id: string) => `- { event: launch, id: ${id}, by: US, at: 2026-01-10T06:00Z }\n`;
  const one = await run("due", regime, "--events", file("one-event.yaml", event("first")), "--on", "2026-01-11");
  expect(one.out).not.toMatch(/about|first/);
  expect(one.out).toMatch(/US +all others/);
  const two = await run(
    "due",
    regime,
    "--events",
    file("two-events.yaml", event("first") + event("second")),
    "--on",
    "2026-01-11",
  );
  expect(two.out).toMatch(/about[\s\S]*launch +first +US[\s\S]*launch +second +US/);
});

test("diff: value by value, exit code 1 when two files differ", async () => {
  const start = (await run("new", "one")).out;
  const [a, b] = [file("one.yaml", start), file("two.yaml", start.replace("at-most: 1000 ", "at-most: 900 "))];
  const { code, out } = await run("diff", a, b, "--json");
  expect(differenceSchema.array().parse(JSON.parse(out))).toMatchObject([
    { path: "limits.warheads.atMost[0].value", a: 1000, b: 900 },
  ]);
  expect(code).toBe(1);
  expect((await run("diff", a, a)).code).toBe(0);
});

test("schema: of regime files, and of records", async () => {
  expect(JSON.parse((await run("schema")).out)).toMatchObject({
    type: "object",
    required: expect.arrayContaining(["regime", "life"]),
  });
  expect(JSON.parse((await run("schema", "--records")).out)).toMatchObject({ type: "array" });
});

test("cases: those that ship stand; one that does not says what is otherwise", async () => {
  expect(await run("cases", "in-pk-2005")).toMatchObject({
    code: 0,
    out: "",
    said: expect.stringMatching(/^(\d+) of \1 cases stand$/),
  });
  const wrong = file(
    "wrong-cases.yaml",
    "- { case: It never began, on: 2006-01-01, then: { standing: [ { party: IN, duty: test, status: not-yet } ] } }\n",
  );
  const regime = file(
    "pair.yaml",
    (await run("new", "pair")).out
      .replace("parties: [FR, GB]", "parties: [IN, PK]")
      .replaceAll("test-launch:", "test:")
      .replace("kind: proposal", "kind: treaty  ")
      .replace("event: proposed", "event: in-force")
      .replace("2026-01-01", "2005-01-01"),
  );
  const answer = await run("cases", regime, "--cases", wrong);
  expect(answer).toMatchObject({
    code: 1,
    out: expect.stringMatching(/wrong-cases\.yaml:1 It never began\n.*expected "not-yet", found "in-force"/),
  });
});

test("show without a day: every rule with its values, for a proofreader; as JSON nothing loses its name", async () => {
  const { out } = await run("show", "new-start");
  expect(out).toMatch(/deployed-warheads: .*\(limits, Art\. II\.1\(b\)/);
  expect(out).toMatch(/at-most: 2018-02-05: 1550, 20\d\d-\d\d-\d\d: none/);
  expect(out).toMatch(/2023-03-15 rejected/);
  expect(out).not.toMatch(/object Object|undefined/);
  const parsed = JSON.parse((await run("show", "in-pk-2005", "--json")).out) as {
    boundaries: object;
    notifications: { name: string }[];
  };
  expect(Object.keys(parsed.boundaries)).toEqual(["border-and-line-of-control"]);
  expect(parsed.notifications.map((n) => n.name)).toEqual(["flight-test"]);
});
