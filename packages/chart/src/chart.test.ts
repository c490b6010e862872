import { describe, expect, it } from "vitest";
import {
  figuresChart,
  heldUpChart,
  type Mark,
  type OutlookChart,
  outlookChart,
  palettes,
  type Scene,
  stackOf,
  svgOf,
  tornadoChart,
  wrap,
  yearOf,
} from "./index.ts";
import { dodge, overlaps, placeBeside } from "./place.ts";
import { movedPath, sheetOf } from "./sheet.ts";
import { escaped } from "./svg.ts";
import { widthOf } from "./text.ts";

const number = (n: number): string => n.toLocaleString("en-GB");
const common = {
  title: "Warheads & more",
  desc: "Two lines",
  sources: ["The office, report of 2023 <https://example.org>"],
  number,
};
const series = [
  {
    key: "US",
    party: "US",
    labels: ["US, declared", "US"],
    points: [
      { at: 2011, low: 1800, high: 1800, key: "t/2", words: "1,800 in 2011" },
      { at: 2014, low: null, high: null, words: "not provided" },
      { at: 2017, low: 1411, high: 1411, key: "t/9", words: "1,411 in 2017" },
      { at: 2020, low: 1370, high: 1380, key: "t/12", words: "1,370 to 1,380 in 2020" },
    ],
  },
  { key: "RU", party: "RU", labels: ["RU"], points: [{ at: 2020, low: 1326, high: null, words: "1,326 or more" }] },
];
const figures = (width = 720): Scene =>
  figuresChart({
    ...common,
    width,
    from: 2010,
    to: 2027,
    series,
    limits: [{ from: 2018.1, to: 2026.1, value: 1600, labels: ["limit 1,600", "1,600"] }],
    spans: [{ from: 2023, to: 2026, words: "not provided" }],
    zero: false,
  });
const years = [2026.5, 2027.5, 2028.5];
const outlook = (more: Partial<OutlookChart> = {}): Scene =>
  outlookChart({
    ...common,
    width: 720,
    from: 2010,
    to: 2028.5,
    series: series.slice(0, 1),
    fans: [
      {
        party: "CN",
        years,
        bands: [
          { low: [600, 620, 640], high: [600, 900, 1300] },
          { low: [600, 650, 700], high: [600, 800, 1100] },
          { low: [600, 680, 760], high: [600, 740, 900] },
        ],
        median: [600, 710, 830],
        ends: { high: ["1,300, 95 % below", "1,300"], median: ["830, middle", "830"], low: ["640, 95 % above", "640"] },
      },
    ],
    published: [
      { at: 2028, low: 1000, high: null, open: "up", labels: ["Office: over 1,000", "Office"], words: "over 1,000" },
    ],
    cap: { value: 1000, from: 2026, labels: ["cap 1,000"], handle: true },
    zero: true,
    ...more,
  });
const heldUp = (width = 560): Scene =>
  heldUpChart({
    ...common,
    width,
    party: "CN",
    rows: [
      {
        labels: ["Office 2020: low 200s in 2020"],
        said: { low: 200, high: 235, open: null },
        known: { low: 350, high: 350, labels: ["350, same year"] },
        words: "said low 200s; 350 by another count",
      },
      {
        labels: ["Office 2024: 1,000 or more by 2030"],
        said: { low: 1000, high: null, open: "up" },
        known: null,
        words: "open",
      },
    ],
  });
const tornado = (): Scene =>
  tornadoChart({
    ...common,
    width: 560,
    party: "CN",
    base: 2033,
    number: String,
    rows: [{ labels: ["Growth kept"], atLow: 2031, atHigh: 2036, words: "" }],
  });

const of = <K extends Mark["kind"]>(scene: Scene, kind: K): Extract<Mark, { kind: K }>[] =>
  scene.marks.filter((m): m is Extract<Mark, { kind: K }> => m.kind === kind);
const texts = (scene: Scene): string[] => of(scene, "text").map((m) => m.text);

