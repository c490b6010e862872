import * as p from "../index.ts";
import * as t from "./known.ts";
import { tree, type VectorFile } from "./vectors-of-trees.ts";

const fr = t.testKey("comity.example/centre/fr", 1);
const gb = t.testKey("comity.example/witness/gb", 2);
const cn = t.testKey("comity.example/witness/cn", 3);
const [logKey, gbKey, cnKey] = [fr, gb, cn].map(({ key }) => p.formatVerifierKey(key));

/** Keys, notes, checkpoints and proof files. */
export const vectorsOfNotes = (): Record<string, VectorFile> => ({
  ...verifierKeys(),
  ...notes(),
  ...checkpoints(),
  ...proofFiles(),
});

function verifierKeys(): Record<string, VectorFile> {
  const key = logKey ?? "";
  return {
    "valid/verifier-keys.json": {
      shows: "Ed25519 verifier keys in one line each",
      cases: [fr, gb, cn].map(({ key: k }) => ({
        shows: `the key of ${k.name}`,
        text: p.formatVerifierKey(k),
        name: k.name,
        keyId: k.keyId,
        publicKeyHex: t.hex(k.publicKey),
      })),
    },
    "invalid/verifier-keys.json": {
      shows: "lines that are no Ed25519 verifier key",
      cases: [
        { shows: "the name was changed, the ID was not", text: key.replace("/fr", "/gb") },
        { shows: "the ID was changed", text: key.replace(fr.key.keyId, "00000000") },
        { shows: "the ID in capitals", text: key.replace(fr.key.keyId, fr.key.keyId.toUpperCase()) },
        { shows: "no name", text: key.slice(key.indexOf("+")) },
        { shows: "a space in the name", text: key.replace("/fr", " fr") },
        { shows: "a type that is not Ed25519", text: key.replace("+A", "+B") },
        { shows: "a letter left out", text: key.slice(0, -1) },
        { shows: "nothing", text: "" },
      ],
    },
  };
}

const noteText = "The line is open.\n\nNothing further.\n";
const note = p.signNote(noteText, [fr.signer]);
const zeros64 = new Uint8Array(64);
const lineOf = (key: { name: string; keyId: string }) => `${p.formatSignatureLine({ ...key, signature: zeros64 })}\n`;

function notes(): Record<string, VectorFile> {
  const keys = [logKey, gbKey];
  const known = { keys, text: noteText };
  const malformed = (shows: string, bad: string) => ({ shows, because: "malformed", keys, note: bad });
  const { name, keyId } = fr.key;
  return {
    "valid/notes.json": {
      shows: "notes that a reader with these keys accepts",
      cases: [
        { shows: "one signature", ...known, note, signedBy: [name] },
        {
          shows: "two signatures",
          ...known,
          note: p.signNote(noteText, [fr.signer, gb.signer]),
          signedBy: [name, gb.key.name],
        },
        { shows: "an unknown key is passed over", ...known, note: note + lineOf(cn.key), signedBy: [name] },
        {
          shows: "an unknown ID under a known name is passed over",
          ...known,
          note: note + lineOf({ name, keyId: cn.key.keyId }),
          signedBy: [name],
        },
        {
          shows: "a known ID under an unknown name is passed over",
          ...known,
          note: note + lineOf({ name: cn.key.name, keyId }),
          signedBy: [name],
        },
        {
          shows: "16 signatures, the known one last",
          ...known,
          note: p.signNote(noteText, [fr.signer], Array(15).fill({ ...cn.key, signature: zeros64 })),
          signedBy: [name],
        },
        {
          shows: "text beyond ASCII",
          keys,
          text: "Линия открыта. 线路已开通。\n",
          note: p.signNote("Линия открыта. 线路已开通。\n", [fr.signer]),
          signedBy: [name],
        },
      ],
    },
    "invalid/notes.json": {
      shows: "notes that a reader with these keys must refuse",
      cases: [
        { shows: "the text was changed", because: "bad-signature", keys, note: note.replace("open", "down") },
        { shows: "the signature is of zeros", because: "bad-signature", keys, note: `${noteText}\n${lineOf(fr.key)}` },
        {
          shows: "one right signature and one wrong one, both of known keys",
          because: "bad-signature",
          keys,
          note: note + lineOf(gb.key),
        },
        {
          shows: "the wrong one stands first",
          because: "bad-signature",
          keys,
          note: note.replace("\n\n—", `\n\n${lineOf(gb.key)}—`),
        },
        {
          shows: "only an unknown key signed",
          because: "no-known-signature",
          keys,
          note: p.signNote(noteText, [cn.signer]),
        },
        malformed("no newline at the end", note.slice(0, -1)),
        malformed("no blank line", note.replaceAll("\n\n", "\n")),
        malformed("no signature", `${noteText}\n`),
        malformed("a blank line after the signatures", `${note}\n`),
        malformed("a tab", note.replace("line", "li\tne")),
        malformed("carriage returns", note.replaceAll("\n", "\r\n")),
        malformed("a hyphen for the dash", note.replace("— ", "- ")),
        malformed("two spaces", note.replace("— ", "—  ")),
        malformed("a plus in the name", note.replace("centre/fr", "centre+fr")),
        malformed("a no-break space in the name", note.replace("centre/fr", "centre\u00a0fr")),
        malformed("base64 without its padding", note.replace(/=\n$/, "\n")),
        malformed("base64 with loose bits at the end", note.replace(/.=\n$/, "B=\n")),
        malformed("a key ID without signature", note.replace(/ \S+\n$/, " 3q2+7w==\n")),
        { shows: "bytes that are not UTF-8", because: "malformed", keys, noteHex: `ff${t.hex(t.bytes(note))}` },
      ],
    },
  };
}

