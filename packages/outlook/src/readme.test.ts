import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  backtest,
  calibrate,
  javascriptKernel,
  openKernel,
  outlookJson,
  outlookOf,
  prepareOutlook,
  runPaths,
} from "./index.ts";
import { madeAlmanac, shippedAlmanac, shippedModel } from "./testing/record.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const guide = readFileSync(new URL("../../../docs/outlook.md", import.meta.url), "utf8");
const almanac = shippedAlmanac();
const record = shippedModel("record");
const options = { knownOn: "2021-01-01", to: 2030, parties: ["CN", "US"], seed: 1, paths: 2000, regimes: [] };

test("the README's example gives what it says", () => {
  const study = prepareOutlook(almanac, record, options);
  const found = outlookJson(outlookOf(study, runPaths(study.job, openKernel())));
  expect(page).toContain(
    `found.parties.CN?.stockpile.p50[0]; // ${Math.round(found.parties.CN?.stockpile.p50[0] ?? 0)}\n`,
  );
  const asked = { party: "CN", quantity: "stockpile", knownOn: "2021-01-01" } as const;
  expect(page).toContain(
    `tried?.checked.length; // ${backtest(almanac, record, asked, openKernel())?.checked.length}\n`,
  );
});

test("the same seed gives the same numbers on every machine, in both kernels", () => {
  // A record of its own, so that a new row in data/ changes nothing here; the numbers of record.yaml do.
  const made = [1, 2].flatMap((k) =>
    [2012, 2014, 2016, 2018, 2020].map((year, i) => ({
      ...{ year, value: 100 * k * k + 25 * i, party: k === 1 ? "CN" : "US", published: "2020-12-31" },
    })),
  );
  const study = prepareOutlook(madeAlmanac(made), record, options);
  const digest = (kernel: typeof javascriptKernel): string => {
    const { parties } = outlookJson(outlookOf(study, runPaths(study.job, kernel)));
    const numbers = Object.values(parties).map((p) => [p.stockpile, p.deployed]);
    return createHash("sha256").update(JSON.stringify(numbers)).digest("hex").slice(0, 16);
  };
  const golden = "a0b2870710c82d83";
  expect(digest(openKernel())).toBe(golden);
  expect(digest(javascriptKernel)).toBe(golden);
});

test("the guide's table of calibration is what the code measures", () => {
  const parties = ["CN", "FR", "GB", "IL", "IN", "KP", "PK", "RU", "US"];
  const days = Array.from({ length: 9 }, (_, i) => `${2016 + i}-01-01`);
  const { checked, inside } = calibrate(almanac, record, { quantity: "stockpile", parties, days }, openKernel());
  const percent = (share: number | undefined): string => `${Math.round((share ?? 0) * 100)} %`;
  const row = `| stockpile, as published, 2016–2024 | ${checked} | ${percent(inside?.p50)} | ${percent(inside?.p80)} | ${percent(inside?.p95)} |`;
  expect(guide).toContain(row);
});
