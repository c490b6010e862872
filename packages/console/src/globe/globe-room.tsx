/** Every area that a standing notification names, on one globe, and the same facts in a table beside it. */
import { Link, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useInbox, useMessageList, useSent } from "../api/asks.ts";
import type { Entry, MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { intervalsOf } from "../desk/day.ts";
import { Act, Chip, Ex, Panel, Waiting } from "../parts/bits.tsx";
import { useTitle } from "../shell/mode.ts";
import { messagePath, setSearch, useRoute } from "../shell/route.ts";
import { colon, useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import Globe from "./globe.tsx";
import { useMeasures } from "./where.tsx";

/** More would hide each other; the newest stand for all, and the page says so. */
const shownMax = 40;

/** Notifications whose event has neither taken place nor been cancelled, as far as anybody said. */
export const stands = (e: Entry): boolean =>
  e.kind === "notification" && e.sentAt !== null && (e.outcome === null || e.outcome === "postponed");

/** Those that took place or were called off. */
export const isOver = (e: Entry): boolean => e.kind === "notification" && e.sentAt !== null && !stands(e);

export default function GlobeRoom() {
  const { t, pick, language } = useWords();
  const { km, bearing } = useMeasures();
  const now = useNow(60_000);
  const { search } = useRoute();
  const [inbox, sent] = [useInbox(), useSent()];
  useTitle(t("nav.globe"));

  const all = [...(inbox.data ?? []), ...(sent.data ?? [])].sort((a, b) => (a.composedAt < b.composedAt ? 1 : -1));
  const standing = all.filter(stands);
  const over = all.filter(isOver);
  // With nothing standing, what is over is better than an empty globe.
  const past =
    search.get("what") === "over" || (search.get("what") === null && standing.length === 0 && over.length > 0);
  const listed = past ? over : standing;
  const shown = listed.slice(0, shownMax);
  const details = useMessageList(shown.map((e) => e.id)).flatMap((q) => (q.data === undefined ? [] : [q.data]));
  if (inbox.data === undefined) return <Waiting error={inbox.error} />;

  const chosen = details.find((d) => d.id === search.get("show"));
  const dim = (d: MessageDetail): { kind?: "dim" } => (chosen !== undefined && chosen !== d ? { kind: "dim" } : {});
  const areas = details.flatMap((d) =>
    d.map.places
      .filter((p) => p.ring.length > 0)
      .map((p, i) => ({
        key: `${d.id}${p.field}`,
        ring: p.ring,
        label: i === 0 ? d.reference : `${d.reference}${colon(language)}${pick(p.label)}`,
        ...dim(d),
      })),
  );
  const tracks = details.filter((d) => chosen === undefined || chosen === d).flatMap((d) => d.map.tracks);
  const look = chosen?.map.places.flatMap((p) => p.ring) ?? [];

  return (
    <>
      <section className="lead">
        <h1>{t("nav.globe")}</h1>
        <p>{t(past ? "globe.leadOver" : "globe.lead", { count: listed.length })}</p>
        <span className="why">
          {listed.length > shownMax ? t("globe.leadSome", { count: shownMax }) : t("globe.leadWhy")}
        </span>
      </section>
      <div className="cols">
        <div className="c8 stay">
          <section className="panel">
            <Globe
              key={chosen?.id ?? "all"}
              label={t("globe.label", { facts: "" })}
              areas={areas}
              tracks={tracks}
              ratio={0.72}
              {...(look.length > 0 ? { look } : {})}
            />
          </section>
        </div>
        <div className="c4">
          <Panel
            title={t(past ? "globe.over" : "globe.standing")}
            aside={
              <>
                {chosen !== undefined && (
                  <Act small onPress={() => setSearch("show", null)}>
                    {t("globe.all")}
                  </Act>
                )}
                <ToggleButtonGroup
                  className="seg"
                  aria-label={t("desk.show")}
                  disallowEmptySelection
                  selectedKeys={[past ? "over" : "standing"]}
                  onSelectionChange={(s) => setSearch("what", s.has("over") ? "over" : "standing")}
                >
                  <ToggleButton id="standing">{t("globe.standingShort")}</ToggleButton>
                  <ToggleButton id="over">{t("globe.overShort")}</ToggleButton>
                </ToggleButtonGroup>
              </>
            }
          >
            {details.length === 0 && <p className="empty">{t(past ? "globe.noneOver" : "globe.none")}</p>}
            <ul className="list">
              {details.map((d) => (
                <li key={d.id} style={{ gridTemplateColumns: "auto minmax(0,1fr) auto" }}>
                  <Chip party={d.from} />
                  <span>
                    <Ex />{" "}
                    <Link href={messagePath(d.id)}>
                      <b className="nw">{d.reference}</b>
                    </Link>
                    <small>
                      {pick(d.typeTitle)}
                      {intervalsOf(d.effectiveFields).map((w) => (
                        <span key={w.opens}>
                          ; {moment(new Date(w.opens).toISOString(), now, language)} –{" "}
                          {moment(new Date(w.closes).toISOString(), now, language)}
                        </span>
                      ))}
                    </small>
                    {d.map.places.map((p) => (
                      <small key={p.field}>
                        {pick(p.label)}
                        {colon(language)}
                        {pick(p.name)}
                      </small>
                    ))}
                    {d.map.tracks.map((l) => (
                      <small key={`${l.km}${l.bearing}`}>
                        {t("globe.trackLine", { km: km(l.km), bearing: bearing(l.bearing) })}
                      </small>
                    ))}
                  </span>
                  <Act
                    small
                    aria-label={t("globe.showName", { ref: d.reference })}
                    onPress={() => setSearch("show", d.id)}
                    isDisabled={d === chosen}
                  >
                    {t("globe.show")}
                  </Act>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
