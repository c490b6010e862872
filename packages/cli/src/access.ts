/** The file that `up --access FILE` writes: where each centre is, and its officers' tokens. Mode 0600. */
import { type Client, connect } from "@comity/centre/client";
import { z } from "zod";
import { readJson } from "./input.ts";
import { type Io, Stop } from "./io.ts";

/** As a centre has them; said again here, so that a command need not load a centre. */
const roles = ["watch-officer", "releasing-officer", "desk", "linguist", "supervisor", "auditor", "feed"] as const;

export const accessSchema = z.object({
  centres: z.record(
    z.string().describe("party"),
    z.object({
      url: z.string(),
      officers: z.array(
        z.object({
          name: z.string(),
          role: z.enum(roles),
          token: z.string(),
          desk: z.string().nullable().describe("for the role desk: which"),
        }),
      ),
    }),
  ),
});
export type Access = z.infer<typeof accessSchema>;
type Officer = Access["centres"][string]["officers"][number];

export interface SeatOptions {
  readonly access?: string;
  readonly as?: string;
  readonly officer?: string;
  readonly json?: boolean;
}
/** Who is needed when nobody is named. */
export interface Post {
  readonly role: Officer["role"];
  /** Who will do where there is none such. */
  readonly or?: Officer["role"];
  readonly desk?: string;
}
export interface Seat {
  readonly client: Client;
  readonly party: string;
  readonly url: string;
  readonly officer: Officer;
}

export async function takeSeat(io: Io, o: SeatOptions, post: Post = { role: "watch-officer" }): Promise<Seat> {
  if (o.access === undefined)
    throw new Stop(2, "say where the centres are: --access FILE, as written by `comity up --access FILE`");
  const read = accessSchema.safeParse(await readJson(io, o.access));
  if (!read.success) throw new Stop(2, `${o.access} is not what \`comity up --access FILE\` writes`);
  const { centres } = read.data;
  const known = Object.keys(centres).join(", ");
  if (o.as === undefined) throw new Stop(2, `say whose centre: --as PARTY, one of ${known}`);
  const centre = centres[o.as.toUpperCase()];
  if (centre === undefined) throw new Stop(2, `there is no centre of "${o.as}" in ${o.access}; there are ${known}`);
  const officer = pick(centre.officers, o.officer, post);
  if (officer === undefined) {
    const names = centre.officers.map((f) => `${f.name} (${f.desk === null ? f.role : `desk ${f.desk}`})`).join(", ");
    const wanted = o.officer ?? (post.desk === undefined ? post.role : `officer at the desk "${post.desk}"`);
    throw new Stop(2, `${o.as.toUpperCase()} has no ${wanted}; it has ${names}`);
  }
  return {
    client: connect({ url: centre.url, token: officer.token }),
    party: o.as.toUpperCase(),
    url: centre.url,
    officer,
  };
}

function pick(officers: readonly Officer[], named: string | undefined, post: Post): Officer | undefined {
  if (named === undefined)
    return (
      officers.find((f) => f.role === post.role && (post.desk === undefined || f.desk === post.desk)) ??
      officers.find((f) => f.role === post.or)
    );
  return officers.find((f) => f.name.toLowerCase() === named.toLowerCase()) ?? officers.find((f) => f.role === named);
}
