/** The five centres that `up` runs: names, officers and desks are data (`five.json`), and invented. */
import { deskSchema, officerPostSchema, text4 } from "@comity/centre";
import { partySchema } from "@comity/wire";
import { z } from "zod";
import five from "../five.json" with { type: "json" };

const fiveSchema = z.object({
  record: z.string(),
  first: partySchema.describe("whose watch officer gets the link that is printed"),
  routeWithinMinutes: z.number().int(),
  desks: z.array(deskSchema),
  centres: z.array(z.object({ party: partySchema, name: text4, officers: z.array(officerPostSchema) })),
  replay: z.object({ record: z.string(), note: text4 }),
});
export type Five = z.infer<typeof fiveSchema>;

export const readFive = (): Five => fiveSchema.parse(five);
