/** Which sentence opens the launch watch: what rings, else the largest group without a notification, else the newest event. */
import type { WatchedEvent, WatchedGroup } from "../api/centre.ts";

export type Lead =
  | { readonly kind: "event"; readonly event: WatchedEvent }
  | { readonly kind: "group"; readonly group: WatchedGroup }
  | { readonly kind: "calm" };

export function leadOf(events: readonly WatchedEvent[], groups: readonly WatchedGroup[]): Lead {
  const ringing = events.find((e) => e.rings);
  if (ringing !== undefined) return { kind: "event", event: ringing };
  const bySize = groups.toSorted((a, b) => b.warnings.length - a.warnings.length);
  const group = bySize.find((g) => g.notifications.length === 0) ?? bySize[0];
  if (group !== undefined) return { kind: "group", group };
  const event = events[0];
  return event === undefined ? { kind: "calm" } : { kind: "event", event };
}

/** A text in pieces, those that were not understood marked. */
export function piecesOf(
  text: string,
  spans: readonly { readonly from: number; readonly to: number }[],
): readonly { readonly from: number; readonly text: string; readonly marked: boolean }[] {
  const pieces: { from: number; text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from > at) pieces.push({ from: at, text: text.slice(at, from), marked: false });
    if (to > Math.max(at, from))
      pieces.push({ from: Math.max(at, from), text: text.slice(Math.max(at, from), to), marked: true });
    at = Math.max(at, to);
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at), marked: false });
  return pieces;
}
