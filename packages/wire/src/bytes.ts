import { assert, bad, good, type Result } from "./result.ts";

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Strict UTF-8: a byte sequence that is not UTF-8 is refused, never replaced. */
export function fromUtf8(bytes: Uint8Array): Result<string> {
  try {
    return good(strictDecoder.decode(bytes));
  } catch {
    return bad("not UTF-8");
  }
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}

// Node's Buffer is ten times as fast as what browsers offer; both give the same text.
const buffer = (globalThis as { readonly Buffer?: typeof Buffer }).Buffer;

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  if (buffer !== undefined) return buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  let latin1 = "";
  for (let at = 0; at < bytes.length; at += 8192) latin1 += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(latin1);
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** Standard base64 in its one spelling: white space, missing padding or loose trailing bits are refused. */
export function fromBase64(text: string): Result<Uint8Array> {
  const wrong = bad("not base64 in its one spelling");
  if (buffer === undefined) return base64.test(text) ? good(ownBase64(text)) : wrong;
  // A Buffer reads far more than the one spelling, but writes only that: several times as fast as to look at each character.
  const bytes = ownBase64(text);
  return toBase64(bytes) === text ? good(bytes) : wrong;
}

/** Base64 that we wrote ourselves: its spelling is not looked at. */
export function ownBase64(text: string): Uint8Array {
  if (buffer !== undefined) return new Uint8Array(buffer.from(text, "base64"));
  const latin1 = atob(text);
  const bytes = new Uint8Array(latin1.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = latin1.charCodeAt(i);
  return bytes;
}

/** The text in base64 that we wrote ourselves. */
export const textInOwnBase64 = (text: string): Result<string> =>
  fromUtf8(buffer === undefined ? ownBase64(text) : buffer.from(text, "base64"));

export function toHex(bytes: Uint8Array): string {
  if (buffer !== undefined) return buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

export function fromHex(text: string): Uint8Array {
  assert(/^([0-9a-f]{2})*$/.test(text), "hex is two lower-case digits a byte");
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
