import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { briefSchema } from "../brief-shapes.ts";
import { runCommand as run } from "../testing.ts";

const folder = mkdtempSync(join(tmpdir(), "brief-"));
const answer = async (...more: readonly string[]) =>
  briefSchema.parse(JSON.parse((await run(["brief", "--on", "2023-11-03", "--json", ...more])).out));

test("JSON has each sentence with its sources, none published later", async () => {
  const { sentences } = await answer();
  expect(sentences.length).toBeGreaterThan(20);
  for (const s of sentences) {
    expect(s.rows.length).toBeGreaterThan(0);
    for (const x of s.sources) expect(x.published <= "2023-11-03").toBe(true);
  }
});

test("a file of one's own stands beside the record, also one of the talks", async () => {
  const talks = join(folder, "t.csv");
  writeFileSync(
    talks,
    "date,kind,parties,topic,status,source_title,publication_date\n2023-12-05,meeting,FR;GB,a round of talks,announced,A page,2023-11-01\n",
  );
  const { sentences } = await answer("--data", talks);
  expect(sentences.some((s) => s.section === "next" && s.sentence.includes("a round of talks"))).toBe(true);
});

test("a wrong day and a wrong state are told", async () => {
  expect((await run(["brief", "--on", "yesterday"])).code).toBe(2);
  expect((await run(["brief", "--between", "UK1"])).code).toBe(2);
});

test.each(["en", "zh"])("a PDF in %s, with its fonts inside", async (language) => {
  const file = join(folder, `${language}.pdf`);
  const { code } = await run(["brief", "--on", "2023-11-03", "--lang", language, "--pdf", file]);
  expect(code).toBe(0);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
});
