import { concatBytes, fromBase64, hasControl, textOf, toBase64, toHex, utf8 } from "./bytes.ts";
import { assert, isMalformed, type Malformed, malformed, type Refused, refused } from "./outcome.ts";
import type { VerifierKey } from "./verifier-key.ts";
import { isKeyName } from "./verifier-key.ts";

/** One line under a note: who signed, with which key, and the signature's bytes. */
export interface SignatureLine {
  readonly name: string;
  /** Eight lower-case hex digits. */
  readonly keyId: string;
  /** For Ed25519, 64 bytes; other kinds of key have other lengths. */
  readonly signature: Uint8Array;
}

/** A note as it was written. Nothing in it may be believed before `openNote` has checked it. */
export interface SignedNote {
  /** Ends in a newline. What is signed is exactly this, as UTF-8. */
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

/** A key that may sign notes. `ed25519Signer` makes one; other kinds of key can stand beside it. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: string;
  sign(text: Uint8Array): Uint8Array;
}

/** A key that the reader trusts. `ed25519Verifier` makes one; other kinds of key can stand beside it. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** Signs with one Ed25519 private key; 64 bytes out. */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;
/** Pass the strict rule (`verifyEd25519` of `@comity/wire`), so that no two readers disagree. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export function ed25519Signer(key: VerifierKey, sign: SignEd25519): NoteSigner {
  return { name: key.name, keyId: key.keyId, sign };
}

export function ed25519Verifier(key: VerifierKey, verify: VerifyEd25519): NoteVerifier {
  return {
    name: key.name,
    keyId: key.keyId,
    verify: (text, signature) => signature.length === 64 && verify(key.publicKey, text, signature),
  };
}

/** C2SP asks for at least 16; a stranger's thousand lines are not worth reading. */
export const signatureLinesMax = 100;

/**
 * A signed note (c2sp.org/signed-note): a text that ends in a newline, a blank line, and a line for each signature, which
 * holds the key's ID (4 bytes) and the signature in base64.
 *
 *     comity.example/centre/fr
 *     1042
 *     nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=
 *
 *     — comity.example/centre/fr Sxt3ffb5enESZuU1Yx…
 *
 * Throws RangeError on a text or a name that no note can hold.
 */
export function formatNote(note: SignedNote): string {
  assert(isNoteText(note.text), "a note's text ends in a newline and has no control characters and no half pairs");
  const { length } = note.signatures;
  assert(length > 0 && length <= signatureLinesMax, `a note has 1 to ${signatureLinesMax} signatures, not ${length}`);
  return `${note.text}\n${note.signatures.map((line) => `${formatSignatureLine(line)}\n`).join("")}`;
}

/** Reads the form alone and checks no signature. Bytes that are not UTF-8 are malformed. */
export function parseNote(message: string | Uint8Array): SignedNote | Malformed {
  const whole = textOf(message);
  if (whole === undefined) return malformed("note", "not UTF-8");
  if (hasControl(whole)) return malformed("note", "holds a control character");
  if (!whole.endsWith("\n")) return malformed("note", "does not end in a newline");
  const blankLineAt = whole.lastIndexOf("\n\n"); // the text itself may have blank lines: the last one counts
  if (blankLineAt < 0) return malformed("note", "has no blank line before its signatures");
  const lines = whole.slice(blankLineAt + 2, -1).split("\n");
  if (lines.length > signatureLinesMax) return malformed("note", `has more than ${signatureLinesMax} signatures`);
  const signatures: SignatureLine[] = [];
  for (const [i, line] of lines.entries()) {
    const signature = parseSignatureLine(line);
    if (isMalformed(signature)) return malformed("note", `signature line ${i + 1}: ${signature.message}`);
    signatures.push(signature);
  }
  return { text: whole.slice(0, blankLineAt + 1), signatures };
}

/** One signature line, without its newline: `— name base64(key ID || signature)`. */
export function formatSignatureLine(line: SignatureLine): string {
  assert(isKeyName(line.name), "a key name is not empty and has no spaces, plus or control characters");
  assert(
    /^[0-9a-f]{8}$/.test(line.keyId) && line.signature.length > 0,
    "a signature line has a key ID and a signature",
  );
  const keyId = Uint8Array.from(line.keyId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return `— ${line.name} ${toBase64(concatBytes(keyId, line.signature))}`;
}

export function parseSignatureLine(line: string): SignatureLine | Malformed {
  const [dash, name = "", base64 = "", ...more] = line.split(" ");
  if (dash !== "—" || more.length > 0) return malformed("signature line", "is not: em dash, key name, base64");
  if (!isKeyName(name)) return malformed("signature line", "the key name is empty or holds a space or a plus");
  const bytes = fromBase64(base64);
  if (bytes === undefined) return malformed("signature line", "the signature is not base64 in its one spelling");
  if (bytes.length < 5) return malformed("signature line", "is too short for a key ID and a signature");
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/** Sign a text with one key or several. `beside` keeps signatures that the note already carries. */
export function signNote(text: string, signers: readonly NoteSigner[], beside: readonly SignatureLine[] = []): string {
  assert(isNoteText(text), "a note's text ends in a newline and has no control characters and no half pairs");
  const bytes = utf8(text);
  const made = signers.map((s) => ({ name: s.name, keyId: s.keyId, signature: s.sign(bytes) }));
  return formatNote({ text, signatures: [...beside, ...made] });
}

export type NoteFault =
  | "malformed"
  | "bad-signature" // a key that we know did not sign this text
  | "no-known-signature" // nobody we know signed it
  | "ambiguous-keys"; // the reader's own list has two keys with one name and ID

export interface OpenedNote {
  readonly kind: "opened";
  /** Ends in a newline. */
  readonly text: string;
  /** The known keys that signed, in the order of the reader's list, each once. */
  readonly signedBy: readonly NoteVerifier[];
  /** Every signature line, those of unknown keys too. */
  readonly signatures: readonly SignatureLine[];
}

/**
 * Reads a note and checks it. A signature from a key that is not in the list is passed over, even under a known name; a
 * wrong signature from a key that is in it spoils the whole note, also where another one is right.
 */
export function openNote(
  message: string | Uint8Array,
  verifiers: readonly NoteVerifier[],
): OpenedNote | Refused<NoteFault> {
  const known = new Map(verifiers.map((v) => [`${v.keyId} ${v.name}`, v]));
  if (known.size < verifiers.length) return refused("ambiguous-keys", "two trusted keys share one name and key ID");
  const note = parseNote(message);
  if (isMalformed(note)) return refused("malformed", `malformed note: ${note.message}`);
  const bytes = utf8(note.text);
  const signers = new Set<NoteVerifier>();
  for (const { name, keyId, signature } of note.signatures) {
    const verifier = known.get(`${keyId} ${name}`);
    if (verifier === undefined) continue;
    if (!verifier.verify(bytes, signature))
      return refused("bad-signature", `${name} (${keyId}) did not sign this text`);
    signers.add(verifier);
  }
  if (signers.size === 0) return refused("no-known-signature", "no trusted key signed this note");
  const signedBy = verifiers.filter((v) => signers.has(v));
  return { kind: "opened", text: note.text, signedBy, signatures: note.signatures };
}

const isNoteText = (text: string): boolean => text.endsWith("\n") && text.isWellFormed() && !hasControl(text);
