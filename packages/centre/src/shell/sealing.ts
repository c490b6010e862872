/**
 * Words under seal (see `SealedWords` in `@comity/wire`): AES-256-GCM under a key made for this message alone, and that key sealed to each
 * reader by HPKE (RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM). Why not MLS: decision 0012.
 */
import { createPrivateKey, webcrypto } from "node:crypto";
import {
  bad,
  type Directory,
  fromBase64,
  fromUtf8,
  good,
  type Message,
  type Party,
  type Result,
  type SealedWords,
  toBase64,
  utf8,
} from "@comity/wire";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";

/** Seals words to others and opens those for us. It holds our private key; nothing else does. */
export interface Sealing {
  /** @param bound from `boundTo`: opened under another occasion, the words do not open */
  seal(
    readers: readonly Party[],
    keys: Directory["sealing"],
    plain: string,
    bound: string,
  ): Promise<Result<SealedWords>>;
  /** With any key of ours, the newest first: words may have been sealed before their sender heard of the new one. */
  open(words: SealedWords, bound: string): Promise<Result<string>>;
  /** @param raw a public key in base64 @returns whether we hold its private one */
  holds(raw: string): boolean;
  /** From now on also this one. @param privatePem X25519, PKCS #8 */
  add(privatePem: string): void;
}

/** The occasion that words are bound to: whose they are, for whom, in what, and on which call or paper. */
export function boundTo(
  m: Pick<Message, "record" | "from" | "to">,
  kind: string,
  place: string,
  about: string,
): string {
  return ["comity-words/v1", m.record, `${m.from}>${m.to.join(",")}`, kind, place, about].join("\n");
}

/** The occasion of a message that was received. Undefined where it holds no words under seal. */
export function boundOf(m: Message): { readonly words: SealedWords; readonly bound: string } | undefined {
  const { body } = m;
  if (!("words" in body) || body.words === null) return undefined;
  return body.kind === "paper"
    ? { words: body.words, bound: boundTo(m, body.kind, body.regime ?? "", body.id) }
    : { words: body.words, bound: boundTo(m, body.kind, `${body.regime}/${body.line}`, body.call) };
}

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = utf8("comity-words/v1");
/** The key serves for one message, so that its nonce need not vary. */
const nonce = new Uint8Array(12);
/** Lengths are told in steps of so many bytes. */
const paddingBytes = 32;

/** @param privatePems our X25519 keys, PKCS #8, the oldest first */
export function sealingFrom(me: Party, ...privatePems: readonly string[]): Sealing {
  const own = privatePems.map(ownKey);
  return {
    holds: (raw) => own.some((k) => k.raw === raw),
    add(privatePem) {
      own.push(ownKey(privatePem));
    },
    async seal(readers, listed, plain, bound) {
      const without = readers.filter((p) => listed?.get(p) === undefined);
      if (without.length > 0)
        return bad(`${without.join(", ")} has given no key to which words could be sealed: see directory.json`);
      const key = webcrypto.getRandomValues(new Uint8Array(32));
      const words = await cipher(key, "encrypt", utf8(padded(plain)), bound);
      const keys: Record<string, string> = {};
      for (const party of readers) {
        const raw = listed?.get(party)?.raw ?? new Uint8Array();
        const recipientPublicKey = await suite.kem.deserializePublicKey(bufferOf(raw));
        const sender = await suite.createSenderContext({ recipientPublicKey, info: bufferOf(info) });
        const sealed = new Uint8Array(await sender.seal(bufferOf(key), bufferOf(utf8(`${bound}\n${party}`))));
        keys[party] = toBase64(Buffer.concat([new Uint8Array(sender.enc), sealed]));
      }
      return good({ words: toBase64(words), keys });
    },
    async open(sealed, bound) {
      const mine = fromBase64(sealed.keys[me] ?? "");
      const words = fromBase64(sealed.words);
      if (!mine.ok || !words.ok || mine.value.length < 33) return bad("not sealed to us");
      for (const { key: recipientKey } of own.toReversed()) {
        try {
          const enc = bufferOf(mine.value.subarray(0, 32));
          const recipient = await suite.createRecipientContext({
            recipientKey: await recipientKey,
            enc,
            info: bufferOf(info),
          });
          const key = await recipient.open(bufferOf(mine.value.subarray(32)), bufferOf(utf8(`${bound}\n${me}`)));
          const plain = fromUtf8(await cipher(new Uint8Array(key), "decrypt", words.value, bound));
          return plain.ok ? good(plain.value.trimEnd()) : bad("the words are not text");
        } catch {}
      }
      return bad("the words do not open with our key: they were sealed to another key, or for another occasion");
    },
  };
}

function ownKey(privatePem: string): {
  readonly key: ReturnType<typeof suite.kem.deserializePrivateKey>;
  readonly raw: string;
} {
  const { d, x } = createPrivateKey(privatePem).export({ format: "jwk" });
  const key = suite.kem.deserializePrivateKey(bufferOf(Buffer.from(d ?? "", "base64url")));
  return { key, raw: Buffer.from(x ?? "", "base64url").toString("base64") };
}

async function cipher(
  key: Uint8Array,
  does: "encrypt" | "decrypt",
  bytes: Uint8Array,
  bound: string,
): Promise<Uint8Array> {
  const k = await webcrypto.subtle.importKey("raw", bufferOf(key), "AES-GCM", false, [does]);
  const options = { name: "AES-GCM", iv: nonce, additionalData: utf8(bound) };
  return new Uint8Array(await webcrypto.subtle[does](options, k, bufferOf(bytes)));
}

function padded(plain: string): string {
  const over = utf8(plain).length % paddingBytes;
  return over === 0 ? plain : plain + " ".repeat(paddingBytes - over);
}

const bufferOf = (b: Uint8Array): ArrayBuffer => Uint8Array.from(b).buffer;
