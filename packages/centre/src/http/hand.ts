/** The routes of what came, or was given, out of band. */
import { type Instant, isParty, parseInstant } from "@comity/wire";
import { z } from "zod";
import { type HandInfo, handInSchema, handSchema } from "../api/hand-schemas.ts";
import type { Act } from "../core/acts.ts";
import type { Officer } from "../core/env.ts";
import { answers, created, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const [views, acts] = [["views"], ["acts"]];

export function handRoutes(app: App, service: CentreService): void {
  const found = (id: string): HandInfo => {
    const entry = service.byHand().find((h) => h.id === id || h.reference === id);
    if (entry === undefined) throw new Trouble("not-found", `nothing named "${id}" was entered by hand`);
    return entry;
  };
  const after = async (officer: Officer, act: Act): Promise<HandInfo> => {
    const answer = await service.act(officer, act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return found(answer.id ?? "");
  };

  app.get(
    "/api/v1/by-hand",
    {
      schema: {
        operationId: "byHand",
        tags: views,
        summary: "What came or was given out of band, the newest first, confirmed or not, with its evidence.",
        response: answers(z.array(handSchema)),
      },
    },
    async () => [...service.byHand()],
  );
  app.get(
    "/api/v1/by-hand/:id",
    {
      schema: {
        operationId: "byHandEntry",
        tags: views,
        summary: "One entry by hand.",
        params: idParams,
        response: answers(handSchema),
      },
    },
    async ({ params: { id } }) => found(id),
  );
  app.post(
    "/api/v1/by-hand",
    {
      schema: {
        operationId: "enterByHand",
        tags: acts,
        summary:
          "Enter what came by note, phone, embassy or courier, or what we gave so, with its evidence. It counts once a second officer has confirmed it.",
        body: handInSchema,
        response: { ...created(handSchema, "it waits for the second officer, and counts for nothing yet"), ...halts },
      },
    },
    async (request, reply) => {
      const { evidence: e, from, to, ...said } = request.body;
      const receivedAt = momentOf(e.receivedAt);
      const entry = await after(officerOf(request), {
        do: "enter-by-hand",
        said: { ...said, from: from !== undefined && isParty(from) ? from : undefined, to: to?.filter(isParty) },
        evidence: {
          means: e.means,
          saidBy: e.saidBy,
          takenBy: e.takenBy,
          takenAt: e.takenAt === undefined ? receivedAt : momentOf(e.takenAt),
          receivedAt,
          reference: e.reference ?? null,
          sha256: e.sha256 ?? null,
          fileName: e.fileName ?? null,
          text: e.text ?? null,
          language: e.language,
        },
      });
      return reply.code(201).send(entry);
    },
  );
  app.post(
    "/api/v1/by-hand/:id/confirm",
    {
      schema: {
        operationId: "confirmByHand",
        tags: acts,
        summary:
          "Confirm it against its evidence: from now on it counts. Another officer than who entered it does this.",
        params: idParams,
        response: { ...answers(handSchema), ...halts },
      },
    },
    async (request) => after(officerOf(request), { do: "confirm-by-hand", id: request.params.id }),
  );
  app.post(
    "/api/v1/by-hand/:id/reject",
    {
      schema: {
        operationId: "rejectByHand",
        tags: acts,
        summary: "Say that the evidence does not bear it, with the reason. It stays on the journal.",
        params: idParams,
        body: z.object({ reason: z.string().trim().min(1, "say why").max(2000) }),
        response: { ...answers(handSchema), ...halts },
      },
    },
    async (request) =>
      after(officerOf(request), { do: "reject-by-hand", id: request.params.id, reason: request.body.reason }),
  );
  app.post(
    "/api/v1/by-hand/:id/supersede",
    {
      schema: {
        operationId: "supersedeByHand",
        tags: acts,
        summary: "The same came signed over the wire: that one counts from now on, and both stay.",
        params: idParams,
        body: z.object({ item: z.string().min(1).max(100).describe("id or reference of the signed item") }),
        response: { ...answers(handSchema), ...halts },
      },
    },
    async (request) =>
      after(officerOf(request), { do: "supersede-by-hand", id: request.params.id, item: request.body.item }),
  );
}

function momentOf(text: string): Instant {
  const read = parseInstant(text);
  if (!read.ok) throw new Trouble("bad-input", `"${text}" is no moment: write it as 2026-02-14T02:00Z`);
  return read.value;
}
