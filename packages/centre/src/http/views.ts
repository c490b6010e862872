/** The routes that read: each gives one view of the centre, and the tables also as `.csv` for a spreadsheet. */
import { z } from "zod";
import {
  alarmSchema,
  type CentreInfo,
  centreSchema,
  draftSchema,
  dueSchema,
  entrySchema,
  libraryEntrySchema,
  libraryFileSchema,
  messageSchema,
  refusalSchema,
  regimeSchema,
  type Text4,
} from "../api/schemas.ts";
import { answers, idParams, text } from "./answers.ts";
import type { App } from "./app.ts";
import { type Columns, dueColumns, entryColumns, formatCsv } from "./csv.ts";
import { officerOf } from "./door.ts";
import { Trouble } from "./problems.ts";
import type { CentreService } from "./service.ts";

const tags = ["views"];

export function viewRoutes(app: App, service: CentreService, seats: (own: Text4) => CentreInfo["seats"]): void {
  const found = <T>(what: string, id: string, value: T | undefined): T => {
    if (value === undefined) throw new Trouble("not-found", `there is no ${what} "${id}"`);
    return value;
  };

  app.get(
    "/api/v1/centre",
    {
      schema: {
        operationId: "centre",
        tags,
        summary: "This centre, its officer who asks, its peers and its record.",
        response: answers(centreSchema),
      },
    },
    async (request) => {
      const info = service.centreInfo(officerOf(request));
      return { ...info, seats: seats(info.name) };
    },
  );
  app.get(
    "/api/v1/regimes",
    {
      schema: {
        operationId: "regimes",
        tags,
        summary: "The arrangements that this centre carries out, with the forms of their notifications.",
        response: answers(z.array(regimeSchema)),
      },
    },
    async () => [...service.regimes()],
  );
  app.get(
    "/api/v1/library",
    {
      schema: {
        operationId: "library",
        tags,
        summary: "Every regime file that can be read here, whether or not this centre carries it out.",
        response: answers(z.array(libraryEntrySchema)),
      },
    },
    async () => [...(await service.library())],
  );
  app.get(
    "/api/v1/library/:id",
    {
      schema: {
        operationId: "libraryFile",
        tags,
        summary: "The text of one regime file.",
        params: z.object({ id: z.string().min(1).max(200).describe("the name of its file") }),
        response: answers(libraryFileSchema),
      },
    },
    async ({ params: { id } }) => found("regime file", id, await service.libraryFile(id)),
  );

  const table = <Row>(
    name: string,
    summary: string,
    row: z.ZodType<Row>,
    rows: () => readonly Row[],
    columns: Columns<Row>,
  ): void => {
    const schema = { operationId: name, tags, summary, response: answers(z.array(row)) };
    app.get(`/api/v1/${name}`, { schema }, async () => [...rows()]);
    app.get(`/api/v1/${name}.json`, { schema: { ...schema, hide: true } }, async () => [...rows()]);
    app.get(
      `/api/v1/${name}.csv`,
      {
        schema: {
          operationId: `${name}Csv`,
          tags,
          summary: `The same as a table for a spreadsheet.`,
          response: text("text/csv", "RFC 4180, with a header"),
        },
      },
      async (_request, reply) => {
        const file = `${service.env.me.toLowerCase()}-${name}.csv`;
        reply.header("content-disposition", `attachment; filename="${file}"`).type("text/csv; charset=utf-8");
        return reply.send(formatCsv(columns, rows()));
      },
    );
  };
  table("inbox", "Everything received, newest first.", entrySchema, () => service.inbox(), entryColumns);
  table("sent", "Everything sent, newest first.", entrySchema, () => service.sent(), entryColumns);
  table("due", "What is owed by us and to us: late first, then soonest.", dueSchema, () => service.due(), dueColumns);

  app.get(
    "/api/v1/messages/:id",
    {
      schema: {
        operationId: "message",
        tags,
        summary: "One item with its texts, receipts, signed line and thread.",
        params: idParams,
        response: answers(messageSchema),
      },
    },
    async ({ params: { id } }) => found("message", id, service.message(id)),
  );
  app.get(
    "/api/v1/drafts",
    {
      schema: {
        operationId: "drafts",
        tags,
        summary: "What has been written and not sent.",
        response: answers(z.array(draftSchema)),
      },
    },
    async () => [...service.drafts()],
  );
  app.get(
    "/api/v1/drafts/:id",
    {
      schema: {
        operationId: "draft",
        tags,
        summary: "One draft with its checks, texts and map.",
        params: idParams,
        response: answers(draftSchema),
      },
    },
    async ({ params: { id } }) => found("draft", id, service.draft(id)),
  );
  app.get(
    "/api/v1/alarms",
    {
      schema: {
        operationId: "alarms",
        tags,
        summary: "What needs somebody now, and what to do about it.",
        response: answers(z.array(alarmSchema)),
      },
    },
    async () => [...service.alarms()],
  );
  app.get(
    "/api/v1/refusals",
    {
      schema: {
        operationId: "refusals",
        tags,
        summary:
          "Envelopes that this centre refused: the line that the stranger got, and the reason that they did not.",
        response: answers(z.array(refusalSchema)),
      },
    },
    async () => [...service.refusals()],
  );

  app.get(
    "/api/v1/messages/:id/proof",
    {
      schema: {
        operationId: "proof",
        tags,
        summary: "One file that proves the item is on this centre's record.",
        params: idParams,
        response: text("text/plain", "C2SP tlog-proof"),
      },
    },
    async ({ params: { id } }, reply) => {
      const proof = found("message on this centre's record", id, service.proofOf(id));
      return reply.type("text/plain; charset=utf-8").send(proof);
    },
  );
  app.get(
    "/api/v1/checkpoint",
    {
      schema: {
        operationId: "checkpoint",
        tags,
        summary: "The signed head of this centre's record.",
        response: text("text/plain", "C2SP signed-note checkpoint"),
      },
    },
    async (_request, reply) => {
      const checkpoint = service.checkpoint();
      if (checkpoint === undefined)
        throw new Trouble("not-found", "nothing is on this centre's record yet, so there is no checkpoint");
      return reply.type("text/plain; charset=utf-8").send(checkpoint);
    },
  );
}
