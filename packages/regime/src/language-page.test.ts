import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Document, parseDocument } from "yaml";
import type { Shape } from "./grammar/shape.ts";
import { readRecords, readRegime, withTables } from "./index.ts";
import { fieldWordSpecs } from "./language/fields.ts";
import { lifeWords } from "./language/instrument.ts";
import { recordKinds } from "./language/records.ts";
import { top } from "./language/regime.ts";

const docs = new URL("../../../docs/", import.meta.url);
const pages = [
  "regime-language.md",
  ...readdirSync(new URL("regime-language/", docs)).map((name) => `regime-language/${name}`),
].map((name) => ({ name, text: readFileSync(new URL(name, docs), "utf8") }));
const whole = pages.map((p) => p.text).join("\n");
const blocks = pages.flatMap(({ name, text }) =>
  [...text.matchAll(/^```yaml ?(\w*)\n([\s\S]*?)^```/gm)].map(([, kind = "", block = ""]) => ({ name, kind, block })),
);

/** A small regime that an example of a part is put into, so that the part is read as it would be in a file. */
const place = { type: "place", as: ["circle", "point"] };
const around = (): Document =>
  parseDocument(
    JSON.stringify({
      regime: "around",
      title: "Around",
      kind: "treaty",
      parties: ["FR", "GB"],
      languages: ["en"],
      sources: { text: { title: "Text", read: "in-source" } },
      life: [{ on: "2026-01-01", event: "in-force", source: "text" }],
      boundaries: { border: {} },
      notifications: {
        launch: {
          clause: "Art. 1",
          says: "{from}: {missile.kind}",
          fields: {
            missile: {
              type: "group",
              fields: {
                kind: { type: "choice", choices: ["icbm", "space-launcher"] },
                "range-km": { type: "number", optional: true },
              },
            },
            window: { type: "interval" },
            "launch-area": place,
            "impact-area": { ...place, many: true },
          },
        },
      },
    }),
  );
const paths: { readonly [kind: string]: readonly string[] } = {
  top: [],
  rule: ["notifications", "launch"],
  field: ["notifications", "launch", "fields"],
};

function wholeOf(kind: string, text: string): string {
  if (kind === "file") return text;
  const doc = around();
  const part = parseDocument(text).toJS() as { readonly [word: string]: unknown };
  for (const [word, value] of Object.entries(part)) {
    const merged =
      word === "notifications"
        ? { ...(doc.toJS() as { notifications: object }).notifications, ...(value as object) }
        : value;
    doc.setIn([...(paths[kind] ?? []), word], doc.createNode(merged));
  }
  return doc.toString();
}

test("the pages have their examples, each marked as a file or as a part of one", () => {
  expect(blocks.length).toBeGreaterThan(25);
  for (const { kind } of blocks) expect(["file", "records", "", ...Object.keys(paths)]).toContain(kind);
  for (const page of pages.filter((p) => !/records|regime-language.md/.test(p.name)))
    expect(blocks.filter((b) => b.name === page.name).length, page.name).toBeGreaterThan(0);
});

test.each(blocks.filter((b) => b.kind !== "records" && b.kind !== ""))(
  "$name: an example of a $kind is read without a fault",
  ({ name, kind, block }) => {
    const read = readRegime({ file: name, text: wholeOf(kind, block) });
    expect(read.ok ? [] : read.faults).toEqual([]);
  },
);
test.each(blocks.filter((b) => b.kind === "records"))(
  "$name: an example of records is read without a fault",
  ({ name, block }) => {
    const read = readRecords({ file: name, text: block });
    expect(read.ok ? [] : read.faults).toEqual([]);
  },
);

test.each(pages)("the tables of $name are those of the language (npm run guide makes them again)", ({ text }) => {
  expect(withTables(text)).toBe(text);
});

test("every word of the language, and every word that a value is one of, stands on a page", () => {
  const words = new Set<string>(lifeWords);
  const seen = new Set<Shape<unknown>>();
  const walk = (shape: Shape<unknown>): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    for (const word of shape.oneOf ?? []) words.add(word);
    for (const [word, s] of Object.entries(shape.words?.() ?? {})) {
      words.add(word);
      walk(s.shape);
    }
    if (shape.inner !== undefined) walk(shape.inner());
    for (const s of shape.either?.() ?? []) walk(s);
  };
  for (const shape of [top, fieldWordSpecs, ...Object.values(recordKinds)]) walk(shape as Shape<unknown>);
  expect(words.size).toBeGreaterThan(200);
  const missing = [...words].filter((w) => !new RegExp(`(?<![\\w-])${w}(?![\\w-])`).test(whole));
  expect(missing).toEqual([]);
});
