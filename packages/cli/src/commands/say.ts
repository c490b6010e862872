/** The commands by which something leaves: compose, then the second officer's release. */
import { type Compose, type Draft, Refused } from "@comity/centre/client";
import type { z } from "zod";
import { type Seat, type SeatOptions, takeSeat } from "../access.ts";
import { defaultRegime, noticeRegime } from "../defaults.ts";
import { parseFields, parseNotifyInput, readJson } from "../input.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import type { draftAnswerSchema } from "../shapes.ts";
import { readMomentOption } from "../times.ts";

export interface NotifyOptions extends SeatOptions {
  readonly regime?: string;
  readonly type?: string;
  readonly to?: string;
  readonly language?: string;
  readonly late?: boolean;
}

export async function notify(file: string, o: NotifyOptions, io: Io): Promise<ExitCode> {
  const input = parseNotifyInput(await readJson(io, file), file);
  const seat = await takeSeat(io, o);
  const regime = o.regime ?? input.regime ?? defaultRegime;
  const type = o.type ?? input.type ?? (await firstType(seat, regime));
  const to = o.to?.split(",").map((p) => p.trim().toUpperCase()) ?? input.to;
  const language = o.language ?? input.language;
  return compose(seat, o, io, {
    kind: "notification",
    regime,
    ...(type === undefined ? {} : { type }),
    ...(to === undefined ? {} : { to }),
    ...(language === undefined ? {} : { language }),
    fields: input.fields,
    late: o.late ?? false,
  });
}

export interface NoticeOptions extends SeatOptions {
  readonly to: string;
  readonly kind?: string;
  readonly from?: string;
  readonly until?: string;
  readonly area?: string;
  readonly language?: string;
}
/** A notice that no agreement asks for, to those named alone. */
export async function notice(text: string, o: NoticeOptions, io: Io): Promise<ExitCode> {
  const words = text === "-" ? await io.read("-") : text.startsWith("@") ? await io.read(text.slice(1)) : text;
  if ((o.from === undefined) !== (o.until === undefined)) throw new Stop(2, "a window needs both --from and --until");
  const window =
    o.from === undefined || o.until === undefined
      ? {}
      : { window: { opens: readMomentOption(o.from, "--from"), closes: readMomentOption(o.until, "--until") } };
  const area = o.area === undefined ? {} : { area: await readJson(io, o.area) };
  const seat = await takeSeat(io, o);
  const type = await firstType(seat, noticeRegime);
  return compose(seat, o, io, {
    kind: "notification",
    regime: noticeRegime,
    ...(type === undefined ? {} : { type }),
    ...(o.language === undefined ? {} : { language: o.language }),
    to: o.to.split(",").map((p) => p.trim().toUpperCase()),
    fields: { text: words.trim(), ...(o.kind === undefined ? {} : { kind: o.kind }), ...window, ...area },
    late: false,
  });
}

export interface FollowUpOptions extends SeatOptions {
  readonly type: string;
  readonly language?: string;
}
export async function followUp(id: string, file: string | undefined, o: FollowUpOptions, io: Io): Promise<ExitCode> {
  const fields = file === undefined ? {} : parseFields(await readJson(io, file), file);
  const language = o.language === undefined ? {} : { language: o.language };
  return compose(await takeSeat(io, o), o, io, { kind: "follow-up", about: id, type: o.type, fields, ...language });
}

export interface CorrectOptions extends SeatOptions {
  readonly reason: string;
  readonly late?: boolean;
}
export async function correct(id: string, file: string, o: CorrectOptions, io: Io): Promise<ExitCode> {
  const fields = parseFields(await readJson(io, file), file);
  const late = o.late ?? false;
  return compose(await takeSeat(io, o), o, io, { kind: "correction", about: id, reason: o.reason, fields, late });
}

export async function release(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, { role: "releasing-officer" });
  return answer(() => client.release(id), o, io);
}

export interface ReplyOptions extends SeatOptions {
  readonly reason: string;
}
/** @param question the number of a question as `print` gives it, or its key */
export async function reply(id: string, question: string, o: ReplyOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const { questions } = await client.draft(id);
  const key = questions.find((q, i) => q.key === question || String(i + 1) === question)?.key;
  if (key === undefined) {
    const known = questions.map((q, i) => `${i + 1} or ${q.key}`).join(", ");
    throw new Stop(2, `no question "${question}" is asked of this draft: ${known === "" ? "there is none" : known}`);
  }
  return answer(() => client.answerQuestion(id, key, o.reason), o, io);
}

async function firstType({ client }: Seat, regime: string): Promise<string | undefined> {
  return (await client.regimes()).find((r) => r.id === regime)?.notifications[0]?.name;
}

async function compose({ client }: Seat, o: SeatOptions, io: Io, c: Compose): Promise<ExitCode> {
  const code = await answer(() => client.compose(c), o, io);
  if (code === 0) io.say("A second officer releases it: comity release ID --access FILE --as PARTY");
  return code;
}

/** Prints the draft as it stands. A draft that fails its checks is kept, and the answer is no. */
async function answer(ask: () => Promise<Draft>, o: SeatOptions, io: Io): Promise<ExitCode> {
  try {
    print(await ask(), o, io);
    return 0;
  } catch (e) {
    if (!(e instanceof Refused) || e.problem.draft === undefined || e.problem.status !== 422) throw e;
    const { draft } = e.problem;
    print(draft, o, io);
    io.say(`${draft.reference} is kept as a draft.`);
    return 1;
  }
}

function print(draft: Draft, o: SeatOptions, io: Io): void {
  const { id, reference, state } = draft;
  const checks = draft.checks.map((c) => ({ ...c, message: c.message.en }));
  const questions = draft.questions.map((q) => ({ ...q, message: q.message.en }));
  const shape: z.infer<typeof draftAnswerSchema> = { id, reference, state, checks, questions };
  io.print(o.json ? json(shape) : `${reference}  ${state}  ${id}`);
  for (const c of shape.checks) {
    // A heading that differs is asked about below, with its numbers.
    const isAsked = c.result === "look" && questions.some((q) => q.id === c.id && q.field === c.field);
    if (c.result === "pass" || isAsked) continue;
    io.say(`${c.result === "fail" ? "no" : "look"}: ${c.message}${where(c.field, c.clause)}`);
  }
  for (const [i, q] of questions.entries()) {
    const answered = q.answered === null ? "" : ` Answered by ${q.answered.by}: ${q.answered.reason}`;
    const clause = q.clause !== undefined && q.message.includes(q.clause) ? undefined : q.clause;
    io.say(`look at this, ${i + 1}: ${q.message}${where(q.field, clause)}${answered}`);
  }
}

function where(...words: readonly (string | undefined)[]): string {
  const said = words.filter((w) => w !== undefined).join(", ");
  return said === "" ? "" : ` (${said})`;
}
