/**
 * Makes the folders of centres that run side by side: keys, certificates, officers' tokens, configuration. What a first start
 * made is never made again; only `centre.json` is written anew each time, because ports may differ.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Directory,
  formatDirectory,
  type Party,
  type PublicKey,
  type Purpose,
  parseDirectory,
  type SealingKey,
} from "@comity/wire";
import { makeKeyPair, makeSealingPair, nodePrimitives, sealingKeyFromPem, signerFromPem } from "@comity/wire/node";
import { CannotRun, type CentreConfig, centreConfigSchema } from "./config.ts";
import { makePrivateFolder, readOrMake, writeWhole } from "./files.ts";

/** A centre as it is to be: everything but what is made here. */
export type CentrePlan = Omit<CentreConfig, "purpose" | "record" | "peers" | "officers"> & {
  readonly officers: readonly Omit<CentreConfig["officers"][number], "tokenHash">[];
};
export interface Arrangement {
  readonly purpose: Purpose;
  readonly record: string;
  readonly centres: readonly CentrePlan[];
}
export interface Made {
  /** Folder of each centre. */
  readonly folders: ReadonlyMap<Party, string>;
  /** Officers' tokens, by party and name. */
  readonly tokens: Tokens;
}
export type Tokens = { readonly [party: string]: { readonly [officer: string]: string } };

/** @param folder of all centres; each gets one inside, named for its party */
export async function makeCentres(folder: string, a: Arrangement): Promise<Made> {
  makePrivateFolder(folder);
  const folders = new Map(a.centres.map((c) => [c.party, join(folder, c.party)]));
  for (const own of folders.values()) makePrivateFolder(own);

  const directory = readOrMakeDirectory(folder, folders, a);
  const certificates = await readOrMakeCertificates(folders, a);
  const tokens = readOrMakeTokens(join(folder, "tokens.json"), a);
  writeWhole(join(folder, "directory.json"), formatDirectory(directory), 0o644);
  writeWhole(join(folder, "tls.json"), certificates, 0o644);
  for (const c of a.centres) {
    const own = folders.get(c.party) ?? "";
    writeWhole(join(own, "directory.json"), formatDirectory(directory), 0o644);
    writeWhole(join(own, "tls.json"), certificates, 0o644);
    writeWhole(join(own, "centre.json"), `${JSON.stringify(configOf(c, a, tokens), null, 2)}\n`, 0o600);
  }
  return { folders, tokens };
}

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

function configOf(c: CentrePlan, a: Arrangement, tokens: Tokens): CentreConfig {
  return centreConfigSchema.parse({
    ...c,
    purpose: a.purpose,
    record: a.record,
    peers: a.centres.filter((p) => p.party !== c.party).map((p) => ({ party: p.party, ...p.peer })),
    officers: c.officers.map((o) => ({ ...o, tokenHash: tokenHash(tokens[c.party]?.[o.name] ?? "") })),
  });
}

function readOrMakeDirectory(folder: string, folders: ReadonlyMap<Party, string>, a: Arrangement): Directory {
  const keys = new Map<Party, readonly PublicKey[]>();
  const sealing = new Map<Party, SealingKey>();
  for (const [party, own] of folders) {
    const pem = readOrMake(join(own, "signing.pem"), 0o600, () => makeKeyPair("ed25519", a.purpose).privatePem);
    keys.set(party, [signerFromPem(pem, "ed25519", a.purpose).publicKey]);
    const seal = readOrMake(join(own, "sealing.pem"), 0o600, () => makeSealingPair(a.purpose).privatePem);
    sealing.set(party, sealingKeyFromPem(seal, a.purpose));
  }
  const path = join(folder, "directory.json");
  const directory = { record: a.record, purpose: a.purpose, keys, sealing };
  if (!existsSync(path)) return { ...directory, recovery: readOrMakeRecovery(folder, folders, a) };
  // Its journals were written under these keys; other keys would make every envelope in them a stranger's.
  const kept = parseDirectory(nodePrimitives, readFileSync(path, "utf8"));
  // A folder of before there were offline keys goes on without them.
  if (kept.ok && kept.value.recovery !== undefined) {
    const whole = { ...directory, recovery: readOrMakeRecovery(folder, folders, a) };
    if (formatDirectory(kept.value) === formatDirectory(whole)) return whole;
  }
  const isKept = kept.ok && formatDirectory(kept.value) === formatDirectory(directory);
  // A folder of before there were lines has no keys to seal to; they are added, and nothing else may differ.
  const { sealing: _, ...signing } = directory;
  if (isKept || (kept.ok && formatDirectory(kept.value) === formatDirectory(signing))) return directory;
  throw new CannotRun(
    3,
    `${path} does not fit the keys beside it, or is for another record or purpose: restore the folder from its backup, or name a new one with --data`,
  );
}

/** Outside the centres' own folders: where it counts, such a key is made and kept away from every network. */
function readOrMakeRecovery(
  folder: string,
  folders: ReadonlyMap<Party, string>,
  a: Arrangement,
): ReadonlyMap<Party, PublicKey> {
  const own = join(folder, "recovery");
  makePrivateFolder(own);
  return new Map(
    [...folders.keys()].map((party) => {
      const pem = readOrMake(join(own, `${party}.pem`), 0o600, () => makeKeyPair("ed25519", a.purpose).privatePem);
      return [party, signerFromPem(pem, "ed25519", a.purpose).publicKey] as const;
    }),
  );
}

async function readOrMakeCertificates(folders: ReadonlyMap<Party, string>, a: Arrangement): Promise<string> {
  const certificates: Record<string, string> = {};
  for (const c of a.centres) {
    const own = folders.get(c.party) ?? "";
    const [certPath, keyPath] = [join(own, "tls.pem"), join(own, "tls.key")];
    if (!existsSync(certPath)) {
      const { makeCertificate } = await import("./certificate.ts");
      const hosts = [...new Set([c.peer.host, "127.0.0.1", "::1", "localhost"])];
      const made = await makeCertificate(c.party, hosts, Date.now());
      // The key first: a certificate without its key would keep the centre from ever starting.
      writeWhole(keyPath, made.key, 0o600);
      writeWhole(certPath, made.cert, 0o644);
    }
    certificates[c.party] = readFileSync(certPath, "utf8");
  }
  return `${JSON.stringify(certificates, null, 2)}\n`;
}

function readOrMakeTokens(path: string, a: Arrangement): Tokens {
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Tokens) : {};
  const all: Record<string, Record<string, string>> = {};
  for (const c of a.centres) {
    all[c.party] = Object.fromEntries(
      c.officers.map((o) => [o.name, kept[c.party]?.[o.name] ?? randomBytes(32).toString("base64url")]),
    );
  }
  if (JSON.stringify(all) !== JSON.stringify(kept)) writeWhole(path, `${JSON.stringify(all, null, 2)}\n`, 0o600);
  return all;
}
