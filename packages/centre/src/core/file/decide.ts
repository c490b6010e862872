/** What officers do with files, and what the shell tells of their bytes. */
import type { Instant } from "@comity/wire";
import { append, type Step } from "../effect.ts";
import type { Env, Officer } from "../env.ts";
import { no, record } from "../say.ts";
import type { State } from "../state.ts";
import type { AttachedFile } from "./attached.ts";
import type { FileState, FileTold } from "./file.ts";
import { fileFault, limitsOf } from "./limits.ts";

export type FileAct =
  /** Its bytes are stored and durable. */
  | { readonly do: "keep-file"; readonly file: AttachedFile }
  /** Ask again for a file's bytes, of those too who gave other ones. @property sha256 of the plain bytes */
  | { readonly do: "ask-file"; readonly sha256: string };
export const isFileAct = (a: { readonly do: string }): a is FileAct => a.do === "keep-file" || a.do === "ask-file";

export function decideFile(env: Env, s: State, officer: Officer, act: FileAct, at: Instant): Step {
  if (act.do === "keep-file") {
    const fault = fileFault(act.file, limitsOf(env));
    if (fault !== undefined) return no(s, "bad-input", fault);
    return record(env, s, { kind: "file-kept", at, by: officer.name, file: act.file }, null);
  }
  const named = filesOf(s, act.sha256);
  if (named.length === 0) return no(s, "not-found", `no message here names a file ${act.sha256} whose bytes travel`);
  return named.reduce<Step>(
    (done, f) => {
      const next = record(env, done.state, { kind: "file-asked", at, by: officer.name, stored: f.stored }, null);
      return { ...next, effects: [...done.effects, ...next.effects] };
    },
    { state: s, effects: [] },
  );
}

/** What came of a file's bytes becomes an entry, once. */
export function tellFile(env: Env, s: State, told: FileTold, at: Instant): Step {
  const known = s.files.get(told.stored);
  const isKnown = told.kind === "file-came" ? known?.came != null : known?.lied.has(told.peer);
  if (known === undefined || isKnown === true) return { state: s, effects: [] };
  const added = append(env, s, { ...told, at });
  return { state: added.state, effects: [added.effect] };
}

/** Files that messages named, by the digest of their plain bytes. */
export const filesOf = (s: State, sha256: string): readonly FileState[] => [
  ...s.files.filter((f) => f.file.sha256 === sha256).values(),
];

/** Every place where bytes of this digest may be stored: what officers gave, and what messages named. */
export function placesOf(s: State, sha256: string): readonly AttachedFile[] {
  const kept = s.kept.get(sha256)?.file;
  return [...(kept === undefined ? [] : [kept]), ...filesOf(s, sha256).map((f) => f.file)];
}
