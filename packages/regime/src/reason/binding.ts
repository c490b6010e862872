import type { LifeEvent } from "../regime-types.ts";
import { concernsParty, holds, isPledge } from "./acts.ts";
import { byItsClause } from "./entry.ts";
import type { Case } from "./fold.ts";

/** Which acts bind a party: those that entry into force asks for; where nothing is said, ratification, else signature. */
export function bindingWords(c: Case, known: readonly LifeEvent[]): readonly string[] {
  const needs = c.regime.entryIntoForce?.needs;
  const strong = ["ratified", "acceded"];
  if (needs?.every((n) => n.act !== "signed") === true)
    return needs.every((n) => n.act === "acceded") ? ["acceded"] : strong;
  const hasStrong = known.some((e) => e.parties !== undefined && strong.includes(e.event));
  return hasStrong ? strong : ["signed", ...strong];
}

const takenBack: readonly string[] = ["ratification-withdrawn", "signature-withdrawn"];

/**
 * Whether entry into force binds a party. One whose own act came later, or was taken back, is not bound by it. One of whom no
 * act is told is bound as the file's list of parties says, unless the acts told are enough for entry into force: then they are
 * the whole list, and who is not on it has only signed.
 */
export function isBound(c: Case, known: readonly LifeEvent[], inForce: LifeEvent): boolean {
  if (c.party === "all") return true;
  const words = bindingWords(c, known);
  const own = known.filter((e) => e.parties !== undefined && (words.includes(e.event) || takenBack.includes(e.event)));
  const last = own.findLast((e) => e.on <= inForce.on);
  if (last !== undefined) return words.includes(last.event);
  if (known.some((e) => e.parties === undefined && words.includes(e.event) && e.on <= inForce.on)) return true;
  const [first] = own;
  // An act that comes later binds later; one that can be taken back later had been done.
  if (first !== undefined) return !words.includes(first.event);
  const { regime } = c;
  const told = { ...regime, life: regime.life.filter((e) => holds(regime, e, c.by)) };
  return byItsClause(told, inForce.on) === undefined;
}

/** The event with which a term begins: entry into force of the whole, for all before for some. */
export function beginning(c: Case, known: readonly LifeEvent[]): LifeEvent | undefined {
  if (isPledge(c.regime, c.duty)) return undefined;
  const words = c.regime.kind === "pledge" ? ["in-force", "pledged"] : ["in-force"];
  const begun = known.filter((e) => words.includes(e.event) && e.duties === undefined && e.except === undefined);
  return begun.find((e) => e.parties === undefined) ?? begun.find((e) => concernsParty(c.regime, e, c.party));
}
