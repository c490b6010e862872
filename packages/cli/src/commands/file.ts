/** `comity file …`: files that travel beside the record. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client, KnownFile } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { fileLine, giveFile, stateOf } from "../files.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { minute } from "../times.ts";

export async function list(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const files = await client.files();
  if (o.json) io.print(json(files));
  else if (files.length === 0) io.say("There are no files.");
  else {
    const rows = files.map((f) => [
      f.sha256.slice(0, 12),
      f.name,
      f.from,
      f.to.join(" "),
      minute(f.at),
      stateOf(f),
      f.type,
    ]);
    io.print(table(["SHA-256", "Name", "From", "To", "Named, UTC", "Stands", "Kind"], rows, io.columns, 5));
  }
  return 0;
}

export async function give(path: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const given = await giveFile(client, path);
  io.print(o.json ? json(given) : fileLine(given));
  return 0;
}

/** @returns 1 where its bytes are not to be had now */
export async function save(
  name: string,
  to: string | undefined,
  o: SeatOptions & { readonly force?: boolean },
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const file = await fileNamed(client, name);
  if (file.state !== "here") {
    io.say(`${file.name}: ${stateOf(file)}`);
    return 1;
  }
  const bytes = await client.file(file.sha256);
  const path = to !== undefined && to !== "" && isFolder(to) ? join(to, plainName(file)) : (to ?? plainName(file));
  if (existsSync(path) && !o.force) throw new Stop(2, `${path} is there already: name another, or add --force`);
  try {
    writeFileSync(path, bytes);
  } catch (e) {
    throw new Stop(3, `${path} cannot be written: ${(e as Error).message}`);
  }
  if (o.json) io.print(json({ path, bytes: bytes.length, sha256: file.sha256 }));
  else io.print(`${path}  ${bytes.length} bytes  SHA-256 ${file.sha256}`);
  return 0;
}

export async function ask(name: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const files = await client.askForFile((await fileNamed(client, name)).sha256);
  io.print(o.json ? json(files) : files.map(fileLine).join("\n"));
  return 0;
}

async function fileNamed(client: Client, name: string): Promise<KnownFile> {
  const files = await client.files();
  const fits = files.filter((f) => (/^[0-9a-f]{6,64}$/.test(name) && f.sha256.startsWith(name)) || f.name === name);
  const [first] = fits.toSorted((a, b) => Number(b.state === "here") - Number(a.state === "here"));
  if (first === undefined) throw new Stop(2, `there is no file "${name}": \`comity file list\` lists them`);
  if (fits.some((f) => f.sha256 !== first.sha256))
    throw new Stop(2, `"${name}" names several files: say more of its SHA-256`);
  return first;
}

/** A name that a centre shows is already safe to read; this one is safe to write. */
const plainName = (f: KnownFile): string => f.name.replaceAll(/[\\/:*?"<>|]/g, "_").replace(/^\.+/, "_") || "file";
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
