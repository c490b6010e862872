/** The same primitives from OpenSSL through `node:crypto`, and the keys that a centre signs with. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import type { Signer } from "./dsse.ts";
import { isSmallOrder } from "./ed25519.ts";
import {
  type Algorithm,
  keyBytes,
  type PublicKey,
  type Purpose,
  publicKeyOf,
  type SealingKey,
  sealingKeyBytes,
} from "./keys.ts";
import { portable } from "./portable.ts";
import type { Primitives } from "./primitives.ts";

const spkiPrefix: Record<Algorithm, Buffer> = {
  // SubjectPublicKeyInfo up to the raw key: RFC 8410 for Ed25519, RFC 9881 for ML-DSA-87.
  ed25519: Buffer.from("302a300506032b6570032100", "hex"),
  "ml-dsa-87": Buffer.from("30820a32300b060960864801650304031303820a2100", "hex"),
};
const imported = new Map<string, KeyObject>();

function importKey(algorithm: Algorithm, raw: Uint8Array): KeyObject {
  const name = `${algorithm}:${Buffer.from(raw).toString("base64")}`;
  const known = imported.get(name);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix[algorithm], raw]), format: "der", type: "spki" });
  if (imported.size > 1000) imported.clear(); // strangers must not fill our memory with keys
  imported.set(name, key);
  return key;
}

function check(algorithm: Algorithm, raw: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (raw.length !== keyBytes[algorithm]) return false;
  try {
    return verify(null, message, importKey(algorithm, raw), signature);
  } catch {
    return false; // OpenSSL throws on a key that is no point of the curve
  }
}

export const nodePrimitives: Primitives = {
  // By way of a text: Node makes a digest of its own as a Buffer in twice the time.
  sha256: (bytes) => Buffer.from(hash("sha256", bytes, "binary"), "latin1"),
  ed25519(publicKey, message, signature) {
    // Since 24.21 (and 26.5) Node refuses every R of small order, before it asks OpenSSL; earlier ones do not. No honest
    // signature has one, so the slow way costs nothing, and a centre's verdict does not change with its Node.
    if (isSmallOrder(signature.subarray(0, 32))) return portable.ed25519(publicKey, message, signature);
    return check("ed25519", publicKey, message, signature);
  },
  mlDsa87: (publicKey, message, signature) => check("ml-dsa-87", publicKey, message, signature),
};

export interface KeyPair {
  readonly publicKey: PublicKey;
  /** PKCS #8, PEM. Keep it where only the centre can read it. */
  readonly privatePem: string;
}

export function makeKeyPair(algorithm: Algorithm, purpose: Purpose): KeyPair {
  const pair = algorithm === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ml-dsa-87");
  return {
    publicKey: publicKeyFrom(pair.publicKey, algorithm, purpose),
    privatePem: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** Make a signer from a private key. Ed25519 signatures are the same each time; ML-DSA-87 ones are not. */
export function signerFromPem(privatePem: string, algorithm: Algorithm, purpose: Purpose): Signer {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== algorithm)
    throw new TypeError(`this is a key of ${key.asymmetricKeyType}, not ${algorithm}`);
  const publicKey = publicKeyFrom(createPublicKey(key), algorithm, purpose);
  return { publicKey, repeatable: algorithm === "ed25519", sign: (message) => sign(null, message, key) };
}

function publicKeyFrom(key: KeyObject, algorithm: Algorithm, purpose: Purpose): PublicKey {
  const der = key.export({ type: "spki", format: "der" });
  const raw = new Uint8Array(der.subarray(der.length - keyBytes[algorithm]));
  return publicKeyOf(nodePrimitives, algorithm, purpose, raw);
}

/** The key to which words for us are sealed. @returns the private one as PKCS #8, PEM */
export function makeSealingPair(purpose: Purpose): { readonly publicKey: SealingKey; readonly privatePem: string } {
  const pair = generateKeyPairSync("x25519");
  const privatePem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { publicKey: sealingKeyFromPem(privatePem, purpose), privatePem };
}

export function sealingKeyFromPem(privatePem: string, purpose: Purpose): SealingKey {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== "x25519") throw new TypeError(`this is a key of ${key.asymmetricKeyType}, not x25519`);
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  return publicKeyOf(nodePrimitives, "x25519", purpose, new Uint8Array(der.subarray(der.length - sealingKeyBytes)));
}
