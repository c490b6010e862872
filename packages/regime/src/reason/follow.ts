import type { Clock } from "../language/common.ts";
import { valueAt } from "../paths.ts";
import type { FollowUpRule, NotificationRule } from "../regime-types.ts";
import type { Text } from "../types.ts";
import { namedIn, reached } from "./addressees.ts";
import { dayOfWhen, earliest, findingOf, timed, type When } from "./clock.ts";
import type { Draft, Judging, Kind } from "./judging.ts";
import { saidAbout, saidOf } from "./judging.ts";
import type { Matter } from "./matters.ts";
import { fieldsOf, followUpRuleOf, nameOfFollowUp, rootOf } from "./prepare.ts";
import type { Finding } from "./row.ts";
import { outsideOf } from "./settle.ts";
import { dayOfMatter, lookupIn, type Telling, titleOfPart } from "./telling.ts";
import * as words from "./words.ts";
import * as say from "./words-notify.ts";
import * as parts from "./words-parts.ts";

/** What a matter's messages call for from their sender and their addressees, as far as they are in scope. */
export function afterwards(j: Judging, rule: NotificationRule, tellings: readonly Telling[]): readonly Draft[] {
  return [...Map.groupBy(tellings, (t) => t.matter)].flatMap(([matter, all]) => {
    const told = all.filter((t) => t.message !== undefined && t.owed !== false);
    // The first of a group may have been told of in another's message, which is followed up there.
    if (told.length === 0 || matter.messages.length === 0) return [];
    const to = told.flatMap((t) => t.to);
    return [
      ...followUps(j, rule, matter, to),
      ...acknowledgements(j, rule, matter, to),
      ...replies(j, rule, matter, to),
    ];
  });
}

const base = (rule: NotificationRule) => ({ rule: { family: "notifications" as const, ...rule } });
const of = (matter: Matter): string | undefined => matter.event?.id ?? matter.messages[0]?.record.id;

/** Follow-ups to any message of a matter, or to its event, by who owes it. */
function followUpsOf(j: Judging, matter: Matter): readonly Kind<"follow-up">[] {
  const names = [matter.event?.id, ...matter.messages.map((m) => m.record.id)];
  // A follow-up may be about a follow-up: of each that is found, those about it are looked for in turn.
  const found = new Set(names.flatMap((id) => saidAbout(j, "follow-up", id)));
  for (const f of found) for (const next of saidAbout(j, "follow-up", f.id)) found.add(next);
  return [...found]
    .filter((f) => f.by === matter.messages[0]?.record.by)
    .toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1));
}

function followUps(j: Judging, rule: NotificationRule, matter: Matter, to: readonly string[]): readonly Draft[] {
  const given = followUpsOf(j, matter);
  const closing = given.find((f) => rule.followUps.get(nameOfFollowUp(f))?.closes === true);
  const drafts: Draft[] = [];
  const lookup = lookupIn(j, matter, matter.messages[0]);
  const draft = (name: string, title: Text, clause: string, finding: Finding): Draft => ({
    ...base(rule),
    duty: `${rule.name}.${name}`,
    title,
    clause: clause || rule.clause,
    from: matter.owing,
    to,
    about: of(matter),
    day: dayOfMatter(j, matter),
    finding,
  });
  const due = rule.followUpDue;
  if (due !== undefined) {
    const finding = findingOf([timed(due as Clock, lookup)], closing?.at, j.now);
    drafts.push(draft("follow-up", parts.followUpTitle(rule.title), due.clause, finding));
  }
  for (const f of rule.followUps.values()) {
    const own = given.find((g) => nameOfFollowUp(g) === f.name);
    if (!f.required && (f.given === undefined || own === undefined)) continue;
    drafts.push(draft(f.name, f.title, f.clause, ownFinding(j, rule, f, { matter, own, closing })));
  }
  return drafts;
}

