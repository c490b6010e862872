/** Changing seats between the centres of one `comity up`: a link that opens another seat, good once and for a minute. */
import { z } from "zod";
import type { CentreInfo, Text4 } from "../api/schemas.ts";
import type { Officer } from "../core/env.ts";
import { answers } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { isLoopback } from "./origins.ts";
import { Trouble } from "./problems.ts";
import type { HttpOptions, OtherCentre } from "./service.ts";
import { formatTicket, newTicket } from "./tickets.ts";

export const seatTicketSchema = z.object({ url: z.string() });
const seatSchema = z.object({
  party: z.string().regex(/^[A-Z]{2}$/, "a party is two capital letters (ISO 3166-1)"),
  officer: z.string().max(200).optional().describe("absent: the centre's first watch officer"),
});

/** Our own centre among the others, by party; none without `seats`. */
export function seatList(
  options: HttpOptions,
  officers: readonly Officer[],
  name: Text4,
  url: string,
): readonly OtherCentre[] {
  if (options.seats === undefined) return [];
  const party = options.service.env.me;
  const others = options.seats.others().filter((o) => o.party !== party);
  return [...others, { party, name, url, officers }].sort((a, b) => (a.party < b.party ? -1 : 1));
}

export const seatsShown = (list: readonly OtherCentre[]): CentreInfo["seats"] =>
  list.map(({ party, name, officers }) => ({
    party,
    name,
    officers: officers.map((o) => ({ name: o.name, role: o.role, desk: o.desk })),
  }));

export function seatRoutes(app: App, options: HttpOptions, list: (own: Text4) => readonly OtherCentre[]): void {
  const { seats } = options;
  app.post(
    "/api/v1/seat",
    {
      schema: {
        operationId: "seat",
        tags: ["sign-in"],
        summary:
          "Only where several centres run on one machine: a link that opens another seat, good once and for a minute.",
        body: seatSchema,
        response: answers(seatTicketSchema),
      },
    },
    async (request) => {
      if (seats === undefined) throw new Trouble("not-found", "this centre runs alone: there is no other seat to take");
      const centres = list(options.service.centreInfo(officerOf(request)).name);
      const centre = centres.find((c) => c.party === request.body.party);
      if (centre === undefined) {
        throw new Trouble(
          "not-found",
          `no centre of ${request.body.party} runs here; there are ${centres.map((c) => c.party).join(", ")}`,
        );
      }
      const asked = request.body.officer;
      const officer =
        asked === undefined
          ? (centre.officers.find((o) => o.role === "watch-officer") ?? centre.officers[0])
          : centre.officers.find((o) => o.name === asked);
      if (officer === undefined) {
        throw new Trouble(
          "not-found",
          `${centre.party} has no officer "${asked ?? ""}"; there are ${centre.officers.map((o) => o.name).join(", ")}`,
        );
      }
      const ticket = newTicket({ party: centre.party, officer: officer.name }, options.now(), options.random);
      const url = new URL("/enter", sameName(centre.url, request.hostname));
      url.searchParams.set("ticket", formatTicket(ticket, seats.key));
      return { url: url.href };
    },
  );
}

/**
 * Whoever came by `localhost` stays there: for a browser `localhost` and `127.0.0.1` are two sites, and a cookie set on the
 * way from one to the other is withheld from the first page.
 */
function sameName(url: string, hostname: string): URL {
  const to = new URL(url);
  if (isLoopback(hostname) && isLoopback(to.hostname)) to.hostname = hostname;
  return to;
}
