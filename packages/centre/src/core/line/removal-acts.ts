/** What officers do about who is on a line: propose that a member goes out or is let back, agree to it, or decline. */
import { type Instant, type ItemId, type LineBody, type Party, plusMs } from "@comity/wire";
import type { Step } from "../effect.ts";
import type { Env, Officer } from "../env.ts";
import { no, say } from "../say.ts";
import type { State } from "../state.ts";
import { type Line, lineIdOf, roots } from "./line.ts";
import { deciders, isPossible, isProposed, type Proposal } from "./removal.ts";

export type ChangeAct =
  | {
      readonly do: "line-remove" | "line-let-back";
      readonly line: string;
      readonly member: Party;
      readonly reason: string;
    }
  | { readonly do: "line-agree"; readonly proposal: string }
  | { readonly do: "line-object"; readonly proposal: string; readonly reason: string };

/** So long the others may take to agree. Ours, not an agreement's. */
const agreeMs = 48 * 3_600_000;

export function decideChange(env: Env, s: State, officer: Officer, act: ChangeAct, at: Instant, newId: ItemId): Step {
  return "proposal" in act ? answer(env, s, officer, act, at) : propose(env, s, officer, act, at, newId);
}

/** Proposals that stand on a line, whoever made them; one whose time is over has lapsed. */
export const openProposals = (line: Line, now: Instant): readonly Proposal[] =>
  line.since.proposals.filter(
    (p) => p.state === "open" && isProposed(p) && now <= p.agreeBy && isPossible(line.since, p.change, p.member),
  );
/** Those of them that wait for our word. */
export const proposalsForUs = (env: Env, line: Line, now: Instant): readonly Proposal[] =>
  openProposals(line, now).filter(
    (p) => deciders(line.since, p.member).includes(env.me) && !p.words.some((w) => w.by === env.me),
  );

function propose(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<ChangeAct, { member: unknown }>,
  at: Instant,
  newId: ItemId,
): Step {
  const line = roots(env, s).find((l) => l.id === act.line || nowOf(l) === act.line);
  if (line === undefined) return no(s, "not-found", `there is no line "${act.line}" here`);
  const { rule, since } = line;
  const { member, reason } = act;
  if (rule.membership?.remove !== "all-others")
    return no(s, "forbidden", `by its rule nobody is put off this line (${rule.clause})`, { clause: rule.clause });
  if (since.out.includes(env.me)) return no(s, "wrong-state", "we are off this line ourselves: the others decide");
  const change = act.do === "line-remove" ? ("remove" as const) : ("let-back" as const);
  if (member === env.me) return no(s, "bad-input", "it is the others who decide on us");
  if (!isPossible(since, change, member)) return no(s, "wrong-state", whyNot(line, change, member));
  if (openProposals(line, at).some((p) => p.member === member && p.change === change))
    return no(s, "wrong-state", `that is proposed already: agree to it, or decline`);
  const asked = { proposal: newId, change, member, agreeBy: plusMs(at, agreeMs) };
  return sayOn(env, s, line, { ...asked, step: "proposed", reason, officer: officer.name }, at, newId);
}

function whyNot(line: Line, change: "remove" | "let-back", member: Party): string {
  if (!line.since.all.includes(member)) return `${member} is not a member of this line`;
  if (change === "let-back") return `${member} is on this line`;
  if (line.since.out.includes(member)) return `${member} is off this line already`;
  return "a line keeps two members at least";
}

function answer(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<ChangeAct, { proposal: unknown }>,
  at: Instant,
): Step {
  const found = roots(env, s)
    .flatMap((line) => line.since.proposals.map((proposal) => ({ line, proposal })))
    .find(({ proposal }) => proposal.id === act.proposal && isProposed(proposal));
  if (found === undefined) return no(s, "not-found", `there is no proposal "${act.proposal}"`);
  const { line, proposal: p } = found;
  if (p.state !== "open") return no(s, "wrong-state", p.state === "done" ? "all have agreed to it" : "it was declined");
  if (at > p.agreeBy) return no(s, "wrong-state", `it lapsed at ${p.agreeBy}: propose it anew`);
  if (!deciders(line.since, p.member).includes(env.me))
    return no(s, "wrong-state", p.member === env.me ? "it is the others who decide on us" : "we are off this line");
  if (p.words.some((w) => w.by === env.me)) return no(s, "wrong-state", "we have said our word on it");
  const { id: proposal, change, member, agreeBy } = p;
  const said =
    act.do === "line-agree"
      ? { step: "agreed" as const, reason: null }
      : { step: "declined" as const, reason: act.reason };
  return sayOn(env, s, line, { proposal, change, member, agreeBy, ...said, officer: officer.name }, at, p.id);
}

type Said = Omit<Extract<LineBody, { kind: "line-change" }>, "kind" | "regime" | "line">;
function sayOn(env: Env, s: State, line: Line, said: Said, at: Instant, id: ItemId): Step {
  const body: LineBody = { kind: "line-change", regime: line.regime.id, line: line.rule.name, ...said };
  // To all who were ever on it: whoever is out reads who put it out, when and why.
  const to = line.members.filter((p) => p !== env.me);
  return say(env, s, body, to, at, id);
}

const nowOf = (root: Line): string =>
  lineIdOf(
    root.regime.id,
    root.rule.name,
    root.members.filter((p) => !root.since.out.includes(p)),
  );
