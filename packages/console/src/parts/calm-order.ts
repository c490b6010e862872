/**
 * Rows never reorder under the pointer: while somebody is at the list, rows keep their places; a new order is offered, and taken
 * by itself after ten seconds without input.
 */
import { useEffect, useRef, useState } from "react";

const quietMs = 10_000;

/** The items in the order of `kept`, new ones last, gone ones gone. */
export function inKeptOrder<T>(items: readonly T[], kept: readonly string[], keyOf: (item: T) => string): T[] {
  const place = new Map(kept.map((key, i) => [key, i]));
  return items
    .map((item, i) => ({ item, at: place.get(keyOf(item)) ?? kept.length + i }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

export function useCalmOrder<T>(items: readonly T[], keyOf: (item: T) => string) {
  const [busy, setBusy] = useState(false);
  const kept = useRef<readonly string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = items.map(keyOf);
  if (!busy) kept.current = wanted;
  const rows = busy ? inKeptOrder(items, kept.current, keyOf) : items;
  const newer = rows.filter((row, i) => wanted[i] !== keyOf(row)).length;

  useEffect(() => () => clearTimeout(timer.current), []);
  const touch = (): void => {
    setBusy(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setBusy(false), quietMs);
  };
  const sort = (): void => setBusy(false);
  return { rows, newer, sort, calm: { onPointerMove: touch, onKeyDown: touch, onPointerLeave: sort } };
}
