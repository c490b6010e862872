/** The routes of the watch: who has it, what passes on, the hand-over that both officers sign, notes and the plan. */
import { type Instant, parseInstant } from "@comity/wire";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  noteInSchema,
  openHandOverSchema,
  readItemSchema,
  type ShiftInfo,
  shiftSchema,
  signSchema,
  takeWatchSchema,
  turnInSchema,
  withdrawSchema,
} from "../api/shift-schemas.ts";
import type { ShiftAct } from "../core/shift/decide.ts";
import { answers, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

export function shiftRoutes(app: App, service: CentreService): void {
  app.get(
    "/api/v1/shift",
    {
      schema: {
        operationId: "shift",
        tags: ["views"],
        summary:
          "Who has the watch and who is next, what passes on at a hand-over, the open hand-over, the notes, the plan.",
        response: answers(shiftSchema),
      },
    },
    async (request) => service.shift(officerOf(request)),
  );

  async function after(request: FastifyRequest, act: ShiftAct): Promise<ShiftInfo> {
    const answer = await service.act(officerOf(request), act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return service.shift(officerOf(request));
  }
  const post = <S extends z.ZodType>(
    path: string,
    operationId: string,
    summary: string,
    body: S,
    make: (body: z.output<S>) => ShiftAct,
  ) =>
    app.post(
      `/api/v1/shift/${path}`,
      { schema: { operationId, tags: ["acts"], summary, body, response: { ...answers(shiftSchema), ...halts } } },
      async (request) => after(request, make(request.body as z.output<S>)),
    );

  post("take", "takeWatch", "Take the watch that nobody holds.", takeWatchSchema, ({ until }) => ({
    do: "shift-take",
    until: until === undefined ? undefined : moment(until, "until"),
  }));
  post(
    "hand-over",
    "openHandOver",
    "Open a hand-over. Its items come from the state by themselves; the watch stays where it is until both have signed.",
    openHandOverSchema,
    ({ to }) => ({ do: "shift-open", to }),
  );
  post(
    "hand-over/read",
    "readHandOverItem",
    "Who takes over has read this one item, as it was shown.",
    readItemSchema,
    (body) => ({ do: "shift-read", ...body }),
  );
  post(
    "hand-over/sign",
    "signHandOver",
    "Sign the list as it was shown. The second signature passes the watch, if nothing has come or changed since the first.",
    signSchema,
    (body) => ({ do: "shift-sign", ...body }),
  );
  post(
    "hand-over/withdraw",
    "withdrawHandOver",
    "End a hand-over without passing the watch, with the reason.",
    withdrawSchema,
    ({ reason }) => ({ do: "shift-withdraw", reason }),
  );
  post("notes", "noteWatch", "Write into the log of the watch. A note is never edited.", noteInSchema, (body) => ({
    do: "shift-note",
    ...body,
  }));
  post("turns", "planTurn", "Plan who has which role from when to when.", turnInSchema, (t) => ({
    do: "shift-plan",
    ...t,
    from: moment(t.from, "from"),
    until: moment(t.until, "until"),
  }));
  app.post(
    "/api/v1/shift/turns/:id/cancel",
    {
      schema: {
        operationId: "cancelTurn",
        tags: ["acts"],
        summary: "Take a turn off the plan.",
        params: idParams,
        body: z.object({}),
        response: { ...answers(shiftSchema), ...halts },
      },
    },
    async (request) => after(request, { do: "shift-unplan", turn: request.params.id }),
  );
}

function moment(text: string, field: string): Instant {
  const read = parseInstant(text);
  if (!read.ok) throw new Trouble("bad-input", `${field}: ${read.faults[0]?.message ?? "not a moment"}`);
  return read.value;
}
