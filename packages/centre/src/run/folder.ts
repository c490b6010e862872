/** Reads a centre's folder into what `step` and the shell need, and refuses one that would sign the wrong thing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Regime, type RegimeFault, readRegime } from "@comity/regime";
import { readPlaces } from "@comity/watch";
import { type Directory, faultLine, type Party, parseDirectory, partySchema, type Signer } from "@comity/wire";
import { nodePrimitives, sealingKeyFromPem, signerFromPem } from "@comity/wire/node";
import { z } from "zod";
import type { Env } from "../core/env.ts";
import { fileLimits } from "../core/file/limits.ts";
import type { Keyring } from "../shell/keys.ts";
import { type Sealing, sealingFrom } from "../shell/sealing.ts";
import type { Own } from "../shell/service.ts";
import { CannotRun, type CentreConfig, readCentreConfig, readJson } from "./config.ts";
import { almanacFiles, modelFiles, openGivenFiles } from "./files-given.ts";
import { openKeyring } from "./keyring.ts";
import { openLibrary } from "./library.ts";

export interface CentreFolder {
  readonly path: string;
  readonly config: CentreConfig;
  readonly env: Env;
  readonly own: Own;
  readonly signers: readonly Signer[];
  /** Absent where the directory lists no key of ours to seal to: an older folder. */
  readonly sealing?: Sealing;
  readonly keys: Keyring;
  readonly journalPath: string;
  /** The folder of files, beside the journal. */
  readonly filesPath: string;
}

/** @throws CannotRun */
export function readCentreFolder(path: string): CentreFolder {
  const config = readCentreConfig(path);
  const directory = readDirectory(path, config);
  const regimeFolder = resolve(path, config.regimes);
  const { regimes, files } = readRegimes(regimeFolder, config);
  const shelves = [regimeFolder, ...(config.library === undefined ? [] : [resolve(path, config.library)])];
  const env: Env = {
    me: config.party,
    directory,
    regimes,
    primitives: nodePrimitives,
    desks: config.desks,
    routeWithinMinutes: config.routeWithinMinutes,
    officers: config.officers.map(({ name, role, desk }) => ({ name, role, desk })),
    files: {
      bytesMax: config.files?.bytesMax ?? fileLimits.bytesMax,
      types: config.files?.types ?? fileLimits.types,
      spaceBytesMax: config.files?.spaceBytesMax ?? fileLimits.spaceBytesMax,
    },
    ...(config.standIn === undefined ? {} : { standIn: config.standIn }),
    ...placesIn(from(path, config.almanac)),
  };
  return {
    path,
    config,
    env,
    own: {
      name: config.name,
      note: config.note,
      regimeFiles: files,
      library: openLibrary(shelves),
      almanac: openGivenFiles(from(path, config.almanac), almanacFiles),
      models: openGivenFiles(from(path, config.models), modelFiles),
    },
    ...withKeyring(
      path,
      directory,
      readSigner(path, directory, config.party),
      readSealing(path, directory, config.party),
    ),
    journalPath: join(path, "journal.db"),
    filesPath: join(path, "files"),
  };
}

/** The list of named places of the public record, where it has one. */
function placesIn(almanac: string | undefined): Pick<Env, "places"> {
  const file = almanac === undefined ? undefined : join(almanac, "places.csv");
  if (file === undefined || !existsSync(file)) return {};
  const { places, faults } = readPlaces(readFileSync(file, "utf8"));
  const [fault] = faults;
  if (fault !== undefined) throw new CannotRun(2, `${file}, line ${fault.line}: ${fault.message}`);
  return { places };
}

const from = (path: string, folder: string | undefined): string | undefined =>
  folder === undefined ? undefined : resolve(path, folder);

/** Our TLS key and certificate, and the certificate of each peer. */
export function readPins(f: CentreFolder): { cert: string; key: string; peers: ReadonlyMap<Party, string> } {
  const path = join(f.path, "tls.json");
  const pins = z.record(partySchema, z.string()).safeParse(readJson(path));
  if (!pins.success) throw new CannotRun(2, `${path} is not a certificate for each party`);
  const peers = new Map<Party, string>();
  for (const { party } of f.config.peers) {
    const pem = pins.data[party];
    if (pem === undefined) throw new CannotRun(2, `${path} has no certificate of ${party}`);
    peers.set(party, pem);
  }
  return { cert: read(join(f.path, "tls.pem")), key: read(join(f.path, "tls.key")), peers };
}

