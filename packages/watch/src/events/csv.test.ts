import { expect, test } from "vitest";
import { readCsv } from "./csv.ts";
import { readEvents } from "./event.ts";

test("semicolons and tabs part cells where the header has no comma; with semicolons a comma may be decimal", () => {
  expect(readCsv('a;b\n1,5;"x;y"\n').rows).toEqual([{ line: 2, cells: { a: "1.5", b: "x;y" } }]);
  expect(readCsv("a\tb\n1,5\t2\n").rows[0]?.cells).toEqual({ a: "1,5", b: "2" });
  expect(readCsv('a,"b;c"\n1,"2"\n').rows[0]?.cells).toEqual({ a: "1", "b;c": "2" });
});

test("events in any order of columns, in capitals, with a mark at the start, and as a JSON array", () => {
  const forms = [
    "\uFEFFLAT;Lon;TIME\r\n31,5;179,5;2026-03-10T06:00Z\r\n",
    '"time","lat","lon"\n"2026-03-10T06:00Z","31.5","179.5"\n',
    '[{"time":"2026-03-10T06:00:00Z","lon":179.5,"lat":31.5}]',
  ];
  for (const text of forms)
    expect(readEvents(text)).toMatchObject({
      events: [{ lon: 179.5, lat: 31.5, time: "2026-03-10T06:00:00.000Z" }],
      faults: [],
    });
  expect(readEvents("[1,").faults).toHaveLength(1);
  expect(readEvents("[1]").faults).toEqual([{ line: 1, message: "not a JSON object; each line is one event" }]);
});
