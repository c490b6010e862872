import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv, writeCsv } from "./csv.ts";

const cells = (text: string): readonly (readonly string[])[] => readCsv(text).rows.map((r) => r.cells);

test("a row is named by the line on which it begins, whatever lies in the quotes before it", () => {
  const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n,\r\n2,3\r\n';
  const read = readCsv(`\uFEFF${text}`);
  expect(read.head).toEqual({ line: 1, cells: ["a", "b"] });
  expect(read.rows).toEqual([
    { line: 2, cells: ["1", "x\ny"] },
    { line: 6, cells: ["2", "3"] },
  ]);
});

test("commas, semicolons and tabs; a spreadsheet's own hint is no row", () => {
  expect(cells('a;b;"c,d,e,f"\n1;2;3')).toEqual([["1", "2", "3"]]);
  expect(cells("a\tb\n1\t2")).toEqual([["1", "2"]]);
  expect(readCsv("sep=;\na;b\n1;2").rows).toEqual([{ line: 3, cells: ["1", "2"] }]);
  expect(cells("a,b\r1,2\r")).toEqual([["1", "2"]]);
});

test("a broken line is named and the rows around it are kept", () => {
  const read = readCsv('a,b\n1,2\n3,"4"x\n5,6\n7,"8\n9,10\n');
  expect(read.rows.map((r) => r.line)).toEqual([2, 4, 6]);
  expect(read.faults.map((f) => [f.line, f.what])).toEqual([
    [3, "a quote inside a cell, or text behind one"],
    [5, "a quote that is never closed"],
  ]);
});

test("a file of nothing but broken lines ends, and soon", () => {
  const read = readCsv(`a,b\n${'1,"2\n3,"4"x\n'.repeat(5000)}`);
  expect(read.faults.length).toBeLessThan(60);
  expect(read.faults.at(-1)?.what).toContain("nothing after this one was read");
});

test("what is written is read back, cell by cell", () => {
  const cell = fc
    .oneof(fc.string(), fc.constantFrom('"', ",", "\n", ";", 'a "b", c', " x "))
    .map((c) => c.replace(/\r\n?/g, "\n"));
  const row = fc.tuple(fc.constant("x"), cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      expect(cells(writeCsv(["a", "b", "c"], rows))).toEqual(rows.map((r) => [...r]));
    }),
  );
});

test("a file without quotes is read as the same file with every cell in them", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", " ", "7", ".", "é", "'") });
  const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(grid, fc.constantFrom("\n", "\r\n", "\r"), (rows, end) => {
      const plain = readCsv(`sep=,\n${rows.map((r) => r.join(",")).join(end)}`);
      const quoted = readCsv(`sep=,\n${rows.map((r) => r.map((c) => `"${c}"`).join(",")).join(end)}`);
      expect(plain).toEqual(quoted);
    }),
  );
});
