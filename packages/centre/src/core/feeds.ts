/**
 * Feeds: machines that bring texts of warnings and events, each with a token of its own and no other right. An officer makes one and
 * ends it; the journal keeps its name, who did so and when, and the token's hash alone.
 */
import type { Instant } from "@comity/wire";
import type { Officer } from "./env.ts";
import type { JournalEntry } from "./journal.ts";
import type { State } from "./state.ts";

export interface Feed {
  readonly name: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly at: Instant;
  readonly by: string;
  readonly ended: { readonly at: Instant; readonly by: string } | null;
}
export type FeedEntry = Extract<JournalEntry, { kind: "feed-made" | "feed-ended" }>;

/** Who a feed is in what it brings. */
export const feedOfficer = (name: string): Officer => ({ name: `feed ${name}`, role: "feed", desk: null });

export function applyFeed(next: State, e: FeedEntry): State {
  const { at, by, name } = e;
  if (e.kind === "feed-made")
    return { ...next, feeds: next.feeds.set(name, { name, tokenHash: e.tokenHash, at, by, ended: null }) };
  return { ...next, feeds: next.feeds.update(name, (f) => f && { ...f, ended: { at, by } }) };
}
