/** `comity watch regroup`: an officer puts warnings of a centre together otherwise than their texts suggest. */
import type { z } from "zod";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json } from "../io.ts";
import type { regroupedSchema } from "../warnings-shapes.ts";

export interface RegroupOptions extends SeatOptions {
  readonly reason?: string;
}

/** @param warnings names, or digests of texts: several into one group, one alone apart */
export async function regroup(warnings: readonly string[], o: RegroupOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { groups } = await client.group(warnings, o.reason);
  const made = groups.filter((g) => g.byHand !== null && g.warnings.some((w) => warnings.includes(w)));
  const shape: z.infer<typeof regroupedSchema> = made.map((g) => ({
    id: g.id,
    warnings: g.warnings,
    byHand: g.byHand,
  }));
  if (o.json) io.print(json(shape));
  else
    for (const g of shape) {
      const by = g.byHand === null ? "" : `, by ${g.byHand.officer}, ${g.byHand.at}`;
      const why = g.byHand?.reason ? `: ${g.byHand.reason}` : "";
      io.print(`${g.warnings.join(", ")}${by}${why}`);
    }
  return 0;
}
