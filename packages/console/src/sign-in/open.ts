/** Whether an officer's passkeys are open over the page. */
import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();
function set(next: boolean): void {
  open = next;
  for (const l of listeners) l();
}
export const openPasskeys = (): void => set(true);
export const closePasskeys = (): void => set(false);
export const usePasskeysOpen = (): boolean =>
  useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => open,
  );
