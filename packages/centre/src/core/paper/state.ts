/** Papers between governments: who tabled what to whom, and who owes a reply since when. Folded from what was sent and received. */
import type { EnvelopeId, Instant, ItemId, Message, Paper, PaperAct, Party } from "@comity/wire";
import { Map as IMap, List } from "immutable";
import type { State } from "../state.ts";
import { isGivenUp } from "./early.ts";

/** One step in a paper's life; its words are in `State.words` by its envelope. */
export interface PaperStep {
  readonly act: PaperAct;
  readonly id: ItemId;
  readonly reference: string;
  readonly from: Party;
  readonly officers: { readonly composed: string; readonly released: string };
  readonly language: string;
  readonly version: number;
  /** Of a text: whether it asks for a reply, and by when. */
  readonly asksReply: boolean;
  readonly replyBy: Instant | null;
  readonly sentAt: Instant;
  readonly at: Instant;
  readonly envelope: EnvelopeId;
}
export interface PaperState {
  readonly id: ItemId;
  readonly reference: string;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly regime: string | null;
  readonly asksReply: boolean;
  readonly replyBy: Instant | null;
  readonly version: number;
  /** In the order in which they were sent. */
  readonly steps: List<PaperStep>;
  /** What each addressee has said to it as a whole, its last word. */
  readonly replies: IMap<Party, { readonly act: "answered" | "declined"; readonly at: Instant }>;
  readonly withdrawnAt: Instant | null;
}

export type PaperWord = "tabled" | "awaiting-reply" | "answered" | "declined" | "lapsed" | "withdrawn";

/** Where a paper stands at a moment; who owes a reply is in `owesReply`. */
export function paperWord(p: PaperState, now: Instant): PaperWord {
  if (p.withdrawnAt !== null) return "withdrawn";
  const said = p.to.map((party) => p.replies.get(party)?.act);
  if (said.every((a) => a === "declined")) return "declined";
  if (said.every((a) => a !== undefined)) return "answered";
  if (p.replyBy !== null && now > p.replyBy) return "lapsed";
  return p.asksReply ? "awaiting-reply" : "tabled";
}

/** Who owes a reply, since it was in their hands; a paper that lapsed waits for nobody. */
export function owesReply(
  s: State,
  p: PaperState,
  me: Party,
  now: Instant,
): readonly { readonly party: Party; readonly since: Instant }[] {
  if (paperWord(p, now) !== "awaiting-reply") return [];
  const text = textOf(p);
  return p.to
    .filter((party) => !p.replies.has(party))
    .flatMap((party) => {
      const since = party === me ? text?.at : ((text && s.receipts.get(text.envelope)?.get(party)?.at) ?? text?.sentAt);
      return since === undefined ? [] : [{ party, since }];
    });
}

export type PaperMessage = Message & { readonly body: Paper };

export function foldPaper(s: State, m: PaperMessage, envelope: EnvelopeId, at: Instant): State {
  const { body } = m;
  const { act, id, reference, officers, language, version } = body;
  const step: PaperStep = {
    act,
    id,
    reference,
    from: m.from,
    officers,
    language,
    version,
    asksReply: body.asksReply,
    replyBy: body.replyBy,
    sentAt: m.sentAt,
    at,
    envelope,
  };
  if (act === "tabled") {
    if (s.papers.has(id)) return s;
    const { regime, asksReply, replyBy } = body;
    const begun: PaperState = standing({
      id,
      reference,
      from: m.from,
      to: m.to,
      regime,
      asksReply,
      replyBy,
      version,
      steps: List([step]),
      replies: IMap(),
      withdrawnAt: null,
    });
    const early = s.earlyPapers.get(id, List<EarlyPaper>());
    const known: State = { ...s, papers: s.papers.set(id, begun), earlyPapers: s.earlyPapers.delete(id) };
    // Nobody could judge them when they came: who is in the circle is known only now.
    return early
      .filter((e) => !isGivenUp(e.at, at))
      .filter((e) => arrivalFault(begun, e.message) === undefined)
      .reduce((st, e) => foldPaper(st, e.message, e.envelope, e.at), known);
  }
  const paper = s.papers.get(body.paper);
  if (paper === undefined) {
    const waiting = { message: m, envelope, at };
    // What has waited its time is let go here, so that nobody fills our memory with steps of papers that never come.
    const kept = s.earlyPapers.filter((steps) => steps.some((e) => !isGivenUp(e.at, at)));
    return { ...s, earlyPapers: kept.update(body.paper, List(), (l) => l.push(waiting)) };
  }
  const steps = paper.steps.push(step).sort(byTime);
  return { ...s, papers: s.papers.set(paper.id, standing({ ...paper, steps })) };
}

