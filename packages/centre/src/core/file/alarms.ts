/** Files that are not what they were said to be: told as other faults of peers are. */
import type { AlarmFact } from "../alarms.ts";
import type { State } from "../state.ts";

export function fileAlarms(s: State): readonly AlarmFact[] {
  return [...s.files.values()].flatMap((f) => {
    const base = { item: null, duty: null };
    const lied = [...f.lied].map(
      ([party, { at, why }]): AlarmFact => ({
        ...base,
        id: `file-refused:${f.stored}:${party}:${at}`,
        kind: "file-refused",
        party,
        since: at,
        detail: why,
      }),
    );
    const { fault, came } = f;
    if (fault === null || came === null) return lied;
    const id = `file-mismatch:${f.stored}`;
    return [...lied, { ...base, id, kind: "file-mismatch", party: f.author, since: came.at, detail: fault } as const];
  });
}
