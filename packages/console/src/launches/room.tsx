/** The launch watch: was that one announced? Events and groups of warnings with their answers, globe, time line, and the texts. */
import { useState } from "react";
import { Link } from "react-aria-components";
import { useEvents, useWarnings } from "../api/asks.ts";
import type { WatchedEvent, WatchedGroup } from "../api/centre.ts";
import { Act, Ex, Panel, Waiting } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useTitle } from "../shell/mode.ts";
import { eventPath, messagePath, useRoute } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { AddWarning, Settle } from "./asks.tsx";
import { leadOf } from "./lead.ts";
import { minuteOf } from "./minute.ts";
import { partsOf } from "./parts.ts";
import { Received } from "./texts.tsx";
import { Timeline } from "./timeline.tsx";
import { WhereItWas } from "./where.tsx";

const marks: Record<WatchedEvent["answer"], MarkName> = {
  announced: "done",
  "announced-outside": "look",
  "warned-only": "look",
  "nothing-known": "unknown",
};
const groupPath = (id: string): string => `/launches?group=${encodeURIComponent(id)}`;

export default function LaunchWatch() {
  const { t } = useWords();
  const { search } = useRoute();
  const events = useEvents();
  const chosen = events.data?.find((e) => e.id === search.get("event"));
  const also = (chosen?.candidates ?? []).filter((c) => c.kind === "warning").map((c) => c.id);
  const asked = useWarnings(also);
  const [adding, setAdding] = useState(false);
  const [settling, setSettling] = useState<string | null>(null);
  useTitle(t("nav.launches"));
  if (events.data === undefined || asked.data === undefined) return <Waiting error={events.error ?? asked.error} />;
  const { warnings, groups } = asked.data;
  const lead = leadOf(events.data, groups);
  const event = chosen ?? (search.get("group") === null && lead.kind === "event" ? lead.event : undefined);
  const group =
    groups.find((g) => g.id === search.get("group")) ??
    (event === undefined && lead.kind === "group" ? lead.group : undefined);
  const ids = group?.warnings ?? event?.candidates.filter((c) => c.kind === "warning").map((c) => c.id) ?? [];
  const shown = warnings.filter((w) => ids.includes(w.id));
  return (
    <>
      <Sentence event={event} group={group}>
        <Act onPress={() => setAdding(true)}>{t("launches.add")}</Act>
        {event?.rings && (
          <Act go onPress={() => setSettling(event.id)}>
            {t("launches.settle")}
          </Act>
        )}
      </Sentence>
      <div className="cols">
        <div className="c3 stackv">
          <Events events={events.data} at={event?.id} />
          <Groups groups={groups} at={group?.id} />
        </div>
        <div className="c9 stackv">
          <WhereItWas
            warnings={shown}
            event={event}
            notifications={(group?.notifications ?? []).slice(0, 4).map((n) => n.id)}
          />
          <Timeline warnings={shown} event={event} />
          <Reasons event={event} group={group} />
          {(shown.length > 0 || event === undefined) && <Received warnings={shown} />}
        </div>
      </div>
      {adding && <AddWarning onClose={() => setAdding(false)} />}
      {settling !== null && <Settle id={settling} onClose={() => setSettling(null)} />}
    </>
  );
}

interface Chosen {
  readonly event: WatchedEvent | undefined;
  readonly group: WatchedGroup | undefined;
}

function Sentence({ event, group, children }: Chosen & { readonly children: React.ReactNode }) {
  const { t, pick } = useWords();
  const refs = group?.notifications.map((n) => n.reference).join(", ") ?? "";
  const words =
    group !== undefined
      ? t(refs === "" ? "launches.groupNone" : "launches.groupKnown", { says: pick(group.says), refs })
      : event !== undefined
        ? t("launches.eventLead", {
            answer: t(`launches.answer.${event.answer}`),
            id: event.id,
            when: minuteOf(event.time),
          })
        : t("launches.calm");
  return (
    <section className="lead">
      <h1>{t("nav.launches")}</h1>
      <p>
        <Ex /> {words}
      </p>
      <span className="why">{event?.rings ? t("launches.rings") : t("launches.why")}</span>
      <span className="acts">{children}</span>
    </section>
  );
}