const byTime = (a: PaperStep, b: PaperStep): number => {
  const [x, y] = [`${a.sentAt} ${a.id}`, `${b.sentAt} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** A step that arrived before the paper itself: another addressee's answer can overtake it. */
export interface EarlyPaper {
  readonly message: PaperMessage;
  readonly envelope: EnvelopeId;
  readonly at: Instant;
}

/**
 * Where a paper stands by all its steps together, whatever the order in which they came: the newest text asks, a reply counts for
 * the text that it answers, and what crossed a withdrawal on its way is kept and changes nothing.
 */
function standing(p: PaperState): PaperState {
  const texts = p.steps.filter((x) => x.from === p.from && (x.act === "tabled" || x.act === "revised"));
  const text = texts.reduce(
    (best: PaperStep | undefined, x) => (best && best.version > x.version ? best : x),
    undefined,
  );
  const version = text?.version ?? p.version;
  const withdrawnAt = p.steps.find((x) => x.act === "withdrawn")?.sentAt ?? null;
  const replies = p.steps
    .filter((x) => x.version === version && (withdrawnAt === null || x.sentAt <= withdrawnAt))
    .reduce(
      (all, x) => (x.act === "answered" || x.act === "declined" ? all.set(x.from, { act: x.act, at: x.sentAt }) : all),
      IMap<Party, { readonly act: "answered" | "declined"; readonly at: Instant }>(),
    );
  return {
    ...p,
    version,
    asksReply: text?.asksReply ?? p.asksReply,
    replyBy: texts
      .sortBy((x) => x.version)
      // A new text without a day of its own keeps the one that still lies ahead.
      .reduce((by: Instant | null, x) => x.replyBy ?? (by !== null && by > x.sentAt ? by : null), null),
    replies,
    withdrawnAt,
  };
}

/** The step that brought the text which stands. */
const textOf = (p: PaperState): PaperStep | undefined =>
  p.steps.find((x) => x.version === p.version && (x.act === "tabled" || x.act === "revised"));

/** Why a step of a paper is none that its sender may take here, or undefined. */
export function paperMisfit(s: State, m: PaperMessage, regimes: { has(id: string): boolean }): string | undefined {
  const { body } = m;
  if (body.officers.composed === body.officers.released) return "one officer alone released it; two are needed";
  if (!body.reference.startsWith(`${m.from}-`)) return `reference ${body.reference} is not one of ${m.from}`;
  if (s.byReference.has(body.reference)) return `reference ${body.reference} is already on record`;
  if (body.regime !== null && !regimes.has(body.regime)) return `no regime "${body.regime}" here`;
  if (body.act === "tabled") {
    if (body.paper !== body.id || body.version !== 1) return `paper ${body.id} does not begin with its own first text`;
    return s.papers.has(body.id) ? `paper ${body.id} is already on record` : undefined;
  }
  const paper = s.papers.get(body.paper);
  return paper && arrivalFault(paper, m);
}

/** What no order of arrival excuses. A step that crossed a new text or a withdrawal on its way is no fault of its sender. */
function arrivalFault(p: PaperState, { from, to, body }: PaperMessage): string | undefined {
  const fault = authorFault(p, body.act, from, [from, ...to]);
  if (fault !== undefined) return fault;
  if (p.steps.some((x) => x.id === body.id)) return `step ${body.id} of ${p.reference} is already on record`;
  return body.act === "revised" && body.version !== p.version + 1 ? nextText(p) : undefined;
}
const nextText = (p: PaperState): string => `the next text of ${p.reference} is its number ${p.version + 1}`;

/** Whether this party may take this step now, by what is known here. @returns why not */
export function stepFault(
  p: PaperState,
  act: PaperAct,
  by: Party,
  circle: readonly Party[],
  version: number,
): string | undefined {
  const fault = authorFault(p, act, by, circle);
  if (fault !== undefined) return fault;
  if (p.withdrawnAt !== null) return `${p.reference} was withdrawn`;
  if (act === "revised") return version === p.version + 1 ? undefined : nextText(p);
  return version === p.version ? undefined : `the text of ${p.reference} that stands is its number ${p.version}`;
}

function authorFault(p: PaperState, act: PaperAct, by: Party, circle: readonly Party[]): string | undefined {
  const whole = [p.from, ...p.to].sort().join(",");
  if ([...circle].sort().join(",") !== whole)
    return `${p.reference} is between ${whole.replaceAll(",", ", ")}, and no others`;
  if ((act === "revised" || act === "withdrawn") && by !== p.from)
    return `only ${p.from} can say that of ${p.reference}`;
  if ((act === "answered" || act === "declined") && by === p.from) return `${by} cannot answer its own paper`;
  return undefined;
}
