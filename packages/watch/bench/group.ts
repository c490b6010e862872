/** Two thousand warnings of the same hours, all over an ocean: the worst that a centre has to put into groups while it serves. */
import { groupWarnings } from "../src/group/group.ts";
import { readWarning } from "../src/read/read.ts";
import type { Warning } from "../src/types.ts";

const n = 2000;

export default {
  name: "grouping warnings",
  async run() {
    const first = timed(() => groupWarnings(made()));
    const warnings = made();
    groupWarnings(warnings);
    const again = timed(() => groupWarnings([...warnings, one(n)]));
    return [
      { what: `${n.toLocaleString("en")} that stand at once, for the first time`, measured: first, unit: "ms" },
      { what: "one more, when the others are known", measured: again, target: "under 500 ms", unit: "ms" },
    ];
  },
};

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const made = (): Warning[] => Array.from({ length: n }, (_, i) => one(i));

function one(i: number): Warning {
  const two = (d: number): string => String(d).padStart(2, "0");
  const three = (d: number): string => String(d).padStart(3, "0");
  const [lat, lon] = [(i * 7) % 60, (i * 13) % 170];
  return readWarning(
    `NAVAREA XII ${i + 1}/26(19).\nGUNNERY 1025Z TO 1610Z DAILY 26 THRU 29 NOV\nIN AREA BOUND BY\n` +
      `${two(lat)}-57.00N ${three(lon)}-13.00W, ${two(lat + 1)}-45.00N ${three(lon)}-44.00W, ${two(lat)}-06.00N ${three(lon + 1)}-46.00W.`,
  );
}
