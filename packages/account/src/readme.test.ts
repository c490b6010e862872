import { readFileSync } from "node:fs";
import { asKnownOn } from "@comity/almanac";
import type { Day, Party } from "@comity/regime";
import { expect, test } from "vitest";
import { countRegime } from "./index.ts";
import { shippedAlmanac, shippedRegime } from "./testing.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's example gives what it says", () => {
  const record = asKnownOn(shippedAlmanac(), "2022-06-30");
  const count = countRegime(shippedRegime("new-start"), record, { on: "2022-03-01" as Day });
  const us = count.parties.get("US" as Party);
  const launchers = us?.limits.get("launchers-and-bombers");
  expect(page).toContain(`launchers?.counted; // ${JSON.stringify(launchers?.counted)}\n`);
  expect(page).toContain(`launchers?.finding; // ${launchers?.finding}\n`);
  expect(page).toContain(`// ${launchers?.figures.map((f) => `${f.at.file}:${f.at.line}`).join(", ")}\n`);
  const theirs = us?.otherWays.get("RU" as Party)?.get("launchers-and-bombers");
  expect(page).toContain(`?.margin; // ${theirs?.margin}\n`);
});
