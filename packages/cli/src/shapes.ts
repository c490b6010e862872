/** What the commands print with `--json`, beyond what the API says already. `docs/cli.md` is made from these. */
import { checkSchema, draftSchema, questionSchema } from "@comity/centre";
import { statusWords } from "@comity/regime";
import { z } from "zod";

export const draftAnswerSchema = draftSchema.pick({ id: true, reference: true, state: true }).extend({
  checks: z.array(checkSchema.extend({ message: z.string().describe("in English") })),
  questions: z
    .array(questionSchema.extend({ message: z.string().describe("in English") }))
    .describe("what should be asked before it leaves; none keeps it back"),
});

export const regimeFaultSchema = z.object({
  file: z.string(),
  line: z.number().int().describe("counts from 1"),
  column: z.number().int().describe("counts from 1"),
  message: z.string(),
  expected: z.string().nullable(),
  nearest: z.string().nullable().describe("the nearest right word"),
});

export const upAnswerSchema = z.object({
  open: z.string().describe("a link that signs the first watch officer in, once"),
  data: z.string().describe("the folder that holds it all"),
  centres: z.record(
    z.string().describe("party"),
    z.object({ url: z.string(), pid: z.number().int().describe("its process, as first started") }),
  ),
  replay: z
    .object({ played: z.number().int(), skipped: z.array(z.object({ launch: z.string(), because: z.string() })) })
    .nullable()
    .describe("with --replay: how many launches of the public record stand in the journals"),
});

const sourceShape = z.object({
  title: z.string(),
  url: z.string().nullable(),
  read: z.enum(["in-source", "second-hand"]),
});
const status = z.enum(statusWords);
const actSchema = z.object({ on: z.string(), event: z.string(), source: sourceShape.nullable() });
const standingSchema = z.object({
  duty: z.string().describe("the rule's name"),
  family: z.string(),
  title: z.string(),
  clause: z.string(),
  status,
  views: z.array(
    z.object({
      by: z.string().describe("party, or all"),
      status,
      since: z.string().nullable(),
      source: sourceShape.nullable(),
      note: z.string().nullable(),
    }),
  ),
  alsoUnder: z.array(
    z.object({ regime: z.string(), duty: z.string(), status: z.string(), note: z.string().nullable() }),
  ),
  because: z
    .array(actSchema.extend({ by: z.array(z.string()).nullable(), note: z.string().nullable() }))
    .describe("the acts that it rests on"),
});
export const standingAnswerSchema = z.object({
  regime: z.string(),
  on: z.string(),
  parties: z.record(
    z.string().describe("party"),
    z.object({
      membership: z.object({
        state: z.string().describe("such as signed, party, ended; disputed where the views differ"),
        since: z.string().nullable(),
        leavesOn: z.string().nullable(),
        acts: z.array(actSchema),
        views: z.array(
          z.object({ by: z.string().describe("party, or all"), state: z.string(), since: z.string().nullable() }),
        ),
      }),
      standing: z.array(standingSchema),
    }),
  ),
});
export const dutyRowSchema = z.object({
  duty: z.string().describe("a rule, or a part of one such as launch.acknowledge"),
  family: z.string(),
  title: z.string(),
  clause: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  dueAt: z.string().nullable().describe("UTC; null where there is no number"),
  state: z.enum(["met", "late", "due", "not-required", "watched"]),
  because: z.string().describe("in English"),
  verified: z.enum(["text", "secondary", "unverified"]),
  about: z.string().nullable().describe("the id of the record that it is about"),
});
export const differenceSchema = z.object({
  path: z.string().describe("such as limits.warheads.atMost"),
  a: z.unknown(),
  b: z.unknown(),
});
export const caseAnswerSchema = z.object({
  case: z.string(),
  line: z.number().int(),
  differs: z.array(z.string()).describe("what is otherwise than it expects; empty when it stands"),
});
