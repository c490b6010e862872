/**
 * What centres say to each other, byte for byte: envelopes (DSSE), the messages inside them, and receipts. Format and parse
 * stand side by side, and whatever `parse` accepts, `format` gives back. Nothing here knows a clock, a disk or a network.
 */
export * from "./bytes.ts";
export { parseCanonical } from "./canonical.ts";
export * from "./dsse.ts";
export * from "./ed25519.ts";
export type { Fields, FieldValue } from "./fields.ts";
export * from "./instant.ts";
export * from "./key-statement.ts";
export * from "./keys.ts";
export * from "./line-bodies.ts";
export * from "./message.ts";
export * from "./paper-bodies.ts";
export * from "./party.ts";
export * from "./portable.ts";
export * from "./primitives.ts";
export * from "./receipt.ts";
export * from "./reopen.ts";
export * from "./result.ts";
export { isSealedTo, type SealedWords, sealedKeyBytes } from "./sealed-words.ts";
export { isPlainName, isPlainText } from "./text.ts";
