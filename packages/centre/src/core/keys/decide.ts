/** Says a statement on a key of ours to all others. It was made and signed before; here it is held against what is known. */
import type { Instant } from "@comity/wire";
import type { Step } from "../effect.ts";
import type { Env } from "../env.ts";
import { no, say } from "../say.ts";
import type { State } from "../state.ts";
import { keyMisfit, openHereStatement } from "./receive.ts";

/** `statement`: one signed line, made by the shell with our own keys, or offline with the recovery key. */
export interface KeyAct {
  readonly do: "change-key";
  readonly statement: string;
}

export function decideKey(env: Env, s: State, act: KeyAct, at: Instant): Step {
  const opened = openHereStatement(env, s, act.statement);
  const by = opened.ok ? opened.value.by : ("keys" as const);
  const body = { kind: "key-change" as const, by, statement: act.statement };
  const misfit = keyMisfit(env, s, { from: env.me }, body);
  if (misfit !== undefined) return no(s, "bad-input", misfit);
  const to = [...env.directory.keys.keys()].filter((p) => p !== env.me).sort();
  return say(env, s, body, to, at, null);
}