function ownFinding(
  j: Judging,
  rule: NotificationRule,
  f: FollowUpRule,
  of: {
    readonly matter: Matter;
    readonly own: Kind<"follow-up"> | undefined;
    readonly closing: Kind<"follow-up"> | undefined;
  },
): Finding {
  const { matter, own, closing } = of;
  const none = { dueAt: null, verified: f.verified };
  if (own === undefined && matter.event === undefined) {
    const other = closing === undefined ? undefined : rule.followUps.get(nameOfFollowUp(closing));
    if (other !== undefined) return { ...none, state: "not-required", because: say.closedBy(other.title) };
  }
  const around = lookupIn(j, matter, matter.messages[0]);
  const clocks = (f.given ?? []).map((c) =>
    timed(c, (path) => {
      const said = own === undefined ? undefined : valueAt(fieldsOf(own), path);
      return (typeof said === "string" ? (said as When) : undefined) ?? around(path);
    }),
  );
  const finding = findingOf(clocks, own?.at, j.now);
  const unknown = own === undefined && matter.event === undefined && finding.dueAt === null;
  return unknown ? { ...finding, because: words.and(finding.because, say.onceHappened) } : finding;
}

/** Each message, and each follow-up to it, is acknowledged by each of those who received it. */
function acknowledgements(j: Judging, rule: NotificationRule, matter: Matter, to: readonly string[]): readonly Draft[] {
  const within = rule.acknowledge;
  if (within === undefined && rule.acknowledgeSoon === undefined) return [];
  const clock = {
    ...(within === undefined ? { soon: rule.acknowledgeSoon, clause: rule.clause, verified: rule.verified } : within),
    after: "receipt",
  } as Clock;
  const title = parts.acknowledgeTitle(rule.title);
  const messages = [...matter.messages.map((m) => m.record), ...followUpsOf(j, matter)];
  return messages.flatMap((m) =>
    acknowledged(j, base(rule).rule, clock, m, to).map(({ by, finding }) => ({
      ...base(rule),
      duty: `${rule.name}.acknowledge`,
      title,
      clause: clock.clause || rule.clause,
      from: by,
      to: [m.by],
      about: m.id,
      day: dayOfWhen(m.at),
      finding,
    })),
  );
}

/** Whether each state that received something has confirmed it in time. What has no name in the records cannot be matched. */
export function acknowledged(
  j: Judging,
  rule: Draft["rule"],
  clock: Clock,
  said: { readonly id?: string; readonly to?: readonly string[]; readonly at: When; readonly by: string },
  to: readonly string[],
): readonly { readonly by: string; readonly finding: Finding }[] {
  const all = saidAbout(j, "acknowledgement", said.id);
  const outside = outsideOf(j, rule, said.by, dayOfWhen(said.at));
  return to
    .filter((by) => /^[A-Z]{2}$/.test(by) && reached(said.to, by))
    .map((by) => {
      const own = all.filter((a) => a.by === by).toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1))[0];
      const finding = findingOf([timed(clock, (p) => (p === "receipt" ? said.at : undefined))], own?.at, j.now);
      const received = parts.received(said.by, said.at);
      if (outside !== undefined)
        return { by, finding: { ...finding, state: "not-required", because: words.and(received, outside) } };
      if (said.id === undefined && finding.state === "late")
        return { by, finding: { ...finding, state: "watched", because: words.and(received, say.noName) } };
      return { by, finding: { ...finding, because: words.and(received, finding.because) } };
    });
}

