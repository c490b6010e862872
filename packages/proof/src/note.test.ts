import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatNote,
  formatSignatureLine,
  formatVerifierKey,
  isKeyName,
  isMalformed,
  openNote,
  parseNote,
  parseSignatureLine,
  parseVerifierKey,
  portableSha256,
  signNote,
} from "./index.ts";
import * as t from "./testing/known.ts";

const fr = t.testKey("comity.example/centre/fr", 1);
const gb = t.testKey("comity.example/witness/gb", 2);
const stranger = t.testKey("comity.example/stranger", 9);
const text = "The line is open.\n\nNothing further.\n";

describe("a signed note", () => {
  it("opens with the key that signed it, and keeps its text with the blank lines in it", () => {
    const opened = openNote(signNote(text, [fr.signer]), [fr.verifier, gb.verifier]);
    expect(opened).toMatchObject({ kind: "opened", text, signedBy: [fr.verifier] });
  });

  it("opens from bytes as from text, and reads back byte for byte", () => {
    const note = signNote(text, [fr.signer, gb.signer]);
    expect(openNote(t.bytes(note), [fr.verifier])).toEqual(openNote(note, [fr.verifier]));
    const parsed = parseNote(note);
    expect(isMalformed(parsed) ? parsed : formatNote(parsed)).toBe(note);
  });

  it("takes a second signature beside the first, and counts a key that signed twice once", () => {
    const once = parseNote(signNote(text, [fr.signer]));
    if (isMalformed(once)) throw new Error(once.message);
    const twice = signNote(text, [gb.signer, gb.signer], once.signatures);
    const opened = openNote(twice, [fr.verifier, gb.verifier]);
    expect(opened).toMatchObject({ kind: "opened", signedBy: [fr.verifier, gb.verifier] });
  });

  it("passes over unknown keys, also under a known name or a known ID", () => {
    const note = signNote(text, [fr.signer]);
    const wrong = new Uint8Array(64);
    const besides = [
      { name: stranger.key.name, keyId: stranger.key.keyId, signature: wrong },
      { name: fr.key.name, keyId: stranger.key.keyId, signature: wrong },
      { name: stranger.key.name, keyId: fr.key.keyId, signature: Uint8Array.of(1) },
    ];
    const more = besides.map((line) => `${formatSignatureLine(line)}\n`).join("");
    expect(openNote(note + more, [fr.verifier])).toMatchObject({ kind: "opened", signedBy: [fr.verifier] });
    expect(openNote(note, [stranger.verifier])).toMatchObject({ because: "no-known-signature" });
    expect(openNote(note, [])).toMatchObject({ because: "no-known-signature" });
  });

  it("is refused whole for one wrong signature from a known key, whatever the others say", () => {
    const forged = formatSignatureLine({ ...gb.key, signature: new Uint8Array(64) });
    const note = `${signNote(text, [fr.signer])}${forged}\n`;
    expect(openNote(note, [fr.verifier, gb.verifier])).toMatchObject({ because: "bad-signature" });
    const short = formatSignatureLine({ ...fr.key, signature: new Uint8Array(63) });
    expect(openNote(`${text}\n${short}\n`, [fr.verifier])).toMatchObject({ because: "bad-signature" });
  });

  it("is refused after any change of one letter", () => {
    const note = signNote(text, [fr.signer]);
    fc.assert(
      fc.property(fc.nat({ max: note.length - 1 }), fc.integer({ min: 1, max: 127 }), (at, change) => {
        const changed = note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ change) + note.slice(at + 1);
        expect(openNote(changed, [fr.verifier]).kind).toBe("refused");
      }),
    );
  });

  it("is refused when the reader's own list cannot tell two keys apart", () => {
    const note = signNote(text, [fr.signer]);
    expect(openNote(note, [fr.verifier, { ...fr.verifier }])).toMatchObject({ because: "ambiguous-keys" });
  });

  it("may carry 100 signatures, and no more", () => {
    const line = `${formatSignatureLine({ ...stranger.key, signature: new Uint8Array(64) })}\n`;
    const note = signNote(text, [fr.signer]);
    expect(openNote(note + line.repeat(99), [fr.verifier]).kind).toBe("opened");
    expect(openNote(note + line.repeat(100), [fr.verifier])).toMatchObject({ because: "malformed" });
  });

  const note = signNote(text, [fr.signer]);
  const signature = note.slice(note.indexOf("—"));
  it.each<[string, string | Uint8Array]>([
    ["no final newline", note.slice(0, -1)],
    ["no blank line", `one line\n${signature}`],
    ["no signature", `${text}\n`],
    ["nothing at all", ""],
    ["a tab", note.replace("line", "li\tne")],
    ["a carriage return", note.replaceAll("\n", "\r\n")],
    ["a null", note.replace("line", "li\0ne")],
    ["half a surrogate pair", note.replace("line", "li\ud800ne")],
    ["bytes that are not UTF-8", Uint8Array.of(0xff, ...t.bytes(note))],
    ["a hyphen for the dash", note.replace("— ", "- ")],
    ["two spaces", note.replace("— ", "—  ")],
    ["a trailing space", note.replace(/\n$/, " \n")],
    ["a plus in the name", note.replace("centre/fr ", "centre+fr ")],
    ["a no-break space in the name", note.replace("centre/fr ", "centre\u00a0fr ")],
    ["an empty name", note.replace(/— \S+/, "— ")],
    ["base64 without padding", note.replace(/=+\n$/, "\n")],
    ["base64 with loose bits", note.replace(/A(=+)\n$|.(=+)\n$/, "B$1$2\n")],
    ["a key ID and no signature", note.replace(/ \S+\n$/, " 3q2+7w==\n")],
    ["a second blank line after the signatures", `${note}\n`],
  ])("is malformed with %s", (_, message) => {
    expect(isMalformed(parseNote(message))).toBe(true);
    expect(openNote(message, [fr.verifier])).toMatchObject({ kind: "refused", because: "malformed" });
  });

  it("is never written in a form that would not read back", () => {
    const signatures = [{ ...fr.key, signature: new Uint8Array(64) }];
    expect(() => signNote("no newline", [fr.signer])).toThrow(RangeError);
    expect(() => signNote("a\ttab\n", [fr.signer])).toThrow(RangeError);
    expect(() => formatNote({ text, signatures: [] })).toThrow("a note has 1 to 100 signatures, not 0");
    expect(() => formatNote({ text: "\ud800\n", signatures })).toThrow(RangeError);
    expect(() => formatSignatureLine({ name: "a b", keyId: "00000000", signature: new Uint8Array(64) })).toThrow();
    expect(() => formatSignatureLine({ name: "a", keyId: "0000000G", signature: new Uint8Array(64) })).toThrow();
  });

  it("gives back every line it reads", () => {
    const aName = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }).filter(isKeyName);
    const aKeyId = fc.integer({ min: 0, max: 0xffffffff }).map((n) => n.toString(16).padStart(8, "0"));
    fc.assert(
      fc.property(aName, aKeyId, fc.uint8Array({ minLength: 1, maxLength: 80 }), (name, keyId, bytes) => {
        const line = { name, keyId, signature: Uint8Array.from(bytes) };
        expect(parseSignatureLine(formatSignatureLine(line))).toEqual(line);
      }),
    );
  });
});

