/** The routes that act: each hands one act of an officer to the centre and shows how things stand afterwards. */

import { isParty, type Party } from "@comity/wire";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  alarmSchema,
  composeSchema,
  type Draft,
  draftEditSchema,
  draftSchema,
  type Entry,
  entrySchema,
  previewSchema,
} from "../api/schemas.ts";
import type { Act, Answer, ComposeAct } from "../core/acts.ts";
import { answers, created, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const tags = ["acts"];
const desk = z.string().min(1).max(100);

export function actRoutes(app: App, service: CentreService): void {
  /** @throws Trouble with what was kept, if the answer is no */
  async function done(request: FastifyRequest, act: Act): Promise<Extract<Answer, { kind: "done" }>> {
    const answer = await service.act(officerOf(request), act);
    if (answer.kind === "done") return answer;
    const keeps = answer.why === "checks" || answer.why === "bad-input";
    throw troubleFromAnswer(answer, keeps && answer.id !== null ? service.draft(answer.id) : undefined);
  }
  async function draftAfter(request: FastifyRequest, act: Act): Promise<Draft> {
    const { id } = await done(request, act);
    return stillThere(id === null ? undefined : service.draft(id));
  }
  async function entryAfter(request: FastifyRequest, act: Act): Promise<Entry> {
    const { id } = await done(request, act);
    return stillThere(id === null ? undefined : service.entry(id));
  }

  app.post(
    "/api/v1/preview",
    {
      schema: {
        operationId: "preview",
        tags,
        summary: "Checks, texts and map of what has been typed so far. Nothing is kept.",
        body: composeSchema,
        response: answers(previewSchema),
      },
    },
    async ({ body }) => {
      const preview = service.preview(composeAct(body));
      if (typeof preview === "string") throw new Trouble("bad-input", preview);
      return preview;
    },
  );
  app.post(
    "/api/v1/drafts",
    {
      schema: {
        operationId: "compose",
        tags,
        summary:
          "Write a notification, follow-up or correction and hand it to the second officer. If a check fails it is kept as a draft (422, with the draft).",
        body: composeSchema,
        response: { ...created(draftSchema, "it waits for release, or is kept as a draft if so asked"), ...halts },
      },
    },
    async (request, reply) => {
      const draft = await draftAfter(request, { do: "compose", compose: composeAct(request.body) });
      return reply.code(201).header("location", `/api/v1/drafts/${draft.id}`).send(draft);
    },
  );
  app.put(
    "/api/v1/drafts/:id",
    {
      schema: {
        operationId: "edit",
        tags,
        summary: "Change a draft. What is left out stays as it was.",
        params: idParams,
        body: draftEditSchema,
        response: { ...answers(draftSchema), ...halts },
      },
    },
    async (request) => {
      const { late, to, ...rest } = request.body;
      const edit = {
        ...rest,
        ...(to === undefined ? {} : { to: partiesOf(to) }),
        ...(late === undefined ? {} : { late }),
      };
      return draftAfter(request, { do: "edit", id: request.params.id, edit });
    },
  );
  app.post(
    "/api/v1/drafts/:id/release",
    {
      schema: {
        operationId: "release",
        tags,
        summary: "Send it. Another officer than its author does this.",
        params: idParams,
        response: { ...answers(draftSchema), ...halts },
      },
    },
    async (request) => draftAfter(request, { do: "release", id: request.params.id }),
  );
  app.post(
    "/api/v1/drafts/:id/return",
    {
      schema: {
        operationId: "returnDraft",
        tags,
        summary: "Give a draft back to its author.",
        params: idParams,
        body: z.object({ reason: z.string().trim().min(1, "say why, for its author").max(2000) }),
        response: { ...answers(draftSchema), ...halts },
      },
    },
    async (request) => draftAfter(request, { do: "return", id: request.params.id, reason: request.body.reason }),
  );
  app.post(
    "/api/v1/drafts/:id/answer",
    {
      schema: {
        operationId: "answerQuestion",
        tags,
        summary:
          "Say that a question about a draft was asked and answered. Name, time and reason are kept with the question.",
        params: idParams,
        body: z.object({
          question: z.string().min(1).max(300).describe("its key"),
          reason: z.string().trim().min(1, "say what the answer was").max(2000),
        }),
        response: { ...answers(draftSchema), ...halts },
      },
    },
    async (request) => draftAfter(request, { do: "answer-question", id: request.params.id, ...request.body }),
  );
  app.post(
    "/api/v1/drafts/:id/discard",
    {
      schema: {
        operationId: "discard",
        tags,
        summary: "Give a draft up. It stays on the journal.",
        params: idParams,
        response: { ...answers(draftSchema), ...halts },
      },
    },
    async (request) => draftAfter(request, { do: "discard", id: request.params.id }),
  );

  app.post(
    "/api/v1/messages/:id/acknowledge",
    {
      schema: {
        operationId: "acknowledge",
        tags,
        summary: "Say to its sender that a watch officer has read it.",
        params: idParams,
        response: { ...answers(entrySchema), ...halts },
      },
    },
    async (request) => entryAfter(request, { do: "acknowledge", id: request.params.id }),
  );
  app.post(
    "/api/v1/messages/:id/route",
    {
      schema: {
        operationId: "route",
        tags,
        summary: "Pass it to desks inside one's own government.",
        params: idParams,
        body: z.object({ desks: z.array(desk).max(100) }),
        response: { ...answers(entrySchema), ...halts },
      },
    },
    async (request) => entryAfter(request, { do: "route", id: request.params.id, desks: request.body.desks }),
  );
  app.post(
    "/api/v1/messages/:id/read",
    {
      schema: {
        operationId: "read",
        tags,
        summary: "An officer of a desk says that the desk has read it.",
        params: idParams,
        body: z.object({ desk }),
        response: { ...answers(entrySchema), ...halts },
      },
    },
    async (request) => entryAfter(request, { do: "read", id: request.params.id, desk: request.body.desk }),
  );
  app.post(
    "/api/v1/alarms/:id/take",
    {
      schema: {
        operationId: "takeAlarm",
        tags,
        summary: "Say that you are seeing to it.",
        params: idParams,
        response: { ...answers(alarmSchema), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      const alarm = () => service.alarms().find((a) => a.id === id);
      if (alarm() === undefined) throw new Trouble("not-found", `there is no alarm "${id}"; it may have ended`);
      await done(request, { do: "take-alarm", alarm: id });
      return stillThere(alarm());
    },
  );
}

function composeAct(body: z.output<typeof composeSchema>): ComposeAct {
  return { ...body, to: body.to === undefined ? undefined : partiesOf(body.to) };
}
function partiesOf(texts: readonly string[]): readonly Party[] {
  return texts.filter(isParty);
}

/** What was just done must be there to show; if not, the fault is ours. */
function stillThere<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the centre did what was asked and then could not show it");
  return value;
}
