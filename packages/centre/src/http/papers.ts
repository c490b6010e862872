/** The routes of papers and declarations. */
import { isParty } from "@comity/wire";
import { z } from "zod";
import {
  declarationInSchema,
  declarationRoundSchema,
  outgoingSchema,
  paperInSchema,
  paperSchema,
} from "../api/paper-schemas.ts";
import type { Act, Answer } from "../core/acts.ts";
import type { Officer } from "../core/env.ts";
import { answers, created, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { attached } from "./files.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const [views, acts] = [["views"], ["acts"]];

export function paperRoutes(app: App, service: CentreService): void {
  const done = async (officer: Officer, act: Act): Promise<Extract<Answer, { kind: "done" }>> => {
    const answer = await service.act(officer, act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return answer;
  };
  const found = <T>(what: string, id: string, value: T | undefined): T => {
    if (value === undefined) throw new Trouble("not-found", `there is no ${what} "${id}"`);
    return value;
  };
  const prepared = (id: string) =>
    found(
      "draft",
      id,
      service.outgoing().find((o) => o.id === id || o.reference === id),
    );

  app.get(
    "/api/v1/papers",
    {
      schema: {
        operationId: "papers",
        tags: views,
        summary: "Papers of ours and to us, the newest first: where each stands, and who owes a reply since when.",
        response: answers(z.array(paperSchema)),
      },
    },
    async () => [...service.papers()],
  );
  app.get(
    "/api/v1/papers/:id",
    {
      schema: {
        operationId: "paper",
        tags: views,
        summary: "One paper with every text, comment and answer.",
        params: idParams,
        response: answers(paperSchema),
      },
    },
    async ({ params: { id } }) => found("paper", id, service.paper(id)),
  );
  app.post(
    "/api/v1/papers",
    {
      schema: {
        operationId: "preparePaper",
        tags: acts,
        summary: "Write a paper, or a step of one, and hand it to the second officer.",
        body: paperInSchema,
        response: { ...created(outgoingSchema, "it waits for release"), ...halts },
      },
    },
    async (request, reply) => {
      const { act, paper, to, regime, asksReply, replyBy, title, text, language, files } = request.body;
      const { id } = await done(officerOf(request), {
        do: "prepare-paper",
        act,
        paper: paper === undefined ? undefined : (service.paper(paper)?.id ?? paper),
        to: to?.filter(isParty),
        regime,
        asksReply,
        replyBy: replyBy as never,
        language,
        plain: { text, ...(title === undefined || title === "" ? {} : { title }), ...attached(service, files) },
      });
      return reply.code(201).send(prepared(id ?? ""));
    },
  );
  app.get(
    "/api/v1/declarations",
    {
      schema: {
        operationId: "declarations",
        tags: views,
        summary: "Declarations round by round: who filed, late or nil, who has only promised, all side by side.",
        response: answers(z.array(declarationRoundSchema)),
      },
    },
    async () => [...service.declarations()],
  );
  app.post(
    "/api/v1/declarations",
    {
      schema: {
        operationId: "prepareDeclaration",
        tags: acts,
        summary: "Fill in a declaration and hand it to the second officer.",
        body: declarationInSchema,
        response: { ...created(outgoingSchema, "it waits for release"), ...halts },
      },
    },
    async (request, reply) => {
      const { from, to, ...rest } = request.body;
      const { id } = await done(officerOf(request), { do: "prepare-declaration", ...rest, period: { from, to } });
      return reply.code(201).send(prepared(id ?? ""));
    },
  );
  app.get(
    "/api/v1/outgoing",
    {
      schema: {
        operationId: "outgoing",
        tags: views,
        summary: "Papers and declarations that were prepared here, the newest first.",
        response: answers(z.array(outgoingSchema)),
      },
    },
    async () => [...service.outgoing()],
  );
  const onPrepared = (path: string, operationId: string, summary: string, make: (id: string) => Act) =>
    app.post(
      `/api/v1/outgoing/:id/${path}`,
      {
        schema: {
          operationId,
          tags: acts,
          summary,
          params: idParams,
          response: { ...answers(outgoingSchema), ...halts },
        },
      },
      async (request) => {
        await done(officerOf(request), make(request.params.id));
        return prepared(request.params.id);
      },
    );
  onPrepared("release", "releaseOutgoing", "Send it. Another officer than its author does this.", (id) => ({
    do: "release-outgoing",
    id,
  }));
  onPrepared(
    "open",
    "openDeclaration",
    "Tell a declaration that was promised under seal, before all others have promised.",
    (id) => ({
      do: "open-declaration",
      id,
    }),
  );
  app.post(
    "/api/v1/outgoing/:id/discard",
    {
      schema: {
        operationId: "discardOutgoing",
        tags: acts,
        summary: "Give it up, with the reason. It stays on the journal.",
        params: idParams,
        body: z.object({ reason: z.string().trim().min(1, "say why").max(2000) }),
        response: { ...answers(outgoingSchema), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      await done(officerOf(request), { do: "discard-outgoing", id, reason: request.body.reason });
      return prepared(id);
    },
  );
}
