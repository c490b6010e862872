import {
  envelopeBytesMax,
  formatEnvelope,
  formatMessage,
  formatReceipt,
  isInstant,
  type Message,
  messageType,
  openMessage,
  openReceipt,
  parseDirectory,
  parseEnvelope,
  type Receipt,
  receiptType,
  type Signer,
  sealEnvelope,
  sealMessage,
  toBase64,
  utf8,
} from "../index.ts";
import { nodePrimitives as p } from "../node.ts";
import * as k from "./known.ts";
import { payloadsRefused } from "./payloads-refused.ts";
import { must, mustNot, type VectorFiles } from "./vector-file.ts";

export const invalidVectors = (): VectorFiles => ({
  "invalid/envelopes.json": {
    shows: "lines that are no envelope, whoever signed them; the message inside is a right one",
    directories: { live: k.directoryTexts.live },
    cases: envelopes(),
  },
  "invalid/messages.json": {
    shows: "envelopes that are rightly signed by the key of the US, and what was signed is not acceptable",
    directories: { live: k.directoryTexts.live },
    cases: messages(),
  },
  "invalid/signatures.json": {
    shows: "right messages whose signatures a reader with this directory must refuse",
    directories: k.directoryTexts,
    cases: signatures(),
  },
  "invalid/receipts.json": {
    shows: "lines that a reader with this directory must not take for a receipt",
    directories: k.directoryTexts,
    cases: receipts(),
  },
  "invalid/directories.json": {
    shows: "texts that are no key directory",
    cases: directories().map(([shows, text]) => ({ shows, because: mustNot(shows, parseDirectory(p, text)), text })),
  },
  "invalid/instants.json": { shows: "texts that are no moment in its one spelling", cases: instants() },
});

const us = k.live.US.signer;
const good = sealMessage(p, k.message, [us]).text;
const parts = JSON.parse(good) as {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string }[];
};
const [signature = { keyid: "", sig: "" }] = parts.signatures;

/** The last letter before the padding carries bits that no byte uses: the next letter decodes alike in a lax reader. */
function withLooseBits(base64: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const at = base64.indexOf("=") - 1;
  return base64.slice(0, at) + alphabet[alphabet.indexOf(base64[at] ?? "") + 1] + base64.slice(at + 1);
}

function envelopes() {
  const padded = parts.payload.endsWith("=")
    ? parts
    : (JSON.parse(sealed({ ...k.message, sequence: 2, previous: k.envelopeId("0") })) as typeof parts);
  const line = (change: object) => JSON.stringify({ ...parts, ...change });
  const sigs = (...list: object[]) => line({ signatures: list });
  const cases: [string, string][] = [
    ["nothing", ""],
    ["a word", "hello"],
    ["a number", "1"],
    ["null", "null"],
    ["a list", `[${good}]`],
    ["cut short", good.slice(0, -1)],
    ["a newline after it", `${good}\n`],
    ["a space before it", ` ${good}`],
    ["a byte order mark before it", `\ufeff${good}`],
    ["a space after a colon", good.replace('":"', '": "')],
    ["two envelopes in one line", good + good],
    [
      "members in another order",
      JSON.stringify({ payloadType: parts.payloadType, payload: parts.payload, signatures: parts.signatures }),
    ],
    ["a signature's members in another order", sigs({ sig: signature.sig, keyid: signature.keyid })],
    ["a member that we don't know", line({ note: "x" })],
    ["a member that we don't know in a signature", sigs({ ...signature, note: "x" })],
    ["a member named __proto__", good.replace("{", '{"__proto__":{},')],
    ["a member twice, the same", good.replace("{", `{"payload":"${parts.payload}",`)],
    ["a member twice, the first another", good.replace("{", '{"payload":"AAAA",')],
    ["a character escaped that needs none", good.replace("application/vnd", "application\\u002fvnd")],
    ["a slash escaped", good.replace("application/vnd", "application\\/vnd")],
    ["no payload", JSON.stringify({ payloadType: parts.payloadType, signatures: parts.signatures })],
    ["the payload is no text", line({ payload: 1 })],
    ["the payload is not base64", line({ payload: "*".repeat(8) })],
    ["base64 with bits that no byte uses", JSON.stringify({ ...padded, payload: withLooseBits(padded.payload) })],
    ["base64 without its padding", JSON.stringify({ ...padded, payload: padded.payload.replaceAll("=", "") })],
    ["base64 with white space", line({ payload: `${parts.payload.slice(0, 76)}\n${parts.payload.slice(76)}` })],
    [
      "base64 in the alphabet for addresses",
      sigs({ ...signature, sig: signature.sig.replaceAll("+", "-").replaceAll("/", "_") }),
    ],
    ["a signature with loose bits", sigs({ ...signature, sig: withLooseBits(signature.sig) })],
    ["a signature without its padding", sigs({ ...signature, sig: signature.sig.replaceAll("=", "") })],
    ["a type that is no media type", line({ payloadType: "message" })],
    [
      "a type with half a character in it: others would sign the same bytes",
      good.replace(messageType, `${messageType}\\ud800`),
    ],
    ["no signature", line({ signatures: [] })],
    ["signatures that are no list", line({ signatures: signature })],
    ["five signatures", sigs(...["1", "2", "3", "4", "5"].map((d) => ({ ...signature, keyid: d.repeat(32) })))],
    ["a signature by the same key twice", sigs(signature, signature)],
    ["a key id in capitals", sigs({ ...signature, keyid: signature.keyid.toUpperCase() })],
    ["a key id cut short", sigs({ ...signature, keyid: signature.keyid.slice(1) })],
    ["no key id", sigs({ sig: signature.sig })],
    [
      `longer than ${envelopeBytesMax} characters`,
      sealed({ ...k.message, body: { ...k.notification, fields: { a: Array(7).fill("x".repeat(7000)) } } }),
    ],
  ];
  return cases.map(([shows, text]) => {
    if (parseEnvelope(text).ok) throw new Error(`${shows}: this was read`);
    return { shows, directory: "live", because: mustNot(shows, openMessage(p, k.liveDirectory, text)), line: text };
  });
}
const sealed = (m: Message, signers: readonly Signer[] = [us]): string => sealMessage(p, m, signers).text;
const sealedText = (text: string): string => formatEnvelope(sealEnvelope(messageType, utf8(text), [us]));