function Events({ events, at }: { readonly events: readonly WatchedEvent[]; readonly at: string | undefined }) {
  const { t } = useWords();
  return (
    <Panel title={t("launches.events")}>
      {events.length === 0 && <p className="empty">{t("launches.noEvents")}</p>}
      {events.map((e) => (
        <p className="pad" key={e.id}>
          <Mark name={e.rings ? "late" : marks[e.answer]} />{" "}
          <Link href={eventPath(e.id)} {...(e.id === at ? { "aria-current": "true" as const } : {})}>
            <b>{e.id}</b>
          </Link>{" "}
          <small>
            {minuteOf(e.time)} · {t(`launches.answer.${e.answer}`)}
          </small>
        </p>
      ))}
    </Panel>
  );
}

function Groups({ groups, at }: { readonly groups: readonly WatchedGroup[]; readonly at: string | undefined }) {
  const { t, pick } = useWords();
  return (
    <Panel title={t("launches.groups")}>
      {groups.length === 0 && <p className="empty">{t("launches.noWarnings")}</p>}
      {groups.map((g) => (
        <p className="pad" key={g.id}>
          <Mark name={g.notifications.length > 0 ? "done" : "look"} />{" "}
          <Link href={groupPath(g.id)} {...(g.id === at ? { "aria-current": "true" as const } : {})}>
            <b>{g.id}</b>
          </Link>{" "}
          <small>
            {pick(g.says)} · {g.notifications.map((n) => n.reference).join(", ") || t("launches.noNote")}
          </small>
        </p>
      ))}
    </Panel>
  );
}

function Reasons({ event, group }: Chosen) {
  const { t, pick } = useWords();
  if (group !== undefined) {
    if (group.links.length === 0 && group.byHand === null && group.notifications.length === 0) return null;
    return (
      <Panel title={t("launches.together")}>
        <div className="pad">
          {group.byHand !== null && (
            <p>
              {t(group.byHand.reason === null ? "launches.byHand" : "launches.byHandWhy", {
                by: group.byHand.officer,
                when: minuteOf(group.byHand.at),
                reason: group.byHand.reason ?? "",
              })}
            </p>
          )}
          {group.links.map((l) => (
            <p key={l.between.join()}>
              <b>{l.between.join(" – ")}</b> <small>{l.reasons.map(pick).join(" ")}</small>
            </p>
          ))}
          {group.notifications.map((n) => (
            <p key={n.id}>
              <Link href={messagePath(n.id)}>{n.reference}</Link> <small>{pick(n.summary)}</small>
            </p>
          ))}
        </div>
      </Panel>
    );
  }
  if (event === undefined) return null;
  return (
    <Panel title={t("launches.because")}>
      <div className="pad">
        {event.because.map((b) => (
          <p key={b.en}>{pick(b)}</p>
        ))}
        {event.settled !== null && (
          <p>{t("launches.settled", { ...event.settled, when: minuteOf(event.settled.at) })}</p>
        )}
        {event.candidates
          .filter((c) => c.kind !== "group")
          .map((c) => (
            <p key={c.kind + c.id}>
              {c.item === null ? <b>{c.id}</b> : <Link href={messagePath(c.item)}>{c.id}</Link>}{" "}
              <small>
                {c.by !== null && `${t("launches.by", { party: c.by })} · `}
                {t("launches.score")} {Math.round(c.score * 100)} %{partsOf(c, t)}
                {c.receivedAt !== null && ` · ${t("launches.received", { when: minuteOf(c.receivedAt) })}`}
                {c.receivedAt !== null && c.receivedAt > event.time && `, ${t("launches.after")}`}
              </small>
            </p>
          ))}
      </div>
    </Panel>
  );
}
