/** A regime file as the software read it, for somebody who proofreads it: every rule with all its words and values. */
import { type FieldSpec, type Regime, type Rule, rulesOf, type Source, type Text } from "@comity/regime";

export function describe(r: Regime): string {
  const lines = [`${r.id}: ${r.title.en}`, `${r.kind} of ${r.parties.join(", ")}`];
  if (r.about !== undefined) lines.push(r.about.en);
  for (const word of [
    "entryIntoForce",
    "term",
    "withdrawal",
    "confidentiality",
    "timeScale",
    "groups",
    "successions",
    "boundaries",
  ] as const)
    lines.push(...wordLines(word, r[word], ""));
  lines.push("", "life");
  for (const e of r.life) {
    const { on, event, source, note, position: _, ...rest } = e;
    lines.push(`  ${on} ${event}${placeOf(rest)} (${sourceWords(source)})`);
    lines.push(...bodyOf(rest, "    "));
    if (note !== undefined) lines.push(`    ${note.en}`);
  }
  for (const e of r.events.values()) lines.push("", `event ${e.name}: ${e.title.en}`, ...fieldLines(e.fields, "  "));
  if (r.items !== undefined) lines.push("", "items", ...bodyOf(r.items, "  "));
  for (const [name, table] of r.types) lines.push("", `types ${name}`, ...bodyOf(table, "  "));
  for (const rule of rulesOf(r)) lines.push("", ...ruleLines(rule));
  for (const b of r.bodies.values()) lines.push("", `body ${b.name}: ${b.title.en}${placeOf(b)}`, ...bodyOf(b, "  "));
  for (const n of r.notFound) lines.push("", `Not found: ${n.en}`);
  return lines.join("\n");
}

function ruleLines(rule: Rule): readonly string[] {
  const head = `${rule.name}: ${rule.title.en} (${rule.family}${placeOf(rule)}, line ${rule.position.line})`;
  // A notification's clocks stand in the file's order under `clocks`; `given` is the one that the form goes by.
  const value = rule.family === "notifications" ? { ...rule, given: rule.clocks, clocks: undefined } : rule;
  return [head, ...bodyOf(value, "  ")];
}
const placeOf = (x: { readonly clause?: string; readonly verified?: string }): string =>
  `${x.clause ? `, ${x.clause}` : ""}${x.verified === undefined || x.verified === "text" ? "" : `, ${x.verified}`}`;

/** Said in the head of a rule, or made by the reader. */
const silent = [
  "name",
  "title",
  "position",
  "clause",
  "verified",
  "family",
  "eventFields",
  "known",
  "digest",
  "says",
  "label",
];
function bodyOf(value: object, indent: string): readonly string[] {
  return Object.entries(value).flatMap(([word, v]) => (silent.includes(word) ? [] : wordLines(word, v, indent)));
}

const kebab = (word: string): string => word.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
function wordLines(word: string, value: unknown, indent: string): readonly string[] {
  if (value === undefined || value === null || value === false) return [];
  const name = kebab(word);
  const short = inline(value);
  if (short !== undefined) return short === "" ? [] : [`${indent}${name}: ${short}`];
  if (value instanceof Map) {
    if (value.size === 0) return [];
    const isForm = [...value.values()].every((v) => typeof v === "object" && v !== null && "type" in v && "many" in v);
    if (isForm) return [`${indent}${name}`, ...fieldLines(value as ReadonlyMap<string, FieldSpec>, `${indent}  `)];
    return [`${indent}${name}`, ...[...value].flatMap(([k, v]) => wordLines(String(k), v, `${indent}  `))];
  }
  if (Array.isArray(value)) return value.flatMap((v) => wordLines(word, v, indent));
  const place = placeOf(value as { clause?: string; verified?: string }).slice(2);
  return [`${indent}${name}${place === "" ? "" : ` (${place})`}`, ...bodyOf(value as object, `${indent}  `)];
}

/** A value that fits on its line; undefined for one that needs lines of its own. */
function inline(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return String(value);
  if ("cel" in value) return `'${(value as { cel: string }).cel}'`;
  if ("en" in value && "zh" in value) return (value as Text).en;
  if ("read" in value && "title" in value) return sourceWords(value as Source);
  if ("text" in value) return (value as { text: string }).text; // a duration, a part of a whole
  if (!Array.isArray(value)) return undefined;
  if (
    value.length > 0 &&
    value.every(
      (v) =>
        typeof v === "object" &&
        v !== null &&
        "value" in v &&
        Object.keys(v).every((k) => k === "value" || k === "from"),
    )
  )
    return (value as { from?: string; value: number | null }[])
      .map((v) => `${v.from === undefined ? "" : `${v.from}: `}${v.value ?? "none"}`)
      .join(", ");
  const parts = value.map(inline);
  return parts.every((p) => p !== undefined) && value.every((v) => typeof v !== "object")
    ? parts.join(", ")
    : value.length === 0
      ? ""
      : undefined;
}
const sourceWords = (s: Source): string => `${s.title}, ${s.read === "in-source" ? "read in the text" : "second hand"}`;

function fieldLines(specs: ReadonlyMap<string, FieldSpec>, indent: string): readonly string[] {
  return [...specs.values()].flatMap((f) => {
    const shape =
      f.type === "choice"
        ? f.choices.map((c) => c.value).join(" | ")
        : f.type === "place"
          ? f.shapes.join(" | ")
          : f.type;
    const marks = [
      f.type === "number" && f.unit,
      f.type === "interval" && (f.exactly ? `exactly ${f.exactly.text}` : f.atMost && `at most ${f.atMost.text}`),
      f.many && "one or more",
      f.optional && "optional",
      f.optionalWhen && `optional when '${f.optionalWhen.cel}'`,
      f.verified !== "text" && f.verified,
    ];
    const line = `${indent}${f.name}: ${[shape, ...marks].filter(Boolean).join(", ")}`;
    return f.type === "group" ? [line, ...fieldLines(f.fields, `${indent}  `)] : [line];
  });
}
