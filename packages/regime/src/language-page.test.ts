import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Document, parseDocument } from "yaml";
import { readRegime } from "./index.ts";

const page = readFileSync(new URL("../../../docs/regime-language.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```yaml ?(\w*)\n([\s\S]*?)^```/gm)].map(([, kind = "", text = ""]) => ({
  kind,
  text,
}));

/** A small regime that an example of a part is put into, so that the part is read as it would be in a file. */
const four = (w: string) => ({ en: w, fr: w, ru: w, zh: w });
const place = { type: "place", as: ["circle", "point"], label: four("Area") };
const around = (): Document =>
  parseDocument(
    JSON.stringify({
      regime: "around",
      title: four("Around"),
      kind: "treaty",
      parties: ["FR", "GB"],
      languages: ["en"],
      sources: { text: { title: "Text", read: "in-source" } },
      life: [{ on: "2026-01-01", event: "in-force", source: "text" }],
      notifications: {
        launch: {
          title: four("Launch"),
          clause: "Art. 1",
          says: four("{from}: {missile.kind}"),
          fields: {
            missile: {
              type: "group",
              label: four("Missile"),
              fields: {
                kind: {
                  type: "choice",
                  label: four("Kind"),
                  choices: { icbm: { label: four("ICBM") }, "space-launcher": { label: four("Launcher") } },
                },
                "range-km": { type: "number", optional: true, label: four("Range") },
              },
            },
            window: { type: "interval", label: four("Window") },
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
  for (const [word, value] of Object.entries(part)) doc.setIn([...(paths[kind] ?? []), word], doc.createNode(value));
  return doc.toString();
}

test("the page has its examples, each marked as a file or as a part of one", () => {
  expect(blocks.length).toBeGreaterThan(8);
  for (const { kind } of blocks) expect(["file", ...Object.keys(paths)]).toContain(kind);
});

test.each(blocks)("example of a $kind is read without a fault", ({ kind, text }) => {
  const read = readRegime({ file: "docs/regime-language.md", text: wholeOf(kind, text) });
  expect(read.ok ? [] : read.faults).toEqual([]);
});

test("every word that the reader knows stands on the page", () => {
  // The reader tells the words it knows when it meets one that it does not.
  const known = new Set<string>();
  const ask = (kind: string, text: string): void => {
    const read = readRegime({ file: "x", text: wholeOf(kind, text) });
    for (const f of read.ok ? [] : read.faults) for (const word of (f.expected ?? "").split(", ")) known.add(word);
  };
  ask("top", "zzz: 1\nkind: zzz\nlife: [{ zzz: 1 }]\nsources: { text: { zzz: 1 } }");
  ask("top", "life: [{ on: 2026-01-01, event: zzz, source: text, verified: zzz }]");
  ask(
    "rule",
    "zzz: 1\ngiven: { zzz: 1 }\nacknowledge: { zzz: 1 }\nfollow-up-due: { zzz: 1 }\nthen: { x: { zzz: 1 } }\nwhen: { zzz: 1 }",
  );
  for (const type of ["zzz", "instant", "day", "interval", "bearing", "number", "choice", "text", "place", "group"])
    ask("field", `x: { type: ${type}, zzz: 1, as: [zzz], choices: { a: { zzz: 1 } } }`);
  const words = [...known].filter((w) => /^[a-z][a-z-]+$/.test(w));
  expect(words.length).toBeGreaterThan(60);
  expect(words.filter((w) => !page.includes(`\`${w}`) && !page.includes(`${w}:`) && !page.includes(`, ${w}`))).toEqual(
    [],
  );
});
