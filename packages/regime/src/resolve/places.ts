import type { Node } from "yaml";
import type { Clause } from "../types.ts";
import type { Resolver } from "./resolver.ts";

/** Where a value stands in the file, and its clause. */
export interface Place {
  readonly clause: Clause;
  readonly node: Node | null | (() => Node | null);
}
export const nodeOf = ({ node }: Place): Node | null => (typeof node === "function" ? node() : node);
const offset = (p: Place): number => nodeOf(p)?.range?.[0] ?? 0;

/** `at least P30D before window.opens (Art. 2, line 12)` */
export function withPlace(r: Resolver, words: string, place: Place): string {
  const { line } = r.x.r.positionOf(nodeOf(place));
  return `${words} (${place.clause === "" ? "" : `${place.clause}, `}line ${line})`;
}
export const laterOf = <P extends Place>(places: readonly P[]): P | undefined =>
  places.reduce<P | undefined>((a, b) => (a === undefined || offset(b) > offset(a) ? b : a), undefined);

/** Two values that contradict each other, at the later of them, with both clauses and both lines. */
export function tellBoth(
  r: Resolver,
  opening: string,
  both: readonly ({ readonly words: string } & Place)[],
  expected?: string,
): void {
  const later = laterOf(both);
  if (later === undefined) return;
  const told = both.toSorted((a, b) => offset(a) - offset(b)).map((p) => withPlace(r, p.words, p));
  r.x.r.fault(nodeOf(later), `${opening}: ${told.join(" and ")}`, expected === undefined ? {} : { expected });
}

/** Deadlines that can't be met together. @returns the later one */
export function tellAll<P extends { readonly words: string } & Place>(
  r: Resolver,
  clocks: readonly P[],
  nature: readonly string[],
  told: Set<string>,
): P | undefined {
  const inOrder = [...new Set(clocks)].toSorted((a, b) => offset(a) - offset(b));
  const later = inOrder.at(-1);
  const key = inOrder.map((c) => `${offset(c)} ${c.words}`).join("; ");
  if (later === undefined || told.has(key)) return later;
  told.add(key);
  const said = inOrder.map((c) => withPlace(r, c.words, c));
  const listed = said.length < 3 ? said.join(" and ") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
  const opening = said.length === 1 ? "this can't be met" : `these can't ${said.length === 2 ? "both" : "all"} be met`;
  r.x.r.fault(nodeOf(later), `${opening}: ${listed}${nature.length === 0 ? "" : `; ${nature.join(", ")}`}`);
  return later;
}
