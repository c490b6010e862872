/** Keeps the draft at the centre while an officer types. One write at a time, the newest last; nothing typed is ever dropped. */
import { useCallback, useEffect, useRef, useState } from "react";
import { type Compose, centre, type Draft, type DraftEdit, queries, Refused } from "../api/centre.ts";
import { nowMs } from "../api/now.ts";

const quietMs = 700;

export interface Keeper {
  readonly keptAt: number | null;
  readonly error: unknown;
  /** Something was typed: keep it soon. */
  keep(edit: DraftEdit): void;
  /** Keep it now, and send it to the second officer if it may go. */
  submit(edit: DraftEdit): Promise<Draft>;
}

/** @param onCreated the first thing that was kept made a draft, which has an id from now on */
export function useKeeper(id: string | null, start: Compose, onCreated: (draft: Draft) => void): Keeper {
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const known = useRef(id);
  const waiting = useRef<DraftEdit | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef({ start, onCreated });
  latest.current = { start, onCreated };

  const write = useCallback((edit: DraftEdit): Promise<Draft> => {
    clearTimeout(timer.current);
    waiting.current = null;
    const next = last.current.then(async () => {
      const old = known.current;
      const draft =
        old === null
          ? await centre.compose({
              ...latest.current.start,
              fields: {},
              ...defined(edit),
              submit: edit.submit ?? false,
            })
          : await centre.edit(old, edit);
      known.current = draft.id;
      queries.setQueryData(["draft", draft.id], draft);
      if (old === null) latest.current.onCreated(draft);
      setKeptAt(nowMs());
      setError(null);
      return draft;
    });
    last.current = next.catch((e: unknown) => {
      // What the centre refused to send it has still kept.
      const kept = e instanceof Refused ? e.problem.draft : undefined;
      if (kept !== undefined) {
        known.current = kept.id;
        queries.setQueryData(["draft", kept.id], kept);
        setKeptAt(nowMs());
      }
      setError(e);
    });
    return next;
  }, []);

  // Leaving the page keeps what the timer had not yet written.
  useEffect(
    () => () => {
      if (waiting.current !== null) void write(waiting.current).catch(() => {});
    },
    [write],
  );

  return {
    keptAt,
    error,
    keep: (edit) => {
      waiting.current = edit;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void write({ ...edit, submit: false }).catch(() => {}), quietMs);
    },
    submit: (edit) => write({ ...edit, submit: true }),
  };
}

function defined(edit: DraftEdit): Partial<Compose> {
  return Object.fromEntries(Object.entries(edit).filter(([, v]) => v !== undefined));
}
