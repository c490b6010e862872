/** Files that go with words: given to one's own centre first, then named by their digest. */
import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { type Client, type FileInfo, Refused } from "@comity/centre/client";
import { type Io, Stop } from "./io.ts";

/** `--attach FILE`, as often as there are files. */
export interface Attach {
  readonly attach?: readonly string[];
}

/** Gives a file to the centre. @throws Stop where it cannot be read or may not travel */
export async function giveFile(client: Client, path: string): Promise<FileInfo> {
  const bytes = await openAsBlob(path).catch((e: NodeJS.ErrnoException) => {
    throw new Stop(2, e.code === "ENOENT" ? `there is no file ${path}` : `${path} cannot be read: ${e.message}`);
  });
  try {
    return await client.giveFile(basename(path), bytes);
  } catch (e) {
    throw e instanceof Refused ? new Stop(2, `${path} may not go: ${e.message}`) : e;
  }
}

/** What to say of files in words that go. */
export async function attached(client: Client, o: Attach, io: Io): Promise<{ readonly files?: { sha256: string }[] }> {
  if (o.attach === undefined || o.attach.length === 0) return {};
  const files: { sha256: string }[] = [];
  for (const path of o.attach) {
    const given = await giveFile(client, path);
    io.say(`${path}: ${given.type}, ${kB(given.bytes)}, SHA-256 ${given.sha256}`);
    files.push({ sha256: given.sha256 });
  }
  return { files };
}

/** One line for a file: what it is said to be, and where its bytes stand. */
export const fileLine = (f: FileInfo): string =>
  [
    `${f.name}, ${f.type}, ${kB(f.bytes)}: ${stateOf(f)}`,
    ...(f.marks.length === 0 ? [] : [`look at its name: ${f.marks.join("; ")}`]),
    `SHA-256 ${f.sha256}`,
  ].join("  ");

export function stateOf(f: FileInfo): string {
  const why = f.fault === null ? "" : `: ${f.fault}`;
  switch (f.state) {
    case "here":
      return "here and matches";
    case "on-its-way":
      return `on its way (${Math.floor(f.got / 1000)} of ${kB(f.bytes)})${why}`;
    case "does-not-match":
      return `does not match${why}`;
    case "not-taken":
      return `not taken${why}`;
    case "not-here":
      return f.travels ? `not here${why}` : "not here: its bytes come by another way";
  }
}
const kB = (bytes: number): string => `${Math.ceil(bytes / 1000).toLocaleString("en-GB")} kB`;
