/** For tests alone: anything that may be said, for fast-check. */
import fc from "fast-check";
import {
  type Algorithm,
  type Body,
  type Directory,
  type Envelope,
  type EnvelopeId,
  type Fields,
  type Instant,
  type ItemId,
  instantOf,
  isPlainName,
  isPlainText,
  keyBytes,
  type Message,
  type Party,
  publicKeyOf,
  type Receipt,
  utf8,
} from "../index.ts";
import { nodePrimitives } from "../node.ts";

const hex = (length: number) =>
  fc.array(fc.constantFrom(..."0123456789abcdef"), { minLength: length, maxLength: length }).map((d) => d.join(""));
const letters = (first: string, rest: string, maxLength: number) =>
  fc
    .tuple(fc.constantFrom(...first), fc.array(fc.constantFrom(...rest), { maxLength }))
    .map(([a, more]) => a + more.join(""));
const small = "abcdefghijklmnopqrstuvwxyz";

export const instant: fc.Arbitrary<Instant> = fc
  .integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 })
  .map(instantOf);
const itemId = hex(32).map((h) => h as ItemId);
export const envelopeId = hex(64).map((h) => h as EnvelopeId);
const word = letters(small, `${small}0123456789-`, 62);
const text = fc.string({ unit: "binary", maxLength: 200 }).filter(isPlainText);
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter((n) => isPlainName(n) && n.length < 121);
export const record = letters(`${small}0123456789`, `${small}0123456789.-`, 62);
const party = fc.tuple(...Array(2).fill(fc.constantFrom(...small.toUpperCase()))).map((l) => l.join("") as Party);
const parties = fc.uniqueArray(party, { minLength: 2, maxLength: 12 });

const fieldName = fc.oneof(
  letters(small + small.toUpperCase(), `${small}ABC0123456789_-`, 62),
  fc.constantFrom("constructor", "toString", "valueOf", "hasOwnProperty", "length", "toJSON", "then"),
);
export const fields: fc.Arbitrary<Fields> = fc.dictionary(
  fieldName,
  fc.letrec<{ value: Fields[string]; object: Fields }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)), // -0 has no spelling of its own
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 6 }),
      tie("object"),
    ),
    object: fc.dictionary(fieldName, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  })).value,
  { maxKeys: 5, noNullPrototype: true },
);

const released = fc.record({
  id: itemId,
  reference: fc
    .tuple(party, fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1000, max: 1e9 }))
    .map((r) => r.join("-")),
  regime: fc.record({ id: word, digest: hex(64) }),
  fields,
  language: fc.constantFrom("en", "fr", "ru", "zh", "yue"),
  composedAt: instant,
  officers: fc.record({ composed: name, released: name }),
});
const body: fc.Arbitrary<Body> = fc.oneof(
  fc.tuple(released, word).map(([r, type]) => ({ ...r, kind: "notification" as const, type })),
  fc.tuple(released, word, itemId).map(([r, type, of]) => ({ ...r, kind: "follow-up" as const, type, of })),
  fc
    .tuple(
      released,
      itemId,
      text.filter((t) => t !== ""),
    )
    .map(([r, of, reason]) => ({ ...r, kind: "correction" as const, of, reason })),
  fc.record({
    kind: fc.constant("acknowledgement" as const),
    of: itemId,
    envelope: envelopeId,
    officer: name,
    at: instant,
  }),
);
export const message: fc.Arbitrary<Message> = fc
  .tuple(record, parties, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), envelopeId, instant, body)
  .map(([name, [from, ...to], sequence, before, sentAt, said]) => ({
    comity: 1,
    record: name,
    from: from as Party,
    to: to.toSorted(),
    sequence,
    previous: sequence === 1 ? null : before,
    sentAt,
    body: said,
  }));
export const receipt: fc.Arbitrary<Receipt> = fc
  .tuple(
    record,
    parties,
    fc.uniqueArray(fc.record({ id: envelopeId, receivedAt: instant }), {
      minLength: 1,
      maxLength: 20,
      selector: (e) => e.id,
    }),
  )
  .map(([name, [from, to], envelopes]) => ({
    comity: 1,
    record: name,
    from: from as Party,
    to: to as Party,
    envelopes,
  }));

export const envelope: fc.Arbitrary<Envelope> = fc
  .tuple(
    fc.constantFrom("application/x", "application/vnd.comity.message+json", "a/b&c"),
    fc.uint8Array({ maxLength: 400 }),
    fc.uniqueArray(hex(32), { minLength: 1, maxLength: 4 }),
    fc.uint8Array({ maxLength: 100 }),
  )
  .map(([payloadType, payload, ids, sig]) => ({
    payloadType,
    payload,
    signatures: ids.toSorted().map((keyId) => ({ keyId, bytes: sig })),
  }));

/** Keys are stand-ins: canonical as the rule wants them, made of the party's name and one drawn number. */
export const directory: fc.Arbitrary<Directory> = fc
  .tuple(record, fc.constantFrom("live" as const, "drill" as const), parties, fc.nat(), fc.nat())
  .map(([name, purpose, codes, seed, which]) => {
    const keyOf = (code: Party, algorithm: Algorithm) => {
      const hash = nodePrimitives.sha256(utf8(`${seed} ${code}`));
      const raw = new Uint8Array(keyBytes[algorithm]).map((_, i) => hash[i % 31] ?? 0).with(31, 0x3f);
      return publicKeyOf(nodePrimitives, algorithm, purpose, raw);
    };
    const keys = codes.map((code, i) => {
      const both = ((which >> i) & 1) === 1;
      return [code, both ? [keyOf(code, "ed25519"), keyOf(code, "ml-dsa-87")] : [keyOf(code, "ed25519")]] as const;
    });
    return { record: name, purpose, keys: new Map(keys) };
  });
