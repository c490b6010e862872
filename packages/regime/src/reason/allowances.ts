import { formatNumber, each as inEach, say } from "../texts.ts";
import type { Day, Party, Text } from "../types.ts";
import { partiesIn } from "./addressees.ts";
import { dayOfWhen, earliest } from "./clock.ts";
import { compileCount } from "./count.ts";
import { eventsIn } from "./events-in.ts";
import { type Draft, type Judging, recordsOf, saidOf } from "./judging.ts";
import { periodAround } from "./period.ts";
import { quotaOf } from "./quota.ts";
import type { Finding } from "./row.ts";
import { and } from "./words.ts";

/**
 * What is allowed so often a year: events under a limit, each event beyond it a row of its own; visits under a quota, where the
 * party visited need not accept one beyond it. One row more for what is left in the year of `now`.
 */
export function allowanceDrafts(j: Judging): readonly Draft[] {
  return [...eventLimits(j), ...quotas(j)];
}

function eventLimits(j: Judging): readonly Draft[] {
  const { regime, now } = j;
  const today = now.slice(0, 10) as Day;
  return [...regime.limits.values()].flatMap((rule) => {
    if (rule.event === undefined) return [];
    const events = saidOf(j, "event").filter((e) => e.event === rule.event);
    return partiesIn(regime, rule.by).flatMap((party) => {
      const own = events.filter((e) => e.by === party).toSorted((a, b) => (earliest(a.at) < earliest(b.at) ? -1 : 1));
      const stands = (day: Day, upTo: number, about: string | undefined): Draft | undefined => {
        const known = own.slice(0, upTo);
        const { ceiling, counted, finding, verified } = compileCount(regime, rule.name, {
          on: day,
          party: party as Party,
          // Whether it bound on that day is asked of every row in one place (`settle`).
          asIf: "in-force",
        })(eventsIn(regime, rule.name, party as Party, day, known));
        if (ceiling === null) return undefined;
        const state: Finding["state"] = finding === "over" ? "late" : finding === "within" ? "met" : "watched";
        const because = ofSoMany(counted.low, ceiling, day.slice(0, 4));
        return {
          duty: rule.name,
          rule: { family: "limits", ...rule },
          title: rule.title,
          clause: rule.clause,
          from: party,
          to: regime.parties.filter((p) => p !== party),
          about,
          day,
          finding: { state, because, dueAt: null, verified },
        };
      };
      const beyond = own.flatMap((e, i) => {
        const row = stands(dayOfWhen(e.at), i + 1, e.id);
        const before = i === 0 ? undefined : stands(dayOfWhen(e.at), i, undefined);
        // An event that the condition leaves out adds nothing: only the one that goes beyond is told.
        return row?.finding.state === "late" && row.finding.because.en !== before?.finding.because.en ? [row] : [];
      });
      const year = stands(today, own.length, undefined);
      return [...beyond, ...(year === undefined || year.finding.state === "late" ? [] : [year])];
    });
  });
}

function quotas(j: Judging): readonly Draft[] {
  const { regime } = j;
  return [...regime.visits.values()].flatMap((rule) => {
    if (rule.quota === undefined) return [];
    const visits = recordsOf(j, "visit").filter((v) => v.visit === rule.name);
    const isHost = (rule.quota.counts ?? "host") === "host";
    const asked = new Map<string, { party: Party; year: number; last: (typeof visits)[number] }>();
    for (const v of visits) {
      const day = v.arrival ?? v.at;
      if (day === undefined) continue;
      const party = (isHost ? v.to : v.by) as Party;
      const period = periodAround(regime, rule.quota.per, party, dayOfWhen(day));
      const year = Number((period?.from ?? day).slice(0, 4));
      asked.set(`${party} ${year}`, { party, year, last: v });
    }
    return [...asked.values()].flatMap(({ party, year, last }): readonly Draft[] => {
      const q = quotaOf(regime, rule.name, party, year, { records: j.records, asIf: "in-force" });
      if (q.atMost === null) return [];
      const over = q.used > q.atMost;
      const today = dayOfWhen(j.now);
      const lastDay = q.period?.until ?? (`${year}-12-31` as Day);
      const so = ofSoMany(q.used, q.atMost, String(year));
      // Beyond its own number a visitor has not kept it; beyond that of the host, the host need not accept.
      const because = over && isHost ? and(so, needNotAccept) : so;
      return [
        {
          duty: `${rule.name}.quota`,
          rule: { family: "visits", ...rule },
          title: inEach((l) => `${rule.title[l]}${{ en: ": quota", fr: " : quota", ru: ": квота", zh: "：配额" }[l]}`),
          clause: rule.quota?.clause || rule.clause,
          from: party,
          to: isHost ? [last.by] : [last.to],
          day: today < lastDay ? today : lastDay,
          year,
          finding: {
            state: over ? (isHost ? "not-required" : "late") : "met",
            because,
            dueAt: null,
            verified: q.verified,
          },
        },
      ];
    });
  });
}

const needNotAccept: Text = say(
  "the host need not accept more",
  "l’hôte n’est pas tenu d’en accepter davantage",
  "принимающая сторона не обязана принимать больше",
  "受访方无须再接受",
);
/** `3 of 6 in 2026` */
const ofSoMany = (n: number, most: number, year: string): Text =>
  inEach((l) => {
    const [a, b] = [formatNumber(n, l), formatNumber(most, l)];
    return {
      en: `${a} of ${b} in ${year}`,
      fr: `${a} sur ${b} en ${year}`,
      ru: `${a} из ${b} в ${year} г.`,
      zh: `${year}年${a}次（限${b}次）`,
    }[l];
  });
