/**
 * Which keys are good. The directory is what the parties exchanged; what each has said since of its own keys is on the record, and both
 * together give the directory of a moment.
 */
import {
  type Directory,
  type EnvelopeId,
  type Instant,
  type KeyChange,
  type KeyId,
  type KeyStatement,
  type Message,
  newKeyOf,
  type Party,
  type PublicKey,
  parseKeyStatement,
  plusMs,
  type SealingKey,
} from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";

export interface HeldChange {
  readonly statement: KeyStatement;
  readonly new: PublicKey | SealingKey | null;
  readonly by: KeyChange["by"];
  /** When it was durable here. */
  readonly at: Instant;
  readonly envelope: EnvelopeId;
}

/** The directory as it stands now, for what is signed or sealed now. */
export const directoryNow = (env: Env, s: State): Directory => directoryAt(env, s, s.clock);

/**
 * The directory for what was sent at a moment. A key that was replaced stays good for what was sent before; one that is revoked is good for
 * nothing that is not on the record yet, whatever time it bears.
 */
export function directoryAt(env: Env, s: State, sentAt: Instant): Directory {
  if (s.keyChanges.size === 0) return env.directory;
  const changes = [...s.keyChanges];
  const { directory } = env;
  const keys = new Map(
    [...directory.keys].map(([p, list]) => [p, list.flatMap((k) => succeeded(changes, p, k, sentAt, s.clock))]),
  );
  const sealing = new Map(
    [...(directory.sealing ?? [])].flatMap(([p, k]) =>
      succeeded(changes, p, k, sentAt, s.clock).map((now) => [p, now] as const),
    ),
  );
  return { ...directory, keys, sealing };
}

/** What a listed key has become: itself, the one in its place, or none. */
function succeeded<K extends PublicKey | SealingKey>(
  changes: readonly HeldChange[],
  party: Party,
  key: K,
  sentAt: Instant,
  now: Instant,
): readonly K[] {
  const of = changes.filter((c) => c.statement.party === party && c.statement.old === key.id);
  const inForce = of.filter((c) => c.statement.does === "revoke" && c.statement.from <= now);
  const revoked = inForce.find((c) => c.by === "recovery") ?? inForce[0];
  const change = revoked ?? of.find((c) => c.statement.does === "rotate" && c.statement.from <= sentAt);
  if (change === undefined) return [key];
  return change.new === null ? [] : succeeded(changes, party, change.new as K, sentAt, now);
}

/** So long after a rotation what was sent before it may still come. */
const onTheWayMs = 7 * 24 * 3_600_000;

/** The directory for an envelope that the present one does not fit: it may have been sent before a key was replaced. */
export const directoryBefore = (env: Env, s: State, m: Pick<Message, "sentAt">): Directory | undefined =>
  plusMs(m.sentAt, onTheWayMs) < s.clock ? undefined : directoryAt(env, s, m.sentAt);

/** A party's keys that are revoked, with what revoked them. */
export const revokedOf = (
  env: Env,
  s: State,
  party: Party,
): readonly { readonly key: PublicKey; readonly by: HeldChange }[] =>
  [...s.keyChanges]
    .filter((c) => c.statement.party === party && c.statement.does === "revoke" && c.statement.from <= s.clock)
    .flatMap((by) => {
      const key = signingKeyNamed(env, s, party, by.statement.old);
      return key === undefined ? [] : [{ key, by }];
    });

function signingKeyNamed(env: Env, s: State, party: Party, id: KeyId): PublicKey | undefined {
  const later = [...s.keyChanges].flatMap((c) =>
    c.statement.party === party && c.statement.use === "signing" && c.new !== null ? [c.new as PublicKey] : [],
  );
  return [...(env.directory.keys.get(party) ?? []), ...later].find((k) => k.id === id);
}

/** Whether a key was a party's before another took its place. */
export const wasKeyOf = (s: State, party: Party, id: KeyId): boolean =>
  s.keyChanges.some((c) => c.statement.party === party && c.statement.old === id);

/** Whether a key was ever in use here: none comes back. */
export const wasUsed = (s: State, id: KeyId): boolean =>
  s.keyChanges.some((c) => c.statement.old === id || c.new?.id === id);

/** NOTE: who signed the statement was checked when it was accepted. */
export function foldKeys(env: Env, s: State, body: KeyChange, envelope: EnvelopeId, at: Instant): State {
  const held = heldFrom(env, body, envelope, at);
  return held === undefined ? s : { ...s, keyChanges: s.keyChanges.push(held) };
}
export function heldFrom(env: Env, body: KeyChange, envelope: EnvelopeId, at: Instant): HeldChange | undefined {
  const read = parseKeyStatement(body.statement);
  const fresh = read.ok ? newKeyOf(env.primitives, env.directory.purpose, read.value) : read;
  if (!read.ok || !fresh.ok) return undefined;
  return { statement: read.value, new: fresh.value, by: body.by, at, envelope };
}
