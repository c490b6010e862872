import type { RawNotification } from "../language/notifications.ts";
import type { Top } from "../language/regime.ts";
import { isAmong } from "../reason/dated.ts";
import type { Named } from "../regime-types.ts";
import type { FieldSpec } from "../types.ts";
import { type Bounds, boundsOf, checkDeadlines, isJudged, longest, notBefore, sameMoment } from "./deadlines.ts";
import type { Resolver } from "./resolver.ts";

type Part = Partial<Top>;
type Specs = ReadonlyMap<string, FieldSpec>;
type Notification = RawNotification & Named;
const none: Specs = new Map();

/** What is voluntary can still be impossible; what is done as a rule or if possible asks for no moment. */
const binds = (binding: string | undefined): boolean => binding !== "as-a-rule" && binding !== "if-possible";

/** Deadlines of one rule, or of two rules about one event, that no moments can keep. */
export function checkAllDeadlines(r: Resolver, top: Part): void {
  const told = new Set<string>();
  checkNotifications(r, top, told);
  for (const d of top.declarations?.values() ?? []) {
    const moments = { fields: d.fields ?? none, name: (path: string) => path };
    checkDeadlines(r, boundsOf(r, "act", d.due, moments), told);
    if (d.onChange !== undefined) checkDeadlines(r, boundsOf(r, "act", [d.onChange], moments), told);
  }
  for (const u of top.undertakings?.values() ?? [])
    checkDeadlines(r, boundsOf(r, "act", u.given, { fields: none, name: (path) => path }), told);
  checkVisits(r, top, told);
  checkProcedures(r, top, told);
}

/** The moments of one notification: those of its event are shared with others about the same event. */
interface Scene {
  readonly rule: Notification;
  readonly base: Bounds;
}
function checkNotifications(r: Resolver, top: Part, told: Set<string>): void {
  const byEvent = new Map<string, Scene[]>();
  for (const rule of top.notifications?.values() ?? []) {
    if (!binds(rule.binding)) continue;
    const { base, perhaps } = boundsOfNotification(r, top, rule);
    checkDeadlines(r, base, told);
    // A follow-up need not come about; each is held against what surely does.
    for (const one of perhaps) checkDeadlines(r, [...base, ...one], told);
    const pins = (rule.given ?? []).some((c) => c.atMost !== undefined && isJudged(c));
    // Without an `at-most` a notification may come ever earlier, and ties no two moments of its event together.
    if (!pins || (rule.binding ?? "required") !== "required") continue;
    const event = rule.event ?? rule.name;
    byEvent.set(event, [...(byEvent.get(event) ?? []), { rule, base }]);
  }
  for (const scenes of byEvent.values()) {
    if (scenes.length < 2) continue;
    for (const [i, a] of scenes.entries())
      for (const b of scenes.slice(i + 1))
        if (bothOwed(top, a.rule, b.rule)) checkDeadlines(r, [...a.base, ...b.base], told);
    const always = scenes.filter((s) =>
      [s.rule.when, s.rule.by, s.rule.owedBy, s.rule.from, s.rule.until].every((w) => w === undefined),
    );
    if (always.length > 2)
      checkDeadlines(
        r,
        always.flatMap((s) => s.base),
        told,
      );
  }
}

/** Whether there is surely an event of which the two are owed by the same party. */
export function bothOwed(top: Part, a: Notification, b: Notification): boolean {
  const sameWhen = a.when === undefined || b.when === undefined || cleaned(a.when.cel) === cleaned(b.when.cel);
  const parties = (top.parties ?? []).filter((p) => isAmong(top, a.by, p) && isAmong(top, b.by, p));
  const sameField = String(a.owedBy) === String(b.owedBy);
  const [from, until] = [
    [a.from, b.from]
      .flatMap((d) => d ?? [])
      .sort()
      .at(-1) ?? "",
    [a.until, b.until].flatMap((d) => d ?? []).sort()[0] ?? "9",
  ];
  return sameWhen && sameField && parties.length > 0 && from <= until;
}
export const cleaned = (cel: string): string => cel.replace(/\s+/g, " ").trim();

