/**
 * Files that travel beside the record. Their bytes are encrypted once under a key of their own; what is said of them, the key with it, stands
 * under seal in the words of a message. So who is not addressed learns nothing of them, and who may have the bytes follows from the record.
 */
import type { Instant, Party } from "@comity/wire";
import { Map as IMap } from "immutable";
import { parseWords } from "../line/words.ts";
import type { State } from "../state.ts";
import { type AttachedFile, type StoredId, sealedOf } from "./attached.ts";

/** One file that a message named. */
export interface FileState {
  readonly stored: StoredId;
  /** As it was first named. */
  readonly file: AttachedFile;
  readonly author: Party;
  /** Who may have its bytes: its author and all to whom it was sent. */
  readonly readers: readonly Party[];
  readonly at: Instant;
  /** When its bytes were here, by whom they came. */
  readonly came: { readonly at: Instant; readonly from: Party } | null;
  /** Its bytes are those that were stored, and not what was said of them: why. */
  readonly fault: string | null;
  /** Who gave other bytes for it, and is asked no more. */
  readonly lied: IMap<Party, { readonly at: Instant; readonly why: string }>;
}
/** What an officer gave to this centre, by the digest of its plain bytes. */
export interface KeptFile {
  readonly file: AttachedFile;
  readonly by: string;
  readonly at: Instant;
}

/**
 * A message's words were opened, and may name files. Who may have a file's bytes is everyone in a message of somebody who may: a stranger who
 * learns a digest and names it in a message gains nothing by that.
 */
export function nameFiles(s: State, plain: string, author: Party, to: readonly Party[], at: Instant): State {
  // Most words name none, and reading them all again would cost a restart.
  if (!plain.includes('"files"')) return s;
  const files = (parseWords(plain).files ?? []).reduce((all, file) => {
    const stored = sealedOf(file)?.stored;
    if (stored === undefined) return all;
    const known = all.get(stored);
    const circle = [author, ...to];
    if (known === undefined) {
      const fresh = { stored, file, author, readers: circle, at, came: null, fault: null, lied: IMap<never, never>() };
      return all.set(stored, fresh);
    }
    if (!known.readers.includes(author)) return all;
    return all.set(stored, { ...known, readers: [...new Set([...known.readers, ...circle])] });
  }, s.files);
  return { ...s, files };
}

/** Whether a peer may have these stored bytes from us. */
export const mayHave = (s: State, stored: StoredId, peer: Party): boolean =>
  s.files.get(stored)?.readers.includes(peer) === true;

/** What the shell tells of a file: its bytes came, or a peer gave others. */
export type FileTold =
  | { readonly kind: "file-came"; readonly peer: Party; readonly stored: StoredId; readonly fault: string | null }
  | { readonly kind: "file-refused"; readonly peer: Party; readonly stored: StoredId; readonly why: string };
export type FileEntry =
  | { readonly kind: "file-kept"; readonly at: Instant; readonly by: string; readonly file: AttachedFile }
  /** An officer has it asked for again of those who gave other bytes. */
  | { readonly kind: "file-asked"; readonly at: Instant; readonly by: string; readonly stored: StoredId }
  | (FileTold & { readonly at: Instant });

export function foldFile(s: State, e: FileEntry): State {
  const change = (stored: StoredId, to: (f: FileState) => FileState): State => {
    const known = s.files.get(stored);
    return known === undefined ? s : { ...s, files: s.files.set(stored, to(known)) };
  };
  switch (e.kind) {
    case "file-kept":
      return { ...s, kept: s.kept.set(e.file.sha256, { file: e.file, by: e.by, at: e.at }) };
    case "file-came":
      return change(e.stored, (f) => ({ ...f, came: { at: e.at, from: e.peer }, fault: e.fault, lied: IMap() }));
    case "file-refused":
      return change(e.stored, (f) => ({ ...f, lied: f.lied.set(e.peer, { at: e.at, why: e.why }) }));
    case "file-asked":
      return change(e.stored, (f) => ({ ...f, lied: IMap() }));
  }
}