describe("figures over time", () => {
  it("leave a gap where nothing was given, and carry ranges through", () => {
    const line = figures().marks.find((m) => m.role === "line");
    expect(line?.kind === "path" && line.d.match(/M/g)).toHaveLength(2);
    expect(figures().marks.filter((m) => m.role === "range")).toHaveLength(2);
  });
  it("name the gap, the limit with both its stops, and each line at its end", () => {
    const gap = of(figures(), "text").filter((m) => m.role === "not-provided");
    expect(gap.map((m) => m.text).join(" ")).toBe("not provided");
    expect(figures().marks.filter((m) => m.role === "limit" && m.kind === "path")).toHaveLength(3);
    expect(texts(figures())).toEqual(expect.arrayContaining(["limit 1,600", "US, declared", "RU"]));
  });
  it("give each mark its words and the row behind it", () => {
    const known = of(figures(), "point").map((p) => p.key);
    expect(known).toEqual(["t/2", "t/9", "t/12", undefined]);
  });
  it("are drawn anew for a phone, with shorter words", () => {
    const narrow = figures(340);
    expect(texts(narrow)).toContain("US");
    expect(texts(narrow)).not.toContain("US, declared");
    for (const t of of(narrow, "text")) {
      const width = widthOf(t.text, t.size, t.bold);
      const left = t.anchor === "start" ? t.x : t.anchor === "end" ? t.x - width : t.x - width / 2;
      expect([t.text, left > -8 && left + width < 348]).toEqual([t.text, true]);
    }
  });
});

describe("a projection", () => {
  it("has its bands, a dotted middle, the numbers at its end and hollow marks for what others said", () => {
    const scene = outlook();
    expect(scene.marks.filter((m) => m.role === "band").map((m) => m.kind === "path" && m.opacity)).toEqual([
      0.14, 0.2, 0.3,
    ]);
    expect(scene.marks.find((m) => m.role === "median")).toMatchObject({ dash: "2 3" });
    expect(texts(scene)).toEqual(
      expect.arrayContaining([
        "1,300, 95 % below",
        "830, middle",
        "640, 95 % above",
        "Office: over 1,000",
        "cap 1,000",
      ]),
    );
    expect(of(scene, "point").filter((p) => p.role === "published" && p.hollow)).toHaveLength(1);
  });
  it("keeps its axis while the cap moves", () => {
    const at = (value: number): Scene =>
      outlook({ highest: 2000, cap: { value, from: 2026, labels: ["cap"], handle: true } });
    expect(at(300).plot).toEqual(at(1900).plot);
    expect(at(300).plot.y).toEqual([0, 2000]);
  });
  it("writes no label over another", () => {
    const boxes = of(outlook(), "text")
      .filter((t) => t.role !== "axis")
      .map((t) => {
        const width = widthOf(t.text, t.size, t.bold);
        const left = t.anchor === "start" ? t.x : t.anchor === "end" ? t.x - width : t.x - width / 2;
        return { left, right: left + width, top: t.y - 10, bottom: t.y + 2 };
      });
    const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)));
    expect(over).toEqual([]);
  });
});

describe("how earlier figures held up", () => {
  it("draws what was said hollow and what is known filled, an arrow where it was open", () => {
    const points = of(heldUp(), "point");
    expect(points.map((p) => [p.role, p.hollow])).toEqual([
      ["said", true],
      ["known", false],
      ["said", true],
    ]);
    expect(heldUp().marks.filter((m) => m.role === "said" && m.kind === "path")).toHaveLength(1);
  });
});

describe("labels", () => {
  it("move apart, in order, and stay inside", () => {
    expect(dodge([50, 52, 10], 15, 0, 100)).toEqual([50, 65, 10]);
    expect(dodge([98, 99, 97], 15, 0, 100)).toEqual([85, 100, 70]);
  });
  it("take a shorter wording where the long one has no room, or none", () => {
    const within = { left: 0, right: 60, top: 0, bottom: 40 };
    expect(placeBeside({ x: 5, y: 20 }, ["a very long wording indeed", "short"], within, [])?.text).toBe("short");
    expect(placeBeside({ x: 5, y: 20 }, ["a very long wording indeed"], within, [])).toBeUndefined();
  });
  it("break between words, and between any two signs of Chinese", () => {
    expect(wrap("one two three", 60)).toEqual(["one two", "three"]);
    expect(wrap("一二三四五六七八", 50).length).toBe(2);
  });
});

