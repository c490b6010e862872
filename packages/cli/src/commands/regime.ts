/** Regime files: whether they read well, and what they say. No centre is needed. */
import {
  type FieldSpec,
  type Regime,
  type RegimeFault,
  readRegime,
  recordsSchema,
  regimeSchema,
  rulesOf,
} from "@comity/regime";
import { type ExitCode, type Io, json } from "../io.ts";
import { fileOf, openRegime } from "../library.ts";
import { showOn } from "./regime-show.ts";

export interface RegimeOptions {
  readonly json?: boolean;
}

export async function check(files: readonly string[], o: RegimeOptions, io: Io): Promise<ExitCode> {
  const read = await Promise.all(
    files.map(async (name) => {
      const file = name === "-" ? name : fileOf(name);
      const text = await io.read(file);
      const other = otherKind(file, text);
      return { file, ...(other === undefined ? readRegime({ file, text }) : { ok: false as const, faults: [other] }) };
    }),
  );
  const faults = read.flatMap((r) => (r.ok ? [] : r.faults));
  if (o.json) io.print(json(faults.map((f) => ({ ...f, expected: f.expected ?? null, nearest: f.nearest ?? null }))));
  else {
    for (const f of faults) io.print(faultLine(f));
    for (const r of read) if (r.ok) io.say(`${r.file}: ${r.regime.id} reads well`);
  }
  for (const r of read) {
    const named = /([^/\\]+)\.yaml$/.exec(r.file)?.[1];
    if (r.ok && named !== undefined && named !== r.regime.id)
      io.say(`${r.file}: it says "regime: ${r.regime.id}"; a regime is found by its file's name, ${r.regime.id}.yaml`);
  }
  return faults.length === 0 ? 0 : 2;
}

/** A list is no regime: it holds cases or records, which other commands read. */
function otherKind(file: string, text: string): RegimeFault | undefined {
  const first = text.split("\n").find((line) => !/^\s*(#|---|$)/.test(line)) ?? "";
  if (!/^- /.test(first)) return undefined;
  const message = /^- ["']?case["']?:/m.test(text)
    ? "this is a file of cases, not a regime: `comity regime cases` runs them"
    : "this is a list, as of records, not a regime: `comity regime due` judges records";
  return { file, line: 1, column: 1, message, expected: "regime: …" };
}

/** `regimes/a.yaml:12:5 "at-leest" is not a word of a clock; … (expected at-least, at-most, before)` */
export function faultLine(f: RegimeFault): string {
  const more = [
    f.expected && `expected ${f.expected}`,
    f.nearest && !f.message.includes(f.nearest) && `nearest ${f.nearest}`,
  ]
    .filter(Boolean)
    .join("; ");
  return `${f.file}:${f.line}:${f.column} ${f.message}${more === "" ? "" : ` (${more})`}`;
}

export function schema(o: { readonly records?: boolean }, io: Io): ExitCode {
  io.print(json(o.records === true ? recordsSchema() : regimeSchema()));
  return 0;
}

export async function show(
  idOrFile: string,
  o: RegimeOptions & { on?: string; for?: string },
  io: Io,
): Promise<ExitCode> {
  const { on } = o;
  if (on !== undefined) return showOn(idOrFile, { ...o, on }, io);
  const { regime } = await openRegime(idOrFile, io);
  io.print(o.json ? json(plain(regime)) : describe(regime));
  return 0;
}

/** Maps become lists in the file's order, so that JSON keeps them. */
function plain(regime: Regime): unknown {
  const list = (value: unknown): unknown => {
    if (value instanceof Map) return [...value.values()].map(list);
    if (Array.isArray(value)) return value.map(list);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, list(v)]));
  };
  return list(regime);
}

function describe(r: Regime): string {
  const lines = [`${r.id}: ${r.title.en}`, `${r.kind} of ${r.parties.join(", ")}`];
  for (const e of r.life)
    lines.push(`  ${e.on} ${e.event}${e.parties === undefined ? "" : ` (${e.parties.join(", ")})`}`);
  for (const n of r.notifications.values()) {
    lines.push("", `${n.name}: ${n.title.en} (${n.clause}, line ${n.position.line})`);
    if (n.when !== undefined) lines.push(`  owed when ${n.when.cel} (${n.when.clause})`);
    if (n.given !== undefined) {
      const { atLeast, atMost, before } = n.given;
      const bounds = [atLeast && `at least ${atLeast.text}`, atMost && `at most ${atMost.text}`]
        .filter(Boolean)
        .join(", ");
      lines.push(`  received ${bounds} before ${before} (${n.given.clause})`);
    }
    if (n.acknowledge !== undefined)
      lines.push(`  acknowledged within ${n.acknowledge.within.text} (${n.acknowledge.clause})`);
    lines.push(...fields(n.fields, "  "));
    for (const f of n.followUps.values()) {
      lines.push(
        `  then ${f.name}: ${f.title.en} (${f.clause})${f.closes ? ", closes" : ""}`,
        ...fields(f.fields, "    "),
      );
    }
    if (n.followUpDue !== undefined) {
      lines.push(
        `  one that closes within ${n.followUpDue.within.text} after ${n.followUpDue.after} (${n.followUpDue.clause})`,
      );
    }
  }
  for (const rule of rulesOf(r))
    if (rule.family !== "notifications")
      lines.push("", `${rule.name}: ${rule.title.en} (${rule.family}, ${rule.clause}, line ${rule.position.line})`);
  for (const n of r.notFound) lines.push("", `Not found: ${n.en}`);
  return lines.join("\n");
}

function fields(specs: ReadonlyMap<string, FieldSpec>, indent: string): readonly string[] {
  return [...specs.values()].flatMap((f) => {
    const shape =
      f.type === "choice"
        ? f.choices.map((c) => c.value).join(" | ")
        : f.type === "place"
          ? f.shapes.join(" | ")
          : f.type;
    const marks = [
      f.many && "one or more",
      f.optional && "optional",
      f.optionalWhen && `optional when ${f.optionalWhen.cel}`,
    ];
    const line = `${indent}${f.name}: ${[shape, ...marks].filter(Boolean).join(", ")}`;
    return f.type === "group" ? [line, ...fields(f.fields, `${indent}  `)] : [line];
  });
}
