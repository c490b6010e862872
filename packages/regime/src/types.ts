import type { Correction, Fault, Fields, FollowUp, Instant, Notification, Party } from "@comity/wire";

/** The languages of the console and of every rendering. */
export const languages = ["en", "fr", "ru", "zh"] as const;
export type Language = (typeof languages)[number];
export type Text = { readonly [L in Language]: string };

/** How a value is known: read in the agreement's text, reported by others, or confirmed by nothing we read. */
export type Evidence = "text" | "secondary" | "unverified";

/**
 * An ISO 8601 duration as the file writes it, such as `PT24H`, `P7D` or `P6M`: its years and months, which are counted on the
 * calendar, and the rest in milliseconds (days are 24 h: times are UTC).
 */
export interface Duration {
  readonly text: string;
  readonly ms: number;
  readonly months: number;
}
/** A calendar day in UTC, `2026-02-14`. */
export type Day = string & { readonly __day: true };

export type Kind = "treaty" | "agreement" | "memorandum" | "political-code" | "proposal" | "pledge";
export interface Source {
  /** Its name in the file's `sources`; absent for one written in place. */
  readonly key?: string;
  readonly title: string;
  readonly url?: string;
  readonly read: "in-source" | "second-hand";
}

/** A rule's place in its agreement, such as `Art. 2`. */
export type Clause = string;

/** Where a value stands in the regime file, for the link from a clause to its line. Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A Common Expression Language expression over one item or event, checked against the rule's fields when the file is read. */
export interface Condition {
  readonly cel: string;
  readonly position: Position;
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}

/** Who may see what is given. */
export type Release = "public" | "own-data" | "parties" | "addressees" | "authority" | "in-confidence";

/** `given: { at-least: PT24H, before: window.opens }`: how long before which moment a notification must be received. */
export interface LeadTime {
  readonly atLeast?: Duration;
  readonly atMost?: Duration;
  /** Path of a field that holds an instant or a day; a duty before a day counts to its start (00:00 UTC). */
  readonly before: string;
  /** Whether a day counts from its start (the default: the safe reading) or its end. */
  readonly dayCounts?: "start" | "end";
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}
export interface Within {
  readonly within: Duration;
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}

export type PlaceShape = "point" | "circle" | "polygon" | "ocean-quadrant" | "named-water" | "named-site";
export interface Choice {
  readonly value: string;
  readonly label: Text;
  /** The choice as it stands inside a `says` sentence (article, case); absent: the label. */
  readonly says?: Text;
}
export interface FieldBase {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly clause: Clause;
  readonly optional: boolean;
  /** Who may see it, where that differs from its rule's. */
  readonly release?: Release;
  /** Given coarsely on purpose, such as a generic class. */
  readonly coarse: boolean;
  /** With `optional: 'CEL'`: needed, unless the item's other fields make this true (then `optional` is false). */
  readonly optionalWhen?: Condition;
  /** Several values: the field holds a list of one or more. */
  readonly many: boolean;
  readonly verified: Evidence;
  readonly source?: Source;
}
/**
 * What a field holds, and how its value looks in JSON:
 * - `instant`: `"2026-11-26T00:30:00.000Z"` (a person may write `2026-11-26T00:30Z`)
 * - `day`: `"2026-11-26"`
 * - `interval`: `{ "opens": instant, "closes": instant }`
 * - `bearing`: degrees from true north, 0 <= b < 360
 * - `number`: with its unit
 * - `choice`: one of the listed words
 * - `text`: words of the sender; never the only place of a fact
 * - `place`: see `Place`
 * - `flag`: `true` or `false`
 * - `party`: a state's code, party to the regime or not
 * - `group`: an object of further fields, such as `missile: { kind, range-km }`
 */
export type FieldSpec =
  | (FieldBase & { readonly type: "instant" | "day" | "flag" | "party" })
  /** `from` and `to` name the place fields whose geodesic the bearing should agree with. */
  | (FieldBase & { readonly type: "bearing"; readonly from?: string; readonly to?: string })
  | (FieldBase & { readonly type: "interval"; readonly atMost?: Duration; readonly exactly?: Duration })
  | (FieldBase & {
      readonly type: "number";
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
      readonly whole: boolean;
    })
  | (FieldBase & { readonly type: "choice"; readonly choices: readonly Choice[] })
  | (FieldBase & { readonly type: "text"; readonly lengthMax: number })
  | (FieldBase & { readonly type: "place"; readonly shapes: readonly PlaceShape[] })
  | (FieldBase & { readonly type: "group"; readonly fields: ReadonlyMap<string, FieldSpec> });

/** Latitude north positive, longitude east positive, decimal degrees; -90..90 and -180..180. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}
/** A place, exactly one of its shapes, with an optional name. A circle keeps the unit that its sender used. */
export type Place =
  | { readonly point: LatLon; readonly name?: string }
  | {
      readonly circle:
        | { readonly centre: LatLon; readonly radiusKm: number }
        | { readonly centre: LatLon; readonly radiusNm: number };
      readonly name?: string;
    }
  | { readonly polygon: readonly LatLon[]; readonly name?: string }
  | {
      readonly quadrant: { readonly ocean: string; readonly sector: "NE" | "SE" | "SW" | "NW" };
      readonly name?: string;
    }
  | { readonly water: string }
  | { readonly site: string };

/** One fault of a regime file: where, what, what was expected, and the nearest right word. */
export interface RegimeFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
}

/** One line of the panel beside the form. `look` asks a question and refuses nothing; `fail` keeps the item from leaving. */
export interface Check {
  /** Stable name: `field`, `window-order`, `window-length`, `area`, `lead-time`, `owed`, … */
  readonly id: string;
  readonly result: "pass" | "look" | "fail";
  /** Path of the field it stands beside, such as `window.closes` or `impact-area.0`; absent: about the whole. */
  readonly field?: string;
  readonly clause?: Clause;
  readonly message: Text;
}

/** Whether a notification came when the rule asks. Hours are measured from `receivedAt`: a notification is provided when it is received. */
export type Filing =
  | { readonly kind: "on-time"; readonly leadTimeHours: number; readonly clause: Clause }
  | { readonly kind: "late"; readonly leadTimeHours: number; readonly byHours: number; readonly clause: Clause }
  | {
      readonly kind: "not-required";
      readonly leadTimeHours: number | null;
      readonly because: "not-in-scope" | "not-in-force" | "expired" | "suspended";
      readonly clause: Clause;
    }
  | {
      readonly kind: "cannot-tell";
      readonly leadTimeHours: number | null;
      readonly because: "unverified" | "no-lead-time" | "no-moment" | "scope-unknown" | "disputed";
      readonly clause: Clause;
    };

export type Item = Notification | FollowUp | Correction;
export type { Correction, Fault, Fields, FollowUp, Instant, Notification, Party };
