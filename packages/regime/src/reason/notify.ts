import { msOf } from "@comity/wire";
import type { NotificationRule } from "../regime-types.ts";
import { addresseesOf, namedIn, reached } from "./addressees.ts";
import { earliest, findingOf, timed } from "./clock.ts";
import { withFlaws } from "./flaws.ts";
import { type Group, groupsOf } from "./groups.ts";
import { type Judging, saidAbout } from "./judging.ts";
import { type Matter, type Message, mattersOf } from "./matters.ts";
import { type Finding, weakest } from "./row.ts";
import { actorsIn, inScope } from "./scope.ts";
import { forceOf } from "./settle.ts";
import { dayOfMatter, lookupIn, type Telling, titleOfPart, valuesOf } from "./telling.ts";
import { excuse } from "./withhold.ts";
import * as words from "./words.ts";
import * as say from "./words-notify.ts";

/** Every matter under a rule, with what each group of addressees was told and whether that was owed and in time. */
export function tellingsOf(j: Judging, rule: NotificationRule): readonly Telling[] {
  const matters = mattersOf(j, rule);
  const groups = groupsOf(j, rule, matters);
  return excuse(
    j,
    rule,
    matters.flatMap((m) => tellingsIn(j, rule, m, groups.get(m))),
  );
}

interface Cell {
  readonly addressee: string;
  readonly owed: boolean | undefined;
  readonly message: Message | undefined;
}

function tellingsIn(j: Judging, rule: NotificationRule, matter: Matter, group: Group | undefined): readonly Telling[] {
  const { regime } = j;
  const messages = group?.pooled ?? matter.messages;
  const { all, open } = addresseesOf(regime, rule.to, matter.owing);
  const chosen = open ? messages.flatMap((m) => m.record.to ?? []).filter((p) => !all.includes(p)) : [];
  const day = dayOfMatter(j, matter);
  // To a party that has left, or has not come yet, nothing is owed; where the owing party is not bound either, that says it all.
  const isOwed = forceOf(j, { family: "notifications", ...rule }, matter.owing, day).kind !== "not-bound";
  const isGone = (p: string): boolean => {
    const party = regime.kind === "proposal" ? undefined : regime.parties.find((x) => x === p);
    return party !== undefined && ["withdrawn", "not-yet"].includes(j.standing(rule.name, party, day).status);
  };
  const bound = [...all, ...new Set(chosen)].filter((p) => !isOwed || !isGone(p));
  const cells = (bound.length === 0 ? ["all"] : bound).map((addressee): Cell => {
    const reachedBy = messages.filter((m) => addressee === "all" || reached(m.record.to, addressee));
    const message = reachedBy.toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1))[0];
    const actors = actorsIn(regime, matter.event?.by ?? matter.owing, addressee);
    return { addressee, message, owed: inScope(rule.when, rule.known, valuesOf(matter, message), actors) };
  });
  const told = cells.filter((c) => c.message !== undefined && c.owed !== false).map((c) => c.addressee);
  const groups = Map.groupBy(cells, (c) => `${c.owed} ${c.message === undefined ? "" : messages.indexOf(c.message)}`);
  return [...groups.values()].map((same): Telling => {
    const { owed, message } = same[0] as Cell;
    const to = same.map((c) => c.addressee).filter((a) => a !== "all");
    const finding = withFlaws(
      found(j, rule, matter, same[0] as Cell, {
        group,
        open: open && bound.length === 0,
        nobody: all.length > 0 && bound.length === 0,
      }),
      rule.fields,
      message?.values ?? {},
    );
    const untold = message === undefined && owed !== false && told.length > 0;
    return {
      matter,
      to,
      ...(message === undefined ? {} : { message }),
      owed,
      draft: {
        duty: rule.name,
        rule: { family: "notifications", ...rule },
        title: rule.title,
        clause: clauseOf(rule, owed),
        from: matter.owing,
        to: to.length === 0 && open ? (rule.to ?? []) : to,
        about: matter.event?.id ?? message?.record.id ?? matter.messages[0]?.record.id,
        day,
        finding: {
          ...finding,
          because: words.and(
            finding.because,
            untold ? say.selective(told, to) : undefined,
            message === undefined && finding.state !== "not-required" ? warnedIn(j, rule, matter) : undefined,
            message?.astray === true && message.record.of !== undefined ? say.astray(message.record.of) : undefined,
            group?.counted === false ? group.words : undefined,
          ),
        },
        verified: weakest(rule.when?.verified),
      },
    };
  });
}

const clauseOf = (rule: NotificationRule, owed: boolean | undefined): string =>
  (owed === false ? rule.when?.clause : rule.clocks[0]?.clause) || rule.clause;

function found(
  j: Judging,
  rule: NotificationRule,
  matter: Matter,
  cell: Cell,
  how: { readonly group: Group | undefined; readonly open: boolean; readonly nobody: boolean },
): Finding {
  const { owed, message } = cell;
  const not = (because: Finding["because"], state: Finding["state"] = "not-required"): Finding => ({
    state,
    because,
    dueAt: null,
    verified: "text",
    ...(message === undefined ? {} : { doneAt: message.at }),
  });
  if (rule.by !== undefined && !namedIn(j.regime, rule.by).includes(matter.owing)) {
    const all = words.and(
      say.notOwedBy(matter.owing),
      message === undefined ? undefined : say.goodwill(aheadOf(matter, message)),
    );
    return not(all);
  }
  const clause = rule.when?.clause ?? rule.clause;
  if (owed === false) {
    const because = words.and(
      say.notInScope(clause),
      message === undefined ? undefined : say.goodwill(aheadOf(matter, message)),
    );
    return rule.when?.verified === "unverified" ? not(words.and(because, words.unverified), "watched") : not(because);
  }
  if (how.nobody) return not(say.nobodyBound);
  if (how.group?.counted === true) return not(how.group.words);
  if (how.open && message === undefined) return not(say.openAddressees, "watched");
  const clocks = rule.clocks.map((c) => timed(c, lookupIn(j, matter, message ?? matter.messages[0])));
  const finding = findingOf(clocks, message?.at, j.now);
  const open = finding.state === "late" || finding.state === "due";
  if (owed === undefined && open)
    return { ...finding, state: "watched", because: words.and(finding.because, say.scopeUnknown(clause)) };
  // Nothing on record says that it has come about: only the others' having been told shows that it was planned.
  if (matter.event === undefined && message === undefined && finding.state === "late")
    return { ...finding, state: "watched", because: words.and(finding.because, say.noEvent) };
  return finding;
}

function aheadOf(matter: Matter, message: Message): number | undefined {
  return matter.at === undefined ? undefined : msOf(earliest(matter.at)) - msOf(earliest(message.record.at));
}

/** A public warning without a notification is worth its own words. */
function warnedIn(j: Judging, rule: NotificationRule, matter: Matter) {
  for (const r of saidAbout(j, "parallel", matter.event?.id)) {
    const act = rule.parallel?.get(r.parallel);
    if (act !== undefined) return say.warnedOnly(titleOfPart(act.title, r.parallel));
  }
  return undefined;
}
