/** Files as the API shows them: what was said of each, and where its bytes stand. */
import type { FileInfo, KnownFile } from "../api/file-schemas.ts";
import type { Env } from "../core/env.ts";
import { type AttachedFile, sealedOf, storedBytesOf } from "../core/file/attached.ts";
import { placesOf } from "../core/file/decide.ts";
import { kindFault, limitsOf } from "../core/file/limits.ts";
import { nameMarks } from "../core/file/name.ts";
import type { Look } from "../core/file/pull.ts";
import { shownText } from "../core/shown-text.ts";
import type { State } from "../core/state.ts";

/** Where no bytes are kept. */
export const nothingHeld: Look = () => ({ bytes: 0, whole: false });

/** @param look how far its bytes are on our disk */
export function fileInfo(env: Env, s: State, look: Look, f: AttachedFile): FileInfo {
  const { type, bytes, sha256 } = f;
  return {
    name: shownText(f.name).text,
    type: shownText(type).text,
    bytes,
    sha256,
    travels: f.sealed !== undefined,
    marks: [...nameMarks(f.name, type)],
    ...standing(env, s, look, f),
  };
}

function standing(env: Env, s: State, look: Look, f: AttachedFile): Pick<FileInfo, "state" | "got" | "fault"> {
  const stored = sealedOf(f)?.stored;
  const known = stored === undefined ? undefined : s.files.get(stored);
  const held = stored === undefined ? undefined : look(stored);
  const got = Math.min(f.bytes, held?.bytes ?? 0);
  if (known !== undefined && known.fault !== null) return { state: "does-not-match", got, fault: known.fault };
  // Named a second time, with something else said of the same bytes.
  if (known !== undefined && !isSaidAlike(known.file, f))
    return { state: "does-not-match", got, fault: "another message says something else of the same bytes" };
  if (held?.whole === true && (known === undefined || known.came !== null))
    return { state: "here", got: f.bytes, fault: null };
  // By another message, or brought by hand: the same bytes are the same file.
  if (isHere(s, look, f)) return { state: "here", got: f.bytes, fault: null };
  const barred = f.sealed === undefined ? undefined : kindFault(f, limitsOf(env));
  if (barred !== undefined) return { state: "not-taken", got, fault: barred };
  const full = held?.noRoom === true ? ["there is no room for it: see files.spaceBytesMax in centre.json"] : [];
  const lied = [...[...(known?.lied ?? [])].map(([p, l]) => `${p}: ${l.why}`), ...full].join("; ");
  return { state: got > 0 ? "on-its-way" : "not-here", got, fault: lied === "" ? null : lied };
}

const isSaidAlike = (a: AttachedFile, b: AttachedFile): boolean =>
  a.sealed === b.sealed && a.sha256 === b.sha256 && a.bytes === b.bytes && a.type === b.type;

function isHere(s: State, look: Look, f: AttachedFile): boolean {
  return placesOf(s, f.sha256).some((p) => {
    const stored = sealedOf(p)?.stored ?? "";
    const known = s.files.get(stored);
    const isGood = known === undefined || (known.came !== null && known.fault === null);
    return isGood && storedBytesOf(p) === storedBytesOf(f) && look(stored).whole;
  });
}

/** Every file that was given here or that a message named, the newest first. */
export function fileList(env: Env, s: State, look: Look): readonly KnownFile[] {
  const named = [...s.files.values()].map((f) => ({
    ...fileInfo(env, s, look, f.file),
    from: f.author,
    to: f.readers.filter((p) => p !== f.author),
    by: f.author === env.me ? (s.kept.get(f.file.sha256)?.by ?? null) : null,
    at: f.at,
  }));
  const sent = new Set([...s.files.values()].filter((f) => f.author === env.me).map((f) => f.file.sha256));
  const kept = [...s.kept.values()]
    .filter((k) => !sent.has(k.file.sha256))
    .map((k) => ({ ...fileInfo(env, s, look, k.file), from: env.me, to: [], by: k.by, at: k.at }));
  return [...named, ...kept].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
