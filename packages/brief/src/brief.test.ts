import { readdirSync, readFileSync } from "node:fs";
import { openAlmanac } from "@comity/almanac";
import { type Day, languages, type Party, readRegime } from "@comity/regime";
import { readTalks } from "@comity/talks";
import { describe, expect, it } from "vitest";
import { briefHtml, briefText, briefTypst, composeBrief, sentencesOf } from "./index.ts";
import { literal } from "./page/typst.ts";
import { isOfLater } from "./sources.ts";
import type { BriefRecord } from "./types.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const names = readdirSync(new URL("data/", root)).filter((n) => /\.(csv|json)$/.test(n));
const record: BriefRecord = {
  almanac: openAlmanac(new Map(names.map((n) => [n, read(`data/${n}`)])), { where: "data/" }),
  talks: readTalks(read("data/talks.csv"), "data/talks.csv").events,
  regimes: readdirSync(new URL("regimes/", root))
    .filter((n) => n.endsWith(".yaml"))
    .flatMap((n) => {
      const r = readRegime({ file: n, text: read(`regimes/${n}`) });
      return r.ok ? [r.regime] : [];
    }),
};
const pageOn = (
  on: string,
  between: readonly string[] = [],
  language: (typeof languages)[number] = "en",
  from = record,
) => composeBrief(from, { on: on as Day, between: between as readonly Party[], language });

/** Every month of the record, and two pairs besides. */
const months = Array.from(
  { length: 16 * 12 },
  (_, i) => `${2011 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-03`,
);

describe("the state of play on 3 November 2023", () => {
  const told = sentencesOf(pageOn("2023-11-03"));
  const saying = (...words: readonly string[]) => told.filter((s) => words.every((w) => s.sentence.includes(w)));
  it.each([
    ["Russia holds", "1,550", "says that it keeps the numbers"],
    ["at most 1,550", "last declared 1,419"],
    ["The United States", "3,700", "estimate", "SIPRI 3,708"],
    ["The United States", "declared 3,750"],
    ["Russia", "estimate 4,490", "4,489"],
    ["China", "500 or more", "May 2023"],
    ["China", "by 2030", "1,000 or more", "US DoD"],
    [
      "New START",
      "Russia holds its own part to be suspended",
      "the United States holds the part of Russia to be in force",
    ],
    ["New START", "until 5 February 2026"],
    ["CTBT", "signed and not ratified by the United States and China", "revoked by Russia"],
    ["6 November 2023", "Mallory Stewart", "Sun Xiaobo", "Washington"],
    ["memorandum", "waits for Russia"],
    ["military contacts", "frozen by China"],
    ["strategic stability dialogue", "frozen by the United States", "since February 2022"],
    ["Joe Biden", "Xi Jinping", "agreed in principle"],
  ])("tells: %s %s", (...words) => {
    const [found] = saying(...words.filter((w) => w !== undefined));
    expect(found?.sources.length).toBeGreaterThan(0);
  });
  it("knows nothing of what came after", () => {
    const text = briefText(pageOn("2023-11-03"));
    expect(text).not.toMatch(/3,748|Woodside|4,380|\b2024\b/);
  });
});

describe("on any day", () => {
  it.each([[[]], [["US", "CN"]], [["RU"]]])(
    "about %j: every sentence has a source, and none was published later",
    (between) => {
      for (const on of months)
        for (const s of sentencesOf(pageOn(on, between))) {
          expect(s.sources.length, s.sentence).toBeGreaterThan(0);
          for (const x of s.sources)
            expect(x.published <= on && !/^\.\./.test(x.published), `${on} ${JSON.stringify(x)}`).toBe(true);
        }
    },
  );
  it("changes nothing when what was published later is taken out of the record", () => {
    for (const on of ["2016-06-03", "2021-02-10", "2023-11-03"]) {
      const talks = record.talks.filter((e) => (e.source.published?.to ?? e.date.to) <= on);
      const regimes = record.regimes.map((r) => ({ ...r, life: r.life.filter((e) => e.on <= on) }));
      expect(pageOn(on, [], "en", { ...record, talks, regimes })).toEqual(pageOn(on));
    }
  });
  it("names the treaty as running before, and as ended after its last day", () => {
    expect(briefText(pageOn("2026-02-01"))).toContain("until 5 February 2026");
    expect(briefText(pageOn("2026-11-03"))).toMatch(/New START, 2010 ended on [45].*February 2026/);
  });
});

