/** The address holds the view: which room, which item, which filter. */
import { useSyncExternalStore } from "react";

/** In the order of the list beside: the watch, then the study rooms. */
export const watchRooms = ["desk", "compose", "messages", "launches", "globe", "lines", "papers", "declarations", "handover"] as const;
export const studyRooms = ["regimes", "holdings", "limits", "outlook", "talks", "brief"] as const;
/** Where a thumb reaches first on a phone; the rest is under one more. */
export const tabRooms = [
  "desk",
  "messages",
  "launches",
  "lines",
] as const satisfies readonly (typeof watchRooms)[number][];
export type RoomName = (typeof watchRooms)[number] | (typeof studyRooms)[number];
const isRoom = (word: string): word is RoomName => [...watchRooms, ...studyRooms].some((r) => r === word);
export const roomPath = (room: RoomName): string => (room === "desk" ? "/" : `/${room}`);

export interface Route {
  readonly room: RoomName | "none";
  /** The item or draft that the room shows, if it shows one. */
  readonly id: string | null;
  /** What is done with it there, where that is not reading it. */
  readonly part: "edit" | "row" | null;
  readonly search: URLSearchParams;
}

export function readRoute(address: string): Route {
  const url = new URL(address, "http://console");
  const [first = "", second = "", ...rest] = url.pathname.split("/").filter((s) => s !== "");
  const id = second === "" ? null : decodeURIComponent(second);
  const search = url.searchParams;
  const none: Route = { room: "none", id: null, part: null, search };
  if (first === "regimes" && rest.length === 1 && rest[0] === "edit") return { room: first, id, part: "edit", search };
  const [line = "", ...more] = rest;
  // One row of one table of the record.
  if (first === "holdings" && second === "row" && line !== "" && more.length === 1)
    return { room: first, id: `${decodeURIComponent(line)}/${more[0]}`, part: "row", search };
  if (rest.length > 0) return none;
  if (first === "" || first === "desk") return { ...none, room: "desk" };
  return isRoom(first) ? { ...none, room: first, id } : none;
}

const listeners = new Set<() => void>();
const address = (): string => window.location.pathname + window.location.search;

let replaced = false;
/** The last change of address only renamed what is open, such as a draft that got its id: the focus stays where it is. */
export const wasReplaced = (): boolean => replaced;

export function go(to: string, how: { readonly replace?: boolean } = {}): void {
  if (to === address()) return;
  replaced = how.replace === true;
  if (how.replace) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  for (const l of listeners) l();
}

function listen(l: () => void): () => void {
  listeners.add(l);
  window.addEventListener("popstate", l);
  return () => {
    listeners.delete(l);
    window.removeEventListener("popstate", l);
  };
}

export const useAddress = (): string => useSyncExternalStore(listen, address);
export const useRoute = (): Route => readRoute(useAddress());

/** Sets one word of the address's query, or takes it away. */
export function setSearch(name: string, value: string | null): void {
  const search = new URLSearchParams(window.location.search);
  if (value === null) search.delete(name);
  else search.set(name, value);
  const query = search.toString();
  go(window.location.pathname + (query === "" ? "" : `?${query}`), { replace: true });
}

/** A line, and a call on it. */
export const linePath = (line: string, call?: string): string =>
  `/lines?line=${encodeURIComponent(line)}${call === undefined ? "" : `&call=${encodeURIComponent(call)}`}`;
export const eventPath = (id: string): string => `/launches?event=${encodeURIComponent(id)}`;
export const messagePath = (id: string): string => `/messages/${encodeURIComponent(id)}`;
export const draftPath = (id: string): string => `/compose/${encodeURIComponent(id)}`;
export const followUpPath = (id: string, type?: string): string =>
  `/compose?about=${encodeURIComponent(id)}${type === undefined ? "" : `&type=${encodeURIComponent(type)}`}`;
export const regimePath = (id: string): string => `/regimes/${encodeURIComponent(id)}`;
export const regimeEditPath = (id: string): string => `${regimePath(id)}/edit`;
export const rowPath = (table: string, line: number): string => `/holdings/row/${encodeURIComponent(table)}/${line}`;
export const limitsPath = (id: string): string => `/limits/${encodeURIComponent(id)}`;
export const correctPath = (id: string): string => `/compose?correct=${encodeURIComponent(id)}`;
