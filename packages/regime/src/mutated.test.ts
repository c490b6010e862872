import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit } from "yaml";
import { readRegime, ruleFamilies } from "./index.ts";

const folder = new URL("../../../regimes/", import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));
/** A minute and a half on two busy cores. */
const patienceMs = 240_000;

interface Spot {
  readonly path: readonly string[];
  readonly pair?: Pair<Scalar<string>, unknown>;
  readonly scalar?: Scalar;
}
/** Every key and every scalar of a document, in order. */
function spots(doc: Document): readonly Spot[] {
  const found: Spot[] = [];
  visit(doc, {
    Pair: (_, pair, path) => {
      const keys = path.flatMap((n) => ("key" in n && isScalar(n.key) ? [String(n.key.value)] : []));
      if (isScalar(pair.key)) found.push({ path: keys, pair: pair as Pair<Scalar<string>, unknown> });
    },
    Scalar: (key, scalar) => {
      if (key !== "key") found.push({ path: [], scalar });
    },
  });
  return found;
}
/** Names that the author chooses: any other good name is as right. */
const ownNames = [
  "fields",
  "choices",
  "sources",
  ...ruleFamilies,
  "events",
  "bodies",
  "then",
  "parallel",
  "distances",
  "groups",
  "replies",
  "steps",
  "forms",
  "derive",
  "types",
  "values",
  "boundaries",
];

test(
  "a thousand broken files: none crashes, and no renamed word is silently accepted",
  () => {
    let renamed = 0;
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.nat(),
        fc.constantFrom("rename", "delete", "scalar", "nest"),
        fc.nat(),
        (which, at, how, more) => {
          const text = texts[which] ?? "";
          const doc = parseDocument(text);
          const all = spots(doc);
          const pairs = all.flatMap((s) => (s.pair === undefined ? [] : [{ ...s, pair: s.pair }]));
          const scalars = all.flatMap((s) => s.scalar ?? []);
          const { path, pair } = pairs[at % pairs.length] ?? { path: [] };
          const scalar = scalars[at % scalars.length];
          let mustFail = false;
          if (how === "rename" && pair !== undefined) {
            mustFail = !ownNames.includes(path.at(-1) ?? "");
            pair.key.value = `${pair.key.value}x`;
          } else if (how === "delete") {
            visit(doc, { Pair: (_, p) => (p === pair ? visit.REMOVE : undefined) });
          } else if (how === "nest" && pair !== undefined) {
            pair.value = doc.createNode([{ strange: 1 }]);
            mustFail = true;
          } else if (scalar !== undefined) {
            scalar.value = [null, true, -1, "", "?", ".inf", 12, "2026-02-30", "{nothing}"][more % 9];
          }
          const read = readRegime({ file: "mutated.yaml", text: doc.toString() });
          if (how === "rename") renamed++;
          if (mustFail) expect(read.ok, `${how} at ${path.join(".")}.${pair?.key.value}`).toBe(false);
          for (const fault of read.ok ? [] : read.faults) {
            expect(fault.line).toBeGreaterThan(0);
            expect(fault.column).toBeGreaterThan(0);
            expect(fault.message).not.toMatch(/undefined|\[object/);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(renamed).toBeGreaterThan(150);
  },
  patienceMs,
);

test(
  "files cut off, doubled or with characters struck out are read or refused, never a crash",
  () => {
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.nat(),
        fc.nat(200),
        fc.string({ maxLength: 3 }),
        (which, at, length, put) => {
          const text = texts[which] ?? "";
          const from = at % text.length;
          const read = readRegime({ file: "cut.yaml", text: text.slice(0, from) + put + text.slice(from + length) });
          expect(typeof read.ok).toBe("boolean");
        },
      ),
      { numRuns: 200 },
    );
  },
  patienceMs,
);

test("the checker of these cases sees maps, lists and scalars", () => {
  const doc = parseDocument(texts[0] ?? "");
  expect(isMap(doc.contents)).toBe(true);
  expect(isSeq(doc.get("parties"))).toBe(true);
  expect(spots(doc).length).toBeGreaterThan(300);
});
