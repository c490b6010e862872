import type { Clock } from "../language/common.ts";
import type { RawNotification } from "../language/notifications.ts";
import type { Top } from "../language/regime.ts";
import type { Named } from "../regime-types.ts";
import type { FieldSpec } from "../types.ts";
import { bothOwed, checkAllDeadlines, cleaned } from "./deadline-rules.ts";
import { isJudged } from "./deadlines.ts";
import { checkNumbers } from "./number-conflicts.ts";
import { tellBoth } from "./places.ts";
import type { Resolver } from "./resolver.ts";

type Part = Partial<Top>;
type Notification = RawNotification & Named;

/**
 * Rules that contradict each other: deadlines that no moments can keep, two numbers for one thing, two rules that ask the same
 * at different times. Each is told with both clauses and both lines, at the later one, and the file is not read: what it
 * means is for people to settle. Only what is impossible on every calendar and for every event is told.
 */
export function checkConflicts(r: Resolver, top: Part): void {
  checkAllDeadlines(r, top);
  checkLeadTimes(r, top);
  checkDerived(r, top);
  checkNumbers(r, top);
}

/** Two rules that ask for the same message about the same event, at different times. */
function checkLeadTimes(r: Resolver, top: Part): void {
  const same = new Map<string, Notification[]>();
  for (const n of top.notifications?.values() ?? []) {
    const clocks = n.given ?? [];
    if (n.verified === "unverified" || n.fields === undefined || n.fields.size === 0 || clocks.length === 0) continue;
    const key = [
      n.event ?? n.name,
      cleaned(n.when?.cel ?? ""),
      [...(n.to ?? [])].sort().join(),
      n.binding ?? "required",
      ...formOf(n.fields),
    ].join("\n");
    same.set(key, [...(same.get(key) ?? []), n]);
  }
  for (const all of same.values())
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) if (bothOwed(top, a, b)) checkTwoLeadTimes(r, a, b);
}
const formOf = (fields: ReadonlyMap<string, FieldSpec>): readonly string[] =>
  [...fields]
    .map(([name, f]) => `${name} ${f.type} ${f.many}${f.type === "group" ? ` ${formOf(f.fields).join(" ")}` : ""}`)
    .sort();

const numbers = [
  ["at-least", "atLeast", "before"],
  ["at-most", "atMost", "before"],
  ["within", "within", "after"],
] as const;
function checkTwoLeadTimes(r: Resolver, a: Notification, b: Notification): void {
  for (const [word, key, moment] of numbers) {
    const of = (n: Notification): readonly Clock[] =>
      (n.given ?? []).filter((c) => isJudged(c) && c[key] !== undefined);
    for (const one of of(a)) {
      const others = of(b).filter((c) => c[moment] === one[moment]);
      const [other] = others;
      if (other === undefined || others.some((c) => c[key]?.text === one[key]?.text)) continue;
      const said = (n: Notification, c: Clock) => ({
        words: `${word.replace("-", " ")} ${c[key]?.text} ${moment} ${c[moment]} for "${n.name}"`,
        clause: c.clause,
        node: r.at(c, word),
      });
      tellBoth(r, "two rules ask for the same notification at different times", [said(a, one), said(b, other)]);
      return;
    }
  }
}

/** Two cases of a derived value that hold of the same items and give them different values: the later is never reached. */
function checkDerived(r: Resolver, top: Part): void {
  for (const [name, cases] of top.items?.derive ?? []) {
    const first = new Map<string, (typeof cases)[number]>();
    for (const c of cases) {
      const key = cleaned(c.when?.cel ?? "");
      const other = first.get(key);
      if (other === undefined) first.set(key, c);
      else if (other.is !== c.is && c.when !== undefined)
        tellBoth(
          r,
          `two cases of "${name}" hold of the same items`,
          [other, c].map((one) => ({ words: `is ${String(one.is)}`, clause: one.clause, node: r.at(one, "is") })),
        );
    }
  }
}
