/** What `comity watch ingest --json` prints: one line for each file or answer. `docs/cli.md` is made from this. */
import { z } from "zod";

export const ingestedSchema = z.object({
  source: z.string().describe("a file, an address, or standard input"),
  messages: z.number().int().describe("how many were found in it"),
  fresh: z.array(z.object({ id: z.string(), sha256: z.string() })).describe("texts that were not in the archive yet"),
  gone: z.array(z.string()).describe("digests of texts that an address served before and serves no more; they stay"),
  unchanged: z.boolean().describe("an address that says so"),
  fault: z.string().nullable(),
});