function boundsOfNotification(
  r: Resolver,
  top: Part,
  rule: Notification,
): { base: Bounds; perhaps: readonly Bounds[] } {
  const event = top.events?.get(rule.event ?? rule.name);
  const fields = rule.fields ?? none;
  const scope: Specs = new Map([...(event?.fields ?? []), ...fields]);
  const replaced = new Set([...(rule.then?.values() ?? [])].flatMap((f) => f.replaces ?? []));
  const forms = [event?.fields ?? none, fields];
  const given = `${rule.name}: given`;
  // Where what counts is the sending, it comes before the receipt by no more than we could know.
  const receipt = top.timeScale?.provided === "sent" ? `${rule.name}: receipt` : given;
  const named =
    (act: string, own: Specs, words: readonly string[], later: boolean) =>
    (path: string): string => {
      const [first = ""] = path.split(".");
      if (own.has(first)) return `${act}: ${path}`;
      if (later && path === "notification") return given;
      if (later && path === "receipt") return receipt;
      // What a follow-up can replace may have changed since.
      if (later && replaced.has(first)) return `${act}: ${path}`;
      if (event?.fields.has(first) === true || (!later && path === "event")) return `event: ${path}`;
      return words.includes(path) || !scope.has(first) ? `${act}: ${path}` : `${rule.name}: ${path}`;
    };
  const first = { fields: scope, forms, name: named(rule.name, none, [], false) };
  const base = [...boundsOf(r, given, rule.given, first)];
  if (receipt !== given) base.push(notBefore(receipt, given, "nothing is received before it is sent"));
  if (event?.at !== undefined) {
    const spec = event.fields.get(event.at.split(".")[0] ?? "");
    const at = `event: ${event.at}`;
    if (spec?.type === "day")
      base.push(
        notBefore("event: event", `${at} start`, "an event is on its day"),
        notBefore(`${at} end`, "event: event", "an event is on its day"),
      );
    else base.push(...sameMoment("event: event", at));
  }
  const perhaps: Bounds[] = [];
  for (const [name, f] of rule.then ?? []) {
    const act = `${rule.name}: then ${name}`;
    const own = f.fields ?? none;
    const moments = {
      fields: new Map([...scope, ...own]),
      forms: [...forms, own],
      name: named(act, own, ["event", "end"], true),
    };
    const bounds = [
      notBefore(act, given, `"${name}" is never before the notification`),
      ...boundsOf(r, act, f.given, moments),
    ];
    if (f.required === true) base.push(...bounds);
    else if ((f.given ?? []).length > 0) perhaps.push(bounds);
  }
  for (const [name, reply] of rule.replies ?? []) {
    const act = `${rule.name}: reply ${name}`;
    if (reply.given === undefined || !binds(reply.binding)) continue;
    const own = reply.fields ?? none;
    const moments = {
      fields: new Map([...scope, ...own]),
      forms: [...forms, own],
      name: named(act, own, ["event"], true),
    };
    perhaps.push([
      notBefore(act, receipt, `"${name}" is never before the receipt`),
      ...boundsOf(r, act, [reply.given], moments),
    ]);
  }
  for (const [name, other] of rule.parallel ?? []) {
    const act = `${rule.name}: parallel ${name}`;
    if (binds(other.binding))
      perhaps.push(boundsOf(r, act, other.given, { fields: scope, forms, name: named(act, none, ["receipt"], false) }));
  }
  const due = rule.followUpDue;
  if (due !== undefined) {
    const act = `${rule.name}: follow-up due`;
    perhaps.push([
      notBefore(act, given, "a follow-up is never before the notification"),
      ...boundsOf(r, act, [due], { fields: scope, forms, name: named(act, none, ["event"], true) }),
    ]);
  }
  return { base, perhaps };
}

function checkVisits(r: Resolver, top: Part, told: Set<string>): void {
  for (const v of top.visits?.values() ?? []) {
    if (!binds(v.binding)) continue;
    const moments = { fields: v.fields ?? none, name: (path: string) => path };
    const bounds = [
      notBefore("departure", "arrival", "nobody leaves before the arrival"),
      ...boundsOf(r, "announced", v.given, moments),
    ];
    if (v.stay !== undefined && v.verified !== "unverified")
      bounds.push({
        from: "arrival",
        to: "departure",
        ms: longest(v.stay),
        why: { words: `a stay of at most ${v.stay.text}`, clause: v.clause, node: r.at(v, "stay") },
      });
    checkDeadlines(r, bounds, told);
    if (v.refusal !== undefined)
      checkDeadlines(r, [...bounds, ...boundsOf(r, "refusal explained", [v.refusal], moments)], told);
  }
}

function checkProcedures(r: Resolver, top: Part, told: Set<string>): void {
  for (const p of top.procedures?.values() ?? []) {
    if (!binds(p.binding)) continue;
    const base: Bounds[] = [];
    const perhaps: Bounds[] = [];
    for (const [name, step] of p.steps) {
      const own = step.fields ?? none;
      const moments = {
        fields: new Map([...(p.fields ?? []), ...own]),
        name: (path: string) => (own.has(path.split(".")[0] ?? "") ? `${name}: ${path}` : path),
      };
      const earlier = step.given.flatMap((c) =>
        c.after !== undefined && isJudged(c) && (c.after === "request" || p.steps.has(c.after)) ? [c.after] : [],
      );
      const bounds = [
        ...earlier.map((e) => notBefore(name, e, `"${name}" is never before "${e}", which it is after`)),
        ...boundsOf(r, name, step.given, moments),
      ];
      (step.optional === true || step.when !== undefined ? perhaps : base).push(bounds);
    }
    const surely = base.flat();
    checkDeadlines(r, surely, told);
    for (const one of perhaps) checkDeadlines(r, [...surely, ...one], told);
  }
}
