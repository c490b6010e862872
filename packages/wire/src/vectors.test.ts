/**
 * Makes the vectors in `vectors/wire` and checks that the files on disk are what the code says. After a change that is meant:
 * `UPDATE_VECTORS=1 npx vitest run --project unit packages/wire`, and read the difference before it is committed.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { written } from "./testing/vector-file.ts";
import { invalidVectors } from "./testing/vectors-invalid.ts";
import { validVectors } from "./testing/vectors-valid.ts";

it.each(Object.entries({ ...validVectors(), ...invalidVectors() }))(
  "vectors/wire/%s is what the code says",
  (path, file) => {
    const url = new URL(`../../../vectors/wire/${path}`, import.meta.url);
    if (process.env.UPDATE_VECTORS === "1") {
      mkdirSync(dirname(url.pathname), { recursive: true });
      writeFileSync(url, written(file));
    }
    expect(readFileSync(url, "utf8")).toBe(written(file));
  },
);
