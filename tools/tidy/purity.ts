/**
 * Nothing impure below `centre`, nor in the core of centre: no clock, disk, network or randomness. That is what lets the
 * simulator replay a bad night exactly, and lets the same code run in a browser.
 */
import { builtinModules } from "node:module";
import { readSource } from "./source.ts";
import { type Fault, type Place, placeOf, type Tree } from "./tree.ts";

const pureRooms = ["wire", "proof", "regime", "almanac", "account", "outlook", "watch", "chart"];

const impure: readonly { readonly word: string; readonly pattern: RegExp; readonly better: string }[] = [
  { word: "Date.now", pattern: /\bDate\s*\.\s*now\b/, better: "take `now: Instant` as an argument" },
  {
    word: "new Date() of this moment",
    pattern: /\bnew\s+Date\b\s*(?:\(\s*\)|(?![\s(.]))/,
    better: "take `now: Instant` as an argument",
  },
  { word: "Temporal.Now", pattern: /\bTemporal\s*\.\s*Now\b/, better: "take `now: Instant` as an argument" },
  {
    word: "performance.now",
    pattern: /\bperformance\s*\.\s*now\b/,
    better: "measure in packages/*/bench, or take the time as an argument",
  },
  { word: "Math.random", pattern: /\bMath\s*\.\s*random\b/, better: "take the random bytes as an argument" },
  { word: "crypto.getRandomValues", pattern: /\bgetRandomValues\b/, better: "take the random bytes as an argument" },
  { word: "crypto.randomUUID", pattern: /\brandom(?:UUID|Bytes)\b/, better: "take the identifier as an argument" },
  {
    word: "fetch",
    pattern: /(?<![\w$.])(?:globalThis\s*\.\s*)?fetch\s*\(/,
    better: "return an effect and let the shell send it",
  },
  {
    word: "a timer",
    pattern: /\b(?:setTimeout|setInterval|setImmediate)\b/,
    better: "return a deadline and let the shell tick",
  },
  {
    word: "process",
    pattern: /(?<![\w$.])(?:globalThis\s*\.\s*)?process\s*(?:\.|\[)/,
    better: "take the setting as an argument",
  },
];

const builtins = new Set(builtinModules);

export function purityFaults(tree: Tree): readonly Fault[] {
  return [...tree].flatMap(([file, text]) => {
    const place = placeOf(file);
    if (place === undefined || place.test || !mustBePure(place)) return [];
    const source = readSource(text);
    const used = source.code.flatMap((code, i) =>
      impure
        .filter((p) => p.pattern.test(code))
        .map((p) => ({ file, line: i + 1, what: `${p.word} is for centre and above`, better: p.better })),
    );
    const imported = source.literals
      .filter((l) => l.specifier && touchesTheWorld(place, l.text))
      .map((l) => ({
        file,
        line: l.line,
        what: `${l.text} is for centre and above`,
        better: "take what you need of it as an argument",
      }));
    return [...used, ...imported];
  });
}

function mustBePure({ room, inside }: Place): boolean {
  if (room === "centre") return inside.startsWith("src/core/");
  return pureRooms.includes(room) && inside.startsWith("src/");
}

function touchesTheWorld({ room, inside }: Place, specifier: string): boolean {
  // The one door of wire to the machine: Node's own cryptography, beside the portable one that it is checked against.
  if (room === "wire" && inside === "src/node.ts" && specifier === "node:crypto") return false;
  if (specifier === "@comity/wire/node") return true;
  return specifier.startsWith("node:") || builtins.has(specifier.split("/")[0] ?? "");
}
