/** The parties' keys as they stand here: what was exchanged, what took its place, and what is no longer good. */
import { type Instant, type Party, type PublicKey, rawKey, type SealingKey } from "@comity/wire";
import type { KeyInfo } from "../api/key-schemas.ts";
import type { Env } from "../core/env.ts";
import type { HeldChange } from "../core/keys/state.ts";
import type { State } from "../core/state.ts";

export function keyList(env: Env, s: State): readonly KeyInfo[] {
  const { keys, sealing, recovery } = env.directory;
  return [...keys].flatMap(([party, signing]) => [
    ...signing.flatMap((k) => chain(s, party, "signing", k)),
    ...one(sealing?.get(party)).flatMap((k) => chain(s, party, "sealing", k)),
    ...one(recovery?.get(party)).flatMap((k) => chain(s, party, "recovery", k)),
  ]);
}
/** Keys of these parties that are revoked. */
export const revokedKeys = (env: Env, s: State, parties: readonly Party[]): KeyInfo[] =>
  s.keyChanges.size === 0
    ? []
    : keyList(env, s).filter((k) => k.state === "revoked" && parties.some((p) => p === k.party));

const one = <T>(k: T | undefined): readonly T[] => (k === undefined ? [] : [k]);

/** A key, and those that took its place one after the other. */
function chain(s: State, party: Party, use: KeyInfo["use"], key: PublicKey | SealingKey): readonly KeyInfo[] {
  const of = s.keyChanges.filter((c) => c.statement.party === party && c.statement.old === key.id);
  const revoked = of.find((c) => c.statement.does === "revoke" && c.by === "recovery");
  const change = revoked ?? of.find((c) => c.statement.does === "revoke") ?? of.first();
  const next = change?.new ?? null;
  return [infoOf(s, party, use, key, change), ...(next === null ? [] : chain(s, party, use, next))];
}

function infoOf(
  s: State,
  party: Party,
  use: KeyInfo["use"],
  key: PublicKey | SealingKey,
  change: HeldChange | undefined,
): KeyInfo {
  const said = change?.statement;
  const inForce = said !== undefined && said.from <= s.clock;
  const isRevoked = inForce && said.does === "revoke";
  const isSigning = isRevoked && use === "signing";
  return {
    ...{ party, use, id: key.id, algorithm: key.algorithm, key: rawKey(key) },
    state: !inForce ? "good" : isRevoked ? "revoked" : "replaced",
    from: said?.from ?? null,
    heardAt: change?.at ?? null,
    by: change?.by ?? null,
    reason: said?.reason ?? null,
    successor: change?.new?.id ?? null,
    doubtful: isSigning && change !== undefined ? cameBetween(s, party, said.from, change.at) : 0,
    refused: isSigning ? s.byRevokedKey.count((from) => from === party) : 0,
  };
}

/** What stands on the record and may be the thief's. */
function cameBetween(s: State, party: Party, from: Instant, heardAt: Instant): number {
  let count = 0;
  for (const e of s.envelopes.values()) if (e.from === party && e.at >= from && e.at < heardAt) count++;
  return count;
}
