/** What `talks` prints with `--json`. `docs/cli.md` is made from these. */
import { type Channel, hasHappened, statusOn, type TalkEvent, type TalkSource, type Waiting } from "@comity/talks";
import { z } from "zod";

const source = z.object({
  title: z.string(),
  url: z.string().nullable(),
  published: z.string().nullable().describe("as the record writes it, such as 2024-03; null: the record has no day"),
  read: z.enum(["source", "second-hand"]),
});
const row = z.object({ file: z.string(), line: z.number().int(), id: z.string() });
const day = z.string().describe("a day or a month, as the record writes it");

export const talkWaitingSchema = z.object({
  kind: z.enum(["proposal", "statement"]),
  from: z.string().describe("whose proposal it is, ISO 3166-1"),
  to: z.string().describe("who owes the reply; one entry for each"),
  topic: z.string(),
  since: z.string().describe("the day from which it waits for certain"),
  date: day,
  waitingDays: z.number().int().describe("`--on` less `since`"),
  source,
  note: z.string(),
  row,
});

const channel = z.object({
  name: z.string(),
  parties: z.array(z.string()),
  state: z.enum(["open", "frozen", "never", "unknown"]).describe("never: proposed, and not set up"),
  by: z.string().nullable().describe("who froze it, or proposed it"),
  since: day.nullable(),
  source,
  note: z.string(),
  rows: z.array(row).describe("all that it rests on, oldest first"),
});

const event = z.object({
  id: z.string(),
  date: day,
  endDate: day.nullable(),
  kind: z.string(),
  parties: z.array(z.string()),
  level: z.string(),
  heads: z.array(z.object({ party: z.string().nullable(), name: z.string(), office: z.string().nullable() })),
  place: z.string(),
  topic: z.string(),
  outcome: z.string(),
  status: z.string().describe("as of the source's day; announced where the day lies ahead of `--on`"),
  ahead: z.boolean().describe("not yet over on that day"),
  source,
  note: z.string(),
  row,
});

export const talksAnswerSchema = z.object({
  on: z.string(),
  between: z.array(z.string()).describe("empty: all"),
  channels: z.array(channel),
  events: z.array(event).describe("what was known by then, in the order of time, with what was announced"),
  upcoming: z.array(event).describe("of these, what was to come"),
  waiting: z.array(talkWaitingSchema),
});

const sourceShape = (s: TalkSource): z.input<typeof source> => ({
  title: s.title,
  url: s.url === "" ? null : s.url,
  published: s.published?.text ?? null,
  read: s.read,
});

export const waitingShape = (w: Waiting): z.input<typeof talkWaitingSchema> => ({
  ...w,
  date: w.date.text,
  source: sourceShape(w.source),
});

export const channelShape = (c: Channel): z.input<typeof channel> => ({
  name: c.name,
  parties: [...c.parties],
  state: c.state,
  by: c.by,
  since: c.since?.text ?? null,
  source: sourceShape(c.source),
  note: c.note,
  rows: c.rows.map((r) => ({ ...r })),
});

export const eventShape = (e: TalkEvent, on: string): z.input<typeof event> => ({
  id: e.id,
  date: e.date.text,
  endDate: e.endDate?.text ?? null,
  kind: e.kind,
  parties: [...e.parties],
  level: e.level,
  heads: e.heads.map((h) => ({ party: h.party ?? null, name: h.name, office: h.office ?? null })),
  place: e.place,
  topic: e.topic,
  outcome: e.outcome,
  status: statusOn(e, on),
  ahead: !hasHappened(e, on),
  source: sourceShape(e.source),
  note: e.note,
  row: { ...e.row, id: e.id },
});
