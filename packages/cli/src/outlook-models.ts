/** Model files by name: those that ship with Comity, and a user's own. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Model, type ModelFault, readModel, together } from "@comity/outlook";
import { nearestOf } from "@comity/regime";
import { defaultModel } from "./defaults.ts";
import { type Io, Stop } from "./io.ts";
import { root } from "./root.ts";

const folder = join(root, "outlook", "models");
const shipped = (): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((n) => /^(.+)\.yaml$/.exec(n)?.[1] ?? []) : [];

/**
 * @param names files, or names of models that ship with Comity; several hold together; none: the default
 * @throws Stop with exit code 2, with every fault of a file
 */
export async function openModels(names: readonly string[], io: Io): Promise<Model> {
  const models: Model[] = [];
  const asked = names.flatMap((n) => (existsSync(n) ? [n] : n.split(",")));
  for (const name of asked.length === 0 ? [defaultModel] : asked) models.push(await openModel(name.trim(), io));
  const whole = together(models);
  if (whole === undefined) throw new Error("at least one model is asked for");
  return whole;
}

async function openModel(name: string, io: Io): Promise<Model> {
  const own = shipped();
  const isFile = existsSync(name) || name === "-";
  if (!isFile && !own.includes(name)) {
    const near = nearestOf(name, own);
    throw new Stop(
      2,
      `there is no model file ${name}, and none of that name ships with Comity; ${near === undefined ? "" : `the nearest is ${near}; `}those that do: ${own.join(", ")}`,
    );
  }
  const file = isFile ? name : relative(process.cwd(), join(folder, `${name}.yaml`));
  const read = readModel({ file, text: await io.read(file) }, shippedModel);
  if (read.ok) return read.model;
  throw new Stop(2, read.faults.map(faultLine).join("\n"));
}

/** A model that another extends. One that cannot be read is none. */
function shippedModel(name: string): Model | undefined {
  const file = join(folder, `${name}.yaml`);
  if (!shipped().includes(name)) return undefined;
  const read = readModel({ file: relative(process.cwd(), file), text: readFileSync(file, "utf8") }, shippedModel);
  return read.ok ? read.model : undefined;
}

const faultLine = (f: ModelFault): string =>
  `${f.file}:${f.line}:${f.column}: ${f.message}${f.expected === undefined ? "" : `. Expected: ${f.expected}`}`;
