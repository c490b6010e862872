import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { almanacFiles, openGivenFiles } from "./files-given.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comity-given-"));
  writeFileSync(join(folder, "datapackage.json"), "{}");
  writeFileSync(join(folder, "stockpiles.csv"), "a,b\n1,é\n");
  writeFileSync(join(folder, "README.md"), "no table");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("tables and their description are listed with what is in them, and nothing else is", async () => {
  const given = openGivenFiles(folder, almanacFiles);
  expect((await given.list()).map((f) => [f.name, f.bytes])).toEqual([
    ["datapackage.json", 2],
    ["stockpiles.csv", 9],
  ]);
  const [, table] = await given.list();
  expect(await given.file("stockpiles.csv")).toEqual({ text: "a,b\n1,é\n", digest: table?.digest });
  for (const name of ["README.md", "../x.csv", "none.csv"])
    expect([name, await given.file(name)]).toEqual([name, undefined]);
});

test("a file that changed has another digest; a folder that is not there gives nothing", async () => {
  const given = openGivenFiles(folder, almanacFiles);
  const before = (await given.list())[1]?.digest;
  writeFileSync(join(folder, "stockpiles.csv"), "a,b\n1,2\n3,4\n");
  expect((await given.list())[1]?.digest).not.toBe(before);
  expect(await openGivenFiles(join(folder, "missing"), almanacFiles).list()).toEqual([]);
  expect(await openGivenFiles(undefined, almanacFiles).list()).toEqual([]);
});
