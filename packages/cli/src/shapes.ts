/** What the commands print with `--json`, beyond what the API says already. `docs/cli.md` is made from these. */
import { checkSchema, draftSchema } from "@comity/centre";
import { z } from "zod";

export const draftAnswerSchema = draftSchema.pick({ id: true, reference: true, state: true }).extend({
  checks: z.array(checkSchema.extend({ message: z.string().describe("in English") })),
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
