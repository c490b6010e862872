/** Opens what a peer signed by the keys that are good now, and tells what a revoked key signed from what a stranger did. */
import {
  checkSignedBy,
  type Envelope,
  type EnvelopeId,
  faultLine,
  type KeyChange,
  type Message,
  type OpenedStatement,
  openEnvelope,
  openKeyStatement,
  parseMessage,
  type Result,
  type Sealed,
} from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import { directoryAt, directoryBefore, directoryNow, foldKeys, revokedOf, wasKeyOf, wasUsed } from "./state.ts";

/** @param id its name, where that was already made */
export function openHere(env: Env, s: State, e: Envelope, text: string, id: EnvelopeId): Result<Sealed> {
  const opened = openEnvelope(env.primitives, directoryNow(env, s), e, text, id);
  if (opened.ok) return opened;
  const m = parseMessage(e);
  if (!m.ok) return opened;
  const { body } = m.value;
  const other =
    body.kind === "key-change"
      ? afterStatement(env, s, m.value, body, id)
      : s.keyChanges.size === 0
        ? undefined
        : directoryBefore(env, s, m.value);
  const again = other && openEnvelope(env.primitives, other, e, text, id);
  return again?.ok ? again : opened;
}

/** A statement by the recovery key is carried by the key that it names: the one before may be the thief's by now. */
function afterStatement(env: Env, s: State, m: Message, body: KeyChange, id: EnvelopeId) {
  if (keyMisfit(env, s, m, body) !== undefined) return undefined;
  const next = foldKeys(env, s, body, id, s.clock);
  return directoryAt(env, next, m.sentAt);
}

/** Why a change of keys is none. */
export function keyMisfit(env: Env, s: State, m: Pick<Message, "from">, body: KeyChange): string | undefined {
  const opened = openHereStatement(env, s, body.statement);
  if (!opened.ok) return `a change of keys: ${faultLine(opened.faults)}`;
  const { statement, by, new: fresh } = opened.value;
  if (statement.party !== m.from) return `${m.from} speaks about a key of ${statement.party}`;
  if (by !== body.by) return "a change of keys in the count of other keys than those that signed it";
  if (fresh !== null && wasUsed(s, fresh.id)) return "a change of keys: the new key was in use before";
  const twice = s.keyChanges.some(
    (c) => c.by === by && c.statement.does === statement.does && c.statement.old === statement.old,
  );
  return twice ? "a change of keys: the same was said of that key before" : undefined;
}

export const openHereStatement = (env: Env, s: State, line: string): Result<OpenedStatement> =>
  openKeyStatement(env.primitives, directoryNow(env, s), line, (party, id) => wasKeyOf(s, party, id));

/** Whether a key signed this that is revoked: then why it is refused, with its name and since when. */
export function revokedWhy(env: Env, s: State, e: Envelope): { readonly m: Message; readonly why: string } | undefined {
  if (s.keyChanges.size === 0) return undefined;
  const m = parseMessage(e);
  if (!m.ok) return undefined;
  const by = revokedOf(env, s, m.value.from).find(({ key }) => checkSignedBy(env.primitives, [key], e).ok)?.by;
  if (by === undefined) return undefined;
  const { old, from, party } = by.statement;
  return { m: m.value, why: `signed by the key ${old} of ${party}, which is revoked from ${from}` };
}
