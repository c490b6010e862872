/**
 * Makes the vectors in `vectors/proof` and checks that the files on disk are what the code says. After a change that is
 * meant: `UPDATE_VECTORS=1 npx vitest run --project unit packages/proof`, and read the difference before it is committed.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { vectorsOfNotes } from "./testing/vectors-of-notes.ts";
import { type VectorFile, vectorsOfTrees } from "./testing/vectors-of-trees.ts";

/** One case a line, so that a difference reads as a list of cases. */
function written(file: VectorFile): string {
  const parts = Object.entries(file).map(([key, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

it.each(Object.entries({ ...vectorsOfTrees(), ...vectorsOfNotes() }))(
  "vectors/proof/%s is what the code says",
  (path, file) => {
    const url = new URL(`../../../vectors/proof/${path}`, import.meta.url);
    if (process.env.UPDATE_VECTORS === "1") {
      mkdirSync(dirname(url.pathname), { recursive: true });
      writeFileSync(url, written(file));
    }
    expect(readFileSync(url, "utf8")).toBe(written(file));
  },
);
