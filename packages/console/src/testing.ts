/** Entries and duties for tests: one complete item, with what a test is about written over it. */
import type { Due, Entry } from "./api/centre.ts";

const same = (s: string) => ({ en: s, fr: s, ru: s, zh: s });

export function entry(over: Partial<Entry> = {}): Entry {
  return {
    id: "a".repeat(32),
    reference: "CN-2026-0412",
    kind: "notification",
    regime: "p5-launch-notification",
    regimeTitle: same("P5 launch notification"),
    type: "launch",
    typeTitle: same("Launch notification"),
    from: "CN",
    to: ["FR", "GB", "RU", "US"],
    about: null,
    aboutReference: null,
    fields: {},
    effectiveFields: {},
    summary: same("summary"),
    composedAt: "2026-11-24T02:30:00.000Z",
    sentAt: "2026-11-24T02:41:05.000Z",
    receivedAt: "2026-11-24T02:41:07.000Z",
    leadTimeHours: 74,
    filing: "on-time",
    filingBecause: null,
    lateByHours: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    byHand: null,
    told: ["FR", "GB", "RU", "US"],
    notTold: [],
    routed: [],
    addressees: {},
    outcome: null,
    correctedBy: null,
    open: true,
    clause: "Art. 2",
    ...over,
  };
}

export function duty(over: Partial<Due> = {}): Due {
  return {
    ...entry(),
    duty: "acknowledge",
    owedBy: "FR",
    owedTo: ["CN"],
    desk: null,
    dueAt: "2026-11-24T03:41:07.000Z",
    dueState: "soon",
    dutyClause: "Art. 3",
    dutyText: same("within 1 h of receipt"),
    verified: "text",
    ...over,
  };
}
