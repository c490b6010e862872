import { centreOf } from "../geometry.ts";
import { titleOf } from "../language/title.ts";
import { valueAt } from "../paths.ts";
import type { NotificationRule } from "../regime-types.ts";
import type { Place } from "../types.ts";
import { metresBetweenLines, metresFromPlace } from "./geodesic.ts";
import type { Draft, Judging } from "./judging.ts";
import type { Finding } from "./row.ts";
import { dayOfMatter, type Telling, titleOfPart, valuesOf } from "./telling.ts";
import * as words from "./words.ts";
import * as say from "./words-notify.ts";

type Distance = NonNullable<NotificationRule["distances"]> extends ReadonlyMap<string, infer D> ? D : never;

/**
 * How far the places of an event are from a boundary: `met` when the distance was kept, `late`, for want of a word that is no
 * time, when it was not. A boundary without a line is judged only where the record itself states the distance, in kilometres,
 * in a field of the distance's name with `-km` after it, or without; else it is watched.
 */
export function distances(j: Judging, rule: NotificationRule, tellings: readonly Telling[]): readonly Draft[] {
  if (rule.distances === undefined) return [];
  return [...Map.groupBy(tellings, (t) => t.matter)].flatMap(([matter, all]) => {
    const first = all.find((t) => t.owed !== false);
    if (first === undefined) return [];
    return [...(rule.distances ?? [])].map(([name, d]): Draft => {
      const found = findingFor(j, name, d, first);
      const state = first.owed === undefined && found.state === "late" ? "watched" : found.state;
      return {
        duty: `${rule.name}.${name}`,
        rule: { family: "notifications", ...rule },
        title: titleOfPart(d.title, name),
        clause: d.clause || rule.clause,
        from: matter.owing,
        to: first.to,
        about: matter.event?.id ?? matter.messages[0]?.record.id,
        day: dayOfMatter(j, matter),
        finding: { ...found, state },
        verified: d.verified,
      };
    });
  });
}

function findingFor(j: Judging, name: string, d: Distance, t: Telling): Finding {
  const boundary = j.regime.boundaries.get(d.to);
  const title = boundary?.title ?? titleOf(d.to);
  const km = kmOf(j, name, d, t);
  const because = words.and(say.distance(km, d.atLeastKm, title), d.side === "own" ? say.ownSide : undefined);
  const state = km === undefined ? "watched" : km >= d.atLeastKm ? "met" : "late";
  return { state, because, dueAt: null, verified: d.verified };
}

function kmOf(j: Judging, name: string, d: Distance, t: Telling): number | undefined {
  const values = valuesOf(t.matter, t.message);
  for (const stated of [values[`${name}-km`], values[name]]) if (typeof stated === "number") return stated;
  const line = j.regime.boundaries.get(d.to)?.line;
  if (line === undefined) return undefined;
  if (d.of === "track") {
    const ends = (d.between ?? []).map((path) => placesAt(values, path).flatMap((p) => centreOf(p) ?? []));
    const [from = [], to = []] = ends;
    const all = from.flatMap((a) => to.map((b) => metresBetweenLines([a, b], line)));
    return all.length === 0 ? undefined : Math.min(...all) / 1000;
  }
  const all = placesAt(values, d.of).map((p) => metresFromPlace(p, line));
  // One that is only a name leaves the least distance open.
  if (all.length === 0 || all.includes(undefined)) return undefined;
  return Math.min(...all.flatMap((m) => m ?? [])) / 1000;
}

const placesAt = (values: ReturnType<typeof valuesOf>, path: string): readonly Place[] => {
  const found = valueAt(values, path);
  const all = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return all.filter((p) => typeof p === "object" && p !== null) as unknown as readonly Place[];
};
