/** Events as rows: those of the chosen pair, the newest first, and what is to come. */
import { eventsBetween, statusOn, type TalkEvent } from "@comity/talks";
import { useState } from "react";
import { Link } from "react-aria-components";
import { Act, Panel } from "../parts/bits.tsx";
import { setSearch, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import type { Study } from "./record.ts";
import { daysText, headsText, pairWords, placeOf } from "./say.ts";
import { SourceTag } from "./source.tsx";

const shownFirst = 12;

export function ChosenEvents({ study }: { readonly study: Study }) {
  const { t } = useWords();
  const { search } = useRoute();
  const [all, setAll] = useState(false);
  const pair = (search.get("pair") ?? "").split(",").filter((p) => p !== "");
  const events = eventsBetween(study.events, pair).toReversed();
  const shown = all ? events : events.slice(0, shownFirst);
  const title = pair.length === 0 ? t("talks.events.all") : pairWords(pair);
  return (
    <Panel
      title={title}
      aside={
        pair.length === 0 ? (
          <span className="quiet">{t("talks.events.aside")}</span>
        ) : (
          <Act small onPress={() => setSearch("pair", null)}>
            {t("talks.events.showAll")}
          </Act>
        )
      }
    >
      {events.length === 0 ? (
        <p className="empty">{t("talks.events.none")}</p>
      ) : (
        <Rows events={shown} on={study.on} title={title} />
      )}
      {!all && events.length > shownFirst && (
        <p className="more">
          <Act small onPress={() => setAll(true)}>
            {t("talks.events.more", { count: events.length })}
          </Act>
        </p>
      )}
    </Panel>
  );
}

export function ComingEvents({ events, on }: { readonly events: readonly TalkEvent[]; readonly on: string }) {
  const { t } = useWords();
  return (
    <Panel title={t("talks.coming.title")} aside={<span className="quiet">{t("talks.coming.aside")}</span>}>
      <Rows events={events} on={on} title={t("talks.coming.title")} />
    </Panel>
  );
}

interface RowsProps {
  readonly events: readonly TalkEvent[];
  readonly on: string;
  readonly title: string;
}

function Rows({ events, on, title }: RowsProps) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scrollx" tabIndex={0} aria-label={t("talks.table", { title })}>
      <table className="talk-events">
        <thead>
          <tr>
            {(["date", "parties", "kind", "what", "status", "source"] as const).map((c) => (
              <th scope="col" key={c}>
                {t(`talks.column.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((e) => (
            <Row key={e.id} event={e} on={on} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ event: e, on }: { readonly event: TalkEvent; readonly on: string }) {
  const { t, language } = useWords();
  const href = placeOf(e.row);
  return (
    <tr data-item={e.id}>
      <td className="day short">{daysText(e.date, language)}</td>
      <td className="short">{pairWords(e.parties)}</td>
      <td className="short">{t(`talks.kind.${e.kind}`)}</td>
      <td className="words" lang="en">
        {href === undefined ? <b>{e.topic}</b> : <Link href={href}>{e.topic}</Link>}
        <small>{[e.outcome, e.place, headsText(e)].filter((w) => w !== "").join(" · ")}</small>
      </td>
      <td lang="en">{statusOn(e, on)}</td>
      <td className="words">
        <SourceTag source={e.source} />
      </td>
    </tr>
  );
}
