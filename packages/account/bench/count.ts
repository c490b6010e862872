/** A whole answer under New START from 100,000 items: three limits and another party's way of counting, of one force. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openAlmanac } from "@comity/almanac";
import { type Day, type ItemValues, type Party, readRegime } from "@comity/regime";
import { countRegime } from "../src/count.ts";
import type { Holdings } from "../src/holdings.ts";

const n = 100_000;
const on = "2020-03-01" as Day;
const party = "US" as Party;

export default {
  name: "counting a force by the rules of a regime",
  async run() {
    const file = join(import.meta.dirname, "../../../regimes/new-start.yaml");
    const read = readRegime({ file, text: readFileSync(file, "utf8") });
    if (!read.ok) throw new Error("new-start does not read");
    const { regime } = read;
    const items = made();
    const holdings: Holdings = {
      file: "made up",
      faults: [],
      parties: [party],
      of: () => ({ readings: [items], basis: "declared", asOf: ["2020-03-01"] }),
    } as Holdings;
    const almanac = openAlmanac(new Map());
    const answer = () => countRegime(regime, almanac, { on, parties: [party], holdings }).parties.get(party);
    const vehicles = answer()?.limits.get("deployed-vehicles")?.counted?.low;
    if (vehicles !== byHand(items)) throw new Error(`${vehicles}, by hand ${byHand(items)}`);
    return [
      {
        what: `${n.toLocaleString("en")} items against every limit of New START (floor: one of its limits, written by hand)`,
        measured: best(answer),
        floor: best(() => byHand(items)),
        target: "under 200 ms",
        unit: "ms",
      },
    ];
  },
};

const best = (run: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 9; i++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};

function made(): readonly ItemValues[] {
  return Array.from({ length: n }, (_, i): ItemValues => {
    const id = `item-${i}`;
    const kind = i % 5;
    if (kind === 0)
      return { id, class: "icbm", "held-in": i % 3 > 0 ? "deployed-launcher" : "other", warheads: (i % 3) + 1 };
    if (kind === 1) return { id, class: "slbm", "held-in": "deployed-launcher", warheads: i % 5 };
    if (kind === 2) return { id, class: "icbm-launcher", contents: i % 4 > 0 ? "missile" : "empty" };
    if (kind === 3) return { id, class: "slbm-launcher", contents: "missile", "disputed-removal": i % 9 === 0 };
    return {
      id,
      class: "heavy-bomber",
      "equipped-for": i % 4 > 0 ? "nuclear" : "conventional",
      purpose: i % 7 === 0 ? "test" : "operational",
    };
  });
}

function byHand(items: readonly ItemValues[]): number {
  let sum = 0;
  for (const i of items) {
    if (i.class === "icbm" || i.class === "slbm") sum += i["held-in"] === "deployed-launcher" ? 1 : 0;
    else if (i.class === "heavy-bomber") sum += i["equipped-for"] === "nuclear" && i.purpose !== "test" ? 1 : 0;
  }
  return sum;
}
