/** The page at which one signs in, and the way through a provider of one's own. Only there when a setting says so. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { App } from "./app.ts";
import { cookieName, type Door } from "./door.ts";
import { preferred, signInPage } from "./door-page.ts";
import { Oidc } from "./oidc.ts";
import type { CookieOptions } from "./plugins.ts";
import { Trouble } from "./problems.ts";
import type { HttpOptions } from "./service.ts";
import type { SignIns } from "./sign-ins.ts";

const open = { open: true };
const page = "text/html; charset=utf-8";

export function signInRoutes(app: App, options: HttpOptions, signIns: SignIns, door: Door): void {
  const { signIn, webRoot } = options;
  if (signIn === undefined) return;
  const hasScript = signIn.passkeys !== undefined && webRoot !== undefined;
  if (hasScript)
    app.get("/sign-in.js", { config: open, schema: { hide: true } }, async (_request, reply) => {
      const script = await readFile(join(webRoot, "sign-in", "sign-in.js"), "utf8").catch(() => undefined);
      if (script === undefined)
        throw new Trouble("not-found", "the page's script is not built here: run `npm run build`");
      return reply.type("text/javascript; charset=utf-8").send(script);
    });
  app.get("/sign-in", { config: open, schema: { hide: true } }, async (request, reply) => {
    const language = preferred(request.headers["accept-language"]);
    return reply.type(page).send(signInPage(language, { passkey: hasScript, provider: signIn.oidc?.name }));
  });
  if (signIn.oidc !== undefined) providerRoutes(app, options, new Oidc(signIn.oidc, options), signIns, door);
}

function providerRoutes(app: App, options: HttpOptions, oidc: Oidc, signIns: SignIns, door: Door): void {
  const isTls = options.tls !== undefined;
  const cookie = `${cookieName(options.service.env.me, isTls)}-oidc`;
  // Lax: the provider's answer is a navigation from another site, and must bring it.
  const cookieOptions: CookieOptions = { path: "/", httpOnly: true, sameSite: "lax", secure: isTls };

  app.get("/sign-in/oidc", { config: open, schema: { hide: true } }, async (request, reply) => {
    await door.knock(request);
    const origin = `${isTls ? "https" : "http"}://${(request.headers.host ?? "").toLowerCase()}`;
    const begun = await oidc.begin(`${origin}/sign-in/oidc/callback`).catch((e: Error) => e);
    if (begun instanceof Error) {
      options.log("error", "the provider of sign-ins cannot be asked", { err: begun });
      throw new Trouble("unreachable", `${oidc.settings.name} does not answer: try again, or sign in another way`);
    }
    return reply.setCookie(cookie, begun.cookie, cookieOptions).redirect(begun.to, 303);
  });
  const answer = z.object({ state: z.string().max(200).default("") });
  app.get(
    "/sign-in/oidc/callback",
    { config: open, schema: { querystring: answer, hide: true } },
    async (request, reply) => {
      const [, query = ""] = request.url.split(/\?(.*)/s);
      const ended = await oidc.end(query, request.query.state, request.cookies[cookie]);
      const officer = typeof ended === "string" ? undefined : signIns.named(ended.officer);
      if (officer === undefined) {
        const why = typeof ended === "string" ? ended : "our configuration names an officer who is not here";
        options.log("warn", `a sign-in by ${oidc.settings.issuer} was refused: ${why}`, { from: request.ip });
        throw await door.failed(request, `${oidc.settings.name} did not say that you are an officer of this centre`);
      }
      // A page of our own goes on from here: on the way from another site the browser withholds a session's strict cookie.
      return door
        .letIn(request, reply.clearCookie(cookie, cookieOptions), officer)
        .type(page)
        .send(
          `<!doctype html><meta charset="utf-8"><title>Comity</title><meta http-equiv="refresh" content="0;url=/">`,
        );
    },
  );
}
