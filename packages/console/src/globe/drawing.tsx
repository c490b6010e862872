import { geoCentroid, geoDistance, geoGraticule, geoPath } from "d3-geo";
import { useId } from "react";
import { useWords } from "../words/index.ts";
import type { GlobeArea, GlobeTrack } from "./globe.tsx";
import { type Label, mergeLabels, placeLabels } from "./labels.ts";
import { useLand } from "./land.ts";
import { areaOf, middleOf, position, zoomMax } from "./ring.ts";
import { projectionOf, type Size, type View, viewOf } from "./view.ts";

const graticule = geoGraticule().step([10, 10])();
/** Areas smaller than this on the screen get a second, closer view. */
const smallPx = 12;
/** The buttons stand at the right edge; no label goes under them. */
const toolsPx = 44;

interface Props {
  readonly view: View;
  readonly size: Size;
  readonly areas: readonly GlobeArea[];
  readonly tracks: readonly GlobeTrack[];
  readonly cross?: boolean;
  readonly inset?: boolean;
}

export function Drawing({ view, size, areas, tracks, cross, inset }: Props) {
  const { t } = useWords();
  const clip = useId();
  const land = useLand(view.zoom > 3);
  const projection = projectionOf(view, size);
  const path = geoPath(projection);
  const here = position(view);
  const visible = (at: [number, number]): boolean => geoDistance(here, at) < Math.PI / 2;

  // What the view is about lies on top of what stands back.
  const stacked = areas.toSorted((a, b) => Number(b.kind === "dim") - Number(a.kind === "dim"));
  const drawn = stacked.map((a) => {
    const area = areaOf(a.ring);
    const only = a.ring[0];
    const centre = area === null ? (only === undefined ? null : position(only)) : geoCentroid(area);
    const bounds = area === null ? null : path.bounds(area);
    const reach = bounds === null ? 4 : Math.max(4, (bounds[1][1] - bounds[0][1]) / 2);
    return { ...a, area, centre, reach };
  });
  const labels = drawn.flatMap((d): Label[] => {
    const at = d.centre !== null && visible(d.centre) ? projection(d.centre) : null;
    return at === null || d.label === "" || d.kind === "dim"
      ? []
      : [{ key: d.key, text: d.label, x: at[0], y: at[1], reach: d.reach }];
  });
  const trackLabels = tracks.flatMap((l, i): Label[] => {
    const middle = middleOf([l.from, l.to])?.at;
    const at = middle !== undefined && visible(position(middle)) ? projection(position(middle)) : null;
    return at === null || l.label === undefined
      ? []
      : [{ key: `track${i}`, text: l.label, x: at[0], y: at[1], reach: 2 }];
  });
  const shown = mergeLabels([...labels, ...trackLabels], size, (name, count) => t("globe.andMore", { name, count }));
  const small = drawn.find((d) => d.area !== null && d.kind !== "dim" && d.reach * 2 < smallPx && d.reach > 0);
  const insetSize = { width: Math.min(size.width * 0.34, 190), height: Math.min(size.width * 0.26, 140) };

  return (
    <>
      <svg width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
        <clipPath id={clip}>
          <rect width={size.width} height={size.height} />
        </clipPath>
        <pattern id={`${clip}h`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch" d="M0 0v6" />
        </pattern>
        <g clipPath={`url(#${clip})`}>
          <path className="sea" d={path({ type: "Sphere" }) ?? ""} />
          {land !== undefined && <path className="land" d={path(land) ?? ""} />}
          <path className="grat" d={path(graticule) ?? ""} />
          {tracks.map((l) => (
            <path
              key={`${l.from.lat},${l.from.lon},${l.to.lat},${l.to.lon}`}
              className="track"
              d={path({ type: "LineString", coordinates: [position(l.from), position(l.to)] }) ?? ""}
            />
          ))}
          {drawn.map((d) => {
            const at = d.area === null && d.centre !== null && visible(d.centre) ? projection(d.centre) : null;
            if (d.area !== null)
              return (
                <path
                  key={d.key}
                  className={`area ${d.kind ?? ""}`}
                  d={path(d.area) ?? ""}
                  {...(d.kind === "warned" ? { style: { fill: `url(#${clip}h)` } } : {})}
                />
              );
            return at === null ? null : (
              <circle key={d.key} className={`spot ${d.kind ?? ""}`} cx={at[0]} cy={at[1]} r="4.5" />
            );
          })}
          {!inset &&
            placeLabels(shown, size.width - toolsPx, size.height).map((l) => (
              <text key={l.key} className={l.key.startsWith("track") ? "q" : ""} x={l.x} y={l.y} textAnchor="middle">
                {l.text}
              </text>
            ))}
          {cross && <path className="cross" d={`M${size.width / 2 - 9} ${size.height / 2}h18m-9-9v18`} />}
        </g>
      </svg>
      {!inset && small !== undefined && size.width > 380 && (
        <figure className="inset">
          <Drawing
            view={viewOf(small.ring, zoomMax)}
            size={insetSize}
            areas={[{ ...small, label: "" }]}
            tracks={tracks}
            inset
          />
          <figcaption>{t("globe.closeUp", { name: small.label })}</figcaption>
        </figure>
      )}
    </>
  );
}
