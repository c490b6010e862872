import { dayOf } from "../duration.ts";
import { partiesIn } from "./addressees.ts";
import type { Draft, Judging } from "./judging.ts";
import type { Finding } from "./row.ts";
import { forceOf } from "./settle.ts";
import * as words from "./words.ts";
import * as say from "./words-other.ts";

/** What parties do or leave undone without a message: one watched row for each undertaking or pledge and each that owes it. */
export function conductDrafts(j: Judging): readonly Draft[] {
  const day = dayOf(j.now);
  const undertakings = [...j.regime.undertakings.values()].flatMap((rule) => {
    const because = words.and(say.undertaking, rule.while === undefined ? undefined : say.asLongAs(rule.while));
    const finding: Finding = { state: "watched", because, dueAt: null, verified: "text" };
    return partiesIn(j.regime, rule.by).map(
      (from): Draft => ({
        duty: rule.name,
        rule: { family: "undertakings", ...rule },
        title: rule.title,
        clause: rule.clause,
        from,
        to: [],
        day,
        finding,
      }),
    );
  });
  const pledges = [...j.regime.pledges.values()].flatMap((rule) =>
    partiesIn(j.regime, rule.by).map((from): Draft => {
      const shared = { family: "pledges" as const, ...rule };
      const force = forceOf(j, shared, from, day);
      const since = j.standing(rule.name, from, day).views.find((v) => v.status === "pledged")?.since;
      const because = words.and(
        // Where standing gives its own words they say since when already.
        force.kind === "bound" && since ? say.pledgedSince(since) : undefined,
        rule.accepted === "needed" ? say.offer : undefined,
        rule.while === undefined ? undefined : say.asLongAs(rule.while),
      );
      const finding: Finding = { state: "watched", because, dueAt: null, verified: "text" };
      return { duty: rule.name, rule: shared, title: rule.title, clause: rule.clause, from, to: [], day, finding };
    }),
  );
  return [...undertakings, ...pledges];
}
