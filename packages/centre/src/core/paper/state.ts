/** Papers between governments: who tabled what to whom, and who owes a reply since when. Folded from what was sent and received. */
import type { EnvelopeId, Instant, ItemId, Message, Paper, PaperAct, Party } from "@comity/wire";
import { Map as IMap, List } from "immutable";
import type { State } from "../state.ts";

/** One step in a paper's life; its words are in `State.words` by its envelope. */
export interface PaperStep {
  readonly act: PaperAct;
  readonly id: ItemId;
  readonly reference: string;
  readonly from: Party;
  readonly officers: { readonly composed: string; readonly released: string };
  readonly language: string;
  readonly version: number;
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
  const first = p.steps.first();
  return p.to
    .filter((party) => !p.replies.has(party))
    .flatMap((party) => {
      const since =
        party === me ? first?.at : ((first && s.receipts.get(first.envelope)?.get(party)?.at) ?? first?.sentAt);
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
    sentAt: m.sentAt,
    at,
    envelope,
  };
  if (act === "tabled") {
    if (s.papers.has(id)) return s;
    const { regime, asksReply, replyBy } = body;
    const begun: PaperState = {
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
    };
    const early = s.earlyPapers.get(id, List<EarlyPaper>());
    const known: State = { ...s, papers: s.papers.set(id, begun), earlyPapers: s.earlyPapers.delete(id) };
    return early.reduce((st, e) => foldPaper(st, e.message, e.envelope, e.at), known);
  }
  const paper = s.papers.get(body.paper);
  if (paper === undefined) {
    const waiting = { message: m, envelope, at };
    return { ...s, earlyPapers: s.earlyPapers.update(body.paper, List(), (l) => l.push(waiting)) };
  }
  return { ...s, papers: s.papers.set(paper.id, after(paper, step)) };
}

/** A step that arrived before the paper itself: another addressee's answer can overtake it. */
export interface EarlyPaper {
  readonly message: PaperMessage;
  readonly envelope: EnvelopeId;
  readonly at: Instant;
}

function after(p: PaperState, step: PaperStep): PaperState {
  const steps = p.steps
    .push(step)
    .sortBy((x) => `${x.sentAt} ${x.id}`)
    .toList();
  switch (step.act) {
    case "answered":
    case "declined":
      return { ...p, steps, replies: p.replies.set(step.from, { act: step.act, at: step.sentAt }) };
    case "withdrawn":
      return { ...p, steps, withdrawnAt: step.sentAt };
    case "revised":
      // A new text asks anew.
      return { ...p, steps, version: Math.max(p.version, step.version), replies: IMap() };
    default:
      return { ...p, steps };
  }
}

/** Why a step of a paper is none that its sender may take here, or undefined. */
export function paperMisfit(s: State, m: PaperMessage, regimes: { has(id: string): boolean }): string | undefined {
  const { body } = m;
  if (body.officers.composed === body.officers.released) return "one officer alone released it; two are needed";
  if (!body.reference.startsWith(`${m.from}-`)) return `reference ${body.reference} is not one of ${m.from}`;
  if (s.byReference.has(body.reference)) return `reference ${body.reference} is already on record`;
  if (body.regime !== null && !regimes.has(body.regime)) return `no regime "${body.regime}" here`;
  if (body.act === "tabled") return s.papers.has(body.id) ? `paper ${body.id} is already on record` : undefined;
  const paper = s.papers.get(body.paper);
  return paper && stepFault(paper, body.act, m.from, [m.from, ...m.to], body.version);
}

/** Whether this party may take this step now. @returns why not */
export function stepFault(
  p: PaperState,
  act: PaperAct,
  by: Party,
  circle: readonly Party[],
  version: number,
): string | undefined {
  const whole = [p.from, ...p.to].sort().join(",");
  if ([...circle].sort().join(",") !== whole)
    return `${p.reference} is between ${whole.replaceAll(",", ", ")}, and no others`;
  if (p.withdrawnAt !== null) return `${p.reference} was withdrawn`;
  if ((act === "revised" || act === "withdrawn") && by !== p.from)
    return `only ${p.from} can say that of ${p.reference}`;
  if ((act === "answered" || act === "declined") && by === p.from) return `${by} cannot answer its own paper`;
  if (act === "revised" && version !== p.version + 1)
    return `the next text of ${p.reference} is its number ${p.version + 1}`;
  if (act !== "revised" && version !== p.version)
    return `the text of ${p.reference} that stands is its number ${p.version}`;
  return undefined;
}
