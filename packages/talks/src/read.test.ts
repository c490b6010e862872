import { expect, test } from "vitest";
import { readTalks } from "./read.ts";
import { csvOf } from "./testing.ts";

const good = {
  date: "2030-05-02",
  kind: "meeting",
  parties: "FR;IN",
  topic: "rules for balloons",
  status: "held",
  publication_date: "2030-06",
};

test("a row becomes an event with its days, its heads and its source", () => {
  const heads = "FR: Anne Roux (director, with two others); IN: Ravi Rao, Mira Sen (speaking)";
  const row = { ...good, date: "2030-05", heads_of_delegation: heads, publication_date: "2030-06" };
  const { events, faults } = readTalks(csvOf([row]), "mine.csv");
  expect(faults).toEqual([]);
  expect(events[0]).toMatchObject({
    date: { from: "2030-05-01", to: "2030-05-31", text: "2030-05" },
    parties: ["FR", "IN"],
    heads: [
      { party: "FR", name: "Anne Roux", office: "director, with two others" },
      { party: "IN", name: "Ravi Rao" },
      { party: "IN", name: "Mira Sen", isSpeaking: true },
    ],
    source: { title: "A page", read: "second-hand", published: { to: "2030-06-30" } },
    row: { file: "mine.csv", line: 2 },
  });
});

test("a name without a code is the only party's; of several parties it is nobody's", () => {
  const one = readTalks(csvOf([{ ...good, parties: "FR", heads_of_delegation: "Anne Roux" }]), "a.csv").events[0];
  const two = readTalks(csvOf([{ ...good, heads_of_delegation: "Anne Roux" }]), "a.csv").events[0];
  expect([one?.heads, two?.heads]).toEqual([[{ party: "FR", name: "Anne Roux" }], [{ name: "Anne Roux" }]]);
});

test("each bad row is named with its line, and the good ones are kept", () => {
  const rows = [
    good,
    { ...good, date: "2030-13" },
    { ...good, kind: "meting" },
    { ...good, parties: "FR;UK" },
    { ...good, end_date: "2030-04-01" },
    { ...good, source_title: "" },
    { ...good, publication_date: "soon" },
    { ...good, topic: "" },
    { ...good, read: "rumour" },
    good,
    { ...good, topic: "rules for kites", publication_date: "" },
  ];
  const { events, faults } = readTalks(`${csvOf(rows)}2030,too,few\n`, "mine.csv");
  expect(events.map((e) => e.row.line)).toEqual([2, 12]);
  expect(faults.map((f) => [f.line, f.column])).toEqual([
    [3, "date"],
    [4, "kind"],
    [5, "parties"],
    [6, "end_date"],
    [7, "source_title"],
    [8, "publication_date"],
    [9, "topic"],
    [10, "read"],
    [11, undefined],
    [13, undefined],
  ]);
  expect(faults[1]?.better).toContain("Did you mean meeting?");
  expect(faults[8]?.what).toBe("the same as line 2");
  for (const f of faults) expect(f.better.length).toBeGreaterThan(5);
});

test("columns in any order, with semicolons between, and those that it need not have left out", () => {
  const text = 'Topic;date;KIND;parties;source title\nballoons;2030;statement;"FR;IN";A page\n';
  expect(readTalks(text, "b.csv")).toMatchObject({
    faults: [],
    events: [{ topic: "balloons", status: "", level: "" }],
  });
});

test("a file that is no such table says which columns it lacks", () => {
  expect(readTalks("a,b\n1,2\n", "c.csv").faults[0]?.what).toBe("no column date, kind, parties, topic, source_title");
  expect(readTalks("", "c.csv").faults[0]?.what).toBe("an empty file");
});
