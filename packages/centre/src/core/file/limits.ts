/** What may travel: kinds and sizes are a centre's own standing order, for no agreement names any yet. */
import type { Env } from "../env.ts";
import { type AttachedFile, type FileType, fileTypes } from "./attached.ts";
import { isFileType } from "./kind.ts";
import { nameFault } from "./name.ts";

export interface FileLimits {
  /** The largest file, plain, in bytes. */
  readonly bytesMax: number;
  readonly types: readonly FileType[];
  /** What all files together may take on our disk: nothing more is pulled beyond it. */
  readonly spaceBytesMax: number;
}
export const fileLimits: FileLimits = { bytesMax: 10_000_000, types: fileTypes, spaceBytesMax: 5_000_000_000 };
export const limitsOf = (env: Pick<Env, "files">): FileLimits => env.files ?? fileLimits;

/** Why a file of ours may not go, in words for its sender. */
export function fileFault(f: AttachedFile, limits: FileLimits): string | undefined {
  return kindFault(f, limits) ?? (isFileType(f.type) ? nameFault(f.name, f.type) : undefined);
}

/** Why a file's bytes are not taken from its sender: by its kind or its size, whatever its name. */
export function kindFault(f: Pick<AttachedFile, "name" | "type" | "bytes">, limits: FileLimits): string | undefined {
  if (f.bytes === 0) return `${f.name} is empty`;
  if (!limits.types.some((t) => t === f.type))
    return `${f.name} is ${f.type || "of no named kind"}; what may go with words is ${limits.types.join(", ")}`;
  if (f.bytes > limits.bytesMax)
    return `${f.name} has ${Math.ceil(f.bytes / 1e6)} MB, more than ${limits.bytesMax / 1e6} MB: send it in parts, or by courier`;
  return undefined;
}
