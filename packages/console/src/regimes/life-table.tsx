/** What happened to it, by whose word, and where that was read: the facts of the time line in words. */
import { type LifeEvent, type Regime, ruleFamilies } from "@comity/regime";
import { useState } from "react";
import { Chips, Panel } from "../parts/bits.tsx";
import { comma, useWords } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import { eventId } from "./event-id.ts";
import { Grounds } from "./source-link.tsx";

/** More than these are folded away: a treaty of two hundred states has as many acts. */
const shownFirst = 40;

export function LifeTable({ regime }: { readonly regime: Regime }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? regime.life : regime.life.slice(0, shownFirst);
  return (
    <Panel title={t("regime.events.title")} aside={<span className="quiet">{regime.life.length}</span>}>
      <table className="stack life">
        <thead>
          <tr>
            <th scope="col">{t("regime.events.day")}</th>
            <th scope="col">{t("regime.events.what")}</th>
            <th scope="col">{t("regime.events.whose")}</th>
            <th scope="col">{t("regime.rules.source")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((e) => (
            <EventRow key={`${e.position.line}:${e.position.column}`} regime={regime} event={e} />
          ))}
        </tbody>
      </table>
      {regime.life.length > shown.length && (
        <p className="more">
          <button type="button" className="disclose" onClick={() => setAll(true)}>
            {t("regime.events.more", { count: regime.life.length - shown.length })}
          </button>
        </p>
      )}
    </Panel>
  );
}

function EventRow({ regime, event: e }: { readonly regime: Regime; readonly event: LifeEvent }) {
  const { t, pick, language } = useWords();
  const scope = e.duties ?? e.except;
  const names = (scope ?? []).map((name) => nameOf(regime, name, t, pick)).join(comma(language));
  return (
    <tr id={eventId(e)}>
      <td className="due">{dayWords(e.on, language)}</td>
      <td>
        <b>{t(`regime.event.${e.event}`)}</b>
        {e.until !== undefined && ` ${t("regime.events.until", { day: dayWords(e.until, language) })}`}
        {e.parties !== undefined && e.parties.join() !== e.by?.join() && (
          <>
            {" "}
            <span className="inline">
              <Chips parties={e.parties} />
            </span>
          </>
        )}
        {scope !== undefined && (
          <small>{t(e.duties !== undefined ? "regime.events.only" : "regime.events.except", { duties: names })}</small>
        )}
        {e.note !== undefined && <div className="second">{pick(e.note)}</div>}
        {(e.alsoSaid ?? []).map((other) => (
          <small key={other.on}>
            {t("regime.events.alsoSaid", { day: dayWords(other.on, language) })}{" "}
            {other.note === undefined ? "" : pick(other.note)}
          </small>
        ))}
      </td>
      <td>{e.by === undefined ? <span className="quiet">{t("regime.events.all")}</span> : <Chips parties={e.by} />}</td>
      <td>
        <Grounds source={e.source} verified={e.verified} />
      </td>
    </tr>
  );
}

type Say = ReturnType<typeof useWords>["t"];
type Pick4 = ReturnType<typeof useWords>["pick"];
/** A rule by its title, a family by its own name. */
function nameOf(regime: Regime, name: string, t: Say, pick: Pick4): string {
  for (const family of ruleFamilies) {
    if (family === name) return t(`regime.family.${family}`);
    const rule = regime[family].get(name);
    if (rule !== undefined) return pick(rule.title);
  }
  return name;
}
