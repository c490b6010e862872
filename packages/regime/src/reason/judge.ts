import { dayOf, plus, startOf } from "../duration.ts";
import type { RegimeRecord } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import type { Day, Instant, RegimeFault } from "../types.ts";
import { allowanceDrafts } from "./allowances.ts";
import { conductDrafts } from "./conduct.ts";
import { declarationDrafts } from "./declare.ts";
import { distances } from "./distance.ts";
import { afterwards, parallels, strays } from "./follow.ts";
import { type Draft, type Judging, judgingOf } from "./judging.ts";
import { lineDrafts } from "./lines.ts";
import { tellingsOf } from "./notify.ts";
import { prepare } from "./prepare.ts";
import { type DutyOptions, type DutyRow, inOrder } from "./row.ts";
import { settle } from "./settle.ts";
import { procedureDrafts } from "./steps.ts";
import { visitDrafts } from "./visits.ts";

export type { DutyOptions, DutyRow, DutyState } from "./row.ts";

export interface Judgement {
  /** What is late first, then what falls due next, then what is watched, met, and not required. */
  readonly rows: readonly DutyRow[];
  /** What in the records could not be read against the regime. */
  readonly faults: readonly RegimeFault[];
}

/**
 * What is owed under a regime, when, to whom and by which clause, and whether it was met: from what happened and what was said,
 * as it was known at a moment. Records of exercises and tests count nowhere. What was said after `now` is not known yet; an
 * event after it is one that is planned. All times are UTC; a message counts when it was received.
 */
export function judge(
  regime: Regime,
  records: readonly RegimeRecord[],
  now: Instant,
  options: DutyOptions = {},
): Judgement {
  const prepared = prepare(regime, records, options.file ?? "records", options.unread);
  const j = judgingOf(regime, prepared.records, now, windowOf(prepared.records, now), options);
  const rows = draftsOf(j)
    .filter(
      (d) =>
        (options.since === undefined || d.day >= options.since) &&
        (options.until === undefined || d.day <= options.until),
    )
    .map((d) => settle(j, d))
    .toSorted(inOrder);
  return { rows, faults: prepared.faults };
}

/** The rows of `judge` alone. */
export const duties = (
  regime: Regime,
  records: readonly RegimeRecord[],
  now: Instant,
  options: DutyOptions = {},
): readonly DutyRow[] => judge(regime, records, now, options).rows;

function draftsOf(j: Judging): readonly Draft[] {
  const notified = [...j.regime.notifications.values()].flatMap((rule) => {
    const tellings = tellingsOf(j, rule);
    return [
      ...tellings.map((t) => t.draft),
      ...afterwards(j, rule, tellings),
      ...parallels(j, rule, tellings),
      ...distances(j, rule, tellings),
    ];
  });
  return [
    ...notified,
    ...strays(j),
    ...declarationDrafts(j),
    ...procedureDrafts(j),
    ...visitDrafts(j),
    ...lineDrafts(j),
    ...allowanceDrafts(j),
    ...conductDrafts(j),
  ];
}

const oneYear = { text: "", ms: 0, months: 12 };
function windowOf(records: readonly RegimeRecord[], now: Instant) {
  const yearAgo = dayOf(plus(startOf(dayOf(now)), { ...oneYear, months: -12 }));
  const days = records.flatMap((r): readonly string[] => {
    if (r.kind === "size") return [r.on];
    if (r.kind === "suspension") return [r.from];
    return r.at === undefined ? [] : [r.at];
  });
  const firstRecord = days
    .map((d) => d.slice(0, 10) as Day)
    .reduce<Day | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
  const since = firstRecord !== undefined && firstRecord < yearAgo ? firstRecord : yearAgo;
  return { since, until: dayOf(plus(now, oneYear)), firstRecord };
}