const root = tree.root(7);
const checkpoint = p.checkpointOf(fr.key.name, 7, root);
const checkpointText = p.formatCheckpoint(checkpoint);

function checkpoints(): Record<string, VectorFile> {
  const good = (shows: string, c: p.Checkpoint) => ({
    shows,
    text: p.formatCheckpoint(c),
    origin: c.origin,
    size: c.size,
    rootHex: t.hex(p.rootOf(c)),
    extensions: c.extensions,
  });
  const bad = (shows: string, from: string | RegExp, to: string) => ({ shows, text: checkpointText.replace(from, to) });
  const { rootBase64 } = checkpoint;
  return {
    "valid/checkpoints.json": {
      shows: "checkpoint texts, without signatures",
      cases: [
        good("a tree of 7", checkpoint),
        good("an empty log", p.checkpointOf(fr.key.name, 0, p.emptyRoot(t.sha))),
        good("the largest size that we read, 2^53 - 1", { ...checkpoint, size: Number.MAX_SAFE_INTEGER }),
        good("an origin with spaces", { ...checkpoint, origin: "The log of a centre" }),
        good("extension lines", { ...checkpoint, extensions: ["one", "another"] }),
      ],
    },
    "invalid/checkpoints.json": {
      shows: "texts that are no checkpoint",
      cases: [
        bad("a leading zero", "\n7\n", "\n07\n"),
        bad("a plus sign", "\n7\n", "\n+7\n"),
        bad("a negative size", "\n7\n", "\n-7\n"),
        bad("a fraction", "\n7\n", "\n7.0\n"),
        bad("an exponent", "\n7\n", "\n7e0\n"),
        bad("a space after the size", "\n7\n", "\n7 \n"),
        bad("a size above 2^53 - 1, which C2SP allows and we do not read", "\n7\n", "\n9007199254740992\n"),
        bad("an empty origin", fr.key.name, ""),
        bad("a root of 31 bytes", rootBase64, Buffer.from(root.slice(1)).toString("base64")),
        bad("a root without its padding", "=\n", "\n"),
        bad("a root in hex", rootBase64, t.hex(root)),
        bad("an empty extension line", /$/, "\n"),
        bad("no newline at the end", /\n$/, ""),
        bad("two lines", `${rootBase64}\n`, ""),
        bad("carriage returns", /\n/g, "\r\n"),
      ],
    },
  };
}

