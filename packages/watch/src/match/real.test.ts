/**
 * Launches of the public record against the warnings of the same years: how many of the warnings that belong are found, how many that are
 * found belong, and whether a score means the share that it says. Run only where the record lies beside the checkout.
 */
import { instantOf, msOf } from "@comity/wire";
import { describe, expect, test } from "vitest";
import { groupWarnings } from "../group/group.ts";
import { isThere, readReal } from "../testing/real.ts";
import { warningId } from "../warning-id.ts";
import { takenFrom, WatchDesk } from "./desk.ts";

const day = 86_400_000;

describe.skipIf(!isThere)(
  "launches and warnings of the public record (skipped where it is not beside the checkout)",
  () => {
    test("warnings are grouped and matched: precision and recall", () => {
      const { warnings, launches, truth } = readReal();
      const groups = groupWarnings(warnings);
      const desk = new WatchDesk({ warnings, groups });
      let first = 0;
      // How much warnings compete was chosen on the launches to 2021; those from 2022 on are what it was not chosen on.
      const early = { right: 0, found: 0, wanted: 0 };
      const late = { right: 0, found: 0, wanted: 0 };
      for (const e of launches) {
        const meant = truth.get(e.id);
        if (meant === undefined) continue;
        const { candidates, answer } = desk.match(e);
        expect(["warned-only", "nothing-known"]).toContain(answer);
        const single = candidates.filter((c) => c.kind === "warning");
        const taken = new Set(single.filter((c) => c.score >= takenFrom).map((c) => c.id));
        // What is in one group with the likeliest is shown with it.
        for (const w of groups.find((g) => g.warnings.some((x) => warningId(x) === single[0]?.id))?.warnings ?? [])
          if (taken.size > 0) taken.add(warningId(w));
        const sum = e.time < "2022" ? early : late;
        sum.right += [...taken].filter((id) => meant.has(id)).length;
        sum.found += taken.size;
        sum.wanted += meant.size;
        if (meant.has(single[0]?.id ?? "")) first++;
      }
      const both = (k: "right" | "found" | "wanted"): number => early[k] + late[k];
      const [precision, recall] = [both("right") / both("found"), both("right") / both("wanted")];
      const shares = (s: typeof early): string =>
        `precision ${(s.right / s.found).toFixed(2)}, recall ${(s.right / s.wanted).toFixed(2)}`;
      console.log(
        `${truth.size} launches: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, the likeliest belongs in ${first}; to 2021: ${shares(early)}; from 2022: ${shares(late)}`,
      );
      expect(truth.size).toBe(24);
      expect(precision).toBeGreaterThanOrEqual(0.69);
      expect(recall).toBeGreaterThanOrEqual(0.67);
      expect(first).toBeGreaterThanOrEqual(16);
    });

    test("groups: what the record says belongs to one launch, and is about one flight, is together", () => {
      const { warnings, truth } = readReal();
      const groups = groupWarnings(warnings);
      const home = new Map(groups.flatMap((g) => g.warnings.map((w) => [warningId(w), g.id] as const)));
      const pairs = [...truth.values()].flatMap((ids) =>
        [...ids].flatMap((a, i) => [...ids].slice(i + 1).map((b) => home.get(a) === home.get(b))),
      );
      const apart = groups.filter((g) => g.warnings.length > 6);
      console.log(
        `pairs of warnings of one launch: ${pairs.length}, together ${pairs.filter((p) => p).length}; groups of two or more: ${groups.filter((g) => g.warnings.length > 1).length}`,
      );
      expect(apart).toEqual([]);
      expect(pairs.filter((p) => p).length).toBeGreaterThanOrEqual(5);
    });

    test("a score means a share: real launches and the same launches on other dates", () => {
      const { warnings, launches, truth } = readReal();
      const desk = new WatchDesk({ warnings });
      const shifts = [-200, -120, -60, 40, 75, 150, 260, 333];
      const counted: { score: number; weight: number; meant: boolean }[] = [];
      for (const e of launches) {
        const meant = truth.get(e.id);
        for (const c of meant === undefined ? [] : desk.match(e).candidates)
          if (meant?.has(c.id)) counted.push({ score: c.score, weight: 1, meant: true });
        const t = msOf(e.time);
        if (t > Date.UTC(2024, 4, 1) || (e.lon === null && e.impact === undefined)) continue;
        for (const s of shifts) {
          const at = t + s * day;
          if (at < Date.UTC(2019, 0, 10) || at > Date.UTC(2024, 3, 20)) continue;
          for (const c of desk.match({ ...e, time: instantOf(at) }).candidates)
            counted.push({ score: c.score, weight: 1 / shifts.length, meant: false });
        }
      }
      const bins = [0.05, 0.2, 0.4, 0.6, 1].slice(1).map((to, i) => {
        const from = [0.05, 0.2, 0.4, 0.6][i] as number;
        const inside = counted.filter((c) => c.score >= from && c.score < to);
        const n = inside.reduce((sum, c) => sum + c.weight, 0);
        return {
          from,
          to,
          n,
          says: inside.reduce((sum, c) => sum + c.weight * c.score, 0) / n,
          was: inside.reduce((sum, c) => sum + (c.meant ? c.weight : 0), 0) / n,
        };
      });
      console.log(
        bins
          .map((b) => `${b.from}–${b.to}: says ${b.says.toFixed(2)}, was ${b.was.toFixed(2)} of ${b.n.toFixed(0)}`)
          .join("\n"),
      );
      for (const b of bins) expect(Math.abs(b.says - b.was)).toBeLessThan(0.15);
      for (const [i, b] of bins.entries()) if (i > 0) expect(b.was).toBeGreaterThan(bins[i - 1]?.was ?? 1);
    });
  },
);
