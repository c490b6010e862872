import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkpointOf,
  formatCheckpoint,
  isMalformed,
  openCheckpoint,
  parseCheckpoint,
  rootOf,
  signCheckpoint,
  signNote,
} from "./index.ts";
import * as t from "./testing/known.ts";

const fr = t.testKey("comity.example/centre/fr", 1);
const gb = t.testKey("comity.example/witness/gb", 2);
const root = t.sha(t.bytes("any 32 bytes"));
const checkpoint = checkpointOf("comity.example/centre/fr", 1042, root);
const text = formatCheckpoint(checkpoint);
const rootText = checkpoint.rootBase64;

describe("a checkpoint", () => {
  it("is three lines, and reads back", () => {
    expect(text).toBe(`comity.example/centre/fr\n1042\n${rootText}\n`);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    expect(rootOf(checkpoint)).toEqual(root);
  });

  it("keeps extension lines", () => {
    const longer = `${text}an extension\nanother one\n`;
    const parsed = parseCheckpoint(longer);
    expect(parsed).toEqual({ ...checkpoint, extensions: ["an extension", "another one"] });
    expect(isMalformed(parsed) ? parsed : formatCheckpoint(parsed)).toBe(longer);
  });

  it.each([
    ["an empty origin", text.replace(/^[^\n]+/, "")],
    ["a leading zero", text.replace("1042", "01042")],
    ["a sign", text.replace("1042", "+1042")],
    ["a negative size", text.replace("1042", "-1")],
    ["minus nothing", text.replace("1042", "-0")],
    ["a fraction", text.replace("1042", "1042.0")],
    ["an exponent", text.replace("1042", "1e3")],
    ["a hex size", text.replace("1042", "0x10")],
    ["a size beyond 2^53 - 1", text.replace("1042", "9007199254740992")],
    ["no size", text.replace("1042", "")],
    ["a space before the size", text.replace("1042", " 1042")],
    ["a root of 31 bytes", text.replace(rootText, Buffer.alloc(31, 7).toString("base64"))],
    ["a root without padding", text.replace("=\n", "\n")],
    ["a root in the URL alphabet", text.replace(rootText, Buffer.alloc(32, 255).toString("base64url"))],
    ["an empty extension line", `${text}\n`],
    ["no final newline", text.slice(0, -1)],
    ["two lines", "comity.example/centre/fr\n1042\n"],
    ["a carriage return", text.replaceAll("\n", "\r\n")],
    ["nothing", ""],
  ])("is malformed with %s", (_, bad) => {
    expect(parseCheckpoint(bad)).toMatchObject({ malformed: "checkpoint" });
  });

  it("is never written so that it would read as another one", () => {
    expect(() => formatCheckpoint({ ...checkpoint, origin: "evil\n999" })).toThrow(RangeError);
    expect(() => formatCheckpoint({ ...checkpoint, origin: "" })).toThrow(RangeError);
    expect(() => formatCheckpoint({ ...checkpoint, size: -1 })).toThrow(RangeError);
    expect(() => formatCheckpoint({ ...checkpoint, rootBase64: "AAAA" })).toThrow(RangeError);
    expect(() => formatCheckpoint({ ...checkpoint, extensions: [""] })).toThrow(RangeError);
    expect(() => rootOf({ ...checkpoint, rootBase64: "AAAA" })).toThrow(RangeError);
  });

  it("gives back whatever it accepts, byte for byte", () => {
    const aLine = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("o", "0", "7", "00", rootText, "—"));
    fc.assert(
      fc.property(fc.array(aLine, { maxLength: 5 }), (lines) => {
        const candidate = lines.map((line) => `${line}\n`).join("");
        const parsed = parseCheckpoint(candidate);
        if (!isMalformed(parsed)) expect(formatCheckpoint(parsed)).toBe(candidate);
      }),
    );
  });
});

describe("a signed checkpoint", () => {
  const signed = signCheckpoint(checkpoint, [fr.signer, gb.signer]);

  it("opens for a reader who knows the log, and names the witnesses that the reader knows", () => {
    expect(openCheckpoint(signed, { log: fr.verifier })).toMatchObject({ kind: "opened", checkpoint, cosignedBy: [] });
    const opened = openCheckpoint(signed, { log: fr.verifier, witnesses: [gb.verifier] });
    expect(opened).toMatchObject({ kind: "opened", checkpoint, cosignedBy: ["comity.example/witness/gb"] });
  });

  it("is refused when only witnesses signed", () => {
    const lone = signCheckpoint(checkpoint, [gb.signer]);
    const opened = openCheckpoint(lone, { log: fr.verifier, witnesses: [gb.verifier] });
    expect(opened).toMatchObject({ because: "no-log-signature" });
  });

  it("is refused under another origin, unless the reader was told that the key signs for it", () => {
    const elsewhere = signCheckpoint({ ...checkpoint, origin: "comity.example/drill/fr" }, [fr.signer]);
    expect(openCheckpoint(elsewhere, { log: fr.verifier })).toMatchObject({ because: "other-origin" });
    const told = { log: fr.verifier, origin: "comity.example/drill/fr" };
    expect(openCheckpoint(elsewhere, told).kind).toBe("opened");
  });

  it("is refused when the log signed something that is no checkpoint, or nothing at all", () => {
    const note = signNote("Good morning.\n", [fr.signer]);
    expect(openCheckpoint(note, { log: fr.verifier })).toMatchObject({ because: "malformed" });
    expect(openCheckpoint(text, { log: fr.verifier })).toMatchObject({ because: "malformed" });
    const grown = signed.replace("1042", "1043");
    expect(openCheckpoint(grown, { log: fr.verifier })).toMatchObject({ because: "bad-signature" });
  });
});
