import { describe, expect, it } from "vitest";
import { languages } from "./languages.ts";

type Tree = { readonly [key: string]: string | Tree };
const catalogues = import.meta.glob<Tree>("./*.json", { import: "default", eager: true });
const sources = import.meta.glob<string>(["../**/*.ts", "../**/*.tsx", "!../**/*.test.ts"], {
  import: "default",
  eager: true,
  query: "?raw",
});

function flat(tree: Tree, before = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}
const plural = /_(one|few|many|other|two|zero)$/;
const stem = (key: string): string => key.replace(plural, "");
const all = new Map(languages.map((l) => [l, flat(catalogues[`./${l}.json`] ?? {})]));
const english = all.get("en") ?? [];
const stems = new Set(english.map(([key]) => stem(key)));
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();

/** Placeholders and marks of a thing, whichever plural form says it. `count` may go unsaid in one form ("the addressee"). */
function parts(entries: readonly (readonly [string, string])[], key: string): string[] {
  const texts = entries.filter(([k]) => stem(k) === key).map(([, text]) => text);
  return sorted(texts.flatMap((text) => [...text.matchAll(/\{\{?\w+\}?\}|<\/?\w+>/g)].map((m) => m[0])));
}

describe.each(languages)("the catalogue in %s", (language) => {
  const own = all.get(language) ?? [];
  it("says everything, and nothing more", () => {
    expect(sorted(own.map(([key]) => stem(key)))).toEqual(sorted(stems));
  });
  it("has every plural form of the language, where it counts", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = sorted(own.filter(([key]) => plural.test(key)).map(([key]) => stem(key)));
    const has = new Set(own.map(([key]) => key));
    expect(counted.flatMap((key) => forms.map((f) => `${key}_${f}`)).filter((key) => !has.has(key))).toEqual([]);
    const bare = counted.filter((key) => has.has(key));
    expect(bare).toEqual([]);
  });
  it("fills in the same things", () => {
    const differs = [...stems].filter((key) => {
      const [a, b] = [parts(english, key), parts(own, key)];
      return a.join() !== b.join();
    });
    expect(differs).toEqual([]);
  });
  it("leaves nothing empty", () => {
    expect(own.filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

describe("words and pages", () => {
  const source = Object.values(sources).join("\n");
  const quoted = new Set(
    [...source.matchAll(/"([a-z][\w-]*(?:\.[\w-]+)+|skip|waiting|noRoom)"/gi)].map((m) => m[1] ?? ""),
  );
  const made = [...source.matchAll(/`([a-z][\w.-]*\.)\$\{/gi)].map((m) => m[1] ?? "");
  const used = (key: string): boolean => quoted.has(key) || made.some((prefix) => key.startsWith(prefix));

  it("asks for no word that the catalogue lacks", () => {
    const asked = [...source.matchAll(/\bt\(\s*"([^"]+)"/g)].map((m) => m[1] ?? "");
    expect(asked.length).toBeGreaterThan(100);
    expect(sorted(asked.filter((key) => !stems.has(key)))).toEqual([]);
  });
  it("keeps no word that no page says", () => {
    expect([...stems].filter((key) => !used(key))).toEqual([]);
  });
});

describe("what French and Chinese writing ask", () => {
  it("has no breaking space before double punctuation in French", () => {
    expect((all.get("fr") ?? []).filter(([, text]) => / [:;!?»]/.test(text))).toEqual([]);
  });
  it("has full-width marks in Chinese", () => {
    const plain = (all.get("zh") ?? []).filter(([, text]) => /\p{Script=Han}[,;:?!]/u.test(text));
    expect(plain).toEqual([]);
  });
});
