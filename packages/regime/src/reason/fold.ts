import { dayPlus, plusDays } from "../duration.ts";
import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day } from "../types.ts";
import { bearing, concernsParty, type Duty, ending, type Holder, holds, isPledge, opening, pausing } from "./acts.ts";
import { beginning, bindingWords, isBound } from "./binding.ts";

/** How a duty stands in one holder's eyes, and what that rests on. */
export interface Stand {
  readonly status: "in-force" | "provisional" | "suspended" | "expired" | "not-yet" | "withdrawn" | "pledged";
  readonly act: LifeEvent | null;
}

/** Who asks about what: the events are chosen once for all days. */
export interface Case {
  readonly regime: Regime;
  readonly duty: Duty;
  readonly party: Holder;
  readonly by: Holder;
  readonly events: readonly LifeEvent[];
}

export const caseOf = (regime: Regime, duty: Duty, party: Holder, by: Holder): Case => ({
  regime,
  duty,
  party,
  by,
  events: bearing(regime, duty, party, by),
});

/** The events that count on a day: none that a later statement has replaced, that the holder rejects, or whose last day is over. */
function counting({ regime, by, events }: Case, on: Day): readonly LifeEvent[] {
  const gone = new Set<string>();
  for (const e of regime.life) {
    if (e.on > on || !holds(regime, e, by)) continue;
    if (e.replaces !== undefined) gone.add(e.replaces);
    // Only a holder's own rejection: what nobody claims as its view rejects nothing, and a pledge needs no consent.
    if (e.event === "rejected" && e.by !== undefined && e.of !== undefined) gone.add(e.of);
  }
  const kept = (e: LifeEvent): boolean => {
    if (e.id === undefined || !gone.has(e.id)) return true;
    return e.event === "pledged" && !regime.life.some((r) => r.replaces === e.id && r.on <= on && holds(regime, r, by));
  };
  return events.filter(kept);
}
const isOwnWord = (c: Case): boolean => c.regime.kind === "pledge" || isPledge(c.regime, c.duty);
const isOver = (e: LifeEvent, on: Day): boolean => e.until !== undefined && e.event !== "extended" && e.until < on;

/**
 * Fold the events that a holder holds, up to and on a day.
 * @param seen takes every day on which something changes by itself: the end of a term, the end of a notice of withdrawal, the
 * last day of an act
 */
export function standOn(c: Case, on: Day, seen: Set<Day>): Stand {
  const known = counting(c, on);
  for (const e of known) if (e.until !== undefined) seen.add(plusDays(e.until, 1));
  const past = known.filter((e) => e.on <= on);
  const stand = new Fold(c, known, seen).run(
    past.filter((e) => !isOver(e, on)),
    on,
  );
  if (stand.status !== "not-yet") return stand;
  // Begun and over by its own last day, with nothing before it to come back.
  const begun = past.findLast((e) => isOver(e, on) && (e.event === "in-force" || e.event === "pledged"));
  return begun === undefined ? stand : { status: "expired", act: begun };
}

class Fold {
  private readonly c: Case;
  private readonly known: readonly LifeEvent[];
  private readonly seen: Set<Day>;
  private base: "not-yet" | "provisional" | "in-force" | "pledged" = "not-yet";
  private act: LifeEvent | null = null;
  private pauses: readonly LifeEvent[] = [];
  private over: Stand | undefined;
  /** A state's own word beside the instrument: it shows once nothing else binds. */
  private pledge: LifeEvent | undefined;
  /** In force for others; this party has not yet done what binds it. */
  private awaits = false;
  private joining: LifeEvent | undefined;
  private notice: LifeEvent | undefined;
  private coming: readonly { readonly on: Day; readonly happens: () => void }[] = [];
  /** The first day that the term no longer covers. */
  private end: { readonly on: Day; readonly act: LifeEvent } | undefined;

  constructor(c: Case, known: readonly LifeEvent[], seen: Set<Day>) {
    this.c = c;
    this.known = known;
    this.seen = seen;
    const began = beginning(c, known);
    const length = c.regime.term?.for;
    if (length === undefined || began === undefined) return;
    const { tacit, times } = c.regime.term?.extension ?? {};
    if (tacit !== true) this.moveEnd(dayPlus(began.on, length), began);
    else {
      const last = times === undefined ? undefined : this.renewed(began, times);
      if (last !== undefined) this.moveEnd(last, began);
    }
  }

  /** The day on which a term that renews itself is over, renewed so many times. */
  private renewed(began: LifeEvent, times: number): Day | undefined {
    const { for: length, extension } = this.c.regime.term ?? {};
    if (length === undefined || extension === undefined) return undefined;
    const [months, ms] = [length.months + times * extension.for.months, length.ms + times * extension.for.ms];
    return dayPlus(began.on, { text: "", months, ms });
  }

