/** The HTTP application before it has a door or a route: how bodies are read and checked, and how trouble is told. */
import type { IncomingMessage, ServerResponse } from "node:http";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RawServerDefault,
} from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { doorPage } from "./door-page.ts";
import { BrokenJson, readJson } from "./json.ts";
import { problemFromError, Trouble } from "./problems.ts";
import type { HttpOptions } from "./service.ts";

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

const bodyBytesMax = 1024 * 1024;

export function newApp(options: Pick<HttpOptions, "service" | "tls" | "log" | "signIn" | "webRoot">): App {
  const { service, tls, log } = options;
  const app = Fastify({
    https: tls === undefined ? null : { cert: tls.cert, key: tls.key, minVersion: "TLSv1.3" },
    logger: false,
    bodyLimit: bodyBytesMax,
    requestTimeout: 30_000,
    exposeHeadRoutes: false, // a HEAD of a one-time link would use it up
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (_error, _request, reply) => {
      // An address that cannot even be decoded reaches no hook, so it learns nothing here.
      const trouble = new Trouble("not-signed-in", "this address cannot be read").problem;
      reply.hijack();
      reply.raw.writeHead(trouble.status, { "content-type": "application/problem+json", "cache-control": "no-store" });
      reply.raw.end(JSON.stringify(trouble));
    },
  }).withTypeProvider<ZodTypeProvider>() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readJsonBodies(app);

  app.setErrorHandler((error, request, reply) => {
    const told = problemFromError(error, service.halted);
    if (told.status >= 500)
      log("error", `${request.method} ${request.routeOptions.url ?? ""} could not be answered`, { err: error });
    if (error instanceof Trouble && error.retryAfterSeconds !== undefined)
      reply.header("retry-after", error.retryAfterSeconds);
    if (told.status === 401) reply.header("www-authenticate", 'Bearer realm="comity"');
    reply.code(told.status).header("cache-control", "no-store");
    if (isNavigation(request))
      return reply
        .type("text/html; charset=utf-8")
        .send(doorPage(told, request.headers["accept-language"], canSignIn(options)));
    return reply.type("application/problem+json").serializer(JSON.stringify).send(told);
  });
  return app;
}

/** Whether there is a page to sign in at. */
const canSignIn = ({ signIn, webRoot }: Pick<HttpOptions, "signIn" | "webRoot">): boolean =>
  signIn?.oidc !== undefined || (signIn?.passkeys !== undefined && webRoot !== undefined);

/** Someone looking at a page, not a program calling. */
export function isNavigation(request: FastifyRequest): boolean {
  const reads = request.method === "GET" || request.method === "HEAD";
  return reads && !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
}

/** Text that is no JSON document: a table, or a line of JSON for each row. A form of a foreign page cannot send these unasked. */
export const tableTypes = ["text/csv", "application/x-ndjson"] as const;

function readJsonBodies(app: App): void {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  // Fastify's parser also refuses names such as __proto__, which would poison an object that is later merged.
  const parser = app.getDefaultJsonParser("error", "error");
  const strictly =
    (request: FastifyRequest) =>
    (text: string): unknown => {
      let parsed: unknown;
      parser(request, text, (error, value) => {
        if (error) throw error;
        parsed = value;
      });
      return parsed;
    };
  // Tables of events, too. No other content type is read, which also keeps out the forms that a foreign page may send without asking.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...tableTypes], { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, utf8.decode(body as Buffer));
    } catch {
      done(new BrokenJson("it is not UTF-8"));
    }
  });
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body as Buffer);
    } catch {
      done(new BrokenJson("it is not UTF-8"));
      return;
    }
    try {
      done(null, text.trim() === "" ? undefined : readJson(text, strictly(request)));
    } catch (e) {
      done(e as Error);
    }
  });
}
