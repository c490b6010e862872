/**
 * The tables of docs/regime-language*.md, made again from the language itself:
 *
 *     npm run guide
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withTables } from "@comity/regime";
import { root } from "./root.ts";

const docs = join(root, "docs");
const pages = [
  "regime-language.md",
  ...readdirSync(join(docs, "regime-language")).map((n) => join("regime-language", n)),
];
for (const page of pages) {
  const path = join(docs, page);
  const text = readFileSync(path, "utf8");
  if (withTables(text) !== text) writeFileSync(path, withTables(text));
}
