/** Checking a regime file of five thousand lines: names, moments, conditions, contradictions; beside parsing its YAML alone. */
import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { readRegime } from "../src/read.ts";

const lines = 5_000;

export default {
  name: "checking a regime file",
  async run() {
    const text = long();
    const check = (): void => {
      const read = readRegime({ file: "long.yaml", text });
      if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}: ${f.message}`).join("\n"));
    };
    const first = timed(check);
    const floor = best(() => void parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false }));
    const what = `${text.split("\n").length.toLocaleString("en")} lines, ${Math.round(text.length / 1000)} kB`;
    return [
      { what: `${what} (floor: parsing the YAML)`, measured: best(check), floor, target: "under 300 ms", unit: "ms" },
      { what: "the first time, as a command does", measured: first, floor, unit: "ms" },
    ];
  },
};

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
const best = (run: () => void): number => Math.min(...Array.from({ length: 9 }, () => timed(run)));

/** A file that ships, with each of its notifications again and again under other names. */
function long(): string {
  const text = readFileSync(new URL("../../../regimes/p5-launch-notification.yaml", import.meta.url), "utf8");
  const [, before = "", rules = "", after = ""] =
    /^([\s\S]*?\nnotifications:\n)([\s\S]*?\n)(?=[a-z][a-z-]*:)([\s\S]*)$/.exec(text) ?? [];
  const once = rules.split("\n").length;
  const times = Math.ceil((lines - before.split("\n").length - after.split("\n").length) / once);
  const again = Array.from({ length: times }, (_, i) =>
    rules.replace(/^ {2}([a-z][a-z-]*):/gm, (_all, name: string) => `  ${name}-${i}:`),
  );
  return before + again.join("") + after;
}
