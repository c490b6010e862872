/** A globe and its twin, a table with the same facts: for one message, or for a form as it is filled in. */
import { lazy, type ReactNode } from "react";
import type { MapInfo } from "../api/centre.ts";
import { colon, locales, useWords } from "../words/index.ts";
import { GlobeOrTable } from "./either.tsx";
import type { GlobeArea, Pen } from "./globe.tsx";

const Globe = lazy(() => import("./globe.tsx"));

/** One decimal of a degree, whole kilometres: what an officer says aloud. */
export function useMeasures() {
  const { t, language } = useWords();
  const whole = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 0 });
  const one = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 });
  return {
    km: (n: number): string => t("globe.km", { n: whole.format(n) }),
    bearing: (n: number): string => `${one.format(n)}°`,
  };
}

export function Where(props: {
  readonly map: MapInfo;
  readonly draft?: readonly GlobeArea[];
  readonly pen?: Pen | undefined;
  readonly tools?: ReactNode;
  readonly twin?: ReactNode;
}) {
  const { t, pick, language } = useWords();
  const { km, bearing } = useMeasures();
  const { places, tracks } = props.map;
  const areas: GlobeArea[] = [
    ...places.filter((p) => p.ring.length > 0).map((p) => ({ key: p.field, ring: p.ring, label: pick(p.label) })),
    ...(props.draft ?? []),
  ];
  const facts = [
    ...places.map((p) => `${pick(p.label)}${colon(language)}${pick(p.name)}.`),
    ...tracks.map((l) => `${km(l.km)}, ${bearing(l.bearing)}.`),
  ];
  return (
    <GlobeOrTable
      tools={props.tools}
      globe={
        <Globe
          label={t("globe.label", { facts: facts.join(" ") })}
          areas={areas}
          tracks={tracks.map((l) => ({ from: l.from, to: l.to, label: `${bearing(l.bearing)}, ${km(l.km)}` }))}
          pen={props.pen}
        />
      }
      table={<PlaceTable map={props.map} />}
    >
      {props.twin}
      {tracks.length > 0 && (
        <div className="pad">
          <dl className="kv">
            {tracks.map((l) => (
              <div key={`${l.from.lat},${l.from.lon},${l.to.lat},${l.to.lon}`} style={{ display: "contents" }}>
                <dt>{t("globe.track")}</dt>
                <dd>{t("globe.trackLine", { km: km(l.km), bearing: bearing(l.bearing) })}</dd>
              </div>
            ))}
          </dl>
          <small>{t("globe.notAPath")}</small>
        </div>
      )}
    </GlobeOrTable>
  );
}

export function PlaceTable({ map }: { readonly map: MapInfo }) {
  const { t, pick } = useWords();
  const { km, bearing } = useMeasures();
  if (map.places.length === 0) return <p className="empty">{t("globe.noPlaces")}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("col.what")}</th>
          <th scope="col">{t("globe.place")}</th>
        </tr>
      </thead>
      <tbody>
        {map.places.map((p) => (
          <tr key={p.field}>
            <td>{pick(p.label)}</td>
            <td className="mono">{pick(p.name)}</td>
          </tr>
        ))}
        {map.tracks.map((l) => (
          <tr key={`${l.from.lat},${l.from.lon},${l.to.lat},${l.to.lon}`}>
            <td>{t("globe.track")}</td>
            <td>{t("globe.trackLine", { km: km(l.km), bearing: bearing(l.bearing) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
