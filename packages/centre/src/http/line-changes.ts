/** Further routes of lines: who is on one, by what the others propose and agree to; and calls by telephone that are logged here. */
import { type Instant, type ItemId, isParty, type Party } from "@comity/wire";
import { z } from "zod";
import {
  changeInSchema,
  declineInSchema,
  lineLeftSchema,
  lineSchema,
  logCallInSchema,
  loggedCallSchema,
} from "../api/line-schemas.ts";
import type { Officer } from "../core/env.ts";
import type { ChangeAct } from "../core/line/removal-acts.ts";
import { answers, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

export function lineChangeRoutes(app: App, service: CentreService): void {
  const lines = z.array(lineSchema);
  const done = async (officer: Officer, act: ChangeAct) => {
    const answer = await service.act(officer, act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return [...service.lines()];
  };
  app.get(
    "/api/v1/lines/left",
    {
      schema: {
        operationId: "linesLeft",
        tags: ["views"],
        summary: "Lines that the others have put us out of: who agreed, when and why.",
        response: answers(z.array(lineLeftSchema)),
      },
    },
    async () => [...service.linesLeft()],
  );
  phoneRoutes(app, service);
  for (const [path, does, operationId, summary] of [
    ["remove", "line-remove", "lineRemove", "Propose that a member goes off a line. It is off once all others agree."],
    ["let-back", "line-let-back", "lineLetBack", "Propose that a member that is off a line is let back."],
  ] as const)
    app.post(
      `/api/v1/lines/${path}`,
      {
        schema: {
          operationId,
          tags: ["acts"],
          summary,
          body: changeInSchema,
          response: { ...answers(lines), ...halts },
        },
      },
      async (request) => {
        const { line, member, reason } = request.body;
        return done(officerOf(request), { do: does, line, member: partyOf(member), reason });
      },
    );
  app.post(
    "/api/v1/proposals/:id/agree",
    {
      schema: {
        operationId: "lineAgree",
        tags: ["acts"],
        summary: "Agree to what is proposed about who is on a line.",
        params: idParams,
        response: { ...answers(lines), ...halts },
      },
    },
    async (request) => done(officerOf(request), { do: "line-agree", proposal: request.params.id as ItemId }),
  );
  app.post(
    "/api/v1/proposals/:id/decline",
    {
      schema: {
        operationId: "lineObject",
        tags: ["acts"],
        summary: "Decline what is proposed about who is on a line, with the reason: it is then over.",
        params: idParams,
        body: declineInSchema,
        response: { ...answers(lines), ...halts },
      },
    },
    async (request) => {
      const { reason } = request.body;
      return done(officerOf(request), { do: "line-object", proposal: request.params.id, reason });
    },
  );
}

function phoneRoutes(app: App, service: CentreService): void {
  const logged = z.array(loggedCallSchema);
  app.get(
    "/api/v1/lines/logged-calls",
    {
      schema: {
        operationId: "loggedCalls",
        tags: ["views"],
        summary:
          "Calls by the ordinary telephone, as an officer here logged them, the newest first. No message says them.",
        querystring: z.object({ line: z.string().max(300).optional() }),
        response: answers(logged),
      },
    },
    async ({ query: { line } }) => [...service.loggedCalls(line)],
  );
  app.post(
    "/api/v1/lines/log-call",
    {
      schema: {
        operationId: "logCall",
        tags: ["acts"],
        summary: "Log a call by the ordinary telephone: who spoke with whom, when, and what was said in short.",
        body: logCallInSchema,
        response: { ...answers(logged), ...halts },
      },
    },
    async (request) => {
      const { with: others, spokeAt, ...said } = request.body;
      const answer = await service.act(officerOf(request), {
        ...{ do: "line-log-call", ...said, with: others?.map(partyOf) },
        spokeAt: spokeAt as Instant | undefined,
      });
      if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
      return [...service.loggedCalls(said.line)];
    },
  );
}

function partyOf(typed: string): Party {
  if (!isParty(typed)) throw new Trouble("bad-input", `"${typed}" is no party`);
  return typed;
}
