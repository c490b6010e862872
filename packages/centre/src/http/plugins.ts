/**
 * What Fastify's plugins add to it. Their own types say so to a `fastify` that each expects beside itself, and in this house a
 * package sees only what it declares; so what we use of them is said again here.
 */
import type { FastifyRequest } from "fastify";

export interface CookieOptions {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly sameSite: "strict" | "lax";
  readonly secure: boolean;
}
interface RateLimit {
  readonly max: number;
  readonly timeWindow: number;
  /** Absent: the address that it comes from. */
  readonly keyGenerator?: (request: FastifyRequest) => string;
}
type RateCount =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly isExceeded: boolean; readonly ttlInSeconds: number };

declare module "fastify" {
  interface FastifyInstance {
    /** @fastify/rate-limit: counts a request, and says whether it is one too many. */
    createRateLimit(limit: RateLimit): (request: FastifyRequest) => Promise<RateCount>;
    /** @fastify/swagger: the OpenAPI document. */
    swagger(): object;
  }
  interface FastifyRequest {
    /** @fastify/cookie */
    readonly cookies: Readonly<Record<string, string | undefined>>;
  }
  interface FastifyReply {
    /** @fastify/cookie */
    setCookie(name: string, value: string, options: CookieOptions): this;
    clearCookie(name: string, options: CookieOptions): this;
    /** @fastify/static: a file of its root, with the headers that its files get. */
    sendFile(path: string): this;
  }
  interface FastifyContextConfig {
    /** Before sign-in too. */
    open?: boolean;
  }
  /** @fastify/swagger */
  interface FastifySchema {
    operationId?: string;
    tags?: readonly string[];
    summary?: string;
    hide?: boolean;
  }
}
