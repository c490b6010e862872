import { type FieldFault, fault, hiddenCharacter, mustBeText, textAtMost } from "./field-faults.ts";

/** Control characters, and marks that reorder or hide text: a remark must not be able to look like another line. */
function isHidden(code: number): boolean {
  const control = code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0d : code >= 0x7f && code <= 0x9f;
  const mark =
    code === 0x200b || code === 0x200e || code === 0x200f || code === 0xfeff || code === 0x2028 || code === 0x2029;
  return control || mark || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f);
}

export function readText(raw: unknown, lengthMax: number, at: string, faults: FieldFault[]): string | undefined {
  if (typeof raw !== "string" || raw.trim() === "") return fault(faults, at, mustBeText);
  if (raw.length > lengthMax) return fault(faults, at, textAtMost(lengthMax));
  if (!raw.isWellFormed() || [...raw].some((c) => isHidden(c.codePointAt(0) ?? 0)))
    return fault(faults, at, hiddenCharacter);
  return raw;
}
