/** Regime files that are being written, kept in this browser and sent nowhere. */
import { useSyncExternalStore } from "react";

export interface KeptDraft {
  readonly text: string;
  readonly keptAt: number;
}
const prefix = "comity.regime-draft.";
/** The draft of a file that stands in no library. */
export const newDraft = "new";

const listeners = new Set<() => void>();
let version = 0;
function changed(): void {
  version++;
  for (const l of listeners) l();
}

export function draftOf(id: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + id) ?? "null");
    if (typeof kept !== "object" || kept === null || !("text" in kept) || !("keptAt" in kept)) return null;
    return { text: String(kept.text), keptAt: Number(kept.keptAt) };
  } catch {
    return null; // written by somebody else, or storage is refused
  }
}

/** @returns false when the browser keeps nothing: its storage is full, or refused */
export function keepDraft(id: string, text: string, now: number): boolean {
  try {
    localStorage.setItem(prefix + id, JSON.stringify({ text, keptAt: now }));
    changed();
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  localStorage.removeItem(prefix + id);
  changed();
}

function ids(): readonly string[] {
  return Object.keys(localStorage)
    .filter((k) => k.startsWith(prefix))
    .map((k) => k.slice(prefix.length))
    .sort();
}
let listed: { readonly version: number; readonly ids: readonly string[] } | undefined;

/** Names of what is kept, as they change. */
export function useDraftIds(): readonly string[] {
  return useSyncExternalStore(
    (l) => {
      listeners.add(l);
      window.addEventListener("storage", l);
      return () => {
        listeners.delete(l);
        window.removeEventListener("storage", l);
      };
    },
    () => {
      if (listed?.version !== version) listed = { version, ids: ids() };
      return listed.ids;
    },
  );
}
