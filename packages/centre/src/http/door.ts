/**
 * The door: no page, file or call without sign-in. Every request passes here first, found or not; open are `/enter`, which
 * gives nothing without a link that is good, and, where a setting has passkeys or a provider, the page to sign in at.
 */
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Officer } from "../core/env.ts";
import type { App } from "./app.ts";
import { linkUsedDetail } from "./door-page.ts";
import type { Streams } from "./events.ts";
import type { Origins } from "./origins.ts";
import type { CookieOptions } from "./plugins.ts";
import { Trouble } from "./problems.ts";
import type { HttpOptions } from "./service.ts";
import type { SignedIn, SignIns } from "./sign-ins.ts";
import { parseTicket, TicketPunch } from "./tickets.ts";

declare module "fastify" {
  interface FastifyRequest {
    signedIn: SignedIn | null;
  }
}

/**
 * Per minute. For whoever is in, room for a script at full speed (two calls for a notification, a thousand a second) and an end
 * for one that has gone astray; for failures little, though a key of 256 bits is not guessed at any rate.
 */
const perMinute = { signedIn: 240_000, failedSignIns: 20, knocks: 60 };

export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.signedIn === null) throw new Trouble("not-signed-in", "sign in first");
  return request.signedIn;
}
export const officerOf = (request: FastifyRequest): Officer => signedInOf(request).officer;

/** One name for each centre: a browser sends the cookies of 127.0.0.1 to all of its ports. */
export function cookieName(party: string, tls: boolean): string {
  return `${tls ? "__Host-" : ""}comity-${party.toLowerCase()}`;
}

/** What ways in that lie elsewhere need of the door. */
export interface Door {
  /** A stranger begins to sign in: so often in a minute. @throws Trouble */
  knock(request: FastifyRequest): Promise<void>;
  /** Counts a failure, as the door's own. */
  failed(request: FastifyRequest, detail: string): Promise<Trouble>;
  /** Opens a session, and ends the one of before. */
  letIn(request: FastifyRequest, reply: FastifyReply, officer: Officer, passkey?: string): FastifyReply;
  /** A session has ended: so do its streams. */
  ended(signedIn: SignedIn): void;
}