/** What addressees owe in return, each by itself, chained to the receipt. */
function replies(j: Judging, rule: NotificationRule, matter: Matter, to: readonly string[]): readonly Draft[] {
  return [...rule.replies.values()].flatMap((reply) => {
    const by = reply.by === undefined ? to : namedIn(j.regime, reply.by);
    return matter.messages.flatMap((m) => {
      const owing = to.filter(
        (p) => reached(m.record.to, p) && (by.includes(p) || reply.by?.includes("affected") === true),
      );
      return owing.map((from): Draft => {
        const own = saidAbout(j, "reply", m.record.id).find((r) => r.reply === reply.name && r.by === from);
        const around = lookupIn(j, matter, m);
        const clocks = (reply.given === undefined ? [] : [reply.given]).map((c) =>
          timed(c, (path) => {
            const said = own === undefined ? undefined : valueAt(fieldsOf(own), path);
            return (typeof said === "string" ? (said as When) : undefined) ?? around(path);
          }),
        );
        const finding = findingOf(clocks, own?.at, j.now);
        const isOpen = finding.state === "late" || finding.state === "due";
        const outside = outsideOf(j, base(rule).rule, m.record.by, dayOfWhen(m.record.at));
        const affected = reply.by?.includes("affected") === true && !by.includes(from);
        return {
          ...base(rule),
          duty: `${rule.name}.${reply.name}`,
          title: reply.title,
          clause: reply.clause || rule.clause,
          from,
          to: [m.record.by],
          about: m.record.id,
          day: dayOfWhen(m.record.at),
          finding:
            outside !== undefined
              ? { ...finding, state: "not-required", because: outside }
              : isOpen && affected
                ? { ...finding, state: "watched" }
                : finding,
          binding: reply.binding,
          verified: reply.verified,
        };
      });
    });
  });
}

/** Other acts that the same event asks for, such as a notice to mariners; owed whoever was or was not notified. */
export function parallels(j: Judging, rule: NotificationRule, tellings: readonly Telling[]): readonly Draft[] {
  if (rule.parallel === undefined) return [];
  return [...Map.groupBy(tellings, (t) => t.matter)].flatMap(([matter, all]) => {
    const first = all.find((t) => t.owed !== false);
    if (first === undefined) return [];
    const names = [matter.event?.id, ...matter.messages.map((m) => m.record.id)].filter((n) => n !== undefined);
    return [...(rule.parallel ?? [])].map(([name, act]): Draft => {
      const own = names
        .flatMap((id) => saidAbout(j, "parallel", id))
        .find((p) => p.parallel === name && p.by === matter.owing);
      const clocks = (act.given ?? []).map((c) => timed(c, lookupIn(j, matter, matter.messages[0])));
      const finding = findingOf(clocks, own?.at, j.now);
      const open = finding.state === "late" || finding.state === "due";
      const because =
        matter.event === undefined && finding.state === "late"
          ? say.noEvent
          : first.owed === undefined && open
            ? say.scopeUnknown(rule.when?.clause ?? rule.clause)
            : undefined;
      return {
        ...base(rule),
        duty: `${rule.name}.${name}`,
        title: titleOfPart(act.title, name),
        clause: act.clause || rule.clause,
        from: matter.owing,
        to: [],
        about: of(matter),
        day: dayOfMatter(j, matter),
        finding:
          because === undefined
            ? finding
            : { ...finding, state: "watched", because: words.and(finding.because, because) },
        binding: act.binding,
        verified: act.verified,
      };
    });
  });
}

/** A follow-up that names nothing on record is kept and flagged, never dropped. */
export function strays(j: Judging): readonly Draft[] {
  return saidOf(j, "follow-up").flatMap((f): readonly Draft[] => {
    const known = followUpRuleOf(j.regime, f, j.byId);
    if (known === undefined || rootOf(f.of, j.byId) !== undefined) return [];
    const { rule, followUp } = known;
    return [
      {
        ...base(rule),
        duty: `${rule.name}.${followUp.name}`,
        title: followUp.title,
        clause: followUp.clause || rule.clause,
        from: f.by,
        to: f.to ?? [],
        about: f.id,
        day: dayOfWhen(f.at),
        finding: {
          state: "watched",
          because: words.and(words.done(f.at), say.astray(f.of)),
          dueAt: null,
          verified: followUp.verified,
        },
      },
    ];
  });
}
