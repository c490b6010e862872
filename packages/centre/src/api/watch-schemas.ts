/** What the HTTP API says and takes of the launch watch: warnings, groups, events and their answers. */
import { z } from "zod";
import { id, instant, mapSchema, party, text4 } from "./schemas.ts";

const lonLat = z.array(z.number()).describe("longitude, latitude");
const windowSchema = z.object({
  from: instant,
  to: instant.nullable().describe("null: no clock time for the end"),
  toWords: z.string().optional(),
  alternate: z.boolean().optional(),
});
const levelSchema = z.object({
  text: z.string().describe("the text's own words"),
  value: z.number().nullable().describe("in `unit`; null for the surface, no limit, and words that are no level"),
  unit: z.enum(["FT", "FL", "M", "SFC", "UNL"]).nullable(),
  above: z.enum(["AMSL", "AGL"]).optional(),
});
/** A warning as our reader reads it today, in the shape of `comity warnings read --json`. */
export const readingSchema = z.object({
  series: z.string().nullable(),
  number: z.string().nullable(),
  year: z.number().int().nullable(),
  issued: instant.nullable(),
  authority: z.string().nullable(),
  areas: z
    .array(z.looseObject({ type: z.string() }))
    .describe("GeoJSON geometries; a circle is a Point with `radiusKm`, a corridor a LineString with `widthKm`"),
  windows: z.array(windowSchema),
  cancels: z.array(z.string()),
  cancelledBy: z.array(z.string()),
  refersTo: z.array(z.string()),
  selfCancelsAt: instant.nullable(),
  corrections: z
    .array(
      z.object({
        read: z.string(),
        vice: z.string(),
        of: z.string().optional(),
        by: z.string().optional(),
        applied: z.boolean(),
      }),
    )
    .describe("what is corrected, and to what; `of` and `by` name the other message"),
  places: z
    .array(z.object({ name: z.string(), withinKm: z.number().optional() }))
    .describe("places that are only named: no areas"),
  hazards: z.array(z.string()).describe("the text's own words: a claim, never a kind of event"),
  notUnderstood: z.array(z.object({ from: z.number().int(), to: z.number().int(), text: z.string() })),
  doubts: z.array(z.string()),
  levels: z.object({ lower: levelSchema.nullable(), upper: levelSchema.nullable() }).optional(),
  qLine: z.object({ centre: lonLat, radiusNm: z.number() }).optional(),
  text: z.string().describe("exactly as it came"),
});
export const seenWarningSchema = z.object({
  id: z.string().describe("as the text names itself: NAVAREA XX 10/19"),
  sha256: z.string().describe("of the text, hex"),
  firstSeenAt: instant,
  by: z.string(),
  source: z.string(),
  notServedSince: instant.nullable().describe("when its source was found to serve it no more; the text stays here"),
  versions: z.number().int().describe("texts seen under this name; this is the newest"),
  stands: z.boolean().describe("neither over nor cancelled"),
  rings: z.array(z.array(lonLat)).describe("outlines of its areas, for a map: one point for a point"),
  reading: readingSchema,
});
export const warningGroupSchema = z.object({
  id: z.string(),
  says: text4.describe("three warnings, probably one launch"),
  warnings: z.array(z.string()),
  links: z.array(z.object({ between: z.array(z.string()), reasons: z.array(text4) })),
  byHand: z.object({ officer: z.string(), at: instant, reason: z.string().nullable() }).nullable(),
  notifications: z
    .array(z.object({ id, reference: z.string(), from: party, summary: text4 }))
    .describe("whose windows and places meet the group's"),
});
export const watchWarningsSchema = z.object({
  warnings: z.array(seenWarningSchema).describe("those that stand now, and those that were called for"),
  groups: z.array(warningGroupSchema),
});
export const warningVersionsSchema = z.object({
  id: z.string(),
  versions: z.array(seenWarningSchema.omit({ id: true, versions: true, stands: true })).describe("oldest first"),
});
export const warningsInSchema = z.object({
  text: z.string().optional().describe("one text, of one message or many"),
  texts: z.array(z.string()).max(2000).optional(),
  source: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .default("not said")
    .describe("where it came from: an address, a feed, a desk"),
});
/** What was taken: `fresh` is false for what we had already. */
export const takenSchema = z.object({
  taken: z.array(
    z.object({
      id: z.string(),
      key: z.string().describe("digest of the text, or id of the event"),
      fresh: z.boolean(),
    }),
  ),
  faults: z
    .array(z.object({ at: z.string(), message: z.string() }))
    .describe("rows that could not be read; the others were taken"),
});
export const servedInSchema = z.object({
  source: z.string().trim().min(1).max(500).describe("as it was named when its texts were told"),
  keys: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hex"))
    .max(10_000)
    .describe("digests of all the texts that it serves now"),
});
export const servedSchema = z.object({
  gone: z.array(z.string()).describe("digests of texts that it served and, as was found now, serves no more"),
});
/** A machine that brings warnings and events. */
export const feedSchema = z.object({
  name: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  ended: z.object({ at: instant, by: z.string() }).nullable(),
});
export const feedMadeSchema = feedSchema.extend({ token: z.string().describe("shown this once") });
export const groupInSchema = z.object({
  warnings: z.array(z.string().max(200)).min(1).max(200).describe("names, or digests of texts: these into one group"),
  reason: z.string().trim().max(2000).optional(),
});
export const settleSchema = z.object({
  what: z.string().trim().min(1, "say what it was").max(2000),
  source: z.string().trim().min(1, "say by whose word").max(500),
});
export const eventsInSchema = z.object({
  events: z
    .array(z.looseObject({}))
    .max(2000)
    .describe(
      "time, timeUncertaintyS, lon, lat, placeUncertaintyKm, headingDeg, headingUncertaintyDeg, and id, kind, source",
    ),
  source: z.string().trim().max(500).optional().describe("for those that name none"),
  catalogue: z.boolean().default(false).describe("rows of a catalogue are history and never ring"),
});
/** One event, a list of them, or either with what is said of all. */
export const anyEventsSchema = z.union([
  z.string().describe("a table"),
  z.array(z.looseObject({})).max(2000),
  eventsInSchema,
  z.looseObject({ time: z.string() }),
]);
export const answerWord = z.enum(["announced", "announced-outside", "warned-only", "nothing-known"]);
export const candidateSchema = z.object({
  kind: z.enum(["notification", "warning", "group"]),
  id: z.string().describe("a reference, or the name of a warning or group"),
  item: id.nullable().describe("of a notification: its id"),
  by: party.nullable(),
  receivedAt: instant.nullable().describe("of a notification: when it was here; it may be after the event"),
  score: z.number().describe("share of such cases in which it was meant"),
  parts: z.object({
    time: z.object({ inside: z.boolean(), byS: z.number(), mayBeInside: z.boolean() }).nullable(),
    place: z
      .object({
        compared: z.enum(["launch-area", "area", "track", "impact-area"]),
        inside: z.boolean(),
        byKm: z.number(),
        mayBeInside: z.boolean(),
      })
      .nullable(),
    heading: z.object({ offDeg: z.number(), within: z.boolean() }).nullable(),
  }),
});
export const watchEventSchema = z.object({
  id: z.string(),
  time: instant,
  timeUncertaintyS: z.number(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  placeUncertaintyKm: z.number(),
  headingDeg: z.number().nullable(),
  headingUncertaintyDeg: z.number().nullable(),
  impact: lonLat.nullable(),
  kind: z.string().nullable().describe("a claim of its source"),
  source: z.string().nullable(),
  firstSeenAt: instant,
  by: z.string(),
  catalogue: z.boolean(),
  settled: z
    .object({ at: instant, by: z.string(), what: z.string(), source: z.string() })
    .nullable()
    .describe("what it was, by whose word"),
  rings: z.boolean().describe("no notification fits, and nobody has said what it was"),
  answer: answerWord,
  candidates: z.array(candidateSchema).describe("the likeliest first"),
  because: z.array(text4),
  map: z.lazy(() => mapSchema).describe("of the notification that fits best: its places"),
});

export type Reading = z.infer<typeof readingSchema>;
export type WatchedWarning = z.infer<typeof seenWarningSchema>;
export type WatchedGroup = z.infer<typeof warningGroupSchema>;
export type WatchWarnings = z.infer<typeof watchWarningsSchema>;
export type WarningVersions = z.infer<typeof warningVersionsSchema>;
export type WatchedEvent = z.infer<typeof watchEventSchema>;
export type WatchCandidate = z.infer<typeof candidateSchema>;
export type WarningsIn = z.input<typeof warningsInSchema>;
export type EventsIn = z.input<typeof eventsInSchema>;
export type ServedIn = z.input<typeof servedInSchema>;
export type Served = z.infer<typeof servedSchema>;
export type FeedShown = z.infer<typeof feedSchema>;
export type FeedMade = z.infer<typeof feedMadeSchema>;
export type Taken = z.infer<typeof takenSchema>;
