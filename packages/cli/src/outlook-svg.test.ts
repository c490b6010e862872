import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Io } from "./io.ts";
import { program } from "./program.ts";

async function drawn(...args: readonly string[]): Promise<string> {
  const out: string[] = [];
  const io: Io = {
    print: (t) => void out.push(t),
    say() {},
    paint: (_, t) => t,
    read: async (path) => readFileSync(path, "utf8"),
    columns: 100,
  };
  await program(io, () => {}).parseAsync(["node", "comity", "outlook", "--svg", "-", ...args]);
  return out.join("\n");
}

test("--svg draws a fan for each party, with the record, what others foretold, the sources and how to get it again", async () => {
  const args = ["--seed", "7", "--paths", "4000", "--as-known-on", "2025-12-31"];
  const svg = await drawn(...args);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(svg.match(/, warheads in the stockpile</g)?.length).toBe(9);
  expect(svg.match(/97\.5 % above/g)?.length).toBeGreaterThan(9);
  expect(svg).toContain("US DoD: 1,000+");
  expect(svg).toContain("<dc:source>FAS");
  expect(svg).toMatch(/Made with Comity: comity outlook --seed 7 --paths 4000 --as-known-on 2025-12-31/);
  expect(await drawn(...args)).toBe(svg);
});
