/** The routes that give files out as they stand: tables of the public record, models of projections. */
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { givenFileSchema } from "../api/schemas.ts";
import type { GivenFiles } from "../shell/service.ts";
import { answers, text } from "./answers.ts";
import type { App } from "./app.ts";
import { Trouble } from "./problems.ts";
import type { CentreService } from "./service.ts";

const tags = ["views"];

export function givenRoutes(app: App, service: Pick<CentreService, "almanac" | "models">): void {
  route(app, service.almanac, {
    path: "almanac",
    of: "almanacFile",
    all: "The files of the public record, and what each holds by its digest.",
    one: "One of them as it stands: a table, or datapackage.json, which says what the tables are.",
    type: (name) => (name.endsWith(".json") ? "application/json" : "text/csv"),
    about: "the file's text, UTF-8",
  });
  route(app, service.models, {
    path: "models",
    of: "modelFile",
    all: "The files of the models by which projections are made.",
    one: "One of them as it stands.",
    type: () => "application/yaml",
    about: "the file's text, UTF-8",
  });
}

interface Words {
  readonly path: string;
  readonly of: string;
  readonly all: string;
  readonly one: string;
  readonly about: string;
  type(name: string): string;
}

function route(app: App, files: GivenFiles, words: Words): void {
  const { path } = words;
  const list = { operationId: path, tags, summary: words.all, response: answers(z.array(givenFileSchema)) };
  app.get(`/api/v1/${path}`, { schema: list }, async () => [...(await files.list())]);
  app.get(
    `/api/v1/${path}/:name`,
    {
      schema: {
        operationId: words.of,
        tags,
        summary: words.one,
        params: z.object({ name: z.string().min(1).max(200).describe("as the list has it") }),
        querystring: z.object({
          digest: z.string().max(64).optional().describe("of the file that is wanted: then it may be kept"),
        }),
        response: { ...text(words.type("x.csv"), words.about), 304: z.undefined().describe("as it was") },
      },
    },
    async ({ params: { name }, query, headers }, reply) => {
      const found = await files.file(name);
      if (found === undefined) throw new Trouble("not-found", `there is no file "${name}" here`);
      const etag = `"${found.digest}"`;
      reply.header("etag", etag);
      keep(reply, query.digest === found.digest);
      if (headers["if-none-match"] === etag) return reply.code(304).send(undefined);
      return reply.type(`${words.type(name)}; charset=utf-8`).send(found.text);
    },
  );
}

/** An address that names the digest never means another file; any other is asked again. Signing out unlearns no public record. */
function keep(reply: FastifyReply, isNamed: boolean): void {
  reply.header("cache-control", isNamed ? "private, max-age=31536000, immutable" : "private, no-cache");
}
