/**
 * The regime files that a reader may open: those of the centre's own folder, and those of the library beside it. Nothing is read
 * before somebody asks, and only small facts are kept afterwards: a centre starts no later for a long shelf.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Day, type DutyStatus, type Lane, lanes, readRegime } from "@comity/regime";
import { nodePrimitives } from "@comity/wire/node";
import type { LibraryEntry, LibraryFile } from "../api/schemas.ts";
import type { Library } from "../shell/service.ts";

/** What is kept of a file: enough to say on any day where its regime stands. */
interface Fact extends Omit<LibraryEntry, "runs" | "standing"> {
  readonly course: readonly { readonly from: Day; readonly status: DutyStatus }[];
}
/** Past every day that a life names. */
const everAfter = "9999-12-31" as Day;
const regimeFile = /^([a-z0-9][a-z0-9-]*)\.ya?ml$/;

/** @param folders a name that stands in two of them means the file in the first; one that is not there holds nothing */
export function openLibrary(folders: readonly string[]): Library {
  let kept: Promise<readonly Fact[]> | undefined;

  return {
    async facts(on) {
      kept ??= survey(folders).catch((e: unknown) => {
        kept = undefined;
        throw e;
      });
      return (await kept).map(({ course, ...fact }) => {
        const now = course.findLast((s) => s.from <= on);
        const standing = { status: now?.status ?? "not-yet", since: now?.from ?? null };
        return { ...fact, standing: fact.kind === null ? null : standing };
      });
    },
    async file(id) {
      // By its place in the list of names, so that no address leads out of the folders.
      const path = (await filesIn(folders)).get(id);
      return path === undefined ? undefined : ({ id, file: await readFile(path, "utf8") } satisfies LibraryFile);
    },
  };
}

async function filesIn(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.sort()) {
      const [, id] = regimeFile.exec(name) ?? [];
      if (id !== undefined && !found.has(id)) found.set(id, join(folder, name));
    }
  }
  return found;
}

async function survey(folders: readonly string[]): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const [id, path] of await filesIn(folders)) {
    facts.push(factOf(id, path, await readFile(path, "utf8")));
    // Officers are served between two files.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return facts;
}

function factOf(id: string, path: string, text: string): Fact {
  const read = readRegime({ file: path, text }, nodePrimitives.sha256);
  if (!read.ok) {
    const digest = createHash("sha256").update(text).digest("hex");
    const title = { en: id, fr: id, ru: id, zh: id };
    return { id, title, kind: null, parties: [], digest, faults: read.faults.length, course: [] };
  }
  const { digest, title, kind, parties } = read.regime;
  const course = courseOf(lanes(read.regime, everAfter));
  return { id, title, kind, parties: [...parties], digest, faults: 0, course };
}

/** The lane of all, and in it the day on which the first of many came to be bound in place of the last. */
function courseOf([all, ...others]: readonly Lane[]): Fact["course"] {
  const joined = others.flatMap((l) => l.spans.find((s) => s.status === "in-force")?.from ?? []);
  return (all?.spans ?? []).map(({ from, status }) => ({
    from: status === "in-force" ? [from, ...joined].reduce((a, b) => (a < b ? a : b)) : from,
    status,
  }));
}
