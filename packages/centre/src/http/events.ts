/** Server-sent events: the present position at once, then every change, and a sign of life while all is calm. */
import type { ServerResponse } from "node:http";
import { z } from "zod";
import type { Change } from "../api/schemas.ts";
import { watchEventSchema } from "../api/watch-schemas.ts";
import { answers, refusals } from "./answers.ts";
import type { App } from "./app.ts";
import { signedInOf } from "./door.ts";
import { Trouble } from "./problems.ts";
import type { CentreService, HttpOptions } from "./service.ts";
import type { SignedIn, SignIns } from "./sign-ins.ts";

const heartbeatMs = 15_000;
const perSessionMax = 20;
/** A reader that is behind by more than this is told once it has caught up, of the last change only. */
const waitingBytesMax = 64 * 1024;

/** `id: 1042⏎data: {"position":1042,…}⏎⏎` */
export function formatEvent(c: Change): string {
  return `id: ${c.position}\ndata: ${JSON.stringify(c)}\n\n`;
}

interface Stream {
  readonly signedIn: SignedIn;
  readonly raw: ServerResponse;
  missed: Change | undefined;
}

export class Streams {
  private readonly open = new Set<Stream>();
  private readonly signIns: SignIns;
  private readonly heart: NodeJS.Timeout;

  constructor(signIns: SignIns) {
    this.signIns = signIns;
    this.heart = setInterval(() => this.beat(), heartbeatMs);
    this.heart.unref();
  }

  hasRoom(signedIn: SignedIn): boolean {
    return [...this.open].filter((s) => s.signedIn.key === signedIn.key).length < perSessionMax;
  }
  add(signedIn: SignedIn, raw: ServerResponse, first: Change): void {
    const stream: Stream = { signedIn, raw, missed: undefined };
    this.open.add(stream);
    raw.on("close", () => this.open.delete(stream));
    raw.on("error", () => this.open.delete(stream));
    raw.on("drain", () => {
      const { missed } = stream;
      stream.missed = undefined;
      if (missed !== undefined) this.write(stream, missed);
    });
    this.write(stream, first);
  }
  tell(c: Change): void {
    for (const stream of this.open) this.write(stream, c);
  }
  /** @param key of one session; absent: all, for good */
  close(key?: string): void {
    if (key === undefined) clearInterval(this.heart);
    for (const stream of this.open) if (key === undefined || stream.signedIn.key === key) stream.raw.end();
  }

  private write(stream: Stream, c: Change): void {
    if (stream.raw.writableLength > waitingBytesMax) {
      stream.missed = { ...c, ring: c.ring || stream.missed?.ring === true };
    } else {
      stream.raw.write(formatEvent(c));
    }
  }
  private beat(): void {
    for (const stream of this.open) {
      if (!this.signIns.keep(stream.signedIn)) stream.raw.end();
      else if (stream.raw.writableLength <= waitingBytesMax) stream.raw.write(": all calm\n\n");
    }
  }
}

export function eventRoutes(
  app: App,
  options: Pick<HttpOptions, "now">,
  service: CentreService,
  streams: Streams,
): void {
  let last: Change = { position: 0, at: options.now(), ring: false };
  const stop = service.onChange((c) => {
    last = c;
    streams.tell(c);
  });
  app.addHook("preClose", async () => {
    stop();
    streams.close();
  });

  const schema = {
    operationId: "changes",
    tags: ["views"],
    summary:
      "Server-sent events: the last change at once, then each as it happens. Each says that something changed, not what: ask again for what you show. With `accept: application/json` it is what `/events.json` gives.",
    response: {
      ...refusals,
      200: {
        description: "one event for each change, its data a Change",
        content: {
          "text/event-stream": { schema: z.string() },
          "application/json": { schema: z.array(watchEventSchema) },
        },
      },
    },
  };
  const watched = {
    operationId: "watchEvents",
    tags: ["views"],
    summary: "Detections and launches, newest first, each with its answer, candidates and reasons.",
    response: answers(z.array(watchEventSchema)),
  };
  app.get("/api/v1/events.json", { schema: watched }, async () => [...service.watchEvents()]);
  app.get("/api/v1/events", { schema }, async (request, reply) => {
    // One address has two meanings: the stream was here first, and what asks for JSON cannot mean it.
    const accept = request.headers.accept ?? "";
    if (accept.includes("application/json") && !accept.includes("text/event-stream"))
      return reply.type("application/json; charset=utf-8").send([...service.watchEvents()]);
    const signedIn = signedInOf(request);
    if (!streams.hasRoom(signedIn)) {
      throw new Trouble("too-many", `this session has ${perSessionMax} streams of events open: close one`);
    }
    reply.hijack();
    const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
    reply.raw.writeHead(200, {
      ...Object.fromEntries(headers),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      connection: "keep-alive",
      "x-accel-buffering": "no",
    });
    request.raw.socket.setNoDelay(true);
    streams.add(signedIn, reply.raw, last);
  });
}
