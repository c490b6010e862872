import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { talksAnswerSchema, talkWaitingSchema } from "../talks-shapes.ts";
import { runCommand as run } from "../testing.ts";

const waitingOn = async (on: string, ...more: readonly string[]) =>
  z.array(talkWaitingSchema).parse(JSON.parse((await run(["talks", "--on", on, "--waiting", "--json", ...more])).out));
const answerOn = async (on: string, ...more: readonly string[]) =>
  talksAnswerSchema.parse(JSON.parse((await run(["talks", "--on", on, "--json", ...more])).out));

test("3 November 2023: the paper in Moscow, the proposal of June, the meeting of Monday, the summit in principle, military contacts cut", async () => {
  const owed = await waitingOn("2023-11-03");
  expect(owed.filter((w) => w.to === "RU").map((w) => [w.from, w.since, w.waitingDays])).toContainEqual([
    "US",
    "2023-10-25",
    9,
  ]);
  const five = owed.filter((w) => /launch notification/.test(w.topic));
  expect(five.map((w) => `${w.from}>${w.to} ${w.since}`)).toEqual(
    ["CN", "FR", "GB", "RU"].map((to) => `US>${to} 2023-06-02`),
  );
  const { channels, upcoming, events, waiting } = await answerOn("2023-11-03", "--between", "US,CN");
  expect(channels.find((c) => c.name === "military contacts")).toMatchObject({
    state: "frozen",
    by: "CN",
    since: "2022-08-05",
  });
  expect(upcoming.map((e) => [e.date, e.status, e.place])).toEqual([
    ["2023-11", "agreed in principle", "San Francisco"],
    ["2023-11-06", "announced", "Washington"],
  ]);
  expect(upcoming[1]?.heads.map((h) => h.name)).toEqual(["Mallory Stewart", "Sun Xiaobo"]);
  for (const s of [...channels, ...events, ...waiting].map((x) => x.source.published ?? ""))
    expect(s <= "2023-11-03").toBe(true);
  expect(events.filter((e) => e.date >= "2023-11").every((e) => e.ahead)).toBe(true);
});

test("18 July 2024: consultations frozen by China the day before, Moscow has declined, Beijing has not answered", async () => {
  const { channels } = await answerOn("2024-07-18", "--between", "US,CN");
  const stands = Object.fromEntries(channels.map((c) => [c.name, [c.state, c.by, c.since]]));
  expect(stands["arms control consultations"]).toEqual(["frozen", "CN", "2024-07-17"]);
  expect(stands["military contacts"]).toEqual(["open", null, "2023-12-21"]);
  const owed = await waitingOn("2024-07-18");
  expect(owed.some((w) => w.to === "RU" && w.since === "2023-10-25")).toBe(false);
  expect(owed.some((w) => w.from === "US" && w.to === "CN" && /test launches/.test(w.topic))).toBe(true);
});

const folder = mkdtempSync(join(tmpdir(), "comity-talks-"));
function file(name: string, ...rows: readonly string[]): string {
  const path = join(folder, name);
  const head = "date,kind,parties,topic,status,source_title,publication_date";
  writeFileSync(path, `${[head, ...rows].join("\n")}\n`);
  return path;
}
const ask = "2030-01-10,proposal,FR;IN,a hotline for fishing fleets,open,A page,2030-01-11";

test("a record of one's own stands in place of ours, or beside it; bad rows are named, and the good ones kept", async () => {
  const mine = file("mine.csv", ask, "2030-13,meeting,FR;IN,x,held,A page,2030");
  const alone = await run(["talks", "--on", "2030-02-09", "--waiting", "--json", "--data", mine]);
  expect(alone.said).toMatch(/mine\.csv:3 date: "2030-13" is no date/);
  expect(JSON.parse(alone.out)).toMatchObject([
    { kind: "proposal", from: "FR", to: "IN", waitingDays: 30, row: { line: 2 } },
  ]);
  const beside = await waitingOn("2030-02-09", "--and", mine);
  expect(beside.length).toBeGreaterThan(5);
  expect(beside.at(-1)).toMatchObject({ from: "FR", to: "IN" });
  const both = await waitingOn(
    "2030-02-09",
    "--data",
    mine,
    "--data",
    file("two.csv", ask.replace("fishing fleets", "balloons")),
  );
  expect(both).toHaveLength(2);
});

test("words for a person, and a calendar", async () => {
  const mine = file("mine.csv", ask);
  const { out, code } = await run(["talks", "--on", "2030-02-09", "--data", mine]);
  expect([code, out]).toEqual([0, expect.stringMatching(/IN +FR +2030-01-10 +30 +a hotline for fishing fleets/)]);
  expect((await run(["talks", "--on", "2030-01-10", "--waiting", "--data", mine])).out).toContain("Nothing waits");
  const ics = join(folder, "talks.ics");
  await run(["talks", "--on", "2030-02-09", "--data", mine, "--ics", ics]);
  const text = readFileSync(ics, "utf8");
  expect(text).toMatch(
    /DTSTART;VALUE=DATE:20300110\r\nDTEND;VALUE=DATE:20300111\r\nSUMMARY:FR–IN: a hotline for fishing fleets/,
  );
});

test("what cannot be asked is bad input", async () => {
  expect((await run(["talks", "--on", "2023"])).said).toContain("is not a day");
  expect(await run(["talks", "--between", "US,UK"])).toMatchObject({
    code: 2,
    said: expect.stringContaining("GB, not UK"),
  });
  expect((await run(["talks", "--data", file("bad.csv", "x,y,z,t,s,p,d")])).code).toBe(2);
});
