/** The regimes whose limits the public record can answer, read one after the other while the page already stands. */
import type { Regime } from "@comity/regime";
import { useQueries } from "@tanstack/react-query";
import { useLibrary } from "../api/asks.ts";
import { fileQuery } from "../regimes/shelf.ts";

export interface Countable {
  /** Treaties before agreements before proposals, so that what was agreed is seen first. */
  readonly regimes: readonly Regime[];
  readonly waiting: boolean;
  readonly error: unknown;
}

export function useCountable(): Countable {
  const library = useLibrary();
  const ids = (library.data ?? []).filter((e) => e.faults === 0).map((e) => e.id);
  return useQueries({
    queries: ids.map(fileQuery),
    combine: (answers) => ({
      regimes: answers
        .flatMap((a) => (a.data?.read.ok === true && isCountable(a.data.read.regime) ? [a.data.read.regime] : []))
        .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)),
      waiting: library.isPending || answers.some((a) => a.isPending),
      error: library.error,
    }),
  });
}

export const isCountable = (regime: Regime): boolean =>
  [...regime.limits.values()].some((l) => l.figures !== undefined);

const rank = (r: Regime): number => (r.kind === "proposal" || r.kind === "pledge" ? 1 : 0);