/** The regime files that a centre carries out, of a folder that may hold more; all faults of all of them at once. */
export function readRegimes(
  folder: string,
  { party, runs }: Pick<CentreConfig, "party" | "runs">,
): {
  regimes: ReadonlyMap<string, Regime>;
  files: ReadonlyMap<string, string>;
} {
  const regimes = new Map<string, Regime>();
  const files = new Map<string, string>();
  const faults: string[] = [];
  const names = regimeFilesIn(folder);
  const isRun = (r: Regime): boolean => runs !== undefined || (r.notifications.size > 0 && r.parties.includes(party));
  for (const name of runs === undefined ? names : runs.map((id) => fileNamed(id, names, folder))) {
    const file = join(folder, name);
    const text = read(file);
    const result = readRegime({ file, text }, nodePrimitives.sha256);
    if (!result.ok) faults.push(...result.faults.map(formatRegimeFault));
    else if (regimes.has(result.regime.id))
      faults.push(`${file}:1:1 ${result.regime.id} is the name of another file's regime`);
    else if (runs?.includes(result.regime.id) === false)
      faults.push(`${file}:1:1 ${result.regime.id} is not the name of this file`);
    else if (isRun(result.regime)) {
      regimes.set(result.regime.id, result.regime);
      files.set(result.regime.id, text);
    }
  }
  if (faults.length > 0) throw new CannotRun(2, faults.join("\n"));
  if (regimes.size === 0) {
    const what = names.length === 0 ? "regime file (*.yaml)" : `regime with notifications to which ${party} belongs`;
    throw new CannotRun(2, `${folder} holds no ${what}: a centre without a regime has nothing to do`);
  }
  return { regimes, files };
}

/** `regimes/a.yaml:12:5 "at-leest" is no word here (expected at-least, at-most, before; nearest at-least)` */
export function formatRegimeFault(f: RegimeFault): string {
  const more = [
    f.expected && `expected ${f.expected}`,
    f.nearest && !f.message.includes(f.nearest) && `nearest ${f.nearest}`,
  ]
    .filter(Boolean)
    .join("; ");
  return `${f.file}:${f.line}:${f.column} ${f.message}${more === "" ? "" : ` (${more})`}`;
}

function fileNamed(id: string, names: readonly string[], folder: string): string {
  const name = names.find((n) => n === `${id}.yaml` || n === `${id}.yml`);
  if (name === undefined)
    throw new CannotRun(2, `centre.json runs ${id}, and ${folder} holds no ${id}.yaml: add the file, or take it off`);
  return name;
}

function regimeFilesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((n) => /\.ya?ml$/.test(n))
      .sort();
  } catch {
    throw new CannotRun(2, `there is no folder ${folder} with regime files`);
  }
}

function readDirectory(path: string, config: CentreConfig): Directory {
  const file = join(path, "directory.json");
  const directory = parseDirectory(nodePrimitives, read(file));
  if (!directory.ok) throw new CannotRun(2, `${file}: ${faultLine(directory.faults)}`);
  const { record, purpose } = directory.value;
  if (record !== config.record || purpose !== config.purpose) {
    throw new CannotRun(
      2,
      `${file} is for the ${purpose} record ${record}, and centre.json for the ${config.purpose} record ${config.record}: drill and live never mix`,
    );
  }
  return directory.value;
}

function readSigner(path: string, directory: Directory, party: Party): Signer {
  const file = join(path, "signing.pem");
  let signer: Signer;
  try {
    signer = signerFromPem(read(file), "ed25519", directory.purpose);
  } catch (e) {
    if (e instanceof CannotRun) throw e;
    throw new CannotRun(3, `${file} cannot be read as a key (${(e as Error).message}): restore it from its backup`);
  }
  const listed = directory.keys.get(party) ?? [];
  if (listed.length === 1 && listed[0]?.id === signer.publicKey.id) return signer;
  throw new CannotRun(
    3,
    `${file} is not the key that directory.json lists for ${party}: the peers would refuse all that it signs`,
  );
}

function readSealing(path: string, directory: Directory, party: Party): { readonly sealing?: Sealing } {
  const listed = directory.sealing?.get(party);
  if (listed === undefined) return {};
  const file = join(path, "sealing.pem");
  const pem = read(file);
  let own: string;
  try {
    own = sealingKeyFromPem(pem, directory.purpose).id;
  } catch (e) {
    throw new CannotRun(3, `${file} cannot be read as a key (${(e as Error).message}): restore it from its backup`);
  }
  if (own === listed.id) return { sealing: sealingFrom(party, pem) };
  throw new CannotRun(
    3,
    `${file} is not the key that directory.json lists for ${party}: what peers seal to us could not be read`,
  );
}

/** What was listed at the ceremony, and what took its place since. */
function withKeyring(
  path: string,
  directory: Directory,
  signer: Signer,
  { sealing }: { readonly sealing?: Sealing },
): Pick<CentreFolder, "signers" | "sealing" | "keys"> {
  try {
    const { signers, keys } = openKeyring(join(path, "keys"), directory.purpose, signer, sealing);
    return { signers, keys, ...(sealing === undefined ? {} : { sealing }) };
  } catch (e) {
    throw new CannotRun(
      3,
      `a key in ${join(path, "keys")} cannot be read (${(e as Error).message}): restore it from its backup`,
    );
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (e) {
    throw new CannotRun(2, `${file} cannot be read: ${(e as Error).message}`);
  }
}
