import type { Text } from "../types.ts";

/** `data-update` as a title, where the file gives none: `Data update`. */
export function titleOf(name: string): Text {
  const words = name.replaceAll("-", " ");
  const title = words.slice(0, 1).toUpperCase() + words.slice(1);
  return { en: title, fr: title, ru: title, zh: title };
}
