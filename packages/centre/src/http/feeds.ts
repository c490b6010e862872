/** The routes for feeds: an officer makes, lists and ends the tokens by which machines bring warnings and events. */
import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { feedMadeSchema, feedSchema } from "../api/watch-schemas.ts";
import type { Act } from "../core/acts.ts";
import { answers, created, halts } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { HttpOptions } from "./service.ts";

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "small letters, digits and hyphens, 40 at most")
  .describe("what it is called in all that it brings");

export function feedRoutes(app: App, { service, random }: Pick<HttpOptions, "service" | "random">): void {
  async function done(request: FastifyRequest, act: Act): Promise<void> {
    const answer = await service.act(officerOf(request), act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
  }
  const shown = (of: string) => {
    const feed = service.feeds().find((f) => f.name === of);
    if (feed === undefined) throw new Trouble("not-found", `there is no feed "${of}"`);
    return feed;
  };

  app.get(
    "/api/v1/feeds",
    {
      schema: {
        operationId: "feeds",
        tags: ["views"],
        summary: "Machines that may bring warnings and events, and those that no longer may.",
        response: answers(z.array(feedSchema)),
      },
    },
    async () => [...service.feeds()],
  );
  app.post(
    "/api/v1/feeds",
    {
      schema: {
        operationId: "makeFeed",
        tags: ["acts"],
        summary:
          "Make a token for a machine. It may post warnings and events and do nothing else, until somebody ends it. It is shown this once.",
        body: z.object({ name }),
        response: { ...created(feedMadeSchema, "the token is good from now on"), ...halts },
      },
    },
    async (request, reply) => {
      const token = Buffer.from(random(32)).toString("base64url");
      const tokenHash = createHash("sha256").update(token).digest("hex");
      await done(request, { do: "make-feed", name: request.body.name, tokenHash });
      return reply.code(201).send({ ...shown(request.body.name), token });
    },
  );
  app.post(
    "/api/v1/feeds/:name/end",
    {
      schema: {
        operationId: "endFeed",
        tags: ["acts"],
        summary: "Its token is good no longer. What it brought stays.",
        params: z.object({ name: z.string().min(1).max(100) }),
        response: { ...answers(feedSchema), ...halts },
      },
    },
    async (request) => {
      await done(request, { do: "end-feed", name: request.params.name });
      return shown(request.params.name);
    },
  );
}
