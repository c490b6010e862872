import {
  envelopeIdOf,
  formatMessage,
  type Item,
  instantOf,
  type Message,
  messageType,
  msOf,
  openMessage,
  openReceipt,
  preAuthentication,
  type Receipt,
  receiptType,
  type Signer,
  sealMessage,
  sealReceipt,
  streamOf,
  toBase64,
  toHex,
  utf8,
} from "../index.ts";
import { nodePrimitives as p } from "../node.ts";
import { ed25519Cases } from "./ed25519-cases.ts";
import * as k from "./known.ts";
import { must, type VectorFiles } from "./vector-file.ts";

export const validVectors = (): VectorFiles => ({
  "ed25519.json": {
    shows: "signatures at every edge of the Ed25519 rule that we know of; bytes are in hex",
    cases: ed25519Cases(),
  },
  "keys.json": keys(),
  "valid/pre-authentication.json": preAuthentications(),
  "valid/messages.json": {
    shows: "envelopes that a reader with this directory opens",
    directories: k.directoryTexts,
    cases: messages(),
  },
  "valid/receipts.json": {
    shows: "receipts that a reader with this directory opens",
    directories: k.directoryTexts,
    cases: receipts(),
  },
  "valid/directories.json": directories(),
  "valid/instants.json": instants(),
});

const keys = () => ({
  shows: "the keys of all these vectors, from seeds that everyone has: never trust them outside tests",
  cases: k.allKeys.map(({ holder, seed, signer: { publicKey } }) => ({
    holder,
    purpose: publicKey.purpose,
    algorithm: publicKey.algorithm,
    seedHex: toHex(seed),
    key: toBase64(publicKey.raw),
    keyId: publicKey.id,
  })),
});

const preAuthentications = () => ({
  shows: "what is signed, and the envelope's id: SHA-256 of it",
  cases: [
    ["nothing", "application/x", ""],
    ["three letters", "application/x", "abc"],
    ["three characters in nine bytes: lengths count bytes", messageType, "通知书"],
    ["a payload that looks like a header", messageType, "DSSEv1 1 x 1 y"],
    ["a message", messageType, new TextDecoder().decode(formatMessage(k.message))],
  ].map(([shows = "", payloadType = "", text = ""]) => {
    const payload = utf8(text);
    return {
      shows,
      payloadType,
      payloadHex: toHex(payload),
      signedHex: toHex(preAuthentication(payloadType, payload)),
      id: envelopeIdOf(p, { payloadType, payload }),
    };
  }),
});

const { notification, message } = k;
const about = { id: k.itemId("b"), reference: "US-2026-0043" };
const acknowledgement = {
  kind: "acknowledgement",
  of: notification.id,
  envelope: sealMessage(p, message, [k.live.US.signer]).id,
  officer: "陈 Wei-Лин O’Brien",
  at: k.instant("2026-02-14T02:09:00.000Z"),
} as const;
const acknowledged: Message = {
  ...message,
  from: k.party("CN"),
  to: [k.party("US")],
  sentAt: k.instant("2026-02-14T02:09:00.250Z"),
  body: acknowledgement,
};
const seconds = { sequence: 2, previous: acknowledgement.envelope, sentAt: k.instant("2026-02-16T00:00:00.000Z") };
const itemWith = (more: Partial<Item>): Message => ({ ...message, body: { ...notification, ...more } as Item });

