/** `comity feed`: tokens by which machines bring warnings and events to a centre, and do nothing else. */
import { writeWhole } from "@comity/centre";
import type { z } from "zod";
import { type Access, type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import type { feedAnswerSchema } from "../warnings-shapes.ts";

export interface MakeFeedOptions extends SeatOptions {
  readonly write?: string;
}
type Shape = z.infer<typeof feedAnswerSchema>;

/** The token goes into a file of its own, or is printed: the centre does not show it again. */
export async function makeFeed(name: string, o: MakeFeedOptions, io: Io): Promise<ExitCode> {
  const { client, party, url } = await takeSeat(io, o);
  const { token, ...feed } = await client.makeFeed(name);
  const access: Access = {
    centres: { [party]: { url, officers: [{ name: `feed ${name}`, role: "feed", token, desk: null }] } },
  };
  if (o.write === undefined) io.print(o.json ? json(access) : token);
  else {
    try {
      writeWhole(o.write, `${json(access)}\n`, 0o600);
    } catch (e) {
      throw new Stop(
        3,
        `${o.write} cannot be written: ${(e as Error).message}. End the feed "${name}" and make another`,
      );
    }
    io.print(o.json ? json([feed] satisfies Shape) : `${name}: written to ${o.write}`);
    io.say(`comity watch ingest SOURCE --access ${o.write} --as ${party}`);
  }
  return 0;
}

export async function listFeeds(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const feeds: Shape = await client.feeds();
  const rows = feeds.map((f) => [
    f.name,
    `${f.madeBy}, ${f.madeAt}`,
    f.ended === null ? "good" : `ended by ${f.ended.by}, ${f.ended.at}`,
  ]);
  io.print(o.json ? json(feeds) : table(["Feed", "Made by", "Token"], rows, io.columns, 1));
  return 0;
}

export async function endFeed(name: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const feed = await client.endFeed(name);
  io.print(o.json ? json([feed] satisfies Shape) : `${name}: its token is good no longer`);
  return 0;
}
