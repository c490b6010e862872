/** Regime files: whether they read well, and what they say. No centre is needed. */
import { type Regime, type RegimeFault, readRegime, recordsSchema, regimeSchema } from "@comity/regime";
import { type ExitCode, type Io, json } from "../io.ts";
import { fileOf, openRegime } from "../library.ts";
import { describe } from "./regime-describe.ts";
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

/** What the reader keeps twice for its own use. */
const doubled = ["known", "eventFields", "clocks"];
/** Rules, fields and steps, which know their names, become lists in the file's order; other maps become objects. */
function plain(regime: Regime): unknown {
  const named = (v: unknown): boolean => typeof v === "object" && v !== null && "name" in v;
  const made = (value: unknown): unknown => {
    if (value instanceof Map)
      return value.size > 0 && ![...value.values()].every(named)
        ? Object.fromEntries([...value].map(([k, v]) => [k, made(v)]))
        : [...value.values()].map(made);
    if (Array.isArray(value)) return value.map(made);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (doubled.includes(k) ? [] : [[k, made(v)]])));
  };
  return made(regime);
}
