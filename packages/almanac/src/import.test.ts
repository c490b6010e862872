import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresOf, importTable, openAlmanac, readCsv, withTable, writeCsv } from "./index.ts";

const folder = new URL("../../../data/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((n) => n.endsWith(".csv") || n === "datapackage.json")
    .map((n) => [n, readFileSync(new URL(n, folder), "utf8")]),
);
const record = openAlmanac(files, { where: "data/" });

const ten =
  "as_of,party,deployed_delivery_vehicles,deployed_warheads_counted,deployed_and_nondeployed_launchers,source_url,source_title,publication_date,read,note";
const own = "party,quantity,as_of,value,low,high,basis,producer,source_title,source_url,publication_date,read,note";
const read = (text: string, table?: string) =>
  importTable(record, { file: "mine.csv", text, ...(table === undefined ? {} : { table }) });
/** Of one row in the columns of `figures`: what is wrong with it. */
const faultsOf = (change: Readonly<Record<string, string>>) => {
  const good: Record<string, string> = {
    party: "CN",
    quantity: "military-stockpile",
    as_of: "2024",
    value: "400",
    low: "",
    high: "",
    basis: "estimate",
    producer: "An institute",
    source_title: "A page",
    source_url: "",
    publication_date: "2024-06",
    read: "source",
    note: "",
  };
  const row = own.split(",").map((c) => ({ ...good, ...change })[c] ?? "");
  const { faults, rows } = read(writeCsv(own.split(","), [row]));
  expect(rows.length).toBe(faults.length === 0 ? 1 : 0);
  return faults.map((f) => `${f.file}:${f.line} ${f.column ?? ""}: ${f.what}. ${f.better}`).join("\n");
};

