import type { Instant } from "@comity/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { placeAlong } from "../area/geodesic.ts";
import { readWarning } from "../read/read.ts";
import type { Position, Warning, WarningArea, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { groupWarnings, regroup } from "./group.ts";

const empty = readWarning("", {});
const site: Position = [41.1, 63];
const windows = (day: number, from = "06", to = "12"): readonly Window[] =>
  [day, day + 1].map((d) => ({
    from: `2026-02-${d}T${from}:00:00.000Z` as Instant,
    to: `2026-02-${d}T${to}:00:00.000Z` as Instant,
  }));
/** A drop zone lies along the flight: long that way, narrow across. */
function zone(bearing: number, km: number): WarningArea {
  const corner = (along: number, side: number): Position =>
    placeAlong(placeAlong(site, bearing, along * 1000), bearing + 90, side * 1000);
  return {
    shape: "polygon",
    points: [corner(km - 150, -30), corner(km + 150, -30), corner(km + 150, 30), corner(km - 150, 30)],
  };
}
const warning = (series: string, number: string, own: Partial<Warning>): Warning => ({
  ...empty,
  series,
  number,
  year: 2026,
  issued: "2026-02-10T06:00:00.000Z" as Instant,
  ...own,
});

const near = warning("NAVAREA XX", "31", { windows: windows(14), areas: [zone(25, 600)] });
const far = warning("NAVAREA XXI", "9", { windows: windows(14), areas: [zone(25, 3000)] });
const again = warning("HYDROARC", "77", {
  windows: [],
  areas: [],
  refersTo: [{ series: "NAVAREA XX", number: "31", year: 2026 }],
});
const guns = warning("NAVAREA XX", "20", {
  windows: [{ from: "2026-01-31T21:00:00.000Z" as Instant, to: "2026-02-28T21:00:00.000Z" as Instant }],
  areas: [zone(25, 600)],
});
const other = warning("NAVAREA XX", "33", { windows: windows(14, "01", "04"), areas: [zone(-60, 900)] });

test("three warnings of two authorities along one great circle: probably one launch, with the reasons; ranges in use stay alone", () => {
  const groups = groupWarnings([guns, other, again, far, near]);
  const three = groups.find((g) => g.warnings.length > 1);
  expect(three?.warnings.map(warningId).sort()).toEqual(["HYDROARC 77/26", "NAVAREA XX 31/26", "NAVAREA XXI 9/26"]);
  expect(three?.says).toEqual({
    en: "3 warnings, probably one launch",
    fr: "3 avertissements, sans doute un seul lancement",
    ru: "3 предупреждения, вероятно об одном пуске",
    zh: "3条警告，很可能涉及同一次发射",
  });
  const reasons = three?.links.flatMap((l) => l.reasons.map((r) => r.en)) ?? [];
  expect(reasons).toContain("one names the other");
  expect(reasons).toContain("windows in common: 12 h, at the same hours of the day");
  expect(reasons.some((r) => /^their areas, \d+ km apart, lie along one great circle$/.test(r))).toBe(true);
  expect(groups.filter((g) => g.warnings.length === 1).map((g) => g.says.en)).toEqual(["one warning", "one warning"]);
});

test("an officer puts them together otherwise: the name and the moment stay, and nothing is lost", () => {
  const groups = groupWarnings([near, far, again, other]);
  const by = { officer: "A. Watch", at: "2026-02-12T03:00:00.000Z" as Instant, reason: "another site" };
  const changed = regroup(groups, [warningId(far), warningId(other)], by);
  expect(changed.map((g) => g.warnings.map(warningId))).toContainEqual(["NAVAREA XX 33/26", "NAVAREA XXI 9/26"].sort());
  expect(changed.every((g) => g.byHand?.officer === "A. Watch")).toBe(true);
  expect(changed.flatMap((g) => g.warnings)).toHaveLength(4);
  expect(regroup(groups, ["NAVAREA I 1/26"], by)).toEqual(groups);
});

test("whatever the order, the same groups; every warning is in exactly one", () => {
  const all = [near, far, again, guns, other];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
      const groups = groupWarnings(some);
      expect(groups.flatMap((g) => g.warnings.map(warningId)).sort()).toEqual(some.map(warningId).sort());
      const sorted = groupWarnings([...some].sort((a, b) => (warningId(a) < warningId(b) ? -1 : 1)));
      const names = (g: typeof groups) => g.map((x) => x.warnings.map(warningId).sort().join()).sort();
      expect(names(groups)).toEqual(names(sorted));
    }),
    { seed: 5, numRuns: 60 },
  );
});

test("a large group says why it holds together, without every reason between any two", () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    readWarning(
      `NAVAREA XII ${i + 1}/26.\nROCKET LAUNCHING 1025Z TO 1610Z DAILY 26 THRU 27 NOV\nIN AREA BOUND BY ` +
        `${10 + i}-00.00N 150-00.00W, ${10 + i}-30.00N 150-00.00W, ${10 + i}-30.00N 149-50.00W, ${10 + i}-00.00N 149-50.00W.`,
    ),
  );
  const [group, ...others] = groupWarnings(many);
  expect(others).toEqual([]);
  expect(group?.warnings).toHaveLength(40);
  const links = group?.links ?? [];
  expect(links.length).toBeGreaterThanOrEqual(39);
  expect(links.length).toBeLessThan((40 * 39) / 2);
  // Every warning is named in some reason.
  expect(new Set(links.flatMap((l) => l.between)).size).toBe(40);
  // Asked again, and in another order, the same.
  expect(groupWarnings([...many].reverse()).map((g) => g.warnings.length)).toEqual([40]);
});
