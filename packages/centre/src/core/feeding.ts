/** What a watch officer does about feeds: makes one, ends one. */
import type { Instant } from "@comity/wire";
import type { Act } from "./act.ts";
import type { Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import { no, record } from "./say.ts";
import type { State } from "./state.ts";

export type FeedAct = Extract<Act, { do: "make-feed" | "end-feed" }>;

export function decideFeed(env: Env, s: State, officer: Officer, act: FeedAct, at: Instant): Step {
  const by = officer.name;
  const known = s.feeds.get(act.name);
  if (act.do === "make-feed") {
    // A name that was used stays with what came under it.
    if (known !== undefined) return no(s, "wrong-state", `there was a feed "${act.name}" already: choose another name`);
    return record(env, s, { kind: "feed-made", at, by, name: act.name, tokenHash: act.tokenHash }, null);
  }
  if (known === undefined) return no(s, "not-found", `there is no feed "${act.name}"`);
  if (known.ended !== null) return no(s, "wrong-state", `the feed "${act.name}" has ended already`);
  return record(env, s, { kind: "feed-ended", at, by, name: act.name }, null);
}
