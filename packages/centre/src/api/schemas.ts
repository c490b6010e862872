/**
 * What the HTTP API of a centre says and takes, under `/api/v1`. The server checks by these, the OpenAPI document and
 * `docs/cli.md` are made from them, and the client is typed by them. All times are UTC instants, `2026-02-14T02:00:11.123Z`.
 */
import { fieldTypes, statusWords } from "@comity/regime";
import { z } from "zod";
import { alarmSchema } from "./alarm-schemas.ts";
import { checkSchema, questionSchema } from "./check-schemas.ts";
import { byHandSchema } from "./hand-schemas.ts";
import { id, instant, instantIn, party, text4 } from "./words.ts";

export type { Alarm } from "./alarm-schemas.ts";
export { alarmSchema, checkSchema, id, instant, instantIn, party, questionSchema, text4 };

const fields = z.record(z.string(), z.unknown()).describe("values by field name, as the regime's type asks");

export const filingWord = z.enum(["on-time", "late", "not-required", "cannot-tell"]);

export const routedSchema = z.object({
  desk: z.string(),
  title: text4,
  mustRead: z.boolean().describe("the item stays open until this desk has read it"),
  routedAt: instant,
  dueAt: instant.nullable().describe("our own standing order: by when the desk must have read it"),
  readAt: instant.nullable(),
  readBy: z.string().nullable(),
});

export const addresseeSchema = z.object({
  receivedAt: instant.nullable().describe("the peer's signed receipt: from this moment the item counts as provided"),
  refused: z.string().nullable().describe("the peer's one line, if its centre refused the envelope"),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedByHand: z.boolean().describe("known from an entry by hand, not from a signed acknowledgement"),
  givenByHandAt: instant
    .nullable()
    .describe("given out of band, by evidence of our own; it counts as provided from then, without a signed receipt"),
  filing: filingWord.nullable(),
  leadTimeHours: z.number().nullable(),
});

/** One notification, follow-up or correction, as `inbox`, `sent` and `due` list it. */
export const entrySchema = z.object({
  id,
  reference: z.string().describe("the sender's running number, such as US-2026-0042"),
  kind: z.enum(["notification", "follow-up", "correction"]),
  regime: z.string(),
  regimeTitle: text4,
  type: z
    .string()
    .describe(
      "the regime's word: launch; launched, postponed, cancelled; for a correction, the type of what it corrects",
    ),
  typeTitle: text4,
  from: party,
  to: z.array(party),
  about: id.nullable().describe("the item that a follow-up or correction speaks of"),
  aboutReference: z.string().nullable(),
  fields,
  effectiveFields: fields.describe("a notification's fields after corrections and postponements"),
  summary: text4,
  composedAt: instant,
  sentAt: instant.nullable().describe("null: not released yet"),
  receivedAt: instant
    .nullable()
    .describe("when it was durable here; for our own items, when the last addressee had it, or null"),
  leadTimeHours: z.number().nullable().describe("hours from receivedAt to the moment that the rule counts to"),
  filing: filingWord,
  filingBecause: z.string().nullable(),
  lateByHours: z.number().nullable(),
  acknowledgedAt: instant
    .nullable()
    .describe("by our watch officer; for our own items, by the last addressee, or null"),
  acknowledgedBy: z.string().nullable(),
  byHand: byHandSchema
    .nullable()
    .describe("it was entered by hand and is no signed envelope; null for all that came over the wire"),
  told: z.array(party).describe("parties of the regime that were told, besides the sender"),
  notTold: z.array(party).describe("parties of the regime that were not told"),
  routed: z.array(routedSchema),
  addressees: z
    .record(party, addresseeSchema)
    .describe("for each addressee, what we know of delivery and acknowledgement"),
  outcome: z
    .string()
    .nullable()
    .describe("the follow-up that stands last: launched, postponed, cancelled; null: none yet"),
  correctedBy: id.nullable(),
  open: z.boolean().describe("something about it still waits: acknowledgement, routing, the warning desk, a follow-up"),
  clause: z.string(),
});

export const dutyWord = z.enum(["release", "acknowledge", "route", "read", "follow-up", "deliver", "reply", "declare"]);

/** One thing owed, with the item that it is about. Ours have `owedBy` = this centre's party. */
export const dueSchema = entrySchema.extend({
  id: z.string().describe("of the item or the paper; of a declaration, regime/type/first day of its period"),
  kind: z.enum(["notification", "follow-up", "correction", "paper", "declaration"]),
  duty: dutyWord,
  owedBy: party,
  owedTo: z.array(party),
  desk: z.string().nullable().describe("for the duty `read`: which desk"),
  dueAt: instant.nullable().describe("null: no time is set, or none that a text confirms"),
  dueState: z.enum(["late", "soon", "later", "no-time"]),
  dutyClause: z
    .string()
    .nullable()
    .describe("null: our own standing order; of a reply, that who tabled the paper asks for it"),
  dutyText: text4.describe("one line: what to do"),
  verified: z.enum(["text", "secondary", "unverified"]),
});

