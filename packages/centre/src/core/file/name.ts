/** Names of files: a name says what a file is to a person, so it must say nothing else. */
import { shownText } from "../shown-text.ts";
import type { FileType } from "./attached.ts";

const endings: Readonly<Record<FileType, readonly string[]>> = {
  "text/plain": ["txt", "text", "csv", "md"],
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
};
const nameCharactersMax = 120;

/** Why a file of ours may not go under this name, in words for who chose it; undefined: it may. */
export function nameFault(name: string, type: FileType): string | undefined {
  const shown = shownText(name);
  const called = `the name “${shown.text.trim()}”`;
  if (name.trim() === "" || name !== name.trim()) return `${called} begins or ends with a space, or is empty`;
  if (Array.from(name).length > nameCharactersMax) return `${called} is longer than ${nameCharactersMax} characters`;
  if (shown.marks.length > 0 || /[\t\n]/.test(name))
    return `${called} holds what hides, reorders or looks like something else (${shown.marks.join("; ") || "a line break"}): rename the file`;
  if (/[\\/:*?"<>|]/.test(name) || name.startsWith(".")) return `${called} is a path, or cannot be a name everywhere`;
  const ending = endingOf(name);
  if (ending !== undefined && !endings[type].includes(ending))
    return `${called} ends in .${ending}, and by its bytes it is ${type}: name it .${endings[type][0]}`;
  return undefined;
}

/** What in a stranger's name is not what it seems, in English. */
export function nameMarks(name: string, type: string): readonly string[] {
  const ending = endingOf(name);
  const known = endings[type as FileType];
  const isOdd = ending !== undefined && known !== undefined && !known.includes(ending);
  return [...shownText(name).marks, ...(isOdd ? [`named .${ending}, is ${type}`] : [])];
}

/** The name under which it is saved: nothing hidden, no path, and an ending that no machine runs. */
export function savedName(name: string, type: FileType): string {
  const plain = shownText(name)
    .text.replaceAll(/[\\/:*?"<>|\t\n]/g, "_")
    .replace(/^\.+/, "_")
    .trim();
  const ending = endingOf(plain);
  return ending !== undefined && endings[type].includes(ending) ? plain : `${plain || "file"}.${endings[type][0]}`;
}

const endingOf = (name: string): string | undefined => /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase();
