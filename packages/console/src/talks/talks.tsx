/** The talks: who talks with whom, who owes a reply and since when, as known on a day. */
import { type TalkEvent, upcoming } from "@comity/talks";
import { useMemo } from "react";
import { KnownChoice, useKnown } from "../figures/known-choice.tsx";
import { useStudyType } from "../figures/type.ts";
import { Act, Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { ChosenEvents, ComingEvents } from "./events.tsx";
import { TalksLead } from "./lead.tsx";
import { Matrix } from "./matrix.tsx";
import { OpenProposals } from "./open-proposals.tsx";
import { studyOf, useTalks } from "./record.ts";
import { TimelinePanel } from "./timeline-panel.tsx";

export default function Talks() {
  const { t } = useWords();
  const { events, regimes, error } = useTalks();
  const { known, today } = useKnown();
  useTitle(t("nav.talks"));
  useStudyType();
  const on = known ?? today;
  const study = useMemo(() => (events === undefined ? undefined : studyOf(events, regimes, on)), [events, regimes, on]);
  if (study === undefined || events === undefined) return <Waiting error={error} />;
  return (
    <div className="study talks">
      <TalksLead study={study}>
        <KnownChoice />
        <Act onPress={() => window.print()}>{t("act.print")}</Act>
      </TalksLead>
      <div className="cols">
        <Matrix study={study} />
        <OpenProposals study={study} />
      </div>
      <Coming events={events} on={on} />
      <TimelinePanel study={study} />
      <ChosenEvents study={study} />
    </div>
  );
}

function Coming({ events, on }: { readonly events: readonly TalkEvent[]; readonly on: string }) {
  const next = useMemo(() => upcoming(events, on), [events, on]);
  return next.length === 0 ? null : <ComingEvents events={next} on={on} />;
}
