/** The console's built pages and files, behind the same door as everything else. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import { type App, isNavigation } from "./app.ts";
import { problem, Trouble } from "./problems.ts";

export async function servePages(app: App, webRoot: string | undefined): Promise<void> {
  const hasPages = webRoot !== undefined && existsSync(join(webRoot, "index.html"));
  if (hasPages) {
    await app.register(fastifyStatic, {
      root: webRoot,
      preCompressed: true,
      dotfiles: "ignore",
      cacheControl: false,
      setHeaders: (reply: FastifyReply, path: string) => {
        // Names under assets/ carry a hash of what is inside. Signing out does not unlearn the program, only the data.
        const isHashed = /[\\/]assets[\\/]/.test(path);
        reply.header("cache-control", isHashed ? "private, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    // An address of the console's own, such as /compose or /messages/US-2026-0042, is drawn by its one page.
    const isRoom = isNavigation(request) && !/\.[a-z0-9]{1,8}$/i.test(path);
    if (isRoom && hasPages) return reply.code(200).sendFile("index.html");
    if (isRoom)
      throw new Trouble("not-found", "The console is not built here: run `npm run build` and start the centre again.");
    const told = problem("not-found", `there is nothing at ${request.method} ${path}`);
    return reply.code(404).type("application/problem+json").serializer(JSON.stringify).send(told);
  });
}