function messages() {
  const text = new TextDecoder().decode(formatMessage(k.message));
  const cases: [string, string][] = payloadsRefused(text).map(([shows, payload]) => [shows, sealedText(payload)]);
  cases.push(
    ["bytes that are not UTF-8", formatEnvelope(sealEnvelope(messageType, Uint8Array.of(0x7b, 0xff, 0x7d), [us]))],
    ["a receipt's type", formatEnvelope(sealEnvelope(receiptType, formatMessage(k.message), [us]))],
    ["a type that we don't know", formatEnvelope(sealEnvelope("application/json", formatMessage(k.message), [us]))],
  );
  return cases.map(([shows, line]) => ({
    shows,
    directory: "live",
    because: mustNot(shows, openMessage(p, k.liveDirectory, line)),
    line,
  }));
}

function signatures() {
  const swap = (line: string): string => {
    const e = must(parseEnvelope(line));
    const [a, b] = e.signatures;
    return a && b
      ? formatEnvelope({
          ...e,
          signatures: [
            { ...a, bytes: b.bytes },
            { ...b, bytes: a.bytes },
          ],
        })
      : line;
  };
  const turned = (line: string): string => {
    const e = must(parseEnvelope(line));
    return formatEnvelope({ ...e, signatures: e.signatures.toReversed() });
  };
  const claimed = (line: string, id: string): string => line.replace(signature.keyid, id);
  const lastBit = (line: string, of: number): string => {
    const e = must(parseEnvelope(line));
    const flipped = e.signatures.map((s, n) =>
      n === of ? { ...s, bytes: s.bytes.map((b, i) => (i === s.bytes.length - 1 ? b ^ 1 : b)) } : s,
    );
    return formatEnvelope({ ...e, signatures: flipped });
  };
  const sixtyFour = (bytes: number): string =>
    JSON.stringify({ ...parts, signatures: [{ ...signature, sig: toBase64(new Uint8Array(bytes)) }] });
  const two = sealed(k.message, [us, k.us87.signer]);
  const at87 = must(parseEnvelope(two)).signatures.findIndex((s) => s.keyId === k.us87.signer.publicKey.id);
  const drillLine = sealed({ ...k.message, record: k.drillRecord }, [k.drill.US.signer]);
  const cases: [string, k.DirectoryName, string][] = [
    ["one bit of the signature is changed", "live", lastBit(good, 0)],
    [
      "the signature of another message",
      "live",
      good.replace(
        signature.sig,
        JSON.parse(sealed({ ...k.message, sequence: 2, previous: k.envelopeId("0") })).signatures[0].sig,
      ),
    ],
    ["a signature of zeros", "live", sixtyFour(64)],
    ["an empty signature", "live", sixtyFour(0)],
    ["a signature one byte short", "live", sixtyFour(63)],
    ["signed by another party's key", "live", sealed(k.message, [k.live.CN.signer])],
    [
      "signed by another party's key under the sender's key id",
      "live",
      claimed(sealed(k.message, [k.live.CN.signer]), "").replace(k.live.CN.signer.publicKey.id, signature.keyid),
    ],
    ["signed by a key in no directory", "live", sealed(k.message, [k.stranger.signer])],
    ["the right signature under a key id that nobody has", "live", claimed(good, "0".repeat(32))],
    ["a stranger's signature beside the right one", "live", sealed(k.message, [us, k.stranger.signer])],
    ["a live message signed with the sender's drill key", "live", sealed(k.message, [k.drill.US.signer])],
    [
      "a drill key's signature under the live key's id",
      "live",
      sealed(k.message, [k.drill.US.signer]).replace(k.drill.US.signer.publicKey.id, signature.keyid),
    ],
    ["a drill's message, in a live directory", "live", drillLine],
    ["a live message, in a drill's directory", "drill", good],
    ["a live message for the drill's record", "drill", sealed({ ...k.message, record: k.drillRecord })],
    ["for another record", "live", sealed({ ...k.message, record: "elsewhere.comity.example" })],
    ["from a party that is not in the directory", "live", sealed({ ...k.message, from: "DE" as Message["from"] })],
    [
      "to a party that is not in the directory",
      "live",
      sealed({ ...k.message, to: ["CN", "DE"] as unknown as Message["to"] }),
    ],
    ["the ML-DSA-87 signature is missing", "both", good],
    ["the Ed25519 signature is missing", "both", sealed(k.message, [k.us87.signer])],
    ["one bit of the ML-DSA-87 signature is changed", "both", lastBit(two, at87)],
    ["one bit of the Ed25519 signature is changed", "both", lastBit(two, 1 - at87)],
    ["the two signatures under each other's key id", "both", swap(two)],
    ["the two signatures in the other order", "both", turned(two)],
    ["two signatures, where the directory lists one key", "live", two],
  ];
  return cases.map(([shows, directory, line]) => {
    const opened = openMessage(p, k.directories[directory], line);
    return { shows, directory, because: mustNot(shows, opened), line };
  });
}

