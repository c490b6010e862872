/** The routes of the launch watch: texts of warnings, events, groups, and what is said about an event. */
import { readEvents, type WatchEvent } from "@comity/watch";
import { z } from "zod";
import {
  anyEventsSchema,
  type eventsInSchema,
  groupInSchema,
  servedInSchema,
  servedSchema,
  settleSchema,
  takenSchema,
  warningsInSchema,
  warningVersionsSchema,
  watchEventSchema,
  watchWarningsSchema,
} from "../api/watch-schemas.ts";
import type { Act, Answer } from "../core/acts.ts";
import type { Officer } from "../core/env.ts";
import { answers, created, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const [views, acts] = [["views"], ["acts"]];
/** Names of warnings hold spaces and strokes; a text's digest does as well. */
const nameParams = z.object({ id: z.string().min(1).max(300).describe("a warning's name or the digest of a text") });

export function watchRoutes(app: App, service: CentreService): void {
  async function done(officer: Officer, act: Act): Promise<NonNullable<Extract<Answer, { kind: "done" }>["told"]>> {
    const answer = await service.act(officer, act);
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return answer.told ?? { keys: [], fresh: [] };
  }
  const found = <T>(what: string, id: string, value: T | undefined): T => {
    if (value === undefined) throw new Trouble("not-found", `there is no ${what} "${id}"`);
    return value;
  };

  app.get(
    "/api/v1/warnings",
    {
      schema: {
        operationId: "warnings",
        tags: views,
        summary: "Warnings that stand now, as read today, and their groups. `?also=` names others to show with them.",
        querystring: z.object({ also: z.union([z.string(), z.array(z.string())]).optional() }),
        response: answers(watchWarningsSchema),
      },
    },
    async ({ query: { also } }) => service.warnings(also === undefined ? [] : [also].flat().slice(0, 100)),
  );
  app.get(
    "/api/v1/warnings/:id",
    {
      schema: {
        operationId: "warningVersions",
        tags: views,
        summary: "Every text seen under one name, oldest first. Sources delete; the archive does not.",
        params: nameParams,
        response: answers(warningVersionsSchema),
      },
    },
    async ({ params: { id } }) => found("warning", id, service.warningVersions(id)),
  );
  app.post(
    "/api/v1/warnings",
    {
      schema: {
        operationId: "addWarnings",
        tags: acts,
        summary: "Keep texts of warnings, of one message or many. A text that is here already is not kept twice.",
        body: warningsInSchema,
        response: { ...created(takenSchema, "all are on the journal"), ...halts },
      },
    },
    async (request, reply) => {
      const { text, texts = [], source } = request.body;
      const all = [...(text === undefined ? [] : [text]), ...texts];
      const told = await done(officerOf(request), { do: "archive-warnings", texts: all, source });
      const taken = told.keys.map((key) => ({
        id: service.warningVersions(key)?.id ?? key,
        key,
        fresh: told.fresh.includes(key),
      }));
      return reply.code(201).send({ taken, faults: [] });
    },
  );
  app.post(
    "/api/v1/warnings/served",
    {
      schema: {
        operationId: "noteServed",
        tags: acts,
        summary: "Say what a source serves now. Its other texts are noted as no longer served; nothing is removed.",
        body: servedInSchema,
        response: { ...answers(servedSchema), ...halts },
      },
    },
    async (request) => {
      const { keys } = await done(officerOf(request), { do: "note-served", ...request.body });
      return { gone: [...keys] };
    },
  );
  app.post(
    "/api/v1/events",
    {
      schema: {
        operationId: "addEvents",
        tags: acts,
        summary:
          "Tell of detections, or of rows of a catalogue: as JSON, or as `text/csv` or `application/x-ndjson` with `?source=` and `?catalogue=true`. Good rows are kept, bad ones named.",
        querystring: z.object({
          source: z.string().max(500).optional(),
          catalogue: z.enum(["true", "false"]).optional(),
        }),
        body: anyEventsSchema,
        response: { ...created(takenSchema, "the good rows are on the journal"), ...halts },
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      const isTable = typeof body === "string";
      const { events: rows, source, catalogue } = asked(body, query);
      const read = readEvents(isTable ? body : rows.map((e) => JSON.stringify(e)).join("\n"));
      const faults = read.faults.map((f) => ({ at: `${isTable ? "line" : "event"} ${f.line}`, message: f.message }));
      if (read.events.length === 0) {
        const first = faults[0] === undefined ? "" : ` ${faults[0].at}: ${faults[0].message}`;
        throw new Trouble("bad-input", `no event could be read.${first}`, { faults });
      }
      const events = read.events.map((e): WatchEvent => (source && e.source === undefined ? { ...e, source } : e));
      const told = await done(officerOf(request), { do: "report-events", events, catalogue });
      const taken = told.keys.map((key) => ({ id: key, key, fresh: told.fresh.includes(key) }));
      return reply.code(201).send({ taken, faults });
    },
  );
  app.get(
    "/api/v1/events/:id",
    {
      schema: {
        operationId: "watchEvent",
        tags: views,
        summary: "One event with its answer, candidates and reasons.",
        params: idParams,
        response: answers(watchEventSchema),
      },
    },
    async ({ params: { id } }) => found("event", id, service.watchEvent(id)),
  );
  app.post(
    "/api/v1/events/:id/settle",
    {
      schema: {
        operationId: "settleEvent",
        tags: acts,
        summary: "Say what an event was and by whose word. Its alarm ends.",
        params: idParams,
        body: settleSchema,
        response: { ...answers(watchEventSchema), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      await done(officerOf(request), { do: "settle-event", id, ...request.body });
      return found("event", id, service.watchEvent(id));
    },
  );
  app.post(
    "/api/v1/groups",
    {
      schema: {
        operationId: "group",
        tags: acts,
        summary: "Put these warnings into one group, or one of them apart, by hand. Name and time are kept.",
        body: groupInSchema,
        response: { ...answers(watchWarningsSchema), ...halts },
      },
    },
    async (request) => {
      const { warnings, reason } = request.body;
      const texts = warnings.map((id) => {
        const versions = found("warning", id, service.warningVersions(id)).versions;
        return versions.at(-1)?.sha256 ?? id;
      });
      await done(officerOf(request), {
        do: "group",
        texts,
        reason: reason === undefined || reason === "" ? null : reason,
      });
      return service.warnings(warnings);
    },
  );
}

type Told = Pick<z.output<typeof eventsInSchema>, "events" | "catalogue" | "source">;
/** What is said of all events stands in the body beside them; of a table or a bare list, in the address. */
function asked(
  body: z.output<typeof anyEventsSchema>,
  query: { source?: string | undefined; catalogue?: string | undefined },
): Told {
  const ofAddress = { source: query.source, catalogue: query.catalogue === "true" };
  if (typeof body === "string") return { events: [], ...ofAddress };
  if (Array.isArray(body)) return { events: body, ...ofAddress };
  return isList(body) ? body : { events: [body], ...ofAddress };
}
const isList = (body: object): body is Told => "events" in body && Array.isArray(body.events);
