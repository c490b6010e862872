/** Where the globe is looked at from, and how a hand or a key moves it. */
import { geoOrthographic } from "d3-geo";
import { type LatLon, middleOf, zoomFor, zoomMax } from "./ring.ts";

export interface View {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Closer than this, no coast tells where one is; the inset may come closer. */
const homeZoomMax = 9;

export function viewOf(points: readonly LatLon[], closest = homeZoomMax): View {
  const m = middleOf(points);
  if (m === null) return { lat: 30, lon: 0, zoom: 1 };
  // A point has no size to fill the view with; the coasts around it tell more than its own spot.
  return { ...m.at, zoom: m.spread === 0 ? 4 : Math.min(closest, zoomFor(m.spread)) };
}

export const radiusOf = (size: Size, zoom: number): number => (Math.min(size.width, size.height) / 2 - 6) * zoom;

export function projectionOf(view: View, size: Size) {
  return geoOrthographic()
    .rotate([-view.lon, -view.lat])
    .scale(radiusOf(size, view.zoom))
    .translate([size.width / 2, size.height / 2])
    .clipAngle(90)
    .precision(0.4);
}

const within = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n));

export function turned(view: View, east: number, north: number): View {
  return { ...view, lon: ((view.lon + east + 540) % 360) - 180, lat: within(view.lat + north, -90, 90) };
}

/** The ground follows the hand. */
export function dragged(view: View, dx: number, dy: number, size: Size): View {
  const perPixel = 180 / Math.PI / radiusOf(size, view.zoom);
  const stretch = Math.max(Math.cos((view.lat * Math.PI) / 180), 0.2);
  return turned(view, (-dx * perPixel) / stretch, dy * perPixel);
}

export const zoomed = (view: View, by: number): View => ({ ...view, zoom: within(view.zoom * by, 1, zoomMax) });

/** What a key does to the view; `null`: not one of the globe's keys. */
export function keyed(view: View, key: string, home: View): View | null {
  const step = 12 / view.zoom;
  if (key === "ArrowLeft") return turned(view, -step, 0);
  if (key === "ArrowRight") return turned(view, step, 0);
  if (key === "ArrowUp") return turned(view, 0, step);
  if (key === "ArrowDown") return turned(view, 0, -step);
  if (key === "+" || key === "=") return zoomed(view, 1.4);
  if (key === "-" || key === "_") return zoomed(view, 1 / 1.4);
  if (key === "Home") return home;
  return null;
}
