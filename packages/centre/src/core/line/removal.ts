/**
 * Who is on a line after the others put a member out, or let it back. It is worked out from what was signed, put in order by its own
 * times and names: so every record that holds the same messages has the same members since the same moment, whatever arrived when.
 */
import {
  type EnvelopeId,
  type Instant,
  type ItemId,
  type LineChange,
  type LineChangeName,
  type Party,
  plusMs,
} from "@comity/wire";

/** One signed word on a change. */
export interface ChangeWord extends Pick<LineChange, "proposal" | "step" | "change" | "member" | "agreeBy" | "reason"> {
  readonly by: Party;
  readonly officer: string;
  readonly sentAt: Instant;
  readonly envelope: EnvelopeId;
}
export interface Proposal {
  readonly id: ItemId;
  readonly change: LineChangeName;
  readonly member: Party;
  readonly by: Party;
  readonly officer: string;
  readonly at: Instant;
  readonly reason: string;
  readonly agreeBy: Instant;
  /** The first word of each, who proposed it among them. */
  readonly words: readonly ChangeWord[];
  /** `done` at the moment of the last word that was needed. */
  readonly state: "open" | "done" | "declined";
  readonly endedAt: Instant | null;
}
export interface Membership {
  /** Everyone on the line before any change. */
  readonly all: readonly Party[];
  readonly out: readonly Party[];
  readonly proposals: readonly Proposal[];
  /** Every set of members that the line ever had, the first one first. */
  readonly sets: readonly (readonly Party[])[];
}

/** @param all whom the regime or their own word put on the line, sorted @param words in any order */
export function membershipOf(all: readonly Party[], words: readonly ChangeWord[]): Membership {
  const inOrder = words.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return inOrder.reduce<Membership>(withWord, { all, out: [], proposals: [], sets: [all] });
}
const orderOf = (w: ChangeWord): string => `${w.sentAt} ${w.by} ${w.envelope}`;

/** Those who must agree: all who are on the line, but the one it speaks of. */
export const deciders = (m: Membership, member: Party): readonly Party[] =>
  m.all.filter((p) => p !== member && !m.out.includes(p));

/** Whether a change could be made now: somebody in to go out and two to stay, or somebody out to come back. */
export const isPossible = (m: Membership, change: LineChangeName, member: Party): boolean =>
  change === "remove"
    ? m.all.includes(member) && !m.out.includes(member) && deciders(m, member).length > 1
    : m.out.includes(member);

/** When a member was out: after `since`, and before `until`. */
export function whenOut(
  m: Membership,
  member: Party,
): readonly { readonly since: Instant; readonly until: Instant | null }[] {
  const ends = m.proposals.filter((p) => p.member === member && p.state === "done");
  const moments = ends.map((p) => p.endedAt ?? p.at).toSorted();
  // A member that is out can only be let back, and the other way round: they take turns.
  return moments.flatMap((since, i) => (i % 2 === 0 ? [{ since, until: moments[i + 1] ?? null }] : []));
}
export const isOutAt = (m: Membership, member: Party, at: Instant): boolean =>
  whenOut(m, member).some(({ since, until }) => at > since && (until === null || at < until));

/** What could become of the members by what is still open: a message among them may only have overtaken the last word. */
export function setsToCome(m: Membership, now: Instant): readonly (readonly Party[])[] {
  const open = m.proposals.filter((p) => p.state === "open" && plusMs(p.agreeBy, onTheWayMs) >= now).slice(0, 6);
  const outs: (readonly Party[])[] = [m.out];
  for (const p of open) outs.push(...outs.map(toggled(p.member)));
  return outs.map((out) => m.all.filter((p) => !out.includes(p)));
}
/** A last word that was said in time may take so long to come. */
const onTheWayMs = 24 * 3_600_000;

const toggled =
  (member: Party) =>
  (out: readonly Party[]): readonly Party[] =>
    out.includes(member) ? out.filter((p) => p !== member) : [...out, member];

function withWord(m: Membership, w: ChangeWord): Membership {
  const counts = w.by !== w.member && m.all.includes(w.by) && !m.out.includes(w.by) && w.sentAt <= w.agreeBy;
  if (!counts || !m.all.includes(w.member)) return m;
  const known = m.proposals.find((p) => isSame(p, w)) ?? begun(w);
  if (known.state !== "open" || known.words.some((k) => k.by === w.by)) return m;
  const declined = w.step === "declined" ? { state: "declined" as const, endedAt: w.sentAt } : {};
  // By another's clock an agreement may stand before what it agrees to.
  const named = w.step === "proposed" && !isProposed(known) ? proposedBy(w) : {};
  return settled(changed(m, { ...known, ...named, ...declined, words: [...known.words, w] }), w.sentAt);
}

/** The same name for another change is another proposal: nobody agrees to what he did not sign. */
const isSame = (p: Pick<Proposal, "id" | "change" | "member" | "agreeBy">, w: ChangeWord): boolean =>
  p.id === w.proposal && p.change === w.change && p.member === w.member && p.agreeBy === w.agreeBy;
export const isProposed = (p: Proposal): boolean => p.words.some((w) => w.step === "proposed");

const proposedBy = (w: ChangeWord) => ({ by: w.by, officer: w.officer, at: w.sentAt, reason: w.reason ?? "" });
const begun = (w: ChangeWord): Proposal => ({
  ...{ id: w.proposal, change: w.change, member: w.member, agreeBy: w.agreeBy },
  ...{ ...proposedBy(w), words: [], state: "open", endedAt: null },
});

/** What all who must agree have agreed to takes place; and one member fewer may be what another proposal waited for. */
function settled(m: Membership, at: Instant): Membership {
  const ready = m.proposals.find((p) => {
    const agreed = new Set(p.words.map((w) => w.by));
    const all = isProposed(p) && deciders(m, p.member).every((d) => agreed.has(d));
    return p.state === "open" && at <= p.agreeBy && all && isPossible(m, p.change, p.member);
  });
  if (ready === undefined) return m;
  const out = toggled(ready.member)(m.out);
  const made = changed(m, { ...ready, state: "done", endedAt: at });
  return settled({ ...made, out, sets: [...m.sets, m.all.filter((p) => !out.includes(p))] }, at);
}

function changed(m: Membership, p: Proposal): Membership {
  const same = (k: Proposal): boolean =>
    k.id === p.id && k.change === p.change && k.member === p.member && k.agreeBy === p.agreeBy;
  const isKnown = m.proposals.some(same);
  return { ...m, proposals: isKnown ? m.proposals.map((k) => (same(k) ? p : k)) : [...m.proposals, p] };
}
