/** The public record that this centre gives, opened in the page; a reader's own rows stand beside it and go nowhere. */
import { type Almanac, asKnownOn, type Day, type Figure, openAlmanac } from "@comity/almanac";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { centre } from "../api/centre.ts";
import { rowPath } from "../shell/route.ts";
import { useOwn, withOwn } from "./own.ts";

/** Where files of the record stand, as its rows name them. */
const where = "data/";

async function fetchRecord(): Promise<ReadonlyMap<string, string>> {
  const files = await centre.almanac();
  const texts = await Promise.all(files.map(async (f) => [f.name, await centre.almanacFile(f)] as const));
  return new Map(texts);
}

const recordQuery = { queryKey: ["almanac"], queryFn: fetchRecord, staleTime: Number.POSITIVE_INFINITY };
export const useRecordFiles = () => useQuery(recordQuery);

/** The record as it stands, without the reader's own rows. */
export const useRecord = () =>
  useQuery({
    queryKey: ["almanac-opened"],
    queryFn: async ({ client }) => openAlmanac(await client.fetchQuery(recordQuery), { where }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** @param known the day whose knowledge is asked for; null: all that the record holds */
export function useAlmanac(known: Day | null): { readonly almanac: Almanac | undefined; readonly error: unknown } {
  const { data, error } = useRecord();
  const own = useOwn();
  const almanac = useMemo(() => {
    if (data === undefined) return undefined;
    const whole = withOwn(data, own);
    return known === null ? whole : asKnownOn(whole, known);
  }, [data, own, known]);
  return { almanac, error };
}

/** A row of the reader's own file, not of the record. */
export const isOwn = ({ at }: Pick<Figure, "at">): boolean => !at.file.startsWith(where);

/** A figure's name on this page: its row, and the column where the row holds several. */
export const keyOf = (f: Figure): string =>
  `${isOwn(f) ? "own" : "row"}/${f.at.table}/${f.at.line}${f.at.column === undefined ? "" : `/${f.at.column}`}`;

export const pathOf = (f: Pick<Figure, "at">): string => `${rowPath(f.at.table, f.at.line)}${isOwn(f) ? "?own" : ""}`;

export function pathOfKey(key: string): string | undefined {
  const [whose, table, line] = key.split("/");
  if (table === undefined || line === undefined) return undefined;
  return `${rowPath(table, Number(line))}${whose === "own" ? "?own" : ""}`;
}

/** The last of some figures by the day that they speak of; of one day the one that was published last. */
export const latestOf = (figures: readonly Figure[]): Figure | undefined =>
  figures
    .filter((f) => f.value !== null && f.target === undefined)
    .reduce<Figure | undefined>((a, b) => (a === undefined || isLater(b, a) ? b : a), undefined);

function isLater(b: Figure, a: Figure): boolean {
  if (b.asOf.to !== a.asOf.to) return b.asOf.to > a.asOf.to;
  return b.source.published.to > a.source.published.to;
}
