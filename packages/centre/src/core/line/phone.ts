/**
 * A call by the ordinary telephone, as an officer of ours logged it. It is our own journal's word and nobody else's: no message says it, no
 * outcome is worked out from it, and a call that waits for an answer on the line waits on.
 */
import { type Instant, type ItemId, isPlainText, type Party } from "@comity/wire";
import type { Step } from "../effect.ts";
import type { Env, Officer } from "../env.ts";
import { no, record, sorted } from "../say.ts";
import type { State } from "../state.ts";
import { type LineId, lineNamed } from "./line.ts";

export interface PhoneCall {
  readonly id: ItemId;
  readonly line: LineId;
  readonly direction: "out" | "in";
  /** Who was at the other end: members of the line. */
  readonly with: readonly Party[];
  /** Who spoke for us, and who for them, as told. */
  readonly ours: string;
  readonly theirs: string;
  /** When it was, by the officer's word. */
  readonly spokeAt: Instant;
  readonly said: string;
  readonly language: string;
}
export interface LoggedCall extends PhoneCall {
  readonly loggedBy: string;
  readonly loggedAt: Instant;
}
export interface PhoneAct {
  readonly do: "line-log-call";
  readonly line: string;
  readonly direction: "out" | "in";
  /** Absent: everyone else on the line. */
  readonly with?: readonly Party[] | undefined;
  readonly ours: string;
  readonly theirs: string;
  /** Absent: now. */
  readonly spokeAt?: Instant | undefined;
  readonly said: string;
  readonly language: string;
}

export function decidePhone(env: Env, s: State, officer: Officer, act: PhoneAct, at: Instant, newId: ItemId): Step {
  const line = lineNamed(env, s, act.line);
  if (line === undefined) return no(s, "not-found", `there is no line "${act.line}" here`);
  const others = line.members.filter((p) => p !== env.me);
  const spoken = act.with === undefined ? others : sorted(act.with);
  const strangers = spoken.filter((p) => !others.includes(p));
  if (strangers.length > 0) return no(s, "bad-input", `${strangers.join(", ")} is not at the other end of this line`);
  if (spoken.length === 0) return no(s, "bad-input", "say with whom");
  const spokeAt = act.spokeAt ?? at;
  if (spokeAt > at) return no(s, "bad-input", `it cannot have been at ${spokeAt}, which is yet to come`);
  const { direction, ours, theirs, said, language } = act;
  if ([ours, theirs, said].some((t) => t.trim() === "")) return no(s, "bad-input", "say who spoke with whom, and what");
  if (![ours, theirs, said].every(isPlainText))
    return no(s, "bad-input", "it holds a control character, or a mark that hides or reorders text: type it anew");
  const call: PhoneCall = { id: newId, line: line.id, direction, with: spoken, ours, theirs, spokeAt, said, language };
  return record(env, s, { kind: "call-logged", at, by: officer.name, call }, newId);
}
