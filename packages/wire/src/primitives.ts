/**
 * The cryptography that `wire` and `proof` stand on comes in as an argument, so that both stay pure and an auditor can
 * swap the library underneath. Two sets ship: `portable` (browsers) and `@comity/wire/node` (OpenSSL).
 */
export interface Primitives {
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array;
  /**
   * Ed25519 by RFC 8032 §5.1.7 without the cofactor: accept when R equals [S]B - [k]A. Never call it by itself:
   * `verifyEd25519` first refuses the encodings on which libraries disagree.
   * @param publicKey 32 bytes @param signature 64 bytes
   */
  ed25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** ML-DSA-87 (FIPS 204), empty context. @param publicKey 2,592 bytes @param signature 4,627 bytes */
  mlDsa87?(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
