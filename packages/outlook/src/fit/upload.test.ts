import { readFileSync } from "node:fs";
import { type Regime, readRegime } from "@comity/regime";
import { expect, test } from "vitest";
import { meanOf } from "../model/distribution.ts";
import { distributionOf } from "../model/extend.ts";
import { shippedAlmanac, shippedModel } from "../testing/record.ts";
import { findRelease } from "./upload.ts";

const upload = shippedModel("upload");
const regimes = (id: string): Regime | undefined => {
  const read = readRegime({
    file: id,
    text: readFileSync(new URL(`../../../../regimes/${id}.yaml`, import.meta.url), "utf8"),
  });
  return read.ok ? read.regime : undefined;
};
const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027];

test("upload is set free by the day on which the regime file ends the limit", () => {
  expect(findRelease(upload, "US", years, regimes)).toMatchObject({ from: 2026, regime: "new-start" });
  expect(findRelease(upload, "CN", years, regimes)).toBeUndefined();
  expect(findRelease(upload, "US", years.slice(0, 4), regimes)).toMatchObject({ none: "not-released" });
  expect(findRelease(upload, "US", years, () => undefined)).toMatchObject({ none: "no-such-regime" });
});

test("the capacities are the sums of the record's own rows", () => {
  const rows = shippedAlmanac().tables.find((t) => t.name === "force-structure")?.rows ?? [];
  const sum = (country: string, producer: string): number =>
    rows
      .filter(
        (r) =>
          r.cells.country === country && r.cells.producer?.startsWith(producer) && r.cells.system?.startsWith("all "),
      )
      .reduce((s, r) => s + Number(r.cells.warheads || 0), 0);
  expect(meanOf(distributionOf(upload, "upload.US.capacity"))).toBe(sum("US", "FAS via Atomic Archive"));
  expect(meanOf(distributionOf(upload, "upload.RU.capacity"))).toBe(sum("RU", "FAS via News18"));
});
