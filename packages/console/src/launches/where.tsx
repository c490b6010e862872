/** Where it was: warned areas hatched, what was notified tinted, the event with how far it is uncertain, and the way that it went. */
import { geoCircle } from "d3-geo";
import { lazy } from "react";
import { useMessageList } from "../api/asks.ts";
import type { WatchedEvent, WatchedWarning } from "../api/centre.ts";
import { GlobeOrTable } from "../globe/either.tsx";
import type { GlobeArea, GlobeTrack } from "../globe/globe.tsx";
import type { LatLon } from "../globe/ring.ts";
import { useMeasures } from "../globe/where.tsx";
import { useWords } from "../words/index.ts";
import { minuteOf } from "./minute.ts";

const Globe = lazy(() => import("../globe/globe.tsx"));
const point = (p: readonly number[]): LatLon => ({ lon: p[0] ?? 0, lat: p[1] ?? 0 });
const earthKm = 6371;

interface Shown {
  /** Ids of notifications that a group's warnings go with: their places are tinted. */
  readonly notifications?: readonly string[];
  readonly warnings: readonly WatchedWarning[];
  readonly event: WatchedEvent | undefined;
}

export function WhereItWas({ warnings, event, notifications = [] }: Shown) {
  const { t, pick } = useWords();
  const { km, bearing } = useMeasures();
  const asked = useMessageList(notifications);
  const maps = event === undefined ? asked.flatMap((m) => m.data?.map ?? []) : [event.map];
  const notified = maps.flatMap((m) => m.places).filter((p) => p.ring.length > 0);
  const warned = warnings.flatMap((w) =>
    w.rings.map((ring, i) => ({
      key: `${w.id} ${i}`,
      ring: ring.map(point),
      label: i === 0 ? w.id : "",
      kind: "warned" as const,
    })),
  );
  const areas: GlobeArea[] = [
    ...notified.map((p, i) => ({ key: `${p.field} ${i}`, ring: p.ring, label: pick(p.label) })),
    ...warned,
    ...eventAreas(event),
  ];
  const tracks: GlobeTrack[] = [
    ...maps
      .flatMap((m) => m.tracks)
      .map((l) => ({
        from: l.from,
        to: l.to,
        label: `${bearing(l.bearing)}, ${km(l.km)}`,
      })),
    ...eventTrack(event, [...warned.flatMap((w) => w.ring), ...notified.flatMap((p) => p.ring)]),
  ];
  return (
    <GlobeOrTable
      globe={<Globe label={t("launches.globe")} areas={areas} tracks={tracks} ratio={0.5} />}
      table={<PlaceAndTime warnings={warnings} event={event} />}
    >
      <p className="pad source">{t("launches.globe")}</p>
    </GlobeOrTable>
  );
}

/** The event as a point, and as a circle where its uncertainty is more than the point. */
function eventAreas(event: WatchedEvent | undefined): readonly GlobeArea[] {
  if (event === undefined || event.lon === null || event.lat === null) return [];
  const at: LatLon = { lon: event.lon, lat: event.lat };
  const degrees = (event.placeUncertaintyKm / earthKm) * (180 / Math.PI);
  const ring = circleAbout(at, Math.min(80, degrees));
  return [
    ...(event.placeUncertaintyKm < 1 ? [] : [{ key: "around", ring, label: "", kind: "reported" as const }]),
    { key: "event", ring: [at], label: event.id, kind: "reported" },
  ];
}
const circleAbout = (at: LatLon, degrees: number): readonly LatLon[] =>
  (geoCircle().center([at.lon, at.lat]).radius(degrees).precision(10)().coordinates[0] ?? []).slice(1).map(point);

/** Where nothing else says how far it went, a heading is drawn so far. */
const plainKm = 2000;
const farthestKm = 13_000;

/** To where it is said to have come down; else the great circle along its heading, as far as the farthest area that is shown. */
function eventTrack(event: WatchedEvent | undefined, shown: readonly LatLon[]): readonly GlobeTrack[] {
  if (event === undefined || event.lon === null || event.lat === null) return [];
  const from: LatLon = { lon: event.lon, lat: event.lat };
  if (event.impact !== null) return [{ from, to: point(event.impact) }];
  if (event.headingDeg === null) return [];
  const reach = Math.max(0, ...shown.map((p) => angleTo(from, p) * earthKm));
  const km = Math.min(farthestKm, Math.max(plainKm, reach));
  return [{ from, to: along(from, event.headingDeg, km / earthKm) }];
}
const rad = Math.PI / 180;
function angleTo(a: LatLon, b: LatLon): number {
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}
/** For a drawing: on the sphere. */
export function along(from: LatLon, bearingDeg: number, angle: number): LatLon {
  const [y, b] = [from.lat * rad, bearingDeg * rad];
  const lat = Math.asin(Math.sin(y) * Math.cos(angle) + Math.cos(y) * Math.sin(angle) * Math.cos(b));
  const east = Math.atan2(Math.sin(b) * Math.sin(angle) * Math.cos(y), Math.cos(angle) - Math.sin(y) * Math.sin(lat));
  return { lat: lat / rad, lon: ((from.lon + east / rad + 540) % 360) - 180 };
}

function PlaceAndTime({ warnings, event }: Shown) {
  const { t } = useWords();
  return (
    <div className="scrollx">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("launches.what")}</th>
            <th scope="col">{t("globe.place")}</th>
            <th scope="col">{t("launches.timeline")}</th>
          </tr>
        </thead>
        <tbody>
          {event !== undefined && (
            <tr>
              <td>{event.id}</td>
              <td className="mono">{event.lat === null ? "" : `${event.lat}, ${event.lon}`}</td>
              <td>{minuteOf(event.time)}</td>
            </tr>
          )}
          {warnings.map((w) => (
            <tr key={w.id}>
              <td>{w.id}</td>
              <td className="mono">{w.rings.map(corners).join(" | ")}</td>
              <td>
                {w.reading.windows
                  .slice(0, 6)
                  .map((x) => `${minuteOf(x.from)} – ${x.to === null ? (x.toWords ?? "") : minuteOf(x.to)}`)
                  .join("; ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
const corners = (ring: readonly (readonly number[])[]): string =>
  ring
    .slice(0, 12)
    .map((p) => `${(p[1] ?? 0).toFixed(2)}, ${(p[0] ?? 0).toFixed(2)}`)
    .join("; ");