/** An unreleased item. `state`: kept while it fails a check, then waits for the second officer, then is sent. */
export const draftSchema = z.object({
  id,
  reference: z.string(),
  kind: z.enum(["notification", "follow-up", "correction"]),
  regime: z.string(),
  type: z.string(),
  about: id.nullable(),
  aboutReference: z.string().nullable(),
  reason: z.string().nullable(),
  to: z.array(party),
  fields: z.unknown(),
  language: z.string(),
  late: z.boolean().describe("the officer sends it although the lead time is too short"),
  state: z.enum(["draft", "awaiting-release", "sent", "discarded"]),
  composedBy: z.string(),
  composedAt: instant,
  releasedBy: z.string().nullable(),
  returned: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  checks: z.array(checkSchema),
  questions: z.array(questionSchema).describe("once it has left: those that were answered"),
  canSend: z.boolean(),
  text: text4.nullable().describe("renderings of the fields as they stand; null while they cannot be read"),
  /** For the globe: places of the fields, rings already made (circles as polygons), and the track from launch to impact. */
  map: z.lazy(() => mapSchema),
});

const latLon = z.object({ lat: z.number(), lon: z.number() });
export const mapSchema = z.object({
  places: z.array(
    z.object({
      field: z.string(),
      label: text4,
      name: text4.describe("the place in words and coordinates"),
      shape: z.enum(["point", "circle", "polygon", "named"]),
      ring: z
        .array(latLon)
        .describe("boundary, first point not repeated; one point for a point; empty for a name alone"),
    }),
  ),
  tracks: z
    .array(
      z.object({
        from: latLon,
        to: latLon,
        km: z.number().describe("geodesic length"),
        bearing: z.number().describe("initial heading in degrees from true north"),
      }),
    )
    .describe("the shortest line between what was given; never a flight path"),
});

export const composeSchema = z.object({
  kind: z.enum(["notification", "follow-up", "correction"]).default("notification"),
  regime: z.string().optional().describe("needed for a notification; else taken from the item that it is about"),
  type: z.string().optional().describe("needed for a notification and a follow-up"),
  about: z.string().optional().describe("id or reference of the item that a follow-up or correction speaks of"),
  reason: z.string().max(2000).optional().describe("needed for a correction"),
  to: z.array(party).optional().describe("addressees; absent: all other parties of the regime"),
  fields: z.unknown(),
  language: z.string().optional().describe("the authentic text's language; absent: the sender's"),
  late: z.boolean().default(false),
  submit: z
    .boolean()
    .default(true)
    .describe("send it to the second officer if its checks pass; false: only keep the draft"),
});

export const draftEditSchema = composeSchema
  .pick({ to: true, fields: true, reason: true, language: true })
  .partial()
  .extend({
    late: z.boolean().optional(),
    submit: z.boolean().default(false),
  });

/** Facts about a form before there is a draft: checks, renderings and map of what has been typed so far. */
export const previewSchema = draftSchema
  .pick({ checks: true, questions: true, canSend: true, text: true, map: true })
  .extend({
    mustBeReceivedBy: instant.nullable(),
  });

export const messageSchema = entrySchema.extend({
  text: text4,
  authentic: z.string().describe("the language whose text is authentic"),
  receipts: z.record(party, z.object({ receivedAt: instant, envelope: z.string().describe("the signed receipt") })),
  envelope: z.string().describe("the exact line that was signed"),
  envelopeId: z.string(),
  stream: z.string().describe("such as US>CN,FR,GB,RU"),
  sequence: z.number().int(),
  previous: z.string().nullable(),
  missing: z.array(z.number().int()).describe("sequence numbers of the same stream that we do not hold"),
  keys: z.array(z.object({ id: z.string(), algorithm: z.string() })),
  recordIndex: z.number().int().nullable().describe("its leaf in our own record"),
  regimeDigest: z.string(),
  regimeDigestHere: z.string().nullable().describe("differs: the sender wrote under another edition of the file"),
  officers: z.object({ composed: z.string(), released: z.string() }),
  reason: z.string().nullable(),
  thread: z.array(
    z.object({
      kind: z.enum(["notification", "follow-up", "correction", "acknowledgement"]),
      id: z.string().nullable(),
      reference: z.string().nullable(),
      type: z.string().nullable(),
      from: party,
      at: instant,
      officer: z.string().nullable(),
    }),
  ),
  acknowledge: z.object({ dueAt: instant, clause: z.string() }).nullable(),
  followUp: z.object({ dueAt: instant.nullable(), clause: z.string(), oneOf: z.array(z.string()) }).nullable(),
  rule: z.object({ clause: z.string(), leadTime: z.string().nullable(), line: z.number().int() }),
  map: mapSchema,
});

