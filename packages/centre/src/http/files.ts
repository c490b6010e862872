/** The routes of files that travel beside the record: given to this centre before they are named, and had from it. */
import type { Readable } from "node:stream";
import { z } from "zod";
import { type FileIn, fileSchema, knownFileSchema, sha256 } from "../api/file-schemas.ts";
import type { AttachedFile } from "../core/file/attached.ts";
import { answers, created, halts, refusals } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const params = z.object({ sha256: sha256.describe("SHA-256 of the plain bytes, hex") });
const files = z.array(knownFileSchema);

export async function fileRoutes(root: App, service: CentreService): Promise<void> {
  // Here alone a body is taken as it comes, and `storeFile` ends one that is too long; a form of a foreign page cannot send this type unasked.
  await root.register(async (scope) => {
    const app = scope as unknown as App;
    app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    app.post(
      "/api/v1/files",
      {
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          operationId: "giveFile",
          tags: ["acts"],
          summary:
            "Give a file to this centre, as application/octet-stream; its kind is read from its bytes. Name it in a message by its digest then.",
          querystring: z.object({ name: z.string().min(1).max(200).describe("its name, without a path") }),
          response: {
            ...created(fileSchema, "it is encrypted and durable, and nobody else has heard of it"),
            ...halts,
          },
        },
      },
      async (request, reply) => {
        const { body } = request as { body: Readable | undefined };
        if (body === undefined) throw new Trouble("bad-input", "send the file as the body, application/octet-stream");
        const kept = await service.files.keep(officerOf(request), request.query.name, body);
        if ("kind" in kept) throw kept.kind === "no" ? troubleFromAnswer(kept, undefined) : new Error("no file");
        return reply.code(201).send(service.files.info(kept));
      },
    );
  });
  root.get(
    "/api/v1/files",
    {
      schema: {
        operationId: "files",
        tags: ["views"],
        summary: "Every file that was given here or that a message named, the newest first, and where its bytes stand.",
        response: answers(files),
      },
    },
    async () => [...service.files.list()],
  );
  root.get(
    "/api/v1/files/:sha256",
    {
      schema: {
        operationId: "file",
        tags: ["views"],
        summary: "The bytes of a file, held against their digest, to be saved and never run.",
        params,
        response: { 200: z.any().describe("its bytes"), ...refusals },
      },
    },
    async ({ params: { sha256: digest } }, reply) => {
      const given = service.files.read(digest);
      if (given === undefined) throw new Trouble("not-found", `no message here names a file ${digest}`);
      if (typeof given === "string") throw new Trouble("wrong-state", given);
      return reply
        .header("content-disposition", attachmentNamed(given.name))
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("x-content-type-options", "nosniff")
        .type(given.type === "text/plain" ? "text/plain; charset=utf-8" : given.type)
        .serializer((bytes: unknown) => bytes as string)
        .send(Buffer.from(given.bytes));
    },
  );
  root.post(
    "/api/v1/files/:sha256/ask",
    {
      schema: {
        operationId: "askForFile",
        tags: ["acts"],
        summary: "Ask for its bytes again, of those too who gave other ones before.",
        params,
        response: { ...answers(files), ...halts },
      },
    },
    async (request) => {
      const answer = await service.act(officerOf(request), { do: "ask-file", sha256: request.params.sha256 });
      if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
      return service.files.list().filter((f) => f.sha256 === request.params.sha256);
    },
  );
}

/** What words say of the files that go with them. */
export function attached(
  service: CentreService,
  named: readonly FileIn[] | undefined,
): { readonly files?: readonly AttachedFile[] } {
  if (named === undefined || named.length === 0) return {};
  const files = service.files.attach(named);
  if (!files.ok) throw new Trouble("bad-input", files.faults[0]?.message ?? "");
  return { files: files.value };
}

/** RFC 6266: the name in UTF-8, and in ASCII for who cannot read that. */
function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
