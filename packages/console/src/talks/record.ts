/** The record of the talks that this centre gives, with the lives of its agreements, and a reader's own rows beside it. */
import type { Regime } from "@comity/regime";
import {
  type Closure,
  closures,
  type Relation,
  readTalks,
  relations,
  type TalkEvent,
  talksKnownOn,
  type Waiting,
  waiting,
} from "@comity/talks";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLibrary } from "../api/asks.ts";
import { useRecordFiles } from "../figures/almanac.ts";
import { useOwn } from "../figures/own.ts";
import { fileQuery } from "../regimes/shelf.ts";

/** The states of the matrix, in its order. */
export const states = ["US", "RU", "CN", "FR", "GB"] as const;

export interface Study {
  readonly on: string;
  /** What was known by then. */
  readonly events: readonly TalkEvent[];
  readonly waiting: readonly Waiting[];
  readonly relations: readonly Relation[];
  readonly closures: readonly Closure[];
}

export const studyOf = (events: readonly TalkEvent[], regimes: readonly Regime[], on: string): Study => ({
  on,
  events: talksKnownOn(events, on),
  waiting: waiting(events, { on, regimes }),
  relations: relations(events, states, { on, regimes }),
  closures: closures(events, on),
});

export function useTalks(): {
  readonly events: readonly TalkEvent[] | undefined;
  readonly regimes: readonly Regime[];
  readonly error: unknown;
} {
  const files = useRecordFiles();
  const own = useOwn();
  const regimes = useLives();
  const text = files.data?.get("talks.csv");
  const events = useMemo(() => {
    if (text === undefined) return undefined;
    // A reader's file of another table has no such columns, and gives no events.
    const mine = own === null ? [] : readTalks(own.text, own.name).events;
    return [...readTalks(text, "data/talks.csv").events, ...mine];
  }, [text, own]);
  return { events, regimes, error: files.error };
}

/** Every agreement that could be read so far: the page stands before the last has come. */
function useLives(): readonly Regime[] {
  const library = useLibrary();
  const ids = (library.data ?? []).filter((e) => e.faults === 0).map((e) => e.id);
  return useQueries({
    queries: ids.map(fileQuery),
    combine: (answers) => answers.flatMap((a) => (a.data?.read.ok === true ? [a.data.read.regime] : [])),
  });
}
