/** The routes of who is on a line: what the others propose, agree to and decline, and the lines that we are off. */
import { type ItemId, isParty, type Party } from "@comity/wire";
import { z } from "zod";
import { changeInSchema, declineInSchema, lineLeftSchema, lineSchema } from "../api/line-schemas.ts";
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

function partyOf(typed: string): Party {
  if (!isParty(typed)) throw new Trouble("bad-input", `"${typed}" is no party`);
  return typed;
}