function proofFiles(): Record<string, VectorFile> {
  const keys = { logKey, witnessKeys: [gbKey, cnKey] };
  const signed = p.signCheckpoint(checkpoint, [fr.signer, gb.signer, cn.signer]);
  const file: p.ProofFile = { index: 4, hashes: tree.inclusionProof(4, 7), checkpoint: signed };
  const text = p.formatProofFile(file);
  const base = { ...keys, entryHex: t.hex(t.bytes("entry 4")) };
  const found = { origin: fr.key.name, index: 4, size: 7, cosignedBy: [gb.key.name, cn.key.name] };
  const alone = p.signCheckpoint(p.checkpointOf(fr.key.name, 1, tree.root(1)), [fr.signer]);
  const first = p.formatProofFile({ index: 0, hashes: [], checkpoint: alone });
  const unsigned = p.signCheckpoint(checkpoint, [gb.signer, cn.signer]);
  const elsewhere = p.signCheckpoint({ ...checkpoint, origin: "comity.example/drill/fr" }, [fr.signer]);
  const bad = (shows: string, because: string, changed: string) => ({ shows, because, ...base, file: changed });
  const malformed = (shows: string, from: string | RegExp, to: string) =>
    bad(shows, "malformed", text.replace(from, to));
  return {
    "valid/proof-files.json": {
      shows: "files that prove, offline, that an entry is in a log",
      cases: [
        { shows: "entry 4 of 7, cosigned by two witnesses", ...base, file: text, ...found },
        {
          shows: "extra data, which proves nothing",
          ...base,
          file: p.formatProofFile({ ...file, extra: t.bytes("fr-2026-0042") }),
          ...found,
        },
        {
          shows: "a witness whose key the reader does not know is not counted",
          ...base,
          witnessKeys: [gbKey],
          file: text,
          ...found,
          cosignedBy: [gb.key.name],
        },
        {
          shows: "the only entry of a log, which needs no hashes",
          ...keys,
          entryHex: t.hex(t.bytes("entry 0")),
          file: first,
          ...found,
          index: 0,
          size: 1,
          cosignedBy: [],
        },
      ],
    },
    "invalid/proof-files.json": {
      shows: "files that prove nothing about this entry to a reader with these keys",
      cases: [
        { ...bad("another entry", "root-differs", text), entryHex: t.hex(t.bytes("entry 5")) },
        bad("another index", "root-differs", text.replace("index 4", "index 5")),
        bad("an index beyond the tree", "outside-tree", text.replace("index 4", "index 7")),
        bad("a hash left out", "proof-too-short", text.replace(/(index 4\n)[^\n]+\n/, "$1")),
        bad("a hash twice", "proof-too-long", text.replace(/(index 4\n)([^\n]+\n)/, "$1$2$2")),
        bad("the size was changed after signing", "bad-signature", text.replace("\n7\n", "\n8\n")),
        bad(
          "the witnesses signed, the log did not",
          "no-log-signature",
          p.formatProofFile({ ...file, checkpoint: unsigned }),
        ),
        bad(
          "the log's key signed for another origin",
          "other-origin",
          p.formatProofFile({ ...file, checkpoint: elsewhere }),
        ),
        { ...bad("nobody known signed", "no-known-signature", first), logKey: gbKey, witnessKeys: [] },
        malformed("another version", "@v1", "@v2"),
        malformed("no index", "index 4\n", ""),
        malformed("an index with a leading zero", "index 4", "index 04"),
        malformed("empty extra data", "index 4", "extra \nindex 4"),
        malformed("extra data after the index", "index 4\n", "index 4\nextra AAAA\n"),
        malformed("a hash of 31 bytes", "index 4\n", `index 4\n${Buffer.alloc(31).toString("base64")}\n`),
        malformed("no blank line before the checkpoint", /\n\ncomity/, "\ncomity"),
        malformed("no signature", /\n— .*\n$/s, "\n"),
        malformed("no newline at the end", /\n$/, ""),
      ],
    },
  };
}
