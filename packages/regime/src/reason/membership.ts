import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { concernsParty, holds } from "./acts.ts";
import { courseOf, type Segment } from "./views.ts";
import { isPartyOn } from "./who.ts";

export interface Membership {
  /** `party`: bound, by whatever act; those that were parties when an instrument ended are still called so. */
  readonly state: "not-a-party" | "none" | "signed" | "ratified" | "acceded" | "party" | "withdrawing" | "withdrawn";
  /** First day of that state; null where nothing has happened. */
  readonly since: Day | null;
  /** What the party did about it, and the act by which it is bound, in the order of the life. */
  readonly acts: readonly LifeEvent[];
  /** First day on which it is no longer a party, once it has given notice and where that day can be known. */
  readonly leavesOn: Day | null;
}

interface Step {
  readonly on: Day;
  readonly state: Membership["state"];
  readonly act: LifeEvent | null;
}

/**
 * What a state has done about an instrument by a day, in its own view: signed, ratified, become a party, left. To take back a
 * ratification leaves the signature where it was.
 */
export function membership(regime: Regime, party: Party, on: Day): Membership {
  if (!isPartyOn(regime, party, on)) return { state: "not-a-party", since: null, acts: [], leavesOn: null };
  const course = courseOf(regime, "instrument", party, party);
  const steps = [...ownSteps(regime, party, on), ...boundSteps(course)]
    .filter((s) => s.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const last = steps.at(-1);
  const state = last?.state ?? "none";
  const first = steps.findLastIndex((s) => s.state !== state) + 1;
  const acts = new Set(steps.map((s) => s.act));
  return {
    state,
    since: state === "signed" ? (steps.find((s) => s.state === "signed")?.on ?? null) : (steps[first]?.on ?? null),
    acts: regime.life.filter((e) => acts.has(e)),
    leavesOn:
      state !== "withdrawing"
        ? null
        : (course.find((s) => s.from !== null && s.from > on && s.status === "withdrawn")?.from ?? null),
  };
}

/** What the party itself did. */
function ownSteps(regime: Regime, party: Party, on: Day): readonly Step[] {
  const own = regime.life.filter(
    (e) => e.on <= on && e.duties === undefined && holds(regime, e, party) && concernsParty(regime, e, party),
  );
  const replaced = new Set(own.flatMap((e) => e.replaces ?? []));
  const steps: Step[] = [];
  let notice: LifeEvent | undefined;
  for (const e of own) {
    if (e.id !== undefined && replaced.has(e.id)) continue;
    const has = (state: Membership["state"]): boolean => steps.some((s) => s.state === state);
    const take = (state: Membership["state"]): void => void steps.push({ on: e.on, state, act: e });
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
    if (binding.includes(status) && !binding.includes(before)) return [{ on: from, state: "party", act }];
    return status === "withdrawn" && before !== "withdrawn" ? [{ on: from, state: "withdrawn", act }] : [];
  });
}
