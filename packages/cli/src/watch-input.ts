/** Files for the launch watch: events, warnings in any of their forms, notifications. What is bad is named by line, what is good is kept. */
import { existsSync, statSync } from "node:fs";
import { normaliseFields, type Regime } from "@comity/regime";
import {
  type Gazetteer,
  isWarningTable,
  type Notified,
  noPlaces,
  readWarningTable,
  type Warning,
  warningFromJson,
  withNamedPlace,
} from "@comity/watch";
import { faultLine, isParty } from "@comity/wire";
import { z } from "zod";
import { readInput } from "./commands/warnings-input.ts";
import { type Io, Stop } from "./io.ts";
import { findJsonFault } from "./json-fault.ts";
import { openRegime } from "./library.ts";

export interface Taken<T> {
  readonly good: readonly T[];
  /** Lines for standard error, each with file and line. */
  readonly faults: readonly string[];
}

export const nameOfFile = (path: string): string => (path === "-" ? "standard input" : path);

/** What `warnings read --json` printed, a table with a row for each warning, or whatever `warnings read` itself reads. */
export async function takeWarnings(path: string, io: Io, places: Gazetteer = noPlaces): Promise<Taken<Warning>> {
  const isFolder = path !== "-" && existsSync(path) && statSync(path).isDirectory();
  const text = isFolder ? "" : (await io.read(path)).replace(/^\uFEFF/, "");
  if (/^\s*\[/.test(text) && /"windows"\s*:/.test(text)) {
    const read = fromJson(text, nameOfFile(path));
    return { ...read, good: read.good.map((w) => withNamedPlace(w, places)) };
  }
  if (isWarningTable(text)) {
    const { warnings, faults } = readWarningTable(text, places);
    return { good: warnings, faults: faults.map((f) => `${nameOfFile(path)}:${f.line}: ${f.message}`) };
  }
  // Standard input can be read only once.
  const again: Io = isFolder ? io : { ...io, read: async () => text };
  const { messages, faults } = await readInput(path, {}, again);
  return { good: messages.map((m) => withNamedPlace(m.warning, places)), faults };
}

function fromJson(text: string, name: string): Taken<Warning> {
  const fault = findJsonFault(text);
  if (fault !== undefined) throw new Stop(2, `${name}:${fault.line}:${fault.column}: not JSON: ${fault.message}`);
  const all = [JSON.parse(text) as unknown].flat().map(warningFromJson);
  const faults = all.flatMap((w, i) => (typeof w === "string" ? [`${name}: warning ${i + 1}: ${w}`] : []));
  return { good: all.filter((w) => typeof w !== "string"), faults };
}

/** One line of `--notifications`. */
export const notifiedSchema = z.object({
  regime: z.string().describe("a file, or the id of one that ships with Comity"),
  type: z.string().describe("which notification of the regime"),
  by: z.string().describe("the sender, such as NO"),
  fields: z.record(z.string(), z.unknown()).describe("values by field name, as the regime's type asks"),
  id: z.string().optional().describe("left out: the line's number"),
  reference: z.string().optional(),
  followUps: z
    .array(z.object({ type: z.string(), fields: z.record(z.string(), z.unknown()).optional() }))
    .optional()
    .describe(
      "what its sender said of it afterwards, oldest first, such as postponed with its new window, or cancelled",
    ),
});

export async function takeNotifications(path: string, io: Io): Promise<Taken<Notified>> {
  const name = nameOfFile(path);
  const regimes = new Map<string, Regime>();
  const good: Notified[] = [];
  const faults: string[] = [];
  for (const [i, line] of (await io.read(path))
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const taken = await notified(line, i + 1, regimes, io);
    if (typeof taken === "string") faults.push(`${name}:${i + 1}: ${taken}`);
    else good.push(taken);
  }
  return { good, faults };
}

async function notified(
  line: string,
  number: number,
  regimes: Map<string, Regime>,
  io: Io,
): Promise<Notified | string> {
  const fault = findJsonFault(line);
  if (fault !== undefined) return `not JSON: ${fault.message}`;
  const read = notifiedSchema.safeParse(JSON.parse(line));
  if (!read.success) return read.error.issues.map((e) => `${e.path.join(".") || "the line"}: ${e.message}`).join("; ");
  const said = read.data;
  if (!isParty(said.by)) return `by: "${said.by}" is no state's code such as NO`;
  const regime = regimes.get(said.regime) ?? (await openRegime(said.regime, io)).regime;
  regimes.set(said.regime, regime);
  const rule = regime.notifications.get(said.type);
  if (rule === undefined)
    return `${regime.id} has no notification "${said.type}"; it has ${[...regime.notifications.keys()].join(", ")}`;
  const fields = normaliseFields(rule.fields, said.fields);
  if (!fields.ok) return faultLine(fields.faults);
  const followUps: { type: string; fields?: Notified["fields"] }[] = [];
  for (const f of said.followUps ?? []) {
    const own = rule.followUps.get(f.type);
    if (own === undefined)
      return `${said.type} has no follow-up "${f.type}"; it has ${[...rule.followUps.keys()].join(", ")}`;
    const values = normaliseFields(own.fields, f.fields ?? {});
    if (!values.ok) return `${f.type}: ${faultLine(values.faults)}`;
    followUps.push({ type: f.type, fields: values.value });
  }
  const id = said.id ?? said.reference ?? `line ${number}`;
  return {
    regime,
    id,
    by: said.by,
    type: said.type,
    fields: fields.value,
    followUps,
    ...(said.reference === undefined ? {} : { reference: said.reference }),
  };
}
