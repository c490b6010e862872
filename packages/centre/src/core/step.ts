import type { EnvelopeId, Instant, ItemId, Party } from "@comity/wire";
import type { Act } from "./act.ts";
import { decideAct } from "./acts.ts";
import { append, type Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import { tellFile } from "./file/decide.ts";
import type { FileTold } from "./file/file.ts";
import type { RecordFrame } from "./frames.ts";
import { tickLines } from "./line/ticks.ts";
import { openDeclaration, readyToOpen } from "./outgoing.ts";
import { receiveFrame } from "./receive.ts";
import { decideLink, decideTick } from "./retry.ts";
import type { State } from "./state.ts";

export type Input =
  /** What a watch officer does. `newId` is random, for an item that is begun. */
  | { readonly kind: "act"; readonly at: Instant; readonly officer: Officer; readonly act: Act; readonly newId: ItemId }
  /** What a peer's connection brought; the peer is named by its certificate. */
  | { readonly kind: "frame"; readonly at: Instant; readonly peer: Party; readonly frame: RecordFrame }
  | { readonly kind: "link"; readonly at: Instant; readonly peer: Party; readonly connected: boolean }
  /** Words that came under seal were opened, or could not be. */
  | {
      readonly kind: "opened";
      readonly at: Instant;
      readonly envelope: EnvelopeId;
      readonly words: string | null;
      readonly fault: string | null;
    }
  /** What came of a file's bytes. */
  | { readonly kind: "file"; readonly at: Instant; readonly told: FileTold }
  | { readonly kind: "tick"; readonly at: Instant };

/**
 * One centre, as a function. It reads no clock, disk or network: the same inputs give the same state and effects, in
 * production, in a drill and in the simulator. The state that went in stays as it was.
 */
export function step(env: Env, state: State, input: Input): Step {
  // A clock that was set back must not make time run backwards on the record.
  const at = input.at > state.clock ? input.at : state.clock;
  const s = { ...state, clock: at };
  switch (input.kind) {
    case "act":
      return decideAct(env, s, input.officer, input.act, at, input.newId);
    case "frame":
      return receiveFrame(env, s, input.peer, input.frame, at);
    case "link":
      return decideLink(s, input.peer, input.connected, at, input.at);
    case "opened":
      return open(env, s, input, at);
    case "file":
      return tellFile(env, s, input.told, at);
    case "tick": {
      const retried = decideTick(env, s, input.at);
      const lines = tickLines(env, retried.state, at);
      const opened = openPromised(env, lines.state, at);
      return { state: opened.state, effects: [...retried.effects, ...lines.effects, ...opened.effects] };
    }
  }
}

function open(env: Env, s: State, o: Extract<Input, { kind: "opened" }>, at: Instant): Step {
  if (!s.unopened.has(o.envelope)) return { state: s, effects: [] };
  const { envelope, words, fault } = o;
  const added = append(env, s, { kind: "opened", at, envelope, words, fault });
  return { state: added.state, effects: [added.effect] };
}

/** Once all have promised, all tell: nobody goes first. */
function openPromised(env: Env, s: State, at: Instant): Step {
  return readyToOpen(env, s).reduce<Step>(
    (done, o) => {
      const next = openDeclaration(env, done.state, o, at);
      return { state: next.state, effects: [...done.effects, ...next.effects] };
    },
    { state: s, effects: [] },
  );
}
