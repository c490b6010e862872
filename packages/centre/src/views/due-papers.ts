/** Replies to papers and declarations that are owed, in the shape of the list of dues: they have no steps of a notification. */
import { partyName, type Text } from "@comity/regime";
import type { Instant, Party } from "@comity/wire";
import type { Due } from "../api/schemas.ts";
import { dueStateOf } from "../core/duties.ts";
import type { Env } from "../core/env.ts";
import { owesReply, type PaperState } from "../core/paper/state.ts";
import type { State } from "../core/state.ts";
import { declarationRounds } from "./declarations.ts";
import { paperInfo } from "./papers.ts";
import { dutyWords, fill } from "./words.ts";

type Owed = Pick<
  Due,
  | "id"
  | "reference"
  | "kind"
  | "duty"
  | "regime"
  | "regimeTitle"
  | "type"
  | "typeTitle"
  | "summary"
  | "from"
  | "to"
  | "owedBy"
  | "owedTo"
  | "dueAt"
  | "dueState"
  | "dutyClause"
  | "dutyText"
  | "receivedAt"
  | "sentAt"
>;

/** What we owe, and what is owed to us; of the others' declarations those that are late. */
export const paperDues = (env: Env, s: State, now: Instant): readonly Due[] =>
  [...s.papers.values()].flatMap((p) => repliesOwed(env, s, p, now)).concat(declarationsOwed(env, s, now));

/** A declaration is months ahead for most of the year; the list of dues is for what somebody does now. Ours, not an agreement's. */
const nearMs = 30 * 24 * 3_600_000;
const isNear = (dueAt: string | null, now: Instant): boolean =>
  dueAt === null || Date.parse(dueAt) - Date.parse(now) <= nearMs;

const paperTitle: Text = { en: "Paper", fr: "Document", ru: "Документ", zh: "文件" };
const same = (t: string): Text => ({ en: t, fr: t, ru: t, zh: t });

function repliesOwed(env: Env, s: State, p: PaperState, now: Instant): Due[] {
  const owes = owesReply(s, p, env.me, now).filter((o) => o.party === env.me || p.from === env.me);
  if (owes.length === 0) return [];
  const { title } = paperInfo(env, s, p, now);
  return owes.map(({ party, since }) =>
    whole({
      ...{ id: p.id, reference: p.reference, kind: "paper", duty: "reply", type: "paper", typeTitle: paperTitle },
      ...{ regime: p.regime ?? "", regimeTitle: env.regimes.get(p.regime ?? "")?.title ?? paperTitle },
      ...{ summary: same(title ?? p.reference), from: p.from, to: [...p.to], owedBy: party, owedTo: [p.from] },
      dueAt: p.replyBy,
      dueState: dueStateOf({ dueAt: p.replyBy, since, verified: "text" }, now),
      // No agreement asks it: who tabled the paper does.
      dutyClause: null,
      dutyText: fill(dutyWords.reply, () => ({ reference: p.reference })),
      receivedAt: since,
      sentAt: p.steps.first()?.sentAt ?? null,
    }),
  );
}

function declarationsOwed(env: Env, s: State, now: Instant): Due[] {
  return declarationRounds(env, s, now).flatMap((r) =>
    r.parties
      .filter((p) => p.state === "late" || (p.state === "due" && p.party === env.me && isNear(p.dueAt, now)))
      .map((p) => {
        const dueAt = p.dueAt as Instant | null;
        const others = r.parties.map((x) => x.party).filter((x) => x !== p.party);
        return whole({
          ...{ id: `${r.regime}/${r.type}/${r.period.from}`, reference: r.period.from, kind: "declaration" },
          ...{ duty: "declare", regime: r.regime, regimeTitle: r.regimeTitle, type: r.type, typeTitle: r.title },
          ...{ summary: r.title, from: p.party, to: others, owedBy: p.party, owedTo: others, dueAt },
          dueState: dueStateOf({ dueAt, since: s.begunAt, verified: "text" }, now),
          dutyClause: r.clause,
          dutyText: fill(dutyWords.declare, (l) => ({
            party: partyName(p.party as Party, l),
            title: r.title[l],
            period: r.period.from === r.period.to ? r.period.from : `${r.period.from}/${r.period.to}`,
          })),
          ...{ receivedAt: null, sentAt: null },
        });
      }),
  );
}

const whole = (o: Owed): Due => ({
  ...o,
  ...{ about: null, aboutReference: null, fields: {}, effectiveFields: {}, composedAt: o.sentAt ?? "" },
  ...{ leadTimeHours: null, filing: "not-required", filingBecause: "no-lead-time", lateByHours: null },
  ...{ acknowledgedAt: null, acknowledgedBy: null, byHand: null, told: [], notTold: [], routed: [], addressees: {} },
  ...{ outcome: null, correctedBy: null, open: true, clause: o.dutyClause ?? "", desk: null, verified: "text" },
});