export const officerSchema = z.object({ name: z.string(), role: z.string(), desk: z.string().nullable() });
export const centreSchema = z.object({
  party,
  name: text4,
  purpose: z.enum(["live", "drill"]),
  record: z.string(),
  note: text4.nullable().describe("a plain line under the mode, such as what a replay is made of"),
  now: instant,
  officer: officerSchema,
  desks: z.array(
    z.object({ id: z.string(), title: text4, mustRead: z.boolean(), readWithinMinutes: z.number().nullable() }),
  ),
  peers: z.array(
    z.object({
      party,
      connected: z.boolean(),
      since: instant.nullable().describe("of the present state"),
      waiting: z.number().int().describe("envelopes not receipted yet"),
      oldestWaitingAt: instant.nullable(),
    }),
  ),
  watch: z
    .object({ officer: z.string(), since: instant, until: instant.nullable(), from: z.string().nullable() })
    .nullable()
    .describe("who has the watch, until when by the plan; null: nobody has taken it"),
  nextWatch: z.object({ officer: z.string(), from: instant, until: instant }).nullable().describe("by the plan"),
  seats: z
    .array(z.object({ party, name: text4, officers: z.array(officerSchema) }))
    .describe("empty unless five centres run on one machine"),
  recordSize: z.number().int(),
  checkpoint: z.string().nullable(),
});

const fieldShape = {
  name: z.string(),
  label: text4,
  hint: text4.nullable(),
  clause: z.string(),
  optional: z.boolean(),
  many: z.boolean(),
  verified: z.enum(["text", "secondary", "unverified"]),
  type: z.enum(fieldTypes),
  unit: z.string().nullable(),
  choices: z.array(z.object({ value: z.string(), label: text4 })),
  shapes: z.array(z.string()),
  atMost: z.string().nullable(),
};
export interface FormField extends z.infer<z.ZodObject<typeof fieldShape>> {
  fields: FormField[];
}
export const formFieldSchema: z.ZodType<FormField> = z.lazy(() =>
  z.object({ ...fieldShape, fields: z.array(formFieldSchema) }),
);

export const regimeSchema = z.object({
  id: z.string(),
  digest: z.string(),
  title: text4,
  about: text4.nullable(),
  kind: z.string(),
  parties: z.array(party),
  standing: z.record(party, z.string()),
  sources: z.array(z.object({ title: z.string(), url: z.string().nullable(), read: z.string() })),
  notFound: z.array(text4),
  file: z.string().describe("the regime file's text"),
  notifications: z.array(
    z.object({
      name: z.string(),
      title: text4,
      clause: z.string(),
      line: z.number().int(),
      leadTime: z.object({ atLeast: z.string().nullable(), before: z.string(), clause: z.string() }).nullable(),
      acknowledgeWithin: z.object({ within: z.string(), clause: z.string() }).nullable(),
      fields: z.array(formFieldSchema),
      followUps: z.array(
        z.object({
          name: z.string(),
          title: text4,
          clause: z.string(),
          closes: z.boolean(),
          fields: z.array(formFieldSchema),
        }),
      ),
    }),
  ),
});

/** One regime file of the library, in short. */
export const libraryEntrySchema = z.object({
  id: z.string().describe("the name of its file"),
  title: text4.describe("of a file with faults: its name"),
  kind: z.string().nullable().describe("null: the file has faults"),
  parties: z.array(party),
  digest: z.string().describe("SHA-256 of the file, hex"),
  standing: z
    .object({
      status: z.enum([...statusWords, "each"]),
      since: z.string().nullable().describe("first day, UTC"),
    })
    .nullable()
    .describe(
      "of the instrument as a whole, today; disputed: the parties' views differ; each: its duties came one by one; null: the file has faults",
    ),
  runs: z.boolean().describe("this centre carries it out"),
  faults: z.number().int().describe("how many the reader found"),
});
export const libraryFileSchema = z.object({ id: z.string(), file: z.string().describe("the regime file's text") });

/** A file that is given out as it stands. */
export const givenFileSchema = z.object({
  name: z.string(),
  bytes: z.number().int(),
  digest: z.string().describe("SHA-256 of the file, hex; `?digest=` in its address lets it be kept"),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe("what was wrong and what to do next"),
  clause: z.string().optional(),
  faults: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  draft: draftSchema.optional(),
});

export const refusalSchema = z.object({ at: instant, peer: z.string(), line: z.string(), detail: z.string() });
/** Something changed; ask again for what you show. `position` is the journal's last entry. */
export const changeSchema = z.object({ position: z.number().int(), at: instant, ring: z.boolean() });

export type Text4 = z.infer<typeof text4>;
export type Check = z.infer<typeof checkSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type Due = z.infer<typeof dueSchema>;
export type Draft = z.infer<typeof draftSchema>;
export type Compose = z.input<typeof composeSchema>;
export type DraftEdit = z.input<typeof draftEditSchema>;
export type Preview = z.infer<typeof previewSchema>;
export type MessageDetail = z.infer<typeof messageSchema>;
export type CentreInfo = z.infer<typeof centreSchema>;
export type RegimeInfo = z.infer<typeof regimeSchema>;
export type LibraryEntry = z.infer<typeof libraryEntrySchema>;
export type LibraryFile = z.infer<typeof libraryFileSchema>;
export type GivenFile = z.infer<typeof givenFileSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Change = z.infer<typeof changeSchema>;
export type MapInfo = z.infer<typeof mapSchema>;
