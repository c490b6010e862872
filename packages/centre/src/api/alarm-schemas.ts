/** What the API says of an alarm. */
import { z } from "zod";
import { id, instant, party, text4 } from "./words.ts";

export const alarmSchema = z.object({
  id: z.string(),
  kind: z.enum([
    "overdue",
    "unacknowledged",
    "unread",
    "line-down",
    "gap",
    "equivocation",
    "refused",
    "unannounced",
    "line-call",
    "line-call-escalated",
    "line-unanswered",
    "line-stopped",
    "line-change",
    "paper-missing",
    "file-refused",
    "file-mismatch",
    "proof",
  ]),
  message: text4,
  action: text4.describe("what to do"),
  item: id.nullable(),
  reference: z.string().nullable(),
  party: party.nullable(),
  event: z.string().nullable().describe("of an event that no notification fits: its id"),
  line: z.string().nullable().describe("of a crisis line: its id"),
  call: z.string().nullable().describe("of a call that waits: its id"),
  since: instant,
  takenBy: z.string().nullable(),
  takenAt: instant.nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;
