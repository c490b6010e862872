/** Private keys that took the place of those of the ceremony, in a folder of their own: one file each, never written twice. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Purpose, Signer } from "@comity/wire";
import { makeKeyPair, makeSealingPair, signerFromPem } from "@comity/wire/node";
import type { Keyring } from "../shell/keys.ts";
import type { Sealing } from "../shell/sealing.ts";
import { makePrivateFolder, writeWhole } from "./files.ts";

/** @param sealing takes the sealing keys that are found and made @throws where a key cannot be read */
export function openKeyring(
  folder: string,
  purpose: Purpose,
  signer: Signer,
  sealing: Sealing | undefined,
): { readonly signers: readonly Signer[]; readonly keys: Keyring } {
  const signers = [signer];
  const names = existsSync(folder) ? readdirSync(folder).filter((n) => n.endsWith(".pem")) : [];
  // By their numbers: the newest is tried first where words are opened.
  for (const name of names.sort()) {
    const pem = readFileSync(join(folder, name), "utf8");
    if (name.endsWith("-signing.pem")) signers.push(signerFromPem(pem, "ed25519", purpose));
    else if (name.endsWith("-sealing.pem")) sealing?.add(pem);
  }
  let count = names.length;
  const keep = (use: string, pem: string): void => {
    makePrivateFolder(folder);
    count++;
    writeWhole(join(folder, `${String(count).padStart(4, "0")}-${use}.pem`), pem, 0o600);
  };
  const keys: Keyring = {
    make(use) {
      if (use === "signing") {
        const { privatePem } = makeKeyPair("ed25519", purpose);
        keep(use, privatePem);
        const made = signerFromPem(privatePem, "ed25519", purpose);
        signers.push(made);
        return made.publicKey;
      }
      const { publicKey, privatePem } = makeSealingPair(purpose);
      keep(use, privatePem);
      sealing?.add(privatePem);
      return publicKey;
    },
  };
  return { signers, keys };
}
