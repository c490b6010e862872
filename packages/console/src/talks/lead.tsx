/** The room's first sentence: what waits, since when, and what is closed by whom. */
import type { Channel, Waiting } from "@comity/talks";
import type { ReactNode } from "react";
import { useKnown } from "../figures/known-choice.tsx";
import { comma, useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import type { Study } from "./record.ts";
import { channelWords, daysText, pairWords } from "./say.ts";

export function TalksLead({ study, children }: { readonly study: Study; readonly children: ReactNode }) {
  const words = useWords();
  const { t, language } = words;
  const { known } = useKnown();
  const frozen = study.relations.flatMap((r) => r.channels).filter((c) => c.state === "frozen");
  return (
    <section className="lead">
      <h1>
        {t("nav.talks")}
        {known !== null && ` · ${t("figures.knownOn", { day: dayWords(known, language) })}`}
      </h1>
      <p>
        {[waitingSentence(study, words), newestSentence(study, words)]
          .filter((s) => s !== "")
          .join(language === "zh" ? "" : " ")}
      </p>
      <span className="why">
        {frozen.length === 0
          ? t("talks.lead.noneFrozen")
          : t("talks.lead.frozen", { list: frozen.map((c) => frozenWords(c, words)).join(comma(language)) })}
      </span>
      <span className="acts">{children}</span>
    </section>
  );
}

const rowsOf = (owed: readonly Waiting[]): number => new Set(owed.map((w) => w.row.id)).size;

function waitingSentence({ on, waiting }: Study, { t, language }: Words): string {
  const day = dayWords(on, language);
  if (waiting.length === 0) return t("talks.lead.nothing", { day });
  return t("talks.lead.waiting", { day, count: rowsOf(waiting), days: waiting[0]?.waitingDays ?? 0 });
}

/** The last that was put, with who owes the reply. */
function newestSentence({ waiting }: Study, { t, language }: Words): string {
  const newest = waiting.at(-1);
  if (newest === undefined || newest.since === waiting[0]?.since) return "";
  const owing = waiting.filter((w) => w.row.id === newest.row.id).map((w) => partyName(w.to, t, language));
  return t("talks.lead.newest", {
    from: partyName(newest.from, t, language),
    to: owing.join(comma(language)),
    days: newest.waitingDays,
  });
}

function frozenWords(c: Channel, words: Words): string {
  const { t, language } = words;
  const since = c.since === null ? "" : daysText(c.since, language);
  const about = { channel: channelWords(c, words), pair: pairWords(c.parties), since };
  return c.by === null
    ? t("talks.lead.frozenByAll", about)
    : t("talks.lead.frozenBy", { ...about, by: partyName(c.by, t, language) });
}