const all = { figures: figures(), outlook: outlook(), heldUp: heldUp(), narrow: heldUp(340), tornado: tornado() };
describe.each(Object.entries(all))("the %s chart as a file", (_, scene) => {
  const svg = svgOf(scene, { palette: "light", lang: "en", stamp: "EXERCISE", made: "Made by us" });
  it("is well-formed, and the same each time", () => {
    expect(faultOfXml(svg)).toBeNull();
    expect(svgOf(scene, { palette: "light", lang: "en", stamp: "EXERCISE", made: "Made by us" })).toBe(svg);
  });
  it("holds no number that is none", () => {
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  });
  it("carries its title, its words and its sources inside, and the sources in sight", () => {
    expect(svg).toContain('<title id="title">Warheads &amp; more</title>');
    expect(svg).toContain("<dc:source>The office, report of 2023 &lt;https://example.org&gt;</dc:source>");
    expect(svg.match(/The office, report of 2023/g)?.length).toBeGreaterThanOrEqual(2);
    expect(svg).toContain("EXERCISE");
    expect(svg).toContain("Made by us");
  });
  it("names no colour outside its palette", () => {
    const known = new Set(Object.values(palettes.dark));
    const used = [...svgOf(scene, { palette: "dark" }).matchAll(/#[0-9a-f]{6}/g)].map((m) => m[0]);
    expect(used.filter((c) => !known.has(c))).toEqual([]);
  });
});

describe("small parts", () => {
  it("a sheet moves what it frames and keeps its words above and below", () => {
    expect(movedPath("M10,20L30.5 40H5V6v12m-3.5 4 3.5 -4Z", 100, 200)).toBe(
      "M110 220L130.5 240H105V206v12m-3.5 4 3.5 -4Z",
    );
    const sheet = sheetOf(figures());
    expect(sheet.plot.left - figures().plot.left).toBe(16);
    expect(of(sheet, "text").filter((t) => t.role === "source").length).toBeGreaterThan(0);
  });
  it("text from anybody's file cannot break a file of ours", () => {
    expect(escaped('<a b="c">\u0000&')).toBe("&lt;a b=&quot;c&quot;&gt;&amp;");
  });
  it("days are places in their year", () => {
    expect(yearOf("2026-01-01")).toBe(2026);
    expect(yearOf("2026-07-02")).toBeCloseTo(2026.5, 2);
  });
});

/** Tags that close in order, attributes in quotes, no bare `<` or `&` in text: enough to catch what a builder may get wrong. */
function faultOfXml(text: string): string | null {
  const open: string[] = [];
  let rest = text;
  while (rest !== "") {
    const m = /^(?:<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<&]+|&(?:amp|lt|gt|quot);)/.exec(rest);
    if (m === null) return rest.slice(0, 80);
    if (m[2] !== undefined && m[4] !== "/") {
      if (m[1] === "/") {
        if (open.pop() !== m[2]) return `</${m[2]}>`;
      } else open.push(m[2]);
    }
    rest = rest.slice(m[0].length);
  }
  return open.length === 0 ? null : `<${open.join(", ")}> stays open`;
}

describe("several charts on one sheet", () => {
  it("stand under each other, each under its heading, with each source once", () => {
    const sheet = stackOf("All", "Three charts", [figures(), outlook(), figures()]);
    expect(sheet.height).toBeGreaterThan(2 * figures().height + outlook().height);
    expect(sheet.sources).toEqual(common.sources);
    expect(texts(sheet).filter((t) => t === common.title)).toHaveLength(3);
    expect(faultOfXml(svgOf(sheet, { palette: "print" }))).toBeNull();
  });
});

it("a band that leaves the plot is cut at its edge, and an arrow goes with its number", () => {
  const scene = outlook({ highest: 1000 });
  const band = scene.marks.find((m) => m.role === "band");
  const heights = band?.kind === "path" ? [...band.d.matchAll(/,(-?[\d.]+)/g)].map((m) => Number(m[1])) : [];
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(scene.plot.top);
  expect(scene.marks.some((m) => m.role === "label" && m.kind === "path")).toBe(true);
});
