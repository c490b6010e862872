import { sha256 } from "@noble/hashes/sha2.js";

/** SHA-256 (FIPS 180-4): any bytes in, 32 bytes out. It must not keep or change the bytes that it is given. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Runs anywhere JavaScript does. A centre passes OpenSSL's instead. */
export const portableSha256: Sha256 = (bytes) => sha256(bytes);