function receipts() {
  const id = sealMessage(p, k.message, [us]).id;
  const right: Receipt = {
    comity: 1,
    record: k.record,
    from: k.party("CN"),
    to: k.party("US"),
    envelopes: [{ id, receivedAt: k.instant("2026-02-14T02:00:11.250Z") }],
  };
  const cn = k.live.CN.signer;
  const line = (change: object, signers: readonly Signer[] = [cn], type = receiptType) =>
    formatEnvelope(sealEnvelope(type, formatReceipt({ ...right, ...change }), signers));
  const [entry] = right.envelopes;
  const many = Array.from({ length: 257 }, (_, i) => ({ ...entry, id: i.toString(16).padStart(64, "0") }));
  const cases: [string, string][] = [
    ["a message", good],
    ["a message's type", line({}, [cn], messageType)],
    ["signed by the party to which it is addressed", line({}, [us])],
    ["signed with a drill key", line({}, [k.drill.CN.signer])],
    ["for another record", line({ record: k.drillRecord })],
    ["to oneself", line({ to: "CN" })],
    ["to a party that is not in the directory", line({ to: "DE" })],
    ["to two parties", line({ to: ["US", "GB"] })],
    ["of no envelope", line({ envelopes: [] })],
    ["of 257 envelopes", line({ envelopes: many })],
    [
      "of one envelope at two moments",
      line({ envelopes: [entry, { ...entry, receivedAt: "2026-02-14T02:00:11.251Z" }] }),
    ],
    ["a moment that does not exist", line({ envelopes: [{ ...entry, receivedAt: "2026-02-30T00:00:00.000Z" }] })],
    ["an id in capitals", line({ envelopes: [{ ...entry, id: id.toUpperCase() }] })],
    ["a member that we don't know", line({ note: "" })],
    ["another version", line({ comity: 2 })],
    ["not canonical", formatEnvelope(sealEnvelope(receiptType, utf8(JSON.stringify(right, null, 1)), [cn]))],
  ];
  return cases.map(([shows, text]) => ({
    shows,
    directory: "live",
    because: mustNot(shows, openReceipt(p, k.liveDirectory, text)),
    line: text,
  }));
}