describe("what falls due in the year after the day", () => {
  const nextOn = (on: string, between: readonly string[] = []) =>
    sentencesOf(pageOn(on, between)).filter((s) => s.section === "next" && /^By \d/.test(s.sentence));
  it("is told while the agreement binds, with its clause, and not while its standing is disputed or after its end", () => {
    const [update] = nextOn("2021-06-01");
    expect(update?.sentence).toMatch(
      /^By 30 September 2021: .*from the United States and Russia \(New START, .*II\.2\)/,
    );
    expect(update?.rows).toEqual([{ file: "regimes/new-start.yaml", line: expect.any(Number) as number }]);
    for (const on of ["2023-11-03", "2026-11-26"])
      expect(nextOn(on).filter((s) => s.sentence.includes("New START"))).toEqual([]);
  });
  it("is one sentence an agreement, about the states asked for, soonest first", () => {
    for (const on of months) {
      const told = nextOn(on);
      expect(new Set(told.map((s) => s.rows[0]?.file)).size).toBe(told.length);
      const days = told.map((s) => Date.parse(/^By (\d+ \w+ \d+)/.exec(s.sentence)?.[1] ?? ""));
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      for (const d of days) expect(d >= Date.parse(`${on} 00:00`) && d - Date.parse(on) < 367 * 86_400_000).toBe(true);
    }
    expect(nextOn("2023-11-03", ["US", "CN"])).toEqual([]);
    expect(nextOn("2023-11-03", ["IN", "PK"]).map((s) => s.sentence)).toEqual([
      expect.stringMatching(/^By 1 January 2024: .*from India and Pakistan .*Art\. 2\)\.$/),
    ]);
  });
  it("names no day that no text confirms", () => {
    const [code] = sentencesOf(pageOn("2023-11-03")).filter(
      (s) => s.sentence.includes("Hague Code") && s.section === "next",
    );
    expect(code?.sentence).toMatch(/^Within a year, on a day that no text we read confirms: [^0-9]*\(Hague/);
    expect(code?.rows).toHaveLength(2);
  });
});

describe("four languages", () => {
  it("have the same sentences, sources and large numbers", () => {
    const numbers = (s: string) =>
      (s.replace(/(?<=\d)[,\u202f\u00a0](?=\d{3})/g, "").match(/\d{3,}/g) ?? []).toSorted();
    for (const on of ["2013-05-03", "2023-11-03", "2026-11-03"]) {
      const english = sentencesOf(pageOn(on));
      for (const language of languages) {
        const other = sentencesOf(pageOn(on, [], language));
        expect(other.map((s) => s.rows)).toEqual(english.map((s) => s.rows));
        expect(other.map((s) => numbers(s.sentence))).toEqual(english.map((s) => numbers(s.sentence)));
      }
    }
  });
});

describe("each language", () => {
  it("ends a sentence once, calls an agreement by a name, and names the channels that we have a word for", () => {
    for (const language of languages) {
      const said = sentencesOf(pageOn("2023-11-03", [], language));
      expect(said.filter((s) => /\.\.$|。。$/.test(s.sentence))).toEqual([]);
      expect(said.filter((s) => /^(?:«|“)?(?:предложение|proposition|提案|Китай — )/.test(s.sentence))).toEqual([]);
      const channels = said.filter((s) => s.section === "channels");
      if (language !== "en")
        expect(channels.filter((s) => /crisis line|military contacts/.test(s.sentence))).toEqual([]);
    }
  });
});

it("a channel that was closed on some day of a span is told so", () => {
  const table =
    "date,kind,parties,topic,status,source_title,publication_date\n2023-03-01/2023-03-20,channel-frozen,US;CN,China halts talks on outer space,frozen,A page,2023-03-21\n";
  const page = pageOn("2023-11-03", [], "en", { ...record, talks: readTalks(table, "mine.csv").events });
  expect(briefText(page)).toContain("frozen by China, since a day between 1 March 2023 and 20 March 2023.");
});

describe("hostile data", () => {
  const head = "date,kind,parties,place,topic,status,source_title,source_url,publication_date,read\n";
  const nasty = `<script>alert(1)</script> #eval("x") \\" + read("/etc/passwd") {to}`;
  const row = `2023-11-20,meeting,US;CN,"<img src=x>","${nasty.replace(/"/g, '""')}",announced,"${nasty.replace(/"/g, '""')}",javascript:alert(1),2023-11-01,source\n`;
  const page = pageOn("2023-11-03", [], "en", { ...record, talks: readTalks(head + row, "mine.csv").events });
  it("is text in HTML, and its addresses are links only for the web", () => {
    const html = briefHtml(page);
    expect(html).toContain("&lt;script&gt;alert(1)");
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
  });
  it("is a string in Typst", () => {
    expect(literal(nasty)).toBe(`"<script>alert(1)</script> #eval(\\"x\\") \\\\\\" + read(\\"/etc/passwd\\") {to}"`);
    expect(briefTypst(page, { families: ["A"] })).toContain(`#eval(\\"x\\")`);
  });
});

describe("the age of a page", () => {
  it.each([
    ["Interfax, November 2023, on the law", undefined, "2023-11-03", true],
    ["Interfax, November 2023, on the law", undefined, "2023-12-01", false],
    ["Sputnik Serbia, 31 January 2023", undefined, "2022-09-01", true],
    ["A page", "https://a.example/2023/06/2/x", "2023-06-01", true],
    ["Agreement of 1988", "https://a.example/20221128/x", "2022-11-28", false],
  ])("%s %s on %s", (title, url, on, later) => {
    expect(isOfLater({ title, ...(url === undefined ? {} : { url }) }, on as Day)).toBe(later);
  });
});
