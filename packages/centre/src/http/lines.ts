/** The routes of crisis lines: how each stands, calls with their one outcome, and what officers do on them. */
import { languages, partyName } from "@comity/regime";
import { isParty, type Party } from "@comity/wire";
import { z } from "zod";
import type { FileIn } from "../api/file-schemas.ts";
import {
  annexInSchema,
  callInSchema,
  callSchema,
  lineSchema,
  memberInSchema,
  onLineInSchema,
  phraseSchema,
  proposedLineSchema,
  replyInSchema,
  sayInSchema,
  standingInSchema,
} from "../api/line-schemas.ts";
import type { Act, Answer } from "../core/acts.ts";
import type { Officer } from "../core/env.ts";
import type { LineAct, SpokenAct } from "../core/line/decide.ts";
import type { Words } from "../core/line/words.ts";
import { phrases } from "../views/phrases.ts";
import { answers, created, halts, idParams } from "./answers.ts";
import type { App } from "./app.ts";
import { officerOf } from "./door.ts";
import { attached } from "./files.ts";
import { Trouble, troubleFromAnswer } from "./problems.ts";
import type { CentreService } from "./service.ts";

const [views, acts] = [["views"], ["acts"]];

export function lineRoutes(app: App, service: CentreService): void {
  const lines = z.array(lineSchema);
  const agreed = async (given: Promise<Answer>): Promise<Extract<Answer, { kind: "done" }>> => {
    const answer = await given;
    if (answer.kind === "no") throw troubleFromAnswer(answer, undefined);
    return answer;
  };
  const done = (officer: Officer, act: Act) => agreed(service.act(officer, act));
  const callOf = (id: string) => {
    const call = service.call(id);
    if (call === undefined) throw new Trouble("not-found", `there is no call "${id}"`);
    return call;
  };

  app.get(
    "/api/v1/lines",
    {
      schema: {
        operationId: "lines",
        tags: views,
        summary: "Every line with us as a member: who answers, the age of the last answered test, what waits.",
        response: answers(lines),
      },
    },
    async () => [...service.lines()],
  );
  app.get(
    "/api/v1/lines/proposed",
    {
      schema: {
        operationId: "proposedLines",
        tags: views,
        summary: "Lines of chosen members that some have joined and not yet all.",
        response: answers(z.array(proposedLineSchema)),
      },
    },
    async () => [...service.proposedLines()],
  );
  app.get(
    "/api/v1/calls",
    {
      schema: {
        operationId: "calls",
        tags: views,
        summary: "Calls, the newest first, each with its one outcome.",
        querystring: z.object({ line: z.string().max(300).optional() }),
        response: answers(z.array(callSchema)),
      },
    },
    async ({ query: { line } }) => [...service.calls(line)],
  );
  app.get(
    "/api/v1/calls/:id",
    {
      schema: {
        operationId: "call",
        tags: views,
        summary: "One call with all that was said in it.",
        params: idParams,
        response: answers(callSchema),
      },
    },
    async ({ params: { id } }) => callOf(id),
  );
  app.get(
    "/api/v1/phrases",
    {
      schema: {
        operationId: "phrases",
        tags: views,
        summary: "Set words for the first minutes, in four languages.",
        response: answers(z.array(phraseSchema)),
      },
    },
    async () => Object.entries(phrases).map(([id, text]) => ({ id, text })),
  );
  app.post(
    "/api/v1/calls",
    {
      schema: {
        operationId: "lineCall",
        tags: acts,
        summary: "Call on a line. A flash is confirmed by naming everyone who will get it.",
        body: callInSchema,
        response: { ...created(callSchema, "it is on the record and on its way"), ...halts },
      },
    },
    async (request, reply) => {
      const { line, urgency, about, confirm, language } = request.body;
      const act: SpokenAct = {
        do: "line-call",
        line,
        urgency,
        about,
        confirm: confirm?.map(partyNamed),
        language,
        words: wordsOf(request.body, service),
      };
      const { id } = await agreed(service.speak(officerOf(request), act));
      return reply.code(201).send(callOf(id ?? ""));
    },
  );
  app.post(
    "/api/v1/calls/:id/say",
    {
      schema: {
        operationId: "lineSay",
        tags: acts,
        summary: "Say more in a call.",
        params: idParams,
        body: sayInSchema,
        response: { ...answers(callSchema), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { language, over } = request.body;
      await agreed(
        service.speak(officerOf(request), {
          do: "line-say",
          call: id,
          over,
          language,
          words: wordsOf(request.body, service),
        }),
      );
      return callOf(id);
    },
  );
  app.post(
    "/api/v1/calls/:id/reply",
    {
      schema: {
        operationId: "lineReply",
        tags: acts,
        summary: "Answer a call, decline it with the reason, or say by when you will answer.",
        params: idParams,
        body: replyInSchema,
        response: { ...answers(callSchema), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { outcome, by, language, text, phrase, files } = request.body;
      const isSilent = text === undefined && phrase === undefined && files === undefined;
      const words = isSilent ? {} : { words: wordsOf(request.body, service) };
      const act = { do: "line-reply" as const, call: id, outcome, by: by as never, language, ...words };
      await agreed(service.speak(officerOf(request), act));
      return callOf(id);
    },
  );

  const onLine = (
    path: string,
    operationId: string,
    summary: string,
    make: (line: string, body: { reason?: string }) => LineAct,
    body: z.ZodType<{ line: string; reason?: string }> = onLineInSchema,
  ) =>
    app.post(
      `/api/v1/lines/${path}`,
      { schema: { operationId, tags: acts, summary, body, response: { ...answers(lines), ...halts } } },
      async (request) => {
        await done(officerOf(request), make(request.body.line, request.body));
        return [...service.lines()];
      },
    );
  onLine("test", "lineTest", "Test a line now.", (line) => ({ do: "line-test", line }));
  onLine(
    "answer-test",
    "lineAnswerTest",
    "An officer is here, and answers the tests that wait on this line.",
    (line) => ({
      do: "line-test-answer",
      line,
    }),
  );
  onLine("clear", "lineClear", "A stopped line has been looked into and may be used again.", (line) => ({
    do: "line-clear",
    line,
  }));
  onLine(
    "freeze",
    "lineFreeze",
    "Freeze our side of a line, with the reason. Calls still arrive.",
    (line, { reason = "" }) => ({ do: "line-freeze", line, reason }),
    standingInSchema,
  );
  onLine(
    "resume",
    "lineResume",
    "Take a line up again.",
    (line, { reason = "" }) => ({ do: "line-resume", line, reason }),
    standingInSchema,
  );
  for (const [path, does] of [
    ["join", "line-join"],
    ["leave", "line-leave"],
  ] as const)
    app.post(
      `/api/v1/lines/${path}`,
      {
        schema: {
          operationId: path === "join" ? "lineJoin" : "lineLeave",
          tags: acts,
          summary: "A line of chosen members stands once all of them have joined it.",
          body: memberInSchema,
          response: { ...answers(lines), ...halts },
        },
      },
      async (request) => {
        const { regime, line, members } = request.body;
        await done(officerOf(request), { do: does, regime, line, members: members as Party[] });
        return [...service.lines()];
      },
    );
  const passage = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/, "the envelope of a passage") });
  app.post(
    "/api/v1/passages/:id/translate",
    {
      schema: {
        operationId: "translate",
        tags: acts,
        summary:
          "Keep a translation of a passage, with its author and what made it. It counts once an officer confirms it.",
        params: passage,
        body: annexInSchema,
        response: { ...answers(z.object({ id: z.string() })), ...halts },
      },
    },
    async (request) => {
      const { id } = await done(officerOf(request), { do: "line-annex", of: request.params.id, ...request.body });
      return { id: id ?? "" };
    },
  );
  app.post(
    "/api/v1/translations/:id/confirm",
    {
      schema: {
        operationId: "confirmTranslation",
        tags: acts,
        summary: "An officer has compared the translation with the authentic text.",
        params: idParams,
        response: { ...answers(z.object({ id: z.string() })), ...halts },
      },
    },
    async (request) => {
      const { id } = request.params;
      await done(officerOf(request), { do: "line-confirm", annex: id });
      return { id };
    },
  );
}

function wordsOf(
  body: {
    readonly text?: string | undefined;
    readonly phrase?: string | undefined;
    readonly language: string;
    readonly files?: readonly FileIn[] | undefined;
  },
  service: CentreService,
): Words {
  const { text, phrase, language } = body;
  const files = attached(service, body.files);
  if (phrase === undefined) return { text: text ?? "", ...files };
  const set = phrases[phrase];
  if (set === undefined)
    throw new Trouble("bad-input", `there are no set words "${phrase}"; there are ${Object.keys(phrases).join(", ")}`);
  const own = set[(languages as readonly string[]).includes(language) ? (language as keyof typeof set) : "en"];
  return { text: text === undefined ? own : `${own} ${text}`, phrase, ...files };
}

/** A party by its code, or by its name in any language of ours; as typed where it is neither, so that the refusal can show it. */
function partyNamed(typed: string): Party {
  const code = typed.trim().toUpperCase();
  if (isParty(code)) return code;
  const name = typed.trim().toLowerCase();
  const found = codes.find((p) => languages.some((l) => partyName(p, l).toLowerCase() === name));
  return found ?? (typed as Party);
}
const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const codes = letters.flatMap((a) => letters.map((b) => `${a}${b}` as Party));
