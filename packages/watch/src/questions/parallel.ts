/**
 * Whether the warnings that should go with a notification are known: for each act that its rule asks for beside it, a warning of that
 * kind whose areas lie where the notification's do and whose windows meet its own.
 */
import { each, type NotificationRule, type Text } from "@comity/regime";
import { msOf } from "@comity/wire";
import { middleOfArea } from "../area/outline.ts";
import { kmOutside } from "../match/evidence.ts";
import type { Warning, WarningArea, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import type { Question } from "./questions.ts";
import * as words from "./words.ts";

/** What is notified. */
export interface Notice {
  readonly windows: readonly Window[];
  readonly areas: readonly WarningArea[];
}

/**
 * Asked of nothing that has neither window nor area yet: a form that was just opened.
 * @param warnings that are known to have gone out
 */
export function parallelQuestions(
  rule: NotificationRule,
  notice: Notice,
  warnings: readonly Warning[],
): readonly Question[] {
  if (notice.windows.length === 0 || notice.areas.length === 0) return [];
  const known = warnings.filter((w) => goesWith(w, notice.windows, notice.areas));
  return [...(rule.parallel ?? [])].flatMap(([name, act]): readonly Question[] => {
    const own = act.warns === undefined ? known : known.filter((w) => mayBe(w, act.warns));
    const clause = act.clause || rule.clause;
    const ask = (id: string, numbers: Question["numbers"], message: Text): readonly Question[] => [
      { id, duty: `${rule.name}.${name}`, clause, numbers, message },
    ];
    if (own.length === 0 && act.warns !== undefined) return ask("warning", {}, words.noneKnown(act.warns, clause));
    if (own.length === 0) return ask("warning", {}, words.parallel(act.title ?? each(() => name), clause));
    const outsideMinutes = minutesOutside(
      notice.windows,
      own.flatMap((w) => w.windows),
    );
    const ids = own.map(warningId).slice(0, 3).join(", ");
    return outsideMinutes > 0 ? ask("warning-hours", { outsideMinutes }, words.hours(ids, outsideMinutes)) : [];
  });
}

/** A NOTAM warns airmen, every other series mariners; a text that names no series may be either. */
const mayBe = (w: Warning, medium: "sea" | "air" | undefined): boolean =>
  w.series === null || w.series.startsWith("NOTAM") === (medium === "air");

const endOf = (x: Window): number => (x.to === null ? Number.POSITIVE_INFINITY : msOf(x.to));

/** A warning goes with a notification when their windows meet and an area of one holds or nearly touches the middle of one of the other. */
function goesWith(w: Warning, windows: readonly Window[], areas: readonly WarningArea[]): boolean {
  const meets = w.windows.some((a) => windows.some((b) => msOf(a.from) <= endOf(b) && msOf(b.from) <= endOf(a)));
  if (!meets || w.areas.length === 0) return false;
  return areas.some(
    (a) => kmOutside(middleOfArea(a), w.areas) < 50 || w.areas.some((x) => kmOutside(middleOfArea(x), [a]) < 50),
  );
}

/** How much of what is notified lies in none of the hours warned of. */
function minutesOutside(notified: readonly Window[], warned: readonly Window[]): number {
  const spans = warned.map((w) => [msOf(w.from), endOf(w)] as const).sort((a, b) => a[0] - b[0]);
  const ms = notified.map((n) => {
    let [at, outside] = [msOf(n.from), 0];
    const end = endOf(n);
    if (!Number.isFinite(end)) return 0;
    for (const [from, to] of spans) {
      if (from >= end) break;
      outside += Math.max(0, from - at);
      at = Math.max(at, to);
    }
    return outside + Math.max(0, end - at);
  });
  return Math.round(ms.reduce((a, b) => a + b, 0) / 60_000);
}
