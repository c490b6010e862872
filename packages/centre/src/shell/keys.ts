/** The private keys of a centre: which of them signs at a moment, and how one takes another's place. */
import {
  fromUtf8,
  type Instant,
  type KeyStatement,
  messageType,
  type PublicKey,
  parseEnvelope,
  parseKeyStatement,
  rawKey,
  type SealingKey,
  type Signer,
  signedLine,
  signKeyStatement,
} from "@comity/wire";
import type { Act } from "../core/act.ts";
import type { Env, Officer } from "../core/env.ts";
import { directoryAt, directoryNow } from "../core/keys/state.ts";
import { forbids } from "../core/roles.ts";
import type { State } from "../core/state.ts";
import type { World } from "./world.ts";

/** Makes new keys, and keeps them where the centre finds them when it starts again. */
export interface Keyring {
  /** Durable before this returns; what it gives is then among the world's signers, or what its sealing opens with. */
  make(use: KeyStatement["use"]): PublicKey | SealingKey;
}

/** Of all our signing keys, those that are good for what is sent at a moment. */
export function signersAt(env: Env, s: State, world: Pick<World, "signers">, sentAt: Instant): readonly Signer[] {
  if (s.keyChanges.size === 0) return listedIn(env.directory.keys.get(env.me) ?? [], world.signers);
  return listedIn(directoryAt(env, s, sentAt).keys.get(env.me) ?? [], world.signers);
}
const listedIn = (keys: readonly PublicKey[], signers: readonly Signer[]): readonly Signer[] =>
  signers.filter((s) => keys.some((k) => k.id === s.publicKey.id));

/**
 * A line of ours as it is to go out now: signed anew where a key has taken another's place since, for the old signature is refused. It is
 * the same envelope, by the same name.
 */
export function lineToSend(env: Env, s: State, world: Pick<World, "signers">, line: string): string {
  const ownChanged = s.keyChanges.some((c) => c.statement.party === env.me && c.statement.use === "signing");
  if (!ownChanged) return line;
  const e = parseEnvelope(line);
  const text = e.ok ? fromUtf8(e.value.payload) : e;
  if (!e.ok || !text.ok || e.value.payloadType !== messageType) return line;
  const { sentAt } = JSON.parse(text.value) as { readonly sentAt: Instant };
  const signers = signersAt(env, s, world, sentAt);
  const isSame = signers.every((k) => e.value.signatures.some((g) => g.keyId === k.publicKey.id));
  return isSame || signers.length === 0 ? line : signedLine(e.value.payload, signers);
}

/** An act as it is decided: a key that is to be replaced is made first. @returns in words why it can't be */
export function readyKeyAct(
  env: Env,
  s: State,
  world: Pick<World, "signers" | "keys" | "sealing">,
  officer: Officer,
  act: Extract<Act, { do: "change-key" | "replace-key" }>,
  at: Instant,
): Act | string {
  if (act.do === "change-key") return holds(world, act.statement) ?? act;
  if (forbids(env, officer, act) !== undefined || world.keys === undefined) return act;
  const directory = directoryNow(env, s);
  if (act.does === "revoke" && act.use === "signing")
    return `a signing key is not believed about itself: sign the statement with the recovery key, where that is kept (\`comity keys statement\`), and hand it in`;
  const old =
    act.use === "sealing"
      ? directory.sealing?.get(env.me)
      : directory.keys.get(env.me)?.find((k) => k.algorithm === "ed25519");
  if (old === undefined) return `there is no ${act.use} key of ours to replace`;
  const fresh = world.keys.make(act.use);
  const statement: KeyStatement = {
    ...{ comity: 1, record: directory.record, party: env.me, does: act.does, use: act.use, old: old.id },
    ...{ new: rawKey(fresh), from: act.from ?? at, reason: act.reason },
  };
  const made = world.signers.filter((k) => k.publicKey.id === fresh.id);
  return { do: "change-key", statement: signKeyStatement(statement, [...signersAt(env, s, world, at), ...made]) };
}

/** A new key that we don't hold would leave us mute, or deaf. */
function holds(world: Pick<World, "signers" | "sealing">, line: string): string | undefined {
  const read = parseKeyStatement(line);
  if (!read.ok || read.value.new === null) return undefined;
  const { use, new: raw } = read.value;
  const isHeld =
    use === "signing" ? world.signers.some((k) => rawKey(k.publicKey) === raw) : (world.sealing?.holds(raw) ?? false);
  return isHeld
    ? undefined
    : `this centre does not hold the private key of the new ${use} key: make it here (\`comity keys make\`)`;
}
