/** The OpenAPI document, made from the schemas that the routes are checked by. */
import swagger from "@fastify/swagger";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import * as files from "../api/file-schemas.ts";
import * as passkey from "../api/passkey-schemas.ts";
import * as schemas from "../api/schemas.ts";
import * as shift from "../api/shift-schemas.ts";
import * as watch from "../api/watch-schemas.ts";
import type { App } from "./app.ts";
import { seatTicketSchema } from "./seats.ts";

const schemaRegistry = z.registry<{ id: string }>();
const named = {
  Alarm: schemas.alarmSchema,
  Centre: schemas.centreSchema,
  Change: schemas.changeSchema,
  Check: schemas.checkSchema,
  Compose: schemas.composeSchema,
  Draft: schemas.draftSchema,
  DraftEdit: schemas.draftEditSchema,
  Due: schemas.dueSchema,
  Entry: schemas.entrySchema,
  File: files.fileSchema,
  FormField: schemas.formFieldSchema,
  GivenFile: schemas.givenFileSchema,
  LibraryEntry: schemas.libraryEntrySchema,
  LibraryFile: schemas.libraryFileSchema,
  Map: schemas.mapSchema,
  Message: schemas.messageSchema,
  Officer: schemas.officerSchema,
  Preview: schemas.previewSchema,
  Problem: schemas.problemSchema,
  Question: schemas.questionSchema,
  Refusal: schemas.refusalSchema,
  Regime: schemas.regimeSchema,
  SeatTicket: seatTicketSchema,
  Text4: schemas.text4,
  Feed: watch.feedSchema,
  FeedMade: watch.feedMadeSchema,
  HandOver: shift.handOverSchema,
  HandOverItem: shift.handOverItemSchema,
  Shift: shift.shiftSchema,
  Turn: shift.turnSchema,
  Passkey: passkey.passkeySchema,
  Reading: watch.readingSchema,
  WarningGroup: watch.warningGroupSchema,
  WarningVersions: watch.warningVersionsSchema,
  WatchCandidate: watch.candidateSchema,
  WatchEvent: watch.watchEventSchema,
  WatchTaken: watch.takenSchema,
  WatchWarning: watch.seenWarningSchema,
  WatchWarnings: watch.watchWarningsSchema,
};
for (const [id, schema] of Object.entries(named)) schemaRegistry.add(schema, { id });

const zodToJsonConfig = {
  // Our own registry gives the names; what `.describe()` says is in zod's.
  override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    const description = z.globalRegistry.get(zodSchema)?.description;
    if (description !== undefined) jsonSchema.description = description;
    // An answer without a body.
    if (zodSchema._zod.def.type === "undefined") jsonSchema.type = "null";
  },
};

/** @param app before its first route: what was there earlier is not seen */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "The HTTP API of a Comity centre",
        version: "1",
        description: "For people and their tools; centres speak to each other by other means. All times are UTC.",
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
            description:
              "set by a one-time link and named after the centre's party; what changes something also needs the header x-comity: 1",
          },
        },
      },
      tags: [
        { name: "views", description: "what there is" },
        { name: "acts", description: "what an officer does" },
        { name: "sign-in", description: "who asks" },
      ],
    },
    transform: createJsonSchemaTransform({ schemaRegistry, zodToJsonConfig }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry, zodToJsonConfig }),
  });
  let document: string | undefined;
  app.get("/api/v1/openapi.json", { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(withoutTwins(app.swagger() as OpenApi));
    return reply.type("application/json; charset=utf-8").send(document);
  });
}

export interface OpenApi {
  readonly paths: object;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Every schema comes in two, as it is sent and as it is taken (`…Input`). Keep those that a route speaks of, under one name. */
function withoutTwins(document: OpenApi): OpenApi {
  const { schemas: all } = document.components;
  const spokenOf = new Set<string>(["Change"]); // in the text of an event, where no reference leads
  const follow = (part: object): void => {
    for (const [, name = ""] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (spokenOf.has(name)) continue;
      spokenOf.add(name);
      follow(all[name] ?? {});
    }
  };
  follow(document.paths);
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => spokenOf.has(name)));
  let text = JSON.stringify({ ...document, components: { ...document.components, schemas: kept } });
  for (const name of spokenOf) {
    const short = name.replace(/Input$/, "");
    if (short !== name && !spokenOf.has(short))
      text = text.replaceAll(`"${name}"`, `"${short}"`).replaceAll(`schemas/${name}"`, `schemas/${short}"`);
  }
  return JSON.parse(text) as OpenApi;
}