  /** When a notice takes effect: at its end; where the term renews itself, at the end of the term that runs then. */
  private takesEffect(e: LifeEvent): Day | undefined {
    const period = this.c.regime.withdrawal?.notice;
    const earliest = period === undefined ? undefined : dayPlus(e.on, period);
    const began = this.c.regime.term?.extension?.tacit === true ? beginning(this.c, this.known) : undefined;
    if (began === undefined) return earliest;
    for (let n = 0; ; n++) {
      const end = this.renewed(began, n);
      // On the very day on which the next term begins a notice comes too late for the last.
      if (end === undefined) return earliest;
      if (end > e.on && end >= (earliest ?? end)) return end;
    }
  }

  run(events: readonly LifeEvent[], on: Day): Stand {
    for (const e of events) {
      // What falls due on the day of an act comes after it: an extension on the very day of expiry is in time.
      this.settle((day) => day < e.on);
      this.take(e);
    }
    this.settle((day) => day <= on);
    return this.stand();
  }

  private stand(): Stand {
    const { base, act, over, pledge } = this;
    const pause = base === "not-yet" ? undefined : this.pauses.at(-1);
    if (pledge !== undefined && (over !== undefined || pause !== undefined || base === "not-yet"))
      return { status: "pledged", act: pledge };
    if (over !== undefined) return over;
    if (this.c.regime.kind === "proposal" && base !== "pledged") return { status: "not-yet", act: pause ?? act };
    return pause === undefined ? { status: base, act } : { status: "suspended", act: pause };
  }

  private settle(isDue: (day: Day) => boolean): void {
    const due = this.coming.filter((x) => isDue(x.on)).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    this.coming = this.coming.filter((x) => !isDue(x.on));
    for (const x of due) {
      if (this.end !== undefined && this.end.on < x.on) this.expire(this.end.act);
      x.happens();
    }
    if (this.end !== undefined && isDue(this.end.on)) this.expire(this.end.act);
  }
  private expire(act: LifeEvent): void {
    // Where the life itself says when it ended, its word stands: the days may differ, and each party may have its own.
    if (this.base === "not-yet" || this.known.some((e) => e.event === "expired" || e.event === "lapsed")) return;
    this.over ??= { status: "expired", act };
  }
  private moveEnd(on: Day, act: LifeEvent): void {
    this.end = { on, act };
    this.seen.add(on);
  }
  private later(on: Day, happens: () => void): void {
    this.seen.add(on);
    this.coming = [...this.coming, { on, happens }];
  }

  private take(e: LifeEvent): void {
    if (opening.includes(e.event)) this.prepare(e);
    else if (pausing.includes(e.event)) this.pause(e);
    else if (e.event === "in-force") this.enter(e);
    else if (e.event === "provisionally-applied") {
      if (this.base === "not-yet" && this.over === undefined) this.begin("provisional", e);
    } else if (e.event === "resumed") this.resume(e);
    else if (e.event === "extended") this.extend(e);
    else if (e.event === "expired" || e.event === "lapsed") this.finish("expired", e);
    else if (e.event === "withdrawn") this.finish(this.leaves(e), e);
    else if (e.event === "withdrawal-notified") this.giveNotice(e);
    else if (e.event === "pledged") this.promise(e);
    else if (e.event === "ratification-withdrawn" || e.event === "signature-withdrawn") this.takeBack(e);
    else if (e.by !== undefined && (e.event === "rejected" || e.replaces !== undefined) && this.over === undefined)
      // It changes no status: the holder's view rests on it.
      this.act = e;
  }

  private begin(base: "provisional" | "in-force" | "pledged", e: LifeEvent): void {
    this.base = base;
    this.act = e;
    this.awaits = false;
  }

  private enter(e: LifeEvent): void {
    const { c, over } = this;
    if (isOwnWord(c)) {
      this.promise(e);
      return;
    }
    if (e.parties === undefined && !isBound(c, this.known, e)) {
      this.awaits = true;
      return;
    }
    // That the whole is in force does not bring back a duty that was stopped by name.
    const isNamed = e.duties !== undefined || e.except !== undefined;
    const reaches = (x: LifeEvent | null): boolean => isNamed || x?.duties === undefined;
    if (over !== undefined) {
      if (!reaches(over.act) || (over.status === "withdrawn" && e.parties === undefined)) return;
      this.over = undefined;
      this.end = undefined;
    }
    this.pauses = this.pauses.filter((p) => !reaches(p));
    this.begin("in-force", e);
  }

