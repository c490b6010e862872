/** A polite line for screen readers: what was done, once, without taking the focus. */
import { useSyncExternalStore } from "react";

let line = "";
const listeners = new Set<() => void>();

export function announce(words: string): void {
  line = words;
  for (const l of listeners) l();
}

export function Announcer() {
  const said = useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => line,
  );
  return (
    <div className="vh" role="status" aria-live="polite">
      {said}
    </div>
  );
}
