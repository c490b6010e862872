import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandDocument } from "./docs.ts";
import { root } from "./root.ts";

it("docs/cli.md is what the command and its schemas say today", () => {
  const written = readFileSync(join(root, "docs/cli.md"), "utf8");
  expect(written, "make it again: node packages/cli/dist/docs.js > docs/cli.md").toBe(commandDocument());
});
