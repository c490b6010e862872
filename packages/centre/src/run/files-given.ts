/** Files that are given out as they stand: the tables of the public record, the models of projections. Read when asked for, never kept. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { GivenFile } from "../api/schemas.ts";
import type { GivenFiles } from "../shell/service.ts";

/**
 * @param folder absent, or not there: nothing is given
 * @param names which of its files; no name leads into another folder
 */
export function openGivenFiles(folder: string | undefined, names: RegExp): GivenFiles {
  // A digest costs a reading of the file, so it is kept as long as the file's size and time stay.
  const known = new Map<string, GivenFile & { readonly changedMs: number }>();

  async function facts(name: string): Promise<GivenFile> {
    const path = join(folder ?? "", name);
    const { mtimeMs, size } = await stat(path);
    const before = known.get(name);
    if (before?.changedMs === mtimeMs && before.bytes === size) return plain(before);
    const text = await readFile(path);
    const fact = { name, bytes: size, digest: createHash("sha256").update(text).digest("hex"), changedMs: mtimeMs };
    known.set(name, fact);
    return plain(fact);
  }
  const list = async (): Promise<readonly string[]> =>
    folder === undefined ? [] : (await readdir(folder).catch(() => [])).filter((n) => names.test(n)).sort();

  return {
    list: async () => Promise.all((await list()).map(facts)),
    async file(name) {
      // By its place in the list of names, so that no address leads out of the folder.
      if (!(await list()).includes(name)) return undefined;
      const bytes = await readFile(join(folder ?? "", name));
      return { text: bytes.toString("utf8"), digest: createHash("sha256").update(bytes).digest("hex") };
    },
  };
}

const plain = ({ name, bytes, digest }: GivenFile): GivenFile => ({ name, bytes, digest });

export const almanacFiles = /^(?:datapackage\.json|[a-z0-9][a-z0-9-]*\.csv)$/;
export const modelFiles = /^[a-z0-9][a-z0-9-]*\.ya?ml$/;