  private prepare(e: LifeEvent): void {
    const isBack = this.over?.status === "withdrawn";
    if (this.base === "not-yet" && this.over === undefined) this.act = e;
    const joins = this.awaits || isBack || this.isInForceForOthers(e.on);
    if (!joins || e.parties === undefined || !bindingWords(this.c, this.known).includes(e.event)) return;
    this.joining = e;
    if (this.isEntrySaid(e)) return;
    const delay = this.c.regime.entryIntoForce?.laterParties;
    this.later(delay === undefined ? e.on : dayPlus(e.on, delay), () => {
      if (this.joining !== e) return;
      this.over = undefined;
      this.begin("in-force", e);
    });
  }

  /** In force for parties that the life names, this one not among them: whoever acts later joins them. */
  private isInForceForOthers(on: Day): boolean {
    if (this.base !== "not-yet" || this.over !== undefined) return false;
    const { regime, party, by } = this.c;
    const isWhole = (x: LifeEvent): boolean => x.duties === undefined && x.except === undefined;
    return regime.life.some(
      (x) =>
        x.event === "in-force" && x.on <= on && isWhole(x) && holds(regime, x, by) && !concernsParty(regime, x, party),
    );
  }

  /** Whether the life itself says when an act of joining took effect for this party: its word stands. */
  private isEntrySaid(act: LifeEvent): boolean {
    const { regime, party } = this.c;
    const words = ["in-force", "withdrawal-notified", ...ending, ...bindingWords(this.c, this.known)];
    const later = this.known.slice(this.known.indexOf(act) + 1);
    const next = later.find(
      (x) => x.parties !== undefined && concernsParty(regime, x, party) && words.includes(x.event),
    );
    return next?.event === "in-force" && next.duties === undefined;
  }

  private pause(e: LifeEvent): void {
    const binds = this.base !== "not-yet" && this.over === undefined;
    if (binds) this.pauses = [...this.pauses, e];
    else this.pledge = undefined;
  }

  private resume(e: LifeEvent): void {
    const had = this.pauses.length > 0;
    this.pauses = this.pauses.filter((p) => e.of !== undefined && p.id !== e.of);
    if (this.notice !== undefined && (e.of === undefined ? !had : e.of === this.notice.id)) this.notice = undefined;
    if (this.over !== undefined) return;
    if (this.base !== "not-yet") this.act = e;
    else if (!this.awaits) this.begin(isOwnWord(this.c) ? "pledged" : "in-force", e);
  }

  private extend(e: LifeEvent): void {
    const step = this.c.regime.term?.extension?.for;
    const was = this.end;
    if (e.until !== undefined) this.moveEnd(plusDays(e.until, 1), e);
    else if (step !== undefined && was !== undefined) this.moveEnd(dayPlus(was.on, step), e);
    // Extended, and nothing says until when: no day of ours ends it.
    else this.end = undefined;
    if (this.over !== undefined && this.over.act === was?.act) this.over = undefined;
    if (this.over === undefined && this.base !== "not-yet") this.act = e;
  }

  private finish(status: "expired" | "withdrawn", e: LifeEvent): void {
    if (this.over !== undefined || this.base === "not-yet") this.pledge = undefined;
    this.joining = undefined;
    this.over ??= { status, act: e };
  }
  /** One of two has left: for the other nothing is left to leave. */
  private leaves(e: LifeEvent): "withdrawn" | "expired" {
    return concernsParty(this.c.regime, e, this.c.party) ? "withdrawn" : "expired";
  }
  private giveNotice(e: LifeEvent): void {
    const effect = this.takesEffect(e);
    this.notice = e;
    const leaver = this.leaves(e);
    // Where the life says itself when it left, its word stands.
    const isSaid = this.known.some((w) => w.event === "withdrawn" && w.on >= e.on && this.leaves(w) === leaver);
    if (effect === undefined || isSaid) return;
    this.later(effect, () => {
      if (this.notice === e) this.finish(leaver, e);
    });
  }

  private promise(e: LifeEvent): void {
    if (!isOwnWord(this.c)) {
      this.pledge = e;
      return;
    }
    this.over = undefined;
    this.pauses = [];
    this.begin("pledged", e);
  }

  /** Before entry into force a ratification can be taken back; after it, to say so is a view of one's own that binds nobody else. */
  private takeBack(e: LifeEvent): void {
    const { by } = this.c;
    this.joining = undefined;
    if (this.over !== undefined) return;
    if (this.base === "not-yet") this.act = e;
    else if (this.base === "provisional" || e.by !== undefined || (by !== "all" && concernsParty(this.c.regime, e, by)))
      this.over = { status: "withdrawn", act: e };
  }
}
