/** Regime files that this centre can give, read in the page: one by one, and never more than a page asks for. */
import { type ReadRegime, type Regime, readRegime, rulesOf } from "@comity/regime";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { centre } from "../api/centre.ts";
import type { Shelf } from "./time-rows.ts";

export const fileQuery = (id: string) => ({
  queryKey: ["library-file", id],
  queryFn: async (): Promise<{ readonly text: string; readonly read: ReadRegime }> => {
    const { file } = await centre.libraryFile(id);
    return { text: file, read: readRegime({ file: `${id}.yaml`, text: file }) };
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const useRegimeFile = (id: string | null) =>
  useQuery({ ...fileQuery(id ?? ""), enabled: id !== null && id !== "" });

/** The other regimes that a regime speaks of, as far as they have come. */
export function useShelf(regime: Regime | null): Shelf {
  const ids = useMemo(
    () =>
      regime === null ? [] : [...new Set(rulesOf(regime).flatMap((r) => (r.alsoUnder ?? []).map((a) => a.regime)))],
    [regime],
  );
  const found = useQueries({
    queries: ids.map(fileQuery),
    combine: (answers) => answers.map((a) => (a.data?.read.ok === true ? a.data.read.regime : undefined)),
  });
  return useCallback((id: string) => found[ids.indexOf(id)], [found, ids]);
}

/** Ids and texts of regimes that have come: for who reads them elsewhere. */
export function useTexts(regimes: readonly Regime[]): readonly (readonly [string, string])[] {
  const ids = regimes.map((r) => r.id).join(" ");
  const client = useQueryClient();
  return useMemo(
    () =>
      ids
        .split(" ")
        .filter((id) => id !== "")
        .map((id) => [id, client.getQueryData<{ readonly text: string }>(fileQuery(id).queryKey)?.text ?? ""] as const),
    [ids, client],
  );
}
