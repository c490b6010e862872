import { dayPlus } from "../duration.ts";
import type { LifeEntry } from "../language/instrument.ts";
import type { Top } from "../language/regime.ts";
import { partiesNamed } from "../reason/who.ts";
import type { Day, Duration, Party } from "../types.ts";
import type { Resolver } from "./resolver.ts";

type Part = Partial<Top>;

/** Events of a life that can mean nothing by what the rest of the file says. Their order is judged in `life-faults.ts`. */
export function checkLifeSense(r: Resolver, top: Part): void {
  const life = top.life ?? [];
  for (const [i, e] of life.entries()) {
    const before = life.slice(0, i);
    if (e.event === "in-force" && top.kind === "proposal")
      r.fault(e, "event", "a proposal is not in force; say what kind of instrument it has become", {
        expected: "kind: agreement, or event: proposed",
      });
    if (["suspended", "frozen", "countermeasure"].includes(e.event)) checkBegun(r, top, e, before);
    if (e.event === "rejected") checkOwnAct(r, e, before);
    if (e.event === "pledged") checkPledged(r, top, e);
    if (isUntimed(top, e) && !isWithdrawnLater(life, i))
      r.fault(e, "event", 'a notice to withdraw, and the file has no "withdrawal" that says when it takes effect', {
        expected: "withdrawal: { notice: P6M, clause: … }",
      });
  }
  checkExtensions(r, top);
}

const meet = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((p) => b.includes(p));
const isWithdrawnLater = (life: readonly LifeEntry[], i: number): boolean =>
  life.slice(i + 1).some((e) => e.event === "withdrawn" && meet(e.parties, life[i]?.parties));

const beginnings = ["in-force", "provisionally-applied", "pledged", "acceded", "extended", "resumed", "expired"];
/** A code that states subscribe to has no entry into force; a treaty or an agreement has. */
function checkBegun(r: Resolver, top: Part, e: LifeEntry, before: readonly LifeEntry[]): void {
  if (top.kind !== "treaty" && top.kind !== "agreement" && top.kind !== "memorandum") return;
  if (top.entryIntoForce !== undefined || before.some((x) => beginnings.includes(x.event))) return;
  r.fault(e, "event", `"${e.event}", and nothing was in force before it`, {
    expected: "an earlier in-force or provisionally-applied",
  });
}

function checkOwnAct(r: Resolver, e: LifeEntry, before: readonly LifeEntry[]): void {
  const of = before.find((x) => x.id !== undefined && x.id === e.of);
  const own = e.by?.find((p) => of?.by?.includes(p));
  if (own !== undefined)
    r.fault(
      e,
      "by",
      `${own} would reject what it did itself; write "stated" with "replaces: ${e.of}" where it takes it back`,
      {
        expected: "by: another party, or stated",
      },
    );
}

function checkPledged(r: Resolver, top: Part, e: LifeEntry): void {
  if (top.kind === "pledge") return;
  const parties = (top.parties ?? []) as readonly Party[];
  const groups = top.groups ?? new Map();
  for (const [i, name] of (e.duties ?? []).entries()) {
    const pledge = top.pledges?.get(name);
    const node = r.nodeOf(e, "duties", i);
    if (pledge === undefined) {
      if (name !== "pledges" && (r.names.rules.has(name) || r.names.families.has(name)))
        r.x.r.fault(node, `"${name}" is no pledge; what is pledged stands under "pledges", with what it keeps`, {
          expected: "pledges: { …: { by, keeps } }",
        });
      continue;
    }
    const owners = pledge.by === undefined ? parties : partiesNamed({ parties, groups }, pledge.by);
    const named = e.parties === undefined ? [] : partiesNamed({ parties, groups }, e.parties);
    const stranger = named.find((p) => !owners.includes(p));
    if (stranger !== undefined)
      r.fault(e, "parties", `${stranger} can't pledge "${name}": it is the word of ${owners.join(", ")}`, {
        expected: owners.join(", "),
      });
  }
}

/** No extension carries an instrument beyond what its own clause allows from its entry into force. */
function checkExtensions(r: Resolver, top: Part): void {
  const { term } = top;
  const by = term?.extension;
  const life = top.life ?? [];
  const starts = life.filter((e) => e.event === "in-force" && !e.parties && !e.duties && !e.except && !e.by);
  const [start] = starts;
  if (term?.for === undefined || by === undefined || starts.length !== 1 || start?.on === undefined) return;
  if (term.verified === "unverified" || by.verified === "unverified") return;
  const first = dayPlus(start.on, term.for);
  const after = (day: Day, d: Duration, times: number): Day =>
    dayPlus(day, { text: d.text, ms: d.ms * times, months: d.months * times });
  for (const [i, e] of life.filter((x) => x.event === "extended").entries()) {
    const times = Math.min(i + 1, by.times ?? i + 1);
    const last = after(first, by.for, times);
    if (e.until !== undefined && e.until > last)
      r.fault(
        e,
        "until",
        `it can be extended to ${last} at most: ${term.for.text} from ${start.on} and ${times} × ${by.for.text} (${by.clause || "its own term"})`,
        { expected: last },
      );
  }
}

export function checkDecisions(r: Resolver, top: Part): void {
  for (const body of top.bodies?.values() ?? []) {
    const decisions = body.decisions ?? [];
    for (const [i, d] of decisions.entries()) {
      const last = decisions[i - 1];
      if (last !== undefined && d.on < last.on)
        r.fault(d, "on", `${d.on} stands after a decision of ${last.on}; write decisions in the order of their days`);
      if (d.number !== undefined && decisions.slice(0, i).some((x) => x.number === d.number))
        r.fault(d, "number", `${d.number} is the number of an earlier decision of this body`);
      for (const set of d.sets ?? []) {
        if (typeof set.value === "string" || (set.value !== null && set.value < 0))
          r.fault(set, "value", `${set.value} is no number that a rule can have`, {
            expected: "a number, 0 or more, or null",
          });
        const [isLimit, visit] = [top.limits?.has(set.rule) === true, top.visits?.get(set.rule)];
        const fits = set.word === "quota" ? [] : ["at-most", "at-least"];
        if (
          r.names.rules.has(set.rule) &&
          !(isLimit ? fits.length > 0 : visit?.quota !== undefined && set.word !== "at-least")
        )
          r.fault(set, "word", `"${set.rule}" has no "${set.word}" that a decision could set`, {
            expected: isLimit
              ? "at-most, at-least"
              : visit?.quota !== undefined
                ? "quota"
                : "a limit, or a visit with a quota",
          });
      }
    }
  }
}

/** A notice with nothing that says when it takes effect: no period, and no term that it would keep from renewing itself. */
const isUntimed = (top: Part, e: LifeEntry): boolean =>
  e.event === "withdrawal-notified" && top.withdrawal === undefined && top.term?.extension?.tacit !== true;
