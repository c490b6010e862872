/** Regime files by name: those that ship with Comity, and those that a command is given. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { nearestOf, type Regime, readRegime } from "@comity/regime";
import { type Io, Stop } from "./io.ts";
import { root } from "./root.ts";

const shipped = (id: string): string => join(root, "regimes", `${id}.yaml`);
const isName = (text: string): boolean => /^[a-z0-9-]+$/.test(text);

/** The file that a command's argument means: one that exists, or one that ships under that name. */
export function fileOf(idOrFile: string): string {
  const isFolder = existsSync(idOrFile) && statSync(idOrFile).isDirectory();
  if (!isFolder && (existsSync(idOrFile) || !isName(idOrFile))) return idOrFile;
  const own = relative(process.cwd(), shipped(idOrFile));
  if (isName(idOrFile) && existsSync(own)) return own;
  if (isFolder) throw new Stop(2, `${idOrFile} is a folder; name the files in it, such as ${join(idOrFile, "*.yaml")}`);
  const names = regimesIn(join(root, "regimes"));
  const near = nearestOf(idOrFile, [...regimesIn(".").map((n) => `${n}.yaml`), ...names]);
  throw new Stop(
    2,
    `there is no file ${idOrFile}, and no regime of that name ships with Comity; ${near === undefined ? "" : `the nearest is ${near}; `}those that do: ${names.join(", ")}`,
  );
}

/** Names of those that ship with Comity and have a family of rules, such as `limits`; told by their text, so that few are read. */
export const shippedWith = (family: string): readonly string[] =>
  regimesIn(join(root, "regimes")).filter((n) => readFileSync(shipped(n), "utf8").includes(`\n${family}:\n`));

const regimesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((n) => /^(.+)\.yaml$/.exec(n)?.[1] ?? []);

/** @throws Stop with exit code 2 when it cannot be read */
export async function openRegime(idOrFile: string, io: Io): Promise<{ regime: Regime; file: string; text: string }> {
  const file = fileOf(idOrFile);
  const text = await io.read(file);
  const read = readRegime({ file, text });
  if (read.ok) return { regime: read.regime, file, text };
  throw new Stop(
    2,
    `${file} has ${read.faults.length} fault${read.faults.length === 1 ? "" : "s"}: \`comity regime check ${file}\` lists them`,
  );
}

/** Other instruments that a rule speaks of, from what ships. One that is missing or faulty is unknown, and no error. */
export function library(): (id: string) => Regime | undefined {
  const known = new Map<string, Regime | undefined>();
  return (id) => {
    if (!known.has(id)) {
      const file = shipped(id);
      const read = isName(id) && existsSync(file) ? readRegime({ file, text: readFileSync(file, "utf8") }) : undefined;
      known.set(id, read?.ok === true ? read.regime : undefined);
    }
    return known.get(id);
  };
}