function messages() {
  const us = [k.live.US.signer];
  const open = (shows: string, m: Message, signers: readonly Signer[] = us, directory: k.DirectoryName = "live") => {
    const sealed = sealMessage(p, m, signers);
    const opened = must(openMessage(p, k.directories[directory], sealed.text));
    return {
      shows,
      directory,
      line: sealed.text,
      id: opened.id,
      stream: streamOf(opened.message),
      message: opened.message,
    };
  };
  const followUp = (type: string, fields: Item["fields"]): Message => ({
    ...message,
    ...seconds,
    body: { ...notification, ...about, kind: "follow-up", type, of: notification.id, fields },
  });
  return [
    open("a notification", message),
    open("a follow-up: launched", followUp("launched", { at: "2026-02-15T06:12:30.000Z" })),
    open("a follow-up: postponed", followUp("postponed", { window: { opens: "2026-02-17T06:00:00.000Z" } })),
    open("a follow-up: cancelled, without fields", followUp("cancelled", {})),
    open("a correction, its reason in two lines", {
      ...message,
      ...seconds,
      body: {
        ...omitType(notification),
        ...about,
        kind: "correction",
        of: notification.id,
        reason: "The azimuth.\nIt was typed twice.",
      },
    }),
    open("an acknowledgement by another party, to the sender alone", acknowledged, [k.live.CN.signer]),
    open("the longest text: 8,000 code points", itemWith({ fields: { remark: "𠮷".repeat(8000) } })),
    open(
      "every kind of value",
      itemWith({
        fields: { a: "", b: 0, c: -1.5e-7, d: 1e21, e: true, f: false, g: null, h: [], i: {}, j: [[{ k: ["z"] }]] },
      }),
    ),
    open(
      "names that mean something to a program",
      itemWith({ fields: { constructor: "x", toString: 1, hasOwnProperty: null, length: 2 } }),
    ),
    open(
      "names in the order of their code units: capitals first, and a before a-b before a0",
      itemWith({ fields: { "a-b": 1, a0: 2, a: 3, B: 4, aB: 5 } }),
    ),
    open(
      "text that JSON must escape, and text that it must not",
      itemWith({
        fields: { text: 'quote " backslash \\ tab \t line\n slash / é 通知 ракета 🛰' },
      }),
    ),
    open(
      "fields nested as deep as they may be",
      itemWith({ fields: { a: JSON.parse(`${"[".repeat(15)}1${"]".repeat(15)}`) } }),
    ),
    open(
      "the longest names: 120 code points, whatever UTF-16 makes of them",
      itemWith({
        officers: { composed: "A".repeat(120), released: "𠮷".repeat(120) },
        reference: "US-2026-999999999999",
      }),
    ),
    open("the last number of a stream", { ...message, sequence: Number.MAX_SAFE_INTEGER, previous: k.envelopeId("f") }),
    open("the first moment of year 1", { ...message, sentAt: instantOf(-62_135_596_800_000) }),
    open("a drill, among drill keys", { ...message, record: k.drillRecord }, [k.drill.US.signer], "drill"),
    open("both signatures, where the directory lists both keys", message, [k.live.US.signer, k.us87.signer], "both"),
    open("one signature of a party with one key, beside a party with two", acknowledged, [k.live.CN.signer], "both"),
  ];
}

function omitType({ type: _, ...rest }: typeof notification): Omit<typeof notification, "type"> {
  return rest;
}

function receipts() {
  const open = (shows: string, r: Receipt, signers: readonly Signer[], directory: k.DirectoryName = "live") => {
    const sealed = sealReceipt(r, signers);
    const { receipt } = must(openReceipt(p, k.directories[directory], sealed.text));
    return { shows, directory, payloadType: receiptType, line: sealed.text, receipt };
  };
  const entry = (digit: string, at: string) => ({ id: k.envelopeId(digit), receivedAt: k.instant(at) });
  const one: Receipt = {
    comity: 1,
    record: k.record,
    from: k.party("CN"),
    to: k.party("US"),
    envelopes: [{ id: acknowledgement.envelope, receivedAt: k.instant("2026-02-14T02:00:11.250Z") }],
  };
  const batch = { ...one, envelopes: [entry("2", "2026-02-14T02:00:12.000Z"), entry("1", "2026-02-14T02:00:11.999Z")] };
  return [
    open("a receipt for one envelope", one, [k.live.CN.signer]),
    open("a batch, in the order in which it was received", batch, [k.live.CN.signer]),
    open("a drill's", { ...one, record: k.drillRecord }, [k.drill.CN.signer], "drill"),
    open(
      "both signatures",
      { ...one, from: k.party("US"), to: k.party("CN") },
      [k.us87.signer, k.live.US.signer],
      "both",
    ),
  ];
}

const directories = () => ({
  shows: "key directories, byte for byte",
  cases: Object.entries(k.directories).map(([name, d]) => ({
    shows: `the directory that the messages call ${name}`,
    text: k.directoryTexts[name as k.DirectoryName],
    record: d.record,
    purpose: d.purpose,
    keyIds: Object.fromEntries([...d.keys].map(([code, keys]) => [code, keys.map((key) => key.id)])),
  })),
});

const instants = () => ({
  shows: "moments in their one spelling, with milliseconds since 1970-01-01T00:00:00.000Z",
  cases: [
    ["the beginning of the count", 0],
    ["a millisecond before it", -1],
    ["the first of all", -62_135_596_800_000],
    ["the last of all", 253_402_300_799_999],
    ["a leap day", Date.UTC(2024, 1, 29)],
    ["a leap day of a century", Date.UTC(2000, 1, 29)],
    ["the last moment of a year", Date.UTC(2026, 11, 31, 23, 59, 59, 999)],
  ].map(([shows, ms]) => ({ shows, text: instantOf(ms as number), ms: msOf(instantOf(ms as number)) })),
});
