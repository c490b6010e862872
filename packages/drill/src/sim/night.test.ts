import { readFileSync } from "node:fs";
import { readRegime } from "@comity/regime";
import { isInstant } from "@comity/wire";
import { describe, expect, it } from "vitest";
import { Night, type NightOptions } from "./night.ts";

const file = new URL("../../../../regimes/p5-launch-notification.yaml", import.meta.url);
const read = readRegime({ file: "p5-launch-notification.yaml", text: readFileSync(file, "utf8") });
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const options = (seed: number): NightOptions => ({ seed, regime: read.regime, hours: 72, notifications: 8 });

const seeds = Number(process.env.COMITY_SEEDS ?? 200);
const one = process.env.COMITY_SEED;

describe("five centres through bad nights", () => {
  if (one !== undefined) {
    it(`plays seed ${one} again`, () => {
      const until = process.env.COMITY_UNTIL;
      console.log(new Night({ ...options(Number(one)), ...(isInstant(until) ? { until } : {}) }).play());
    });
    return;
  }
  const groups = 20;
  it.each(Array.from({ length: groups }, (_, g) => g))(
    "lose nothing that was accepted, take nothing twice, and deliver all when the faults stop (group %i of seeds)",
    { timeout: 3_600_000 },
    (group) => {
      for (let seed = 1 + group; seed <= seeds; seed += groups)
        expect(new Night(options(seed)).play().promises).toBeGreaterThan(0);
    },
  );

  it.each(["disk-forgets", "disk-doubles"] as const)(
    "are stopped by the checker when a %s",
    { timeout: 120_000 },
    (sabotage) => {
      expect(() => new Night({ ...options(5), sabotage }).play()).toThrow(/seed 5 failed at/);
    },
  );

  it("play the same night twice from the same seed", { timeout: 120_000 }, () => {
    for (const seed of [3, 14]) expect(new Night(options(seed)).play()).toEqual(new Night(options(seed)).play());
  });
});