describe("a user's file", () => {
  test("with the ten columns of the New START table is known by them; empty is null, and a note may say who withheld", () => {
    const text = `${ten}\n2023-03-01,US,662,1419,800,,A page,2023-05,source,\n2023-03-01,RU,,,,,A page,2023-05,source,Not provided\n2022-09-01,RU,,1549,,,A page,2023,source,\n`;
    const { table, figures, faults, absent } = read(text);
    expect({ table, faults, absent }).toEqual({
      table: "new-start-aggregates",
      faults: [],
      absent: ["producer", "kind", "missing"],
    });
    expect(figures.map((f) => f.value?.low ?? f.missing)).toEqual([
      662,
      1419,
      800,
      "not-provided",
      "not-provided",
      "not-provided",
      "not-found",
      1549,
      "not-found",
    ]);
    expect(figures[1]).toMatchObject({
      basis: "declared",
      producer: "United States",
      at: { file: "mine.csv", line: 2 },
    });
  });

  test("may come from a European spreadsheet: a mark, semicolons, CRLF, other order, other capitals, line ends in quotes, more columns", () => {
    const head = "As of;Party;Deployed warheads counted;source_title;publication_date;read;desk";
    const text = `\uFEFF${head}\r\n2024-09-01;US;380..420;"A page\r\nin two lines";2024-10;source;7\r\n2024-09-01;RU;1.5;x;2024-10;source;\r\n`;
    const { figures, faults, extra, rows } = read(text);
    expect(extra).toEqual(["desk"]);
    expect(rows[0]?.cells).toMatchObject({ desk: "7", source_title: "A page\nin two lines" });
    expect(figures.find((f) => f.value !== null)?.value).toEqual({ low: 380, high: 420 });
    expect(faults.map((f) => [f.line, f.column])).toEqual([[4, "deployed_warheads_counted"]]);
    const money = "country;year;period;value;unit;currency;scope;producer;source_title;publication_date;read;as_of";
    const spent = read(`${money}\nUS;2023;2023;91,4;billion;USD;all;x;A page;2024;source;2023\n`);
    expect(spent.figures[0]).toMatchObject({ unit: "billion USD", value: { low: 91.4, high: 91.4 } });
  });

  test("that lacks a column is told so once, with what is there and what is needed", () => {
    const { table, faults, rows } = read("as_of,party,deployed_warheads_counted\n2024,US,1\n2024,RU,2\n");
    expect(table).toBe("new-start-aggregates");
    expect(rows).toEqual([]);
    expect(faults).toEqual([
      {
        file: "mine.csv",
        line: 1,
        what: "no column publication_date, read, source_title or source_url; there are: as_of, party, deployed_warheads_counted",
        better: expect.stringContaining("new-start-aggregates needs: as_of, party, publication_date, read"),
      },
    ]);
    expect(read("a,b\n1,2\n").faults[0]?.what).toBe("no table has columns such as a, b");
    expect(read("", "stockpile").faults[0]?.what).toBe("an empty file");
    expect(read("a\n1", "stockpile").faults[0]?.better).toMatch(/^Did you mean stockpiles\?/);
    expect(read("party,party,x\n1,2,3\n", "talks").faults).toHaveLength(1);
  });

  test.each([
    [{ value: "approx 400" }, 'value: "approx 400" is not a number. Write a number, or a range such as 380..420'],
    [{ value: "1.550" }, "value 1.550: warheads are counted whole. Write a whole number, or a range such as 380..420"],
    [{ low: "380.5", high: "420", value: "" }, "value: low 380.5, high 420: warheads are counted whole"],
    [{ value: "1,550" }, 'value: "1,550" is not a number. Write 1550, without a separator'],
    [{ value: "-3" }, "value: -3 is less than 0"],
    [{ value: "420..380" }, "value: the range 420..380 is upside down. Write 380..420"],
    [{ value: "", low: "640", high: "639" }, "value: low 640, high 639: the range is upside down"],
    [{ value: "700", low: "600", high: "639" }, "the value lies outside of it"],
    [{ value: "1..2", low: "1..2" }, "a range under low"],
    [{ party: "UK" }, 'party: "UK" is no state\'s code. Did you mean GB?'],
    [{ party: "cn" }, 'party: "cn" is no state\'s code. Did you mean CN?'],
    [{ party: "Royaume-Uni" }, "Did you mean GB?"],
    [{ party: "Atlantis" }, "It is one of: US, RU"],
    [{ quantity: "military-stockpil" }, "Did you mean military-stockpile?"],
    [{ source_title: "" }, "source_title: a row without a source. fill source_title or source_url"],
    [{ source_title: "n/a", source_url: "-" }, "source_title: a row without a source"],
    [{ publication_date: "" }, "publication_date: no publication_date. give it as far as the source does"],
    [{ as_of: "" }, "as_of: no as_of"],
    [{ as_of: "2023-02-29" }, 'as_of: "2023-02-29" is no date. Write 2024, 2024-03 or 2024-03-05'],
    [{ as_of: "2024-07" }, "as_of: as of 2024-07, and published before that, 2024-06"],
    [{ basis: "guess" }, 'basis: "guess" is no word for basis. It is one of: declared, estimate.'],
    [{ producer: "\uFFFD" }, "letters that are not UTF-8"],
  ])("a row with %j is refused with its line, and told what to do", (change, words) => {
    expect(faultsOf(change)).toContain(`mine.csv:2 `);
    expect(faultsOf(change)).toContain(words);
  });

  test("a value beside a word for its absence is one too many", () => {
    const row = (value: string) =>
      read(`${own},missing\nCN,warheads,2024,${value},,,estimate,x,A page,,2024,source,,not-provided\n`);
    expect(row("4").faults).toMatchObject([{ line: 2, column: "missing", what: "value 4, and not-provided" }]);
    expect(row("").figures).toMatchObject([{ value: null, missing: "not-provided" }]);
  });

  test("a thousand with a point is never read as one, in whatever file", () => {
    const count = (n: string, by: string) =>
      read([ten, `2024-09-01,US,${n},,,,A page,2024-10,source,`].map((l) => l.replaceAll(",", by)).join("\n"));
    for (const by of [",", ";", "\t"]) {
      expect(count("1.000", by).faults.map((f) => f.better)).toEqual(["Write 1000, without a separator"]);
      expect(count("1.000..1.200", by).faults).toHaveLength(1);
      expect(count("741.0", by).figures[0]?.value).toEqual({ low: 741, high: 741 });
    }
    const money = "country;year;period;value;unit;currency;scope;producer;source_title;publication_date;read;as_of";
    const spent = (n: string, by = ";") =>
      read(`${money}\nUS;2023;2023;${n};million;USD;all;x;A page;2024;source;2023\n`.replaceAll(";", by));
    expect(spent("1.481").faults.map((f) => f.better)).toEqual(["Write 1481, without a separator"]);
    expect(spent("0,642").figures[0]?.value?.low).toBe(0.642);
    expect(spent("1.481", ",").figures[0]?.value?.low).toBe(1.481);
  });

  test("a file that is no text, or as wide as a house, is refused in a line", () => {
    expect(read("\uFFFD\uFFFDa\u0000s\u0000_\u0000").faults).toMatchObject([
      { line: 1, what: "a file that is not UTF-8 text", better: "save it as CSV UTF-8 and import it again" },
    ]);
    expect(read("a,".repeat(50_000)).faults[0]?.what.length).toBeLessThan(200);
  });

  test("a unit that is none, and one that is another quantity's", () => {
    const row = (unit: string) =>
      read(`${own},unit\nCN,military-stockpile,2024,4,,,estimate,x,A page,,2024,source,,${unit}\n`).faults.map(
        (f) => f.what,
      );
    expect(row("warheads")).toEqual([]);
    expect(row("warhead")).toEqual(['"warhead" is no word for unit']);
    expect(row("launchers")).toEqual(["military-stockpile is counted in warheads, not in launchers"]);
  });

  test("what is foretold may lie after its publication, and is no record of what is held", () => {
    const text = `${own},target_year\nCN,warheads,2024,,1000,,estimate,x,A page,,2024,source,,2030\n`;
    const { figures, faults } = read(text);
    expect(faults).toEqual([]);
    expect(figures[0]?.target?.text).toBe("2030");
    expect(
      figuresOf(withTable(record, read(text)), { quantity: "warheads" }).some((f) => f.at.file === "mine.csv"),
    ).toBe(false);
  });

  test("two rows of one source and day: once more is left out, one against the other are both refused and both named", () => {
    const row = (value: string, title = "A page") =>
      `CN,military-stockpile,2024,${value},,,estimate,x,${title},,2024,source,\n`;
    const twice = read(`${own}\n${row("4")}${row("4")}${row("5", "Another page")}`);
    expect(twice.rows.map((r) => r.line)).toEqual([2, 4]);
    expect(twice.faults.map((f) => f.what)).toEqual(["the same as line 2: one source, one day, once more"]);
    const against = read(`${own}\n${row("4")}${row("5")}${row("6")}`);
    expect(against.rows).toEqual([]);
    expect(against.faults.map((f) => f.line)).toEqual([2, 3, 4]);
    expect(against.faults[0]?.what).toBe(
      "lines 2 and 3 contradict each other for one source and day: value is 4 here and 5 in line 3",
    );
  });

  test("its rows stand beside the record's, and its faults with them", () => {
    const mine = read(`${own}\nCN,military-stockpile,2025,450,,,estimate,Ours,A page,,2025,source,\nXX,a,b\n`);
    const both = withTable(record, mine);
    expect(both.figures.length).toBe(record.figures.length + 1);
    expect(both.faults).toHaveLength(1);
    expect(figuresOf(both, { producer: "ours" }).map((f) => f.at.file)).toEqual(["mine.csv"]);
    expect(importTable(both, { file: "b.csv", text: `${own}\n` }).faults).toEqual([]);
  });

  test("of fifty thousand rows is read in a couple of seconds", () => {
    const row = (i: number) => `CN,military-stockpile,2024,${i},,,estimate,x,Page ${i},,2024,source,"a, b"\n`;
    const text = `${own}\n${Array.from({ length: 50_000 }, (_, i) => row(i)).join("")}`;
    const started = performance.now();
    expect(read(text).figures).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});

describe("a file that was damaged on its way", () => {
  const names = ["stockpiles", "china-projections", "new-start-aggregates", "spending"];
  const damaged = fc.constantFrom(...names).chain((name) => {
    const lines = (files.get(`${name}.csv`) ?? "").split("\n");
    const text = [lines[0], ...lines.slice(-12)].join("\n");
    const cut = fc.record({
      at: fc.nat({ max: text.length }),
      take: fc.nat({ max: 30 }),
      put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', ",", "\n", ";", "XX", "9..1", "-1", "UK,")),
    });
    return fc
      .array(cut, { minLength: 1, maxLength: 4 })
      .map((cuts) => ({ name, text: cuts.reduce((t, c) => t.slice(0, c.at) + c.put + t.slice(c.at + c.take), text) }));
  });

  test("never makes the import fall over, and never lets in an unknown state or a range upside down", () => {
    fc.assert(
      fc.property(damaged, fc.boolean(), ({ name, text }, isNamed) => {
        const { figures, rows, faults } = read(text, isNamed ? name : undefined);
        for (const { party, value, asOf, source, target } of figures) {
          expect(record.states.has(party)).toBe(true);
          expect(value === null || (value.low >= 0 && (value.high === null || value.low <= value.high))).toBe(true);
          expect(source.title).not.toBe("");
          expect(target !== undefined || asOf.from <= source.published.to).toBe(true);
        }
        const refused = new Set(faults.map((f) => f.line));
        expect(rows.every((r) => !refused.has(r.line))).toBe(true);
        expect(faults.every((f) => f.line >= 1 && f.what !== "" && f.better !== "")).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("no row of it goes unsaid: each is kept or named", () => {
    fc.assert(
      fc.property(damaged, ({ name, text }) => {
        const csv = readCsv(text);
        const { rows, faults, table } = read(text, name);
        if (table === "" || csv.faults.length > 0 || faults.some((f) => f.line === csv.head.line)) return;
        const told = new Set([...rows, ...faults].map((r) => r.line));
        expect(csv.rows.filter((r) => !told.has(r.line))).toEqual([]);
      }),
    );
  });
});
