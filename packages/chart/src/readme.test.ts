/// <reference types="node" />
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as chart from "./index.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's example runs and gives a file with its source; each builder that it names exists", () => {
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const body = code.replace(/^import .*$/m, "").replace(/\bconst svg = /, "return ");
  // The example as a reader would run it.
  const svg: unknown = new Function("figuresChart", "svgOf", body)(chart.figuresChart, chart.svgOf);
  expect(svg).toContain("<dc:source>The parties’ exchanges");
  expect(svg).not.toMatch(/NaN/);
  const builders = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((m) => m[1] ?? "");
  expect(builders.length).toBe(5);
  expect(builders.filter((b) => !(b in chart))).toEqual([]);
});