describe("a verifier key", () => {
  it("reads back as it was written", () => {
    const text = formatVerifierKey(fr.key);
    expect(parseVerifierKey(portableSha256, text)).toEqual(fr.key);
    expect(text).toMatch(/^comity\.example\/centre\/fr\+[0-9a-f]{8}\+A/);
  });

  it("has the ID that others compute: the public key of Go's checksum database", () => {
    const known = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    const key = parseVerifierKey(portableSha256, known);
    expect(key).toMatchObject({ name: "sum.golang.org", keyId: "033de0ae" });
    expect(isMalformed(key) ? key : formatVerifierKey(key)).toBe(known);
  });

  const good = formatVerifierKey(fr.key);
  it.each([
    ["another name", good.replace("/fr", "/gb"), "its ID should be"],
    ["another ID", good.replace(/\+[0-9a-f]{8}\+/, "+00000000+"), "its ID should be"],
    ["an upper-case ID", good.replace(fr.key.keyId, fr.key.keyId.toUpperCase()), "its ID should be"],
    ["no name", good.slice(good.indexOf("+")), "the name is empty"],
    ["a space in the name", good.replace("/fr", " fr"), "the name is empty or holds a space"],
    ["the cosignature type", good.replace("+A", "+B"), "only Ed25519"],
    ["a key of 31 bytes", `x+00000000+${Buffer.alloc(32, 1).toString("base64")}`, "an Ed25519 key is 32 bytes, not 31"],
    ["broken base64", `${good}*`, "is not name+id+base64"],
    ["no key", "comity.example/centre/fr+00000000", "is not name+id+base64"],
    ["nothing", "", "is not name+id+base64"],
  ])("is malformed with %s", (_, text, message) => {
    const key = parseVerifierKey(portableSha256, text);
    expect(isMalformed(key) ? key.message : "accepted").toContain(message);
  });
});
