/** The OpenAPI document, made from the schemas that the routes are checked by. */
import swagger from "@fastify/swagger";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import * as schemas from "../api/schemas.ts";
import type { App } from "./app.ts";

const schemaRegistry = z.registry<{ id: string }>();
const named = {
  Text4: schemas.text4,
  Check: schemas.checkSchema,
  Entry: schemas.entrySchema,
  Due: schemas.dueSchema,
  Draft: schemas.draftSchema,
  Map: schemas.mapSchema,
  Compose: schemas.composeSchema,
  DraftEdit: schemas.draftEditSchema,
  Preview: schemas.previewSchema,
  Message: schemas.messageSchema,
  Alarm: schemas.alarmSchema,
  Officer: schemas.officerSchema,
  Centre: schemas.centreSchema,
  FormField: schemas.formFieldSchema,
  Regime: schemas.regimeSchema,
  Problem: schemas.problemSchema,
  Refusal: schemas.refusalSchema,
  Change: schemas.changeSchema,
  SeatTicket: schemas.seatTicketSchema,
};
for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id });

export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Comity: the HTTP API of a centre",
        version: "1",
        description: "For people and tools; centres speak to each other by other means. All times are UTC.",
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      security: [{ token: [] }, { session: [] }],
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "an officer's token" },
          session: {
            type: "apiKey",
            in: "cookie",
            name: "comity-us",
            description: "set by a one-time link; named after the centre's party",
          },
        },
      },
      tags: [
        { name: "views", description: "what there is" },
        { name: "acts", description: "what an officer does" },
        { name: "sign-in", description: "who asks" },
      ],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  app.get("/api/v1/openapi.json", { schema: { hide: true } }, async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(JSON.stringify(app.swagger())),
  );
}