export function hangDoor(app: App, options: HttpOptions, signIns: SignIns, origins: Origins, streams: Streams): Door {
  const party = options.service.env.me;
  const cookie = cookieName(party, options.tls !== undefined);
  const cookieOptions: CookieOptions = {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: options.tls !== undefined,
  };
  const ways = options.signIn ?? { links: true, tokens: true };
  const minute = { timeWindow: 60_000 };
  const calls = app.createRateLimit({ ...minute, max: perMinute.signedIn, keyGenerator: (r) => signedInOf(r).key });
  const failures = app.createRateLimit({ ...minute, max: perMinute.failedSignIns });
  const knocks = app.createRateLimit({ ...minute, max: perMinute.knocks });
  const punch = new TicketPunch();

  /** Only failures are counted, so that nobody can lock an officer out by failing in their place. */
  async function failed(request: FastifyRequest, detail: string): Promise<Trouble> {
    const count = await failures(request);
    if (count.isAllowed || !count.isExceeded) return new Trouble("not-signed-in", detail);
    options.log("warn", "many failed sign-ins", { from: request.ip });
    const retryAfterSeconds = count.ttlInSeconds;
    return new Trouble("too-many", `too many failed sign-ins; try again in ${retryAfterSeconds} s`, {
      retryAfterSeconds,
    });
  }

  const bySession = (request: FastifyRequest): SignedIn | undefined => {
    const value = request.cookies[cookie];
    return value === undefined ? undefined : signIns.bySession(value);
  };

  app.decorateRequest("signedIn", null);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store");
    origins.checkHost(request);
    if (request.routeOptions.url === "/enter") return;
    if (request.routeOptions.config.open === true) {
      if (request.url.startsWith("/api/")) origins.checkBrowser(request);
      return;
    }
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
      // Machines keep their tokens where a setting takes people's away.
      const officers = ways.tokens ? (t: string) => signIns.byToken(t) : () => undefined;
      const byToken = token === undefined ? undefined : (officers(token) ?? feedBy(token));
      if (byToken === undefined) throw await failed(request, "this token is not one of an officer of this centre");
      if (byToken.officer.role === "feed" && !isForFeeds(request)) throw new Trouble("forbidden", feedsOnly);
      request.signedIn = byToken;
    } else {
      const signedIn = bySession(request);
      if (signedIn === undefined) throw new Trouble("not-signed-in", notSignedIn);
      origins.checkBrowser(request);
      request.signedIn = signedIn;
    }
    const count = await calls(request);
    if (!count.isAllowed && count.isExceeded) {
      const retryAfterSeconds = count.ttlInSeconds;
      throw new Trouble("too-many", `too many requests; try again in ${retryAfterSeconds} s`, { retryAfterSeconds });
    }
  });

  /** A machine's token. Found by its hash: the time that this takes tells nothing about a token that is 256 random bits. */
  function feedBy(token: string): SignedIn | undefined {
    const officer = options.service.feedByTokenHash(createHash("sha256").update(token).digest("hex"));
    return officer && { officer, key: `token ${officer.name}`, by: "token" };
  }

  function whoEnters(asked: {
    readonly code?: string | undefined;
    readonly ticket?: string | undefined;
  }): Officer | undefined {
    if (asked.code !== undefined) return ways.links ? signIns.takeCode(asked.code) : undefined;
    if (asked.ticket === undefined || options.seats === undefined) return undefined;
    const ticket = parseTicket(asked.ticket, options.seats.key);
    return ticket && punch.take(ticket, party, options.now()) ? signIns.named(ticket.officer) : undefined;
  }

  const enterSchema = z.object({ code: z.string().max(500).optional(), ticket: z.string().max(1000).optional() });
  app.get("/enter", { schema: { querystring: enterSchema, hide: true } }, async (request, reply) => {
    const before = bySession(request);
    const officer = whoEnters(request.query);
    if (officer === undefined) {
      // A used link, opened again in the browser that used it: they are in already, and that is what they want. A ticket
      // is for one officer's seat, and another's would be the wrong one.
      if (before !== undefined && request.query.ticket === undefined) return reply.redirect("/", 303);
      throw await failed(request, linkUsedDetail);
    }
    return letIn(request, reply, officer).redirect("/", 303);
  });

  function letIn(request: FastifyRequest, reply: FastifyReply, officer: Officer, passkey?: string): FastifyReply {
    const before = bySession(request);
    // Its stream ends by itself, with the page that it leaves or at its next beat: cut off now, that page would ask for everything again.
    if (before !== undefined) signIns.close(before);
    options.log("info", `${officer.name} signed in`, { from: request.ip });
    return reply.setCookie(cookie, signIns.open(officer, passkey), cookieOptions);
  }

  function end(signedIn: SignedIn): void {
    signIns.close(signedIn);
    streams.close(signedIn.key);
  }
  const signOut = {
    operationId: "signOut",
    tags: ["sign-in"],
    summary: "End this browser's session and its streams. A token is not a session and goes on being good.",
    response: { 204: z.undefined().describe("signed out") },
  };
  app.post("/api/v1/sign-out", { schema: signOut }, async (request, reply: FastifyReply) => {
    const signedIn = signedInOf(request);
    if (signedIn.by === "session") end(signedIn);
    return reply.clearCookie(cookie, cookieOptions).code(204).send();
  });
  return {
    async knock(request) {
      const count = await knocks(request);
      if (count.isAllowed || !count.isExceeded) return;
      const retryAfterSeconds = count.ttlInSeconds;
      throw new Trouble("too-many", `too many sign-ins begun; try again in ${retryAfterSeconds} s`, {
        retryAfterSeconds,
      });
    },
    failed,
    letIn,
    ended: (signedIn) => streams.close(signedIn.key),
  };
}

const isForFeeds = (request: FastifyRequest): boolean =>
  request.method === "POST" &&
  ["/api/v1/warnings", "/api/v1/warnings/served", "/api/v1/events"].includes(request.routeOptions.url ?? "");
const feedsOnly = "this token is a machine's: it may post warnings and events, and reads nothing";
const notSignedIn =
  "sign in first: open the link that `comity up` printed, or send an officer's token as `Authorization: Bearer …`";
