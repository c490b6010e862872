import canonicalize from "canonicalize";
import type { z } from "zod";
import { utf8 } from "./bytes.ts";
import { type Envelope, payloadText } from "./dsse.ts";
import { assert, bad, type Fault, good, type Result } from "./result.ts";
import { harmless } from "./text.ts";

/** Canonical JSON (RFC 8785), the bytes that are signed. Throws on what has none: a lone surrogate, an infinite number. */
export function formatCanonical(value: unknown): Uint8Array {
  const text = canonicalize(value);
  assert(text !== undefined, "what we sign has a canonical form");
  return utf8(text);
}

/** Read a canonical-JSON payload by a schema. What is returned is what the bytes said: formatted again, it gives them back. */
export function parseCanonical<T>(e: Envelope, schema: z.ZodType<T>, fits: (t: T) => string | undefined): Result<T> {
  const text = payloadText(e);
  if (!text.ok) return text;
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch {
    return bad("not JSON");
  }
  const read = schema.safeParse(json);
  if (!read.success) return { ok: false, faults: faultsOf(read.error) };
  // Compared after reading, so that a schema which drops or changes a member can't pass unseen.
  if (canonicalOrNone(read.data) !== text.value) return bad("not canonical JSON");
  const misfit = fits(read.data);
  return misfit === undefined ? good(read.data) : bad(misfit);
}

function canonicalOrNone(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch {
    return undefined;
  }
}

const faultsMax = 10;
/** A schema's complaints as faults, fit for a log: few, short, and without a stranger's line breaks. */
export function faultsOf(error: z.ZodError): readonly Fault[] {
  return error.issues.slice(0, faultsMax).map((i) => ({
    at: harmless(i.path.map(String).join("."), 200),
    message: harmless(i.message, 200),
  }));
}
