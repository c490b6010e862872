/** The words inside sealed words: what a member of a line, or an addressee of a paper, reads. */
import { isPlainText } from "@comity/wire";
import { z } from "zod";
import { type AttachedFile, attachedFile, formatAttached } from "../file/attached.ts";
import { type FileLimits, fileFault, fileLimits } from "../file/limits.ts";

export interface Words {
  readonly text: string;
  /** A paper's title. */
  readonly title?: string | undefined;
  /** Set words for the first minutes, which each side reads in its own language. */
  readonly phrase?: string | undefined;
  /** This is a translation of another passage, made by its author, or by a machine that is named. */
  readonly annexOf?:
    | { readonly envelope: string; readonly author: string; readonly machine: string | null }
    | undefined;
  readonly files?: readonly AttachedFile[] | undefined;
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const wordsSchema: z.ZodType<Words> = z.strictObject({
  text: z.string().max(100_000),
  title: z.string().max(300).optional(),
  phrase: z.string().max(63).optional(),
  annexOf: z
    .strictObject({ envelope: digest, author: z.string().max(120), machine: z.string().max(120).nullable() })
    .optional(),
  files: z.array(attachedFile).max(20).optional(),
});

export const formatWords = (w: Words): string =>
  JSON.stringify(w.files === undefined ? w : { ...w, files: w.files.map(formatAttached) });

/** @returns the words; what is no such form is shown as bare text, for nothing that was said is lost */
export function parseWords(plain: string): Words {
  try {
    const read = wordsSchema.safeParse(JSON.parse(plain));
    if (read.success) return read.data;
  } catch {}
  return { text: plain };
}

/** Why words of ours may not go, in words for their author. */
export function wordsFault(w: Words, limits: FileLimits = fileLimits): string | undefined {
  if (w.text.trim() === "" && (w.files ?? []).length === 0) return "there are no words";
  if (!isPlainText(w.text) || !isPlainText(w.title ?? ""))
    return "it holds a control character, or a mark that hides or reorders text: type it anew, without pasting";
  for (const f of w.files ?? []) {
    const fault = fileFault(f, limits);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
