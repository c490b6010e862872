/** The keys of the rooms that exist, shown by `?`. */
import { useSyncExternalStore } from "react";
import { Float } from "../parts/ask.tsx";
import { useWords } from "../words/index.ts";

let open = false;
const listeners = new Set<() => void>();
function set(next: boolean): void {
  open = next;
  for (const l of listeners) l();
}
export const openKeyTable = (): void => set(true);

const keys: readonly (readonly [string, string])[] = [
  ["Ctrl K", "find"],
  ["G D", "desk"],
  ["G C", "compose"],
  ["G M", "messages"],
  ["G W", "launches"],
  ["G G", "globe"],
  ["G H", "handover"],
  ["G L", "lines"],
  ["G R", "regimes"],
  ["G N", "holdings"],
  ["G I", "limits"],
  ["G O", "outlook"],
  ["G T", "talks"],
  ["G B", "brief"],
  ["G P", "papers"],
  ["G E", "declarations"],
  ["J, K", "rows"],
  ["Enter", "open"],
  ["/", "filter"],
  ["A", "acknowledge"],
  ["S", "send"],
  ["Ctrl Enter", "release"],
  ["1, 2, 4", "texts"],
  ["U", "utc"],
  ["F8", "fault"],
  ["F2", "take"],
  ["Esc", "close"],
  ["?", "table"],
];

export function KeyTable() {
  const { t } = useWords();
  const shown = useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => open,
  );
  if (!shown) return null;
  return (
    <Float title={t("keys.title")} onClose={() => set(false)}>
      <table>
        <tbody>
          {keys.map(([key, what]) => (
            <tr key={what}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{t(`keys.${what}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="second">{t("keys.note")}</p>
    </Float>
  );
}
