import { expect, test } from "vitest";
import { formatCell, formatCsv } from "./csv.ts";

test("quotes what needs it and nothing else", () => {
  expect(["plain", "a,b", 'say "now"', "two\nlines", " spaced ", "水"].map(formatCell)).toEqual([
    "plain",
    '"a,b"',
    '"say ""now"""',
    '"two\nlines"',
    " spaced ",
    "水",
  ]);
  expect([null, true, -12.5, ["CN", "FR"], []].map(formatCell)).toEqual(["", "true", "-12.5", "CN FR", ""]);
});

test("no text runs as a formula", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "＝1"]) {
    expect(formatCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
  }
});

test("a header, and lines that end as the format says", () => {
  const columns = { n: (n: number) => n, words: (n: number) => `${n},` };
  expect(formatCsv(columns, [1, 2])).toBe('n,words\r\n1,"1,"\r\n2,"2,"\r\n');
  expect(formatCsv(columns, [])).toBe("n,words\r\n");
});
