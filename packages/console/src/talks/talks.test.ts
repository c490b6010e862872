/// <reference types="node" />
import { readFileSync } from "node:fs";
import { readTalks } from "@comity/talks";
import { describe, expect, it } from "vitest";
import { csvOf } from "../drawing/twin.ts";
import type { Words } from "../words/index.ts";
import { studyOf } from "./record.ts";
import { channelLang, channelWords, daysText, placeOf } from "./say.ts";
import { talksScene } from "./timeline.ts";
import { talksTwin } from "./twin.ts";

const text = readFileSync(new URL("../../../../data/talks.csv", import.meta.url), "utf8");
const { events } = readTalks(text, "data/talks.csv");
const words: Words = {
  t: (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join("|")})`),
  language: "en",
  pick: (t) => t.en,
};
const study = studyOf(events, [], "2023-11-03");

describe("the time line of the talks", () => {
  it("draws nothing that was published later, and shades what was closed", () => {
    const scene = talksScene(study, words, 900);
    const points = scene.marks.flatMap((m) => (m.kind === "point" ? [m.words] : []));
    expect(points.some((w) => w.includes("consultations on arms control") && w.includes("(announced)"))).toBe(true);
    expect(points.some((w) => w.includes("chief of defence") || w.includes("2024"))).toBe(false);
    expect(scene.marks.filter((m) => m.role === "band")).toHaveLength(3);
  });
  it("keeps every mark inside the page, wide and on a phone", () => {
    for (const width of [340, 900])
      for (const m of talksScene(study, words, width).marks)
        if (m.kind === "point" || m.kind === "text") expect([m.x >= 0, m.x <= width]).toEqual([true, true]);
  });
  it("has a table with every event, its source and where it stands, newest first", () => {
    const twin = talksTwin(study, words);
    expect(twin.rows).toHaveLength(study.events.length);
    const csv = csvOf(twin, []);
    expect(csv.split("\r\n")[1]).toContain("2023-11-06,US;CN,meeting,");
    expect(csv).toMatch(/data\/talks\.csv:\d+\r\n/);
  });
});

describe("words of the talks", () => {
  it("say our names in the reader's language, and mark the record's own as English", () => {
    const ours = { name: "military contacts" };
    const theirs = { name: "fisheries patrol liaison" };
    expect([channelWords(ours, words), channelLang(ours)]).toEqual(["Military contacts", undefined]);
    expect([channelWords(theirs, words), channelLang(theirs)]).toEqual(["fisheries patrol liaison", "en"]);
  });
  it("give days as far as they are known", () => {
    const days = (t: string, from: string, to: string) => daysText({ text: t, from, to }, "en");
    expect(days("2022-08-05", "2022-08-05", "2022-08-05")).toBe("5 Aug 2022");
    expect(days("2022-08", "2022-08-01", "2022-08-31")).toBe("Aug 2022");
    expect(days("2022", "2022-01-01", "2022-12-31")).toBe("2022");
  });
  it("lead to the row, or to the agreement", () => {
    expect(placeOf({ file: "data/talks.csv", line: 12 })).toBe("/holdings/row/talks/12");
    expect(placeOf({ file: "regimes/hotline-us-ru.yaml", line: 3 })).toBe("/regimes/hotline-us-ru");
    expect(placeOf({ file: "mine.csv", line: 3 })).toBeUndefined();
  });
});
