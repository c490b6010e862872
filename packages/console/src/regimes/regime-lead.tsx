/** Where does this stand, and by whose word? */
import { type Day, entersIntoForce, type Regime } from "@comity/regime";
import type { ReactNode } from "react";
import { Trans } from "react-i18next";
import { comma, useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import type { DutyRow } from "./duties.ts";
import type { Held, Stand } from "./stand.ts";

export function leadKey(regime: Regime, stand: Stand): string {
  if (stand.status === "not-yet" && regime.kind === "proposal") return "proposal";
  return stand.status;
}

export function RegimeLead(props: {
  readonly regime: Regime;
  readonly stand: Stand;
  readonly rows: readonly DutyRow[];
  readonly on: Day;
  readonly isToday: boolean;
  readonly acts?: ReactNode;
}) {
  const { regime, stand, rows, on, isToday } = props;
  const words = useWords();
  const { t, pick, language } = words;
  const { differed } = stand;
  const day = stand.since === null ? "" : dayWords(stand.since, language);
  return (
    <section className="lead">
      <h1>
        {t("regime.head", { title: pick(regime.title) })}
        {!isToday && ` · ${t("regime.asOn", { day: dayWords(on, language) })}`}
      </h1>
      <p>
        <Trans i18nKey={`regime.lead.${leadKey(regime, stand)}`} values={{ day }} components={{ b: <b /> }} />
        {differed !== null &&
          stand.status !== "disputed" &&
          ` ${t("regime.lead.differed", {
            from: dayWords(differed.from, language),
            to: differed.to === null ? "" : dayWords(differed.to, language),
          })}`}
      </p>
      <span className="why">{[...byWhom(regime, stand, on, words), ...elsewhere(rows, words)].join(" ")}</span>
      {props.acts}
    </section>
  );
}

const saidMax = 4;

/** Each view in its holder's name; where nobody differs, the act on which it rests. */
function byWhom(regime: Regime, stand: Stand, on: Day, words: Words): string[] {
  const { t, language } = words;
  const said = (held: readonly Held[]): string[] =>
    held.slice(0, saidMax).map((h) =>
      t("regime.lead.says", {
        party: partyName(h.by, t, language),
        status: t(`regime.status.${h.status}`),
        day: dayWords(h.since, language),
      }),
    );
  if (stand.status === "disputed") return said(stand.held);
  if (stand.differed !== null) return said(stand.differed.held);
  const missing = stand.status === "not-yet" ? missingWords(regime, on, words) : [];
  if (missing.length > 0) return missing;
  const leavers = stand.held.filter(
    (h) => ["withdrawn", "suspended", "expired"].includes(h.status) && h.status !== stand.status,
  );
  if (leavers.length > 0) return said(leavers);
  const { since } = stand;
  const acts = regime.life.filter((e) => e.by === undefined && (since === null || e.on <= since));
  const act = acts.findLast((e) => e.parties === undefined) ?? acts.findLast((e) => e.event === stand.status);
  return act === undefined
    ? []
    : [
        t("regime.lead.act", {
          what: t(`regime.event.${act.event}`),
          day: dayWords(act.on, language),
          source: act.source.title,
        }),
      ];
}

/** What its own clause still asks before it enters into force. */
function missingWords(regime: Regime, on: Day, { t, language }: Words): string[] {
  const entry = entersIntoForce(regime, on);
  if (entry === undefined || !("missing" in entry)) return [];
  return entry.missing.map((m) =>
    m.parties.length === m.stillNeeded
      ? t("regime.lead.missing", {
          act: t(`regime.event.${m.act}`),
          parties: m.parties.map((p) => partyName(p, t, language)).join(comma(language)),
        })
      : t("regime.lead.missingNumber", { act: t(`regime.event.${m.act}`), count: m.stillNeeded }),
  );
}

/** Duties that live on under another instrument. */
function elsewhere(rows: readonly DutyRow[], { t, pick, language }: Words): string[] {
  const living = rows.flatMap((row) => row.alsoUnder.filter((a) => a.status === "in-force").map((a) => ({ row, a })));
  const regimes = [...new Set(living.map(({ a }) => a.regime))];
  return regimes.map((regime) =>
    t("regime.lead.also", {
      duties: living
        .filter(({ a }) => a.regime === regime)
        .map(({ row }) => pick(row.title))
        .join(comma(language)),
      regime,
    }),
  );
}
