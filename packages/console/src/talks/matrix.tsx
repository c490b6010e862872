/** Each two of the five, and all of them: which channels there are and how each stands, by mark and word. */
import type { Channel, Relation } from "@comity/talks";
import { Link } from "react-aria-components";
import { Panel } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { setSearch, useRoute } from "../shell/route.ts";
import { useWords, type Words } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import { type Study, states } from "./record.ts";
import { channelLang, channelWords, daysText, markOf, pairWords, placeOf } from "./say.ts";

export function Matrix({ study }: { readonly study: Study }) {
  const { t, language } = useWords();
  const columns = states.slice(1);
  const relationOf = (...parties: readonly string[]): Relation | undefined =>
    study.relations.find((r) => r.parties.length === parties.length && parties.every((p) => r.parties.includes(p)));
  return (
    <Panel
      className="c8"
      title={t("talks.matrix.title")}
      aside={<span className="quiet">{t("talks.matrix.aside", { day: dayWords(study.on, language) })}</span>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="scrollx" tabIndex={0} aria-label={t("talks.table", { title: t("talks.matrix.title") })}>
        <table className="matrix">
          <thead>
            <tr>
              <td className="void corner" />
              {columns.map((c) => (
                <th scope="col" key={c}>
                  <abbr title={partyName(c, t, language)}>{c}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.slice(0, -1).map((row, i) => (
              <tr key={row}>
                <th scope="row">
                  <abbr title={partyName(row, t, language)}>{row}</abbr>
                </th>
                {columns.map((column, j) =>
                  j < i ? (
                    <td key={column} className="void" />
                  ) : (
                    <Pair key={column} relation={relationOf(row, column)} parties={[row, column]} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="pad five">
        <b>{t("talks.five")}</b>
        <Channels relation={relationOf(...states)} />
        <p className="source">{t("talks.matrix.note", { count: study.events.length })}</p>
      </div>
    </Panel>
  );
}

function Pair({ relation, parties }: { readonly relation: Relation | undefined; readonly parties: readonly string[] }) {
  const words = useWords();
  const { t } = words;
  const { search } = useRoute();
  const pair = parties.join(",");
  const isChosen = search.get("pair") === pair;
  return (
    <td className={isChosen ? "chosen" : ""}>
      <Channels relation={relation} />
      <LastMeeting relation={relation} words={words} />
      <button
        type="button"
        className="pick"
        aria-pressed={isChosen}
        onClick={() => setSearch("pair", isChosen ? null : pair)}
      >
        {t("talks.matrix.events", { pair: pairWords(parties) })}
      </button>
    </td>
  );
}

function LastMeeting({ relation, words }: { readonly relation: Relation | undefined; readonly words: Words }) {
  const last = relation?.lastMeeting;
  if (last === undefined) return null;
  return <small>{words.t("talks.matrix.met", { day: daysText(last.date, words.language) })}</small>;
}

function Channels({ relation }: { readonly relation: Relation | undefined }) {
  const { t } = useWords();
  const found = relation?.channels ?? [];
  if (found.length === 0)
    return (
      <span className="none">
        <Mark name="none" /> {t("talks.matrix.nothing")}
      </span>
    );
  return (
    <ul className="channels">
      {found.map((c) => (
        <li key={`${c.name}${c.parties.join()}`}>
          <Mark name={markOf[c.state]} />
          <span>
            <ChannelName channel={c} />
            <small>{stateWords(c, t)}</small>
            <Since channel={c} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function ChannelName({ channel }: { readonly channel: Channel }) {
  const words = useWords();
  const last = channel.rows.at(-1);
  const href = last === undefined ? undefined : placeOf(last);
  const name = <b lang={channelLang(channel)}>{channelWords(channel, words)}</b>;
  return href === undefined ? name : <Link href={href}>{name}</Link>;
}

function stateWords(c: Channel, t: Words["t"]): string {
  if (c.state === "frozen" && c.by !== null) return t("talks.state.frozenBy", { by: c.by });
  if (c.state === "never" && c.by !== null) return t("talks.state.proposedBy", { by: c.by });
  return t(`talks.state.${c.state}`);
}

function Since({ channel }: { readonly channel: Channel }) {
  const { t, language } = useWords();
  if (channel.since === null) return null;
  return <small>{t("talks.since", { day: daysText(channel.since, language) })}</small>;
}
