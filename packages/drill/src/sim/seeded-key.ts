import type { Signer } from "@comity/wire";
import { signerFromPem } from "@comity/wire/node";

/** A signing key that is the same in every run of one seed. @param seed 32 bytes */
export function signerFromSeed(seed: Uint8Array): Signer {
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]); // RFC 8410 §7
  const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString("base64")}\n-----END PRIVATE KEY-----\n`;
  return signerFromPem(pem, "ed25519", "drill");
}
