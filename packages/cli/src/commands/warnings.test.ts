import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { runCommand } from "../testing.ts";
import { warningSchema, warningsGeoJsonSchema } from "../warnings-shapes.ts";

const run = runCommand;

const body = "1. SPACE DEBRIS 0415Z TO 0730Z DAILY 08 AND 09 MAY IN AREA WITHIN 10 NM OF 12-10.00S 081-20.50E.";

test("a text of several messages, as JSON in the shape that is documented", async () => {
  const { code, out } = await run(
    ["warnings", "read", "-", "--json"],
    `HYDROPAC 2001/24(61).\n${body}\n\nHYDROPAC 2002/24(61).\n1. CANCEL HYDROPAC 2001/24.\n`,
  );
  expect(code).toBe(0);
  const read = z.array(warningSchema.strict()).parse(JSON.parse(out));
  expect(read.map((w) => [w.number, w.windows.length, w.cancels])).toEqual([
    ["2001", 2, []],
    ["2002", 0, ["HYDROPAC 2001/24"]],
  ]);
  expect(read[0]?.areas[0]).toMatchObject({ type: "Point", radiusKm: 18.52 });
});

test("lines of JSON carry their series, number and time of issue; a bad line is named, and the rest is read", async () => {
  const line = JSON.stringify({
    id: "a",
    series: "HYDROPAC",
    number: "7/24(61)",
    issued: "2024-05-01T10:00:00Z",
    text: body,
  });
  const { code, out, said } = await run(["warnings", "read", "-", "--json"], `${line}\n{"text": 3}\n`);
  expect(code).toBe(2);
  expect(said).toBe('standard input:2: no JSON with a text: write {"text": "…"} on one line, or plain text');
  expect(JSON.parse(out)).toMatchObject([
    { id: "a", series: "HYDROPAC", number: "7", issued: "2024-05-01T10:00:00.000Z" },
  ]);
});

test("a folder of texts; a series and a year from the command line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "comity-warnings-"));
  writeFileSync(join(folder, "1.txt"), body);
  writeFileSync(join(folder, "2.jsonl"), JSON.stringify({ text: body }));
  writeFileSync(join(folder, "notes.md"), "not a message");
  const { code, out } = await run(["warnings", "read", folder, "--json", "--series", "HYDROPAC", "--year", "2025"]);
  expect(code).toBe(0);
  const read = JSON.parse(out) as { series: string; windows: { from: string }[] }[];
  expect(read.map((w) => [w.series, w.windows[0]?.from])).toEqual(
    Array(2).fill(["HYDROPAC", "2025-05-08T04:15:00.000Z"]),
  );
});

test("areas as GeoJSON, a feature each", async () => {
  const { out } = await run(["warnings", "read", "-", "--geojson", "--year", "2024"], body);
  const { features } = warningsGeoJsonSchema.parse(JSON.parse(out));
  expect(features).toMatchObject([
    { geometry: { type: "Point" }, properties: { radiusKm: 18.52, hazards: ["space debris"] } },
  ]);
});

test("for people: what could not be read is shown with the rest", async () => {
  const { code, out } = await run(
    ["warnings", "read", "-"],
    `HYDROPAC 2001/24.\n1. ROCKET LAUNCHING 0415Z TO 0730Z 08 MAY IN AREA BOUND BY 12-10S 081-20E, 12-2XS 082-00E, 13-00S 082-00E, 13-00S 081-00E.`,
  );
  expect(code).toBe(0);
  expect(out).toContain("HYDROPAC 2001/24");
  expect(out).toContain("2024-05-08T04:15Z to 2024-05-08T07:30Z");
  expect(out).toMatch(/in doubt +a corner among others could not be read/);
  expect(out).toMatch(/not read +"12/);
});

test("nothing to read is bad input", async () => {
  expect(await run(["warnings", "read", "-"], " ")).toMatchObject({ code: 2, said: "standard input is empty" });
  expect(await run(["warnings", "read", "-", "--year", "24"], body)).toMatchObject({ code: 2 });
});
