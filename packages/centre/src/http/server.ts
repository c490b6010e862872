/** The HTTP server of a centre: the door, the API under `/api/v1`, and the console. */
import type { AddressInfo } from "node:net";
import { assert } from "@comity/wire";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { Text4 } from "../api/schemas.ts";
import { actRoutes } from "./acts.ts";
import { type App, newApp } from "./app.ts";
import { hangDoor } from "./door.ts";
import { eventRoutes, Streams } from "./events.ts";
import { feedRoutes } from "./feeds.ts";
import { fileRoutes } from "./files.ts";
import { givenRoutes } from "./given.ts";
import { handRoutes } from "./hand.ts";
import { keyRoutes } from "./keys.ts";
import { lineChangeRoutes } from "./line-changes.ts";
import { lineRoutes } from "./lines.ts";
import { describeApi } from "./openapi.ts";
import { authorityOf, isLoopback, Origins } from "./origins.ts";
import { servePages } from "./pages.ts";
import { paperRoutes } from "./papers.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { seatList, seatRoutes, seatsShown } from "./seats.ts";
import type { HttpOptions } from "./service.ts";
import { shiftRoutes } from "./shift.ts";
import { signInRoutes } from "./sign-in.ts";
import { SignIns } from "./sign-ins.ts";
import { viewRoutes } from "./views.ts";
import { watchRoutes } from "./watch.ts";

export interface HttpServer {
  /** Such as `http://127.0.0.1:4100`. */
  readonly url: string;
  readonly port: number;
  /** Ends every stream and connection. */
  close(): Promise<void>;
  /** A link that signs an officer in, good once and until used. */
  enterUrl(officerName: string): string;
}

/** @throws an Error with one clear sentence when it may not or cannot listen there */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const host = options.host ?? "127.0.0.1";
  if (options.tls === undefined && !isLoopback(host)) {
    throw new Error(
      `without TLS a centre listens on this machine only: give a certificate and key to listen at ${host}, or use 127.0.0.1`,
    );
  }
  const signIns = new SignIns(options.officers, options.now, options.random);
  const origins = new Origins(options.tls !== undefined);
  const streams = new Streams(signIns);
  let url = "";

  const app = newApp(options);
  await protect(app, options.tls !== undefined);
  await describeApi(app);
  const door = hangDoor(app, options, signIns, origins, streams);
  passkeyRoutes(app, options, signIns, door);
  signInRoutes(app, options, signIns, door);
  const seats = (own: Text4) => seatList(options, signIns.officers, own, url);
  givenRoutes(app, options.service);
  viewRoutes(app, options.service, (own) => seatsShown(seats(own)));
  actRoutes(app, options.service);
  watchRoutes(app, options.service);
  lineRoutes(app, options.service);
  lineChangeRoutes(app, options.service);
  keyRoutes(app, options.service);
  paperRoutes(app, options.service);
  await fileRoutes(app, options.service);
  handRoutes(app, options.service);
  feedRoutes(app, options);
  shiftRoutes(app, options.service);
  seatRoutes(app, options, seats);
  eventRoutes(app, options, options.service, streams);
  await servePages(app, options.webRoot);

  try {
    await app.listen({ host, port: options.port });
  } catch (e) {
    streams.close();
    await app.close();
    throw plain(e, host, options.port);
  }
  const { port } = app.server.address() as AddressInfo;
  const isAny = host === "0.0.0.0" || host === "::";
  const names = [...(isAny ? [] : [host]), ...(options.names ?? [])];
  origins.own(port, names);
  url = `${options.tls === undefined ? "http" : "https"}://${authorityOf(names[0] ?? "localhost", port)}`;

  return {
    url,
    port,
    close: () => app.close(),
    enterUrl(officerName) {
      const officer = signIns.named(officerName);
      assert(officer !== undefined, `there is an officer named "${officerName}"`);
      return `${url}/enter?code=${signIns.newCode(officer)}`;
    },
  };
}

async function protect(app: App, isTls: boolean): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Projections are computed in the page by a WebAssembly kernel; this allows that and no eval.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Without TLS a promise of TLS would lock the browser out of every port of this machine.
    hsts: isTls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  await app.register(rateLimit, { global: false });
}

function plain(e: unknown, host: string, port: number): unknown {
  const code = (e as { code?: unknown }).code;
  if (code === "EADDRINUSE")
    return new Error(`port ${port} of ${host} is in use by another program: choose another port`);
  if (code === "EACCES")
    return new Error(`this user may not listen at port ${port} of ${host}: choose a port above 1023`);
  return e;
}
