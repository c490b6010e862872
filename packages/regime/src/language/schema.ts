import { groundWords } from "../grammar/combine.ts";
import type { Schema, Shape, WordSpecs } from "../grammar/shape.ts";
import { fieldWordSpecs } from "./fields.ts";
import { records } from "./records.ts";
import { top } from "./regime.ts";

/** JSON Schema (2020-12) of a regime file, for completion and checks in an editor. `comity regime check` says more than it can. */
export const regimeSchema = (): Schema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Comity regime file",
  ...top.schema(),
  $defs: { field: fieldWordSpecs.schema() },
});
/** JSON Schema of a file of records. */
export const recordsSchema = (): Schema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Comity records",
  ...records.schema(),
});

/** One word, as the guide lists it. */
export interface GuideWord {
  readonly word: string;
  readonly needed: boolean;
  readonly about: string;
  /** Of what its value is made. */
  readonly holds: string;
}
const guideOf = (specs: WordSpecs, without: readonly string[]): readonly GuideWord[] =>
  Object.entries(specs)
    .filter(([word]) => !without.includes(word))
    .map(([word, s]) => ({ word, needed: s.needed, about: s.about, holds: holdsOf(s.shape) }));

/**
 * The words of one mapping of the language, found by the way to it: `notifications`, `notifications.then`, `life`, or `""` for
 * the top. Names that the author chooses, and places in a list, are passed through.
 * @returns undefined when the way leads to no mapping
 */
export function guideWords(way: string, without: readonly string[] = []): readonly GuideWord[] | undefined {
  let here: Shape<unknown> = top as Shape<unknown>;
  for (const word of way === "" ? [] : way.split(".")) {
    const next = mappingIn(here)?.[word];
    if (next === undefined) return undefined;
    here = next.shape;
  }
  const specs = mappingIn(here);
  return specs === undefined ? undefined : guideOf(specs, without);
}

/** The words of the mapping that a shape is, or holds under names or in a list. */
export function mappingIn(shape: Shape<unknown>): WordSpecs | undefined {
  if (shape.words !== undefined) return shape.words();
  if (shape.inner !== undefined) return mappingIn(shape.inner());
  const all = (shape.either?.() ?? []).map(mappingIn).filter((m) => m !== undefined);
  return all.length === 0 ? undefined : Object.assign({}, ...all);
}

const open = /^<!-- words: ?([^>]*?)(?: without ([^>]*?))? -->$/;
/**
 * A page of the guide with its tables made from the language itself: between `<!-- words: notifications.then -->` and
 * `<!-- end -->` stands a table of that mapping's words.
 * @throws when a mark leads to no mapping
 */
export function withTables(page: string): string {
  const lines: string[] = [];
  let skipping = false;
  for (const line of page.split("\n")) {
    if (line === "<!-- end -->") skipping = false;
    if (skipping) continue;
    lines.push(line);
    const [, way, without = ""] = open.exec(line) ?? [];
    if (way === undefined) continue;
    const words = guideWords(way, without.split(/,? +/));
    if (words === undefined) throw new Error(`the guide asks for the words of "${way}", and there are none`);
    lines.push("| word | | |", "|---|---|---|", ...words.map(row));
    skipping = true;
  }
  return lines.join("\n");
}
const row = (w: GuideWord): string =>
  `| \`${w.word}\` | ${w.needed ? "needed" : ""} | ${[w.about, w.holds].filter(Boolean).join(" ").replaceAll("|", "\\|")} |`;

const ground = Object.keys(groundWords);
const quoted = (words: readonly string[]): string => words.map((x) => `\`${x}\``).join(", ");
/** Of what a value is made, in a few words: the words it is one of, or the words of a mapping with theirs. */
function holdsOf(shape: Shape<unknown>, deep = true): string {
  const one = shape.oneOf ?? (shape.inner !== undefined && shape.words === undefined ? shape.inner().oneOf : undefined);
  if (one !== undefined) return deep ? `One of ${quoted(one)}.` : quoted(one);
  const specs = mappingIn(shape);
  if (specs === undefined || !deep) return "";
  const words = Object.entries(specs).filter(([word]) => !ground.includes(word));
  if (words.length > 12) return "";
  const each = words.map(([word, s]) => {
    const inner = holdsOf(s.shape, false);
    return `\`${word}\`${inner === "" ? "" : ` (${inner})`}`;
  });
  return `Holds ${each.join(", ")}.`;
}
