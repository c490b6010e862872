import { dayOf } from "../duration.ts";
import { partiesIn } from "./addressees.ts";
import { fixedMoment, timed } from "./clock.ts";
import type { Draft, Judging } from "./judging.ts";
import { forceOf } from "./settle.ts";
import * as words from "./words.ts";
import * as say from "./words-other.ts";

/** What parties do or leave undone without a message: one watched row for each undertaking or pledge and each that owes it. */
export const conductDrafts = (j: Judging): readonly Draft[] => [...undertakings(j), ...pledges(j)];

const condition = (what: Draft["title"] | undefined) => (what === undefined ? undefined : say.onCondition(what));

function undertakings(j: Judging): readonly Draft[] {
  return [...j.regime.undertakings.values()].flatMap((rule) =>
    partiesIn(j.regime, rule.by).map((from): Draft => {
      const clocks = (rule.given ?? []).map((c) => timed(c, (path) => fixedMoment(j.regime, path, from)));
      const dueAt = clocks.map((t) => t.dueAt).find((d) => d !== null) ?? null;
      const by = dueAt === null ? undefined : words.dueBy(dueAt);
      return {
        duty: rule.name,
        rule: { family: "undertakings", ...rule },
        title: rule.title,
        clause: rule.clause,
        from,
        to: [],
        day: dayOf(j.now),
        finding: {
          state: "watched",
          because: words.and(say.undertaking, by, condition(rule.while)),
          dueAt,
          verified: rule.verified,
        },
      };
    }),
  );
}

function pledges(j: Judging): readonly Draft[] {
  const day = dayOf(j.now);
  return [...j.regime.pledges.values()].flatMap((rule) =>
    partiesIn(j.regime, rule.by).map((from): Draft => {
      const shared = { family: "pledges" as const, ...rule };
      // Where its standing is that of a pledge, the standing says since when.
      const since = j.standing(rule.name, from, day).views.find((v) => v.status !== "not-yet")?.since;
      const own = forceOf(j, shared, from, day).kind === "bound" && since ? say.pledgedSince(since) : undefined;
      const offer = rule.accepted === "needed" ? say.offer : undefined;
      const because = words.and(own, offer, condition(rule.while));
      return {
        duty: rule.name,
        rule: shared,
        title: rule.title,
        clause: rule.clause,
        from,
        to: [],
        day,
        finding: { state: "watched", because: because.en === "" ? say.pledge : because, dueAt: null, verified: "text" },
      };
    }),
  );
}
