import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { concernsParty, type Holder, holds } from "./acts.ts";
import { courseOf, holdersOf, type Segment } from "./views.ts";
import { isPartyOn } from "./who.ts";

/** How far a state has come with an instrument. `ended`: it was a party to it when it ended. */
export type MemberState =
  | "not-a-party"
  | "none"
  | "signed"
  | "ratified"
  | "acceded"
  | "party"
  | "withdrawing"
  | "withdrawn"
  | "ended";

export interface Membership {
  /** `party`: bound, by whatever act. `disputed`: the views of it differ. */
  readonly state: MemberState | "disputed";
  /** First day of that state; null where nothing has happened, and where it is disputed. */
  readonly since: Day | null;
  /** What the party did about it, and the act by which it is bound, in the order of the life. */
  readonly acts: readonly LifeEvent[];
  /** First day on which it is no longer a party, once it has given notice and where that day can be known. */
  readonly leavesOn: Day | null;
  /** Each view of it, the party's own first; `all`: everybody else's. */
  readonly views: readonly { readonly by: Holder; readonly state: MemberState; readonly since: Day | null }[];
}

interface Step {
  readonly on: Day;
  readonly state: MemberState;
  readonly act: LifeEvent | null;
}

/**
 * What a state has done about an instrument by a day: signed, ratified, become a party, left; and whether the instrument has ended
 * for it. Where its own view and others' differ it is disputed; two that both say that it is over differ in a word, and its own
 * stands. To take back a ratification leaves the signature where it was.
 */
export function membership(regime: Regime, party: Party, on: Day): Membership {
  if (!isPartyOn(regime, party, on)) return { state: "not-a-party", since: null, acts: [], leavesOn: null, views: [] };
  const all = holdersOf(regime, "instrument", party).map((by) => ({ by, ...seenBy(regime, party, by, on) }));
  const own = all.find((v) => v.by === party) ?? { by: party, ...seenBy(regime, party, party, on) };
  const others = all.filter((v) => v !== own);
  const views = [own, ...others].map(({ by, state, since }) => ({ by, state, since }));
  const isOver = (state: MemberState): boolean => state === "ended" || state === "withdrawn";
  const agreed = views.every((v) => v.state === own.state) || views.every((v) => isOver(v.state));
  const course = courseOf(regime, "instrument", party, party);
  return {
    state: agreed ? own.state : "disputed",
    since: agreed ? own.since : null,
    acts: own.acts,
    leavesOn:
      own.state !== "withdrawing"
        ? null
        : (course.find((s) => s.from !== null && s.from > on && s.status === "withdrawn")?.from ?? null),
    views,
  };
}

/** The same in the eyes of one holder. */
function seenBy(
  regime: Regime,
  party: Party,
  by: Holder,
  on: Day,
): { readonly state: MemberState; readonly since: Day | null; readonly acts: readonly LifeEvent[] } {
  const steps = [...ownSteps(regime, party, by, on), ...boundSteps(courseOf(regime, "instrument", party, by))]
    .filter((s) => s.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const state = steps.at(-1)?.state ?? "none";
  const first = steps.findLastIndex((s) => s.state !== state) + 1;
  const acts = new Set(steps.map((s) => s.act));
  return {
    state,
    since: state === "signed" ? (steps.find((s) => s.state === "signed")?.on ?? null) : (steps[first]?.on ?? null),
    acts: regime.life.filter((e) => acts.has(e)),
  };
}

/** What the party itself did. */
function ownSteps(regime: Regime, party: Party, by: Holder, on: Day): readonly Step[] {
  const own = regime.life.filter(
    (e) => e.on <= on && e.duties === undefined && holds(regime, e, by) && concernsParty(regime, e, party),
  );
  const replaced = new Set(own.flatMap((e) => e.replaces ?? []));
  const steps: Step[] = [];
  let notice: LifeEvent | undefined;
  for (const e of own) {
    if (e.id !== undefined && replaced.has(e.id)) continue;
    const has = (state: MemberState): boolean => steps.some((s) => s.state === state);
    const take = (state: MemberState): void => void steps.push({ on: e.on, state, act: e });
    if (e.event === "signed") {
      if (!has("ratified") && !has("acceded")) take("signed");
    } else if (e.event === "ratified" || e.event === "acceded" || e.event === "withdrawn") take(e.event);
    else if (e.event === "ratification-withdrawn") take(has("signed") ? "signed" : "none");
    else if (e.event === "signature-withdrawn") take("none");
    else if (e.event === "withdrawal-notified") {
      take("withdrawing");
      notice = e;
    } else if (e.event === "resumed" && notice !== undefined && (e.of === undefined || e.of === notice.id)) {
      take("party");
      notice = undefined;
    }
  }
  return steps;
}

const binding: readonly Segment["status"][] = ["in-force", "pledged", "suspended"];
/** When it became bound, and when that ended. */
function boundSteps(course: readonly Segment[]): readonly Step[] {
  return course.flatMap(({ from, status, act }, i): readonly Step[] => {
    const before = course[i - 1]?.status ?? "not-yet";
    if (from === null) return [];
    if (status === before) return [];
    if (binding.includes(status)) return binding.includes(before) ? [] : [{ on: from, state: "party", act }];
    if (status === "withdrawn") return [{ on: from, state: "withdrawn", act }];
    return status === "expired" && before !== "withdrawn" ? [{ on: from, state: "ended", act }] : [];
  });
}
