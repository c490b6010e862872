/** The routes of the parties' keys: how each stands, and what a releasing officer changes of ours. */
import type { Instant } from "@comity/wire";
import { z } from "zod";
import {
  keySchema,
  madeKeySchema,
  makeKeyInSchema,
  replaceKeyInSchema,
  statementInSchema,
} from "../api/key-schemas.ts";
import type { Act } from "../core/act.ts";
import type { Officer } from "../core/env.ts";
import { answers, halts } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

export function keyRoutes(app: App, service: CentreService): void {
  const keys = z.array(keySchema);
  const done = async (officer: Officer, act: Act) => {
    const answer = await service.act(officer, act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return [...service.keys()];
  };
  app.get(
    "/api/v1/keys",
    {
      schema: {
        operationId: "keys",
        tags: ["views"],
        summary: "The parties' public keys: which are good, which were replaced or revoked, since when and why.",
        response: answers(keys),
      },
    },
    async () => [...service.keys()],
  );
  app.post(
    "/api/v1/keys/replace",
    {
      schema: {
        operationId: "replaceKey",
        tags: ["acts"],
        summary:
          "Make a new key of ours and tell all others that it takes the old one's place, or that the old one is revoked.",
        body: replaceKeyInSchema,
        response: { ...answers(keys), ...halts },
      },
    },
    async (request) => {
      const { use, does, from, reason } = request.body;
      return done(officerOf(request), { do: "replace-key", use, does, from: from as Instant | undefined, reason });
    },
  );
  app.post(
    "/api/v1/keys/make",
    {
      schema: {
        operationId: "makeKey",
        tags: ["acts"],
        summary: "Make a new key and keep it here; it is good for nothing until a statement names it.",
        body: makeKeyInSchema,
        response: { ...answers(madeKeySchema), ...halts },
      },
    },
    async (request) => {
      if (officerOf(request).role !== "releasing-officer")
        throw new Trouble("forbidden", "a releasing officer changes the centre's keys");
      const made = service.makeKey(request.body.use);
      if (made === undefined) throw new Trouble("wrong-state", "this centre has nowhere to keep a new key");
      return made;
    },
  );
  app.post(
    "/api/v1/keys/statement",
    {
      schema: {
        operationId: "changeKey",
        tags: ["acts"],
        summary: "Hand in a statement on a key of ours that was signed away from the network, with the recovery key.",
        body: statementInSchema,
        response: { ...answers(keys), ...halts },
      },
    },
    async (request) => done(officerOf(request), { do: "change-key", statement: request.body.statement.trim() }),
  );
}
