/** What the officer chose for this desk, kept in this browser only. */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark" | "night";
export interface Prefs {
  readonly theme: Theme;
  /** Single-letter keys; WCAG 2.1.4 asks that they can be turned off. */
  readonly letterKeys: boolean;
  readonly sound: boolean;
  /** The reader's own clock beside UTC. */
  readonly localTime: boolean;
}

function read(): Prefs {
  const theme = localStorage.getItem("comity.theme");
  return {
    theme: theme === "light" || theme === "dark" || theme === "night" ? theme : "system",
    letterKeys: localStorage.getItem("comity.letter-keys") !== "off",
    sound: localStorage.getItem("comity.sound") !== "off",
    localTime: localStorage.getItem("comity.local-time") !== "off",
  };
}

let prefs: Prefs | undefined;
const listeners = new Set<() => void>();

export function currentPrefs(): Prefs {
  prefs ??= read();
  return prefs;
}

export function setPrefs(change: Partial<Prefs>): void {
  const next = { ...currentPrefs(), ...change };
  prefs = next;
  localStorage.setItem("comity.theme", next.theme);
  localStorage.setItem("comity.letter-keys", next.letterKeys ? "on" : "off");
  localStorage.setItem("comity.sound", next.sound ? "on" : "off");
  localStorage.setItem("comity.local-time", next.localTime ? "on" : "off");
  if (next.theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next.theme;
  for (const l of listeners) l();
}

export function usePrefs(): Prefs {
  return useSyncExternalStore((l) => {
    listeners.add(l);
    return () => listeners.delete(l);
  }, currentPrefs);
}
