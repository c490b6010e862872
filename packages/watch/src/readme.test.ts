import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readWarnings, toGeoJson } from "./index.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's example gives what it says", () => {
  const text = /readWarnings\(`([^`]+)`\)/.exec(page)?.[1] ?? "";
  const [warning] = readWarnings(text);
  expect(page).toContain(`// ${warning?.windows.map((w) => `${w.from} to ${w.to}`).join(", ")}\n`);
  expect(page).toContain(`.type); // ${warning?.areas.map((a) => toGeoJson(a).type).join(", ")}\n`);
  expect(page).toContain(`warning?.hazards; // ${warning?.hazards.join(", ")}\n`);
  expect(page).toContain(`notUnderstood.length; // ${warning?.notUnderstood.length}\n`);
});
