/**
 * The keyboard. A room names the keys that it answers; the shell names its own. Single letters act only when no field has the
 * focus and no dialog is open, and not at all once an officer has turned them off.
 */
import { useEffect, useRef } from "react";
import { currentPrefs } from "./prefs.ts";

/** `a`, `/`, `?`, `F2`, `mod+k`, `mod+Enter`, and `g d` for G then D. */
export type Keys = Readonly<Record<string, () => void>>;

const layers: Keys[] = [];
let afterG = 0;

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const layer: Keys = new Proxy({}, { get: (_, name) => latest.current[String(name)] });
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** What a press is called, or `null` for one that is none of ours. */
export function nameOf(e: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey">): string | null {
  if (e.altKey) return null;
  if (e.ctrlKey || e.metaKey) {
    if (e.code === "KeyK") return "mod+k";
    return e.key === "Enter" ? "mod+Enter" : null;
  }
  // By the key's place when the layout is not Latin, so that A stays A for a Russian keyboard.
  if (/^[a-z0-9/?]$/i.test(e.key)) return e.key.toLowerCase();
  if (e.code.startsWith("Key") && e.key.length === 1) return e.code.slice(3).toLowerCase();
  return e.key.length > 1 ? e.key : null;
}

function inField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input, textarea, select, [role=textbox], [role=searchbox]") !== null
  );
}

function onKey(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.isComposing) return;
  let name = nameOf(e);
  if (name === null) return;
  const plain = name.length === 1;
  if (plain && (inField(e.target) || !currentPrefs().letterKeys)) return;
  const dialogOpen = document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]") !== null;
  if (dialogOpen) return;
  if (plain && afterG > 0 && performance.now() - afterG < 1500) name = `g ${name}`;
  afterG = 0;
  if (name === "g") {
    afterG = performance.now();
    return;
  }
  for (const layer of [...layers].reverse()) {
    const act = layer[name];
    if (act !== undefined) {
      e.preventDefault();
      act();
      return;
    }
  }
}

export function startKeys(): () => void {
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

/** Moves the focus to the next or previous row of the room's lists. */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-item]")].filter((r) => r.offsetParent !== null);
  if (rows.length === 0) return;
  const at = rows.findIndex((r) => r.contains(document.activeElement));
  const next = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

/** The item of the row that has the focus. */
export function focusedItem(): string | null {
  const row = document.activeElement?.closest<HTMLElement>("[data-item]");
  return row?.dataset.item ?? null;
}
