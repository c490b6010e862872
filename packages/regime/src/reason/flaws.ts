import { checkWindows } from "../check-fields.ts";
import { isInterval } from "../describe.ts";
import { valueAt } from "../paths.ts";
import { spanOf } from "../times.ts";
import type { Fields, Text } from "../types.ts";
import type { Finding } from "./row.ts";
import type { Specs } from "./scope.ts";
import * as words from "./words.ts";
import * as say from "./words-notify.ts";

/** What is wrong with a window that was said. */
export interface Flaw {
  readonly field: string;
  readonly short: string;
  readonly says: Text;
}

/** Windows that close before they open, or do not last as long as the rule says. */
export function flawsOf(fields: Specs, values: Fields): readonly Flaw[] {
  return checkWindows(fields, values).flatMap((c): readonly Flaw[] => {
    if (c.result === "pass") return [];
    const field = (c.field ?? "").replace(/\.closes$/, "");
    if (c.id === "window-order") return [{ field, short: "closes before it opens", says: say.windowReversed(field) }];
    const value = valueAt(values, field);
    const says = say.windowLength(field, isInterval(value) ? spanOf(value) : undefined, c.clause ?? "");
    return [{ field, short: "does not last as long as the rule says", says }];
  });
}

/** A message with such a window was given, and is no clean one: what would be met is watched. */
export function withFlaws(finding: Finding, fields: Specs, values: Fields): Finding {
  const flaws = flawsOf(fields, values);
  if (flaws.length === 0 || finding.doneAt === undefined || finding.state === "not-required") return finding;
  return {
    ...finding,
    state: finding.state === "met" ? "watched" : finding.state,
    because: words.and(finding.because, ...flaws.map((f) => f.says)),
  };
}