function directories(): [string, string][] {
  const text = k.directoryTexts.live;
  const json = JSON.parse(text) as {
    record: string;
    purpose: string;
    parties: Record<string, { algorithm: string; key: string }[]>;
  };
  const spelled = (change: object) => `${JSON.stringify({ ...json, ...change }, null, 2)}\n`;
  const us25519 = (json.parties.US ?? []).slice(0, 1);
  const withUs = (list: object[]) => spelled({ parties: { ...json.parties, US: list } });
  const key = (algorithm: string, bytes: Uint8Array) => ({ algorithm, key: toBase64(bytes) });
  const y = (first: number, last: number, rest = 0) => new Uint8Array(32).fill(rest).with(0, first).with(31, last);
  return [
    ["nothing", ""],
    ["cut short", text.slice(0, -3)],
    ["without the newline at its end", text.trimEnd()],
    ["in one line", JSON.stringify(json)],
    ["lines that end as on another system", text.replaceAll("\n", "\r\n")],
    ["parties in another order", spelled({ parties: Object.fromEntries(Object.entries(json.parties).reverse()) })],
    [
      "members in another order",
      `${JSON.stringify({ purpose: json.purpose, record: json.record, parties: json.parties }, null, 2)}\n`,
    ],
    ["a party twice", text.replace('"parties": {', '"parties": {\n    "CN": [],')],
    ["a party named __proto__", text.replace('"parties": {', '"parties": {\n    "__proto__": [],')],
    ["a member that we don't know", spelled({ note: "" })],
    ["no purpose", spelled({ purpose: undefined })],
    ["a purpose that we don't know", spelled({ purpose: "test" })],
    ["a record's name in capitals", spelled({ record: "Launches" })],
    ["a party in small letters", spelled({ parties: { us: us25519 } })],
    ["a party without keys", withUs([])],
    ["a party with an ML-DSA-87 key alone", withUs([key("ml-dsa-87", k.us87.signer.publicKey.raw)])],
    ["two Ed25519 keys of one party", withUs([...us25519, key("ed25519", k.stranger.signer.publicKey.raw)])],
    ["the ML-DSA-87 key first", withUs([key("ml-dsa-87", k.us87.signer.publicKey.raw), ...us25519])],
    ["one key under two parties", spelled({ parties: { ...json.parties, FR: us25519 } })],
    ["a key of another kind", withUs([key("p-256", new Uint8Array(32))])],
    ["a key one byte short", withUs([key("ed25519", new Uint8Array(31))])],
    ["a key that is not base64", withUs([{ algorithm: "ed25519", key: "?" }])],
    ["a key of small order: y = 1", withUs([key("ed25519", y(1, 0))])],
    ["a key of small order: y = 0", withUs([key("ed25519", y(0, 0))])],
    ["a key that is not canonical: y = p", withUs([key("ed25519", y(0xed, 0x7f, 0xff))])],
    ["a key that is not canonical: x = 0 with the sign bit", withUs([key("ed25519", y(1, 0x80))])],
  ];
}

function instants() {
  const right = "2026-02-14T02:00:11.123Z";
  const cases: [string, string][] = [
    ["nothing", ""],
    ["a day alone", right.slice(0, 10)],
    ["no milliseconds", "2026-02-14T02:00:11Z"],
    ["two digits of them", "2026-02-14T02:00:11.12Z"],
    ["microseconds", "2026-02-14T02:00:11.123456Z"],
    ["an offset", "2026-02-14T02:00:11.123+00:00"],
    ["another offset", "2026-02-14T05:00:11.123+03:00"],
    ["no zone", right.slice(0, -1)],
    ["small letters", right.toLowerCase()],
    ["a space for the T", right.replace("T", " ")],
    ["a space after it", `${right} `],
    ["a newline after it", `${right}\n`],
    ["a comma before the milliseconds", right.replace(".", ",")],
    ["a 13th month", "2026-13-14T02:00:11.123Z"],
    ["month zero", "2026-00-14T02:00:11.123Z"],
    ["day zero", "2026-02-00T02:00:11.123Z"],
    ["30 February", "2026-02-30T02:00:11.123Z"],
    ["29 February of a common year", "2026-02-29T02:00:11.123Z"],
    ["29 February 1900", "1900-02-29T02:00:11.123Z"],
    ["31 April", "2026-04-31T02:00:11.123Z"],
    ["24:00", "2026-02-14T24:00:00.000Z"],
    ["minute 60", "2026-02-14T02:60:00.000Z"],
    ["a leap second", "2016-12-31T23:59:60.000Z"],
    ["year zero", "0000-01-01T00:00:00.000Z"],
    ["a year before it", "-000001-01-01T00:00:00.000Z"],
    ["year 10000", "+010000-01-01T00:00:00.000Z"],
    ["digits of another script", "２０２６-02-14T02:00:11.123Z"],
    ["a number", "1771034411123"],
  ];
  return cases.map(([shows, text]) => {
    if (isInstant(text)) throw new Error(`${shows}: this was accepted`);
    return { shows, text };
  });
}
