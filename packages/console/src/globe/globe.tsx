/** The globe: what was announced, tinted, with its names beside it, and the shortest line between what was given. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Act } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { Drawing } from "./drawing.tsx";
import type { LatLon } from "./ring.ts";
import { dragged, keyed, projectionOf, type Size, type View, viewOf, zoomed } from "./view.ts";

export interface GlobeArea {
  readonly key: string;
  readonly ring: readonly LatLon[];
  readonly label: string;
  readonly kind?: "dim" | "draft" | "warned" | "reported";
}
export interface GlobeTrack {
  readonly from: LatLon;
  readonly to: LatLon;
  readonly label?: string;
}
/** While an area is being drawn: what a press, a drag and the keys do. */
export interface Pen {
  readonly onPoint: (p: LatLon) => void;
  /** A drag from the last point, for the radius of a circle; absent: a drag turns the globe. */
  readonly onDrag?: (p: LatLon) => void;
  readonly onUndo: () => void;
  readonly onStop: () => void;
}
export interface GlobeProps {
  readonly label: string;
  readonly areas: readonly GlobeArea[];
  readonly tracks: readonly GlobeTrack[];
  /** What the first view, and *Home*, shows; absent: everything. */
  readonly look?: readonly LatLon[];
  readonly pen?: Pen | undefined;
  readonly ratio?: number;
}

export default function Globe({ label, areas, tracks, look, pen, ratio = 0.86 }: GlobeProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const home = viewOf(look ?? [...areas.flatMap((a) => a.ring), ...tracks.flatMap((l) => [l.from, l.to])]);
  const [moved, setMoved] = useState<View | null>(null);
  const view = moved ?? home;
  const press = useRef<{ x: number; y: number; far: boolean } | null>(null);

  useEffect(() => {
    if (box.current === null) return;
    const seen = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      setSize({ width, height: Math.round(Math.min(width * ratio, 640)) });
    });
    seen.observe(box.current);
    return () => seen.disconnect();
  }, [ratio]);

  // Not React's own handler, which cannot keep the page from scrolling. The page scrolls until somebody is at the globe.
  useEffect(() => {
    const element = box.current;
    const onWheel = (e: WheelEvent): void => {
      if (!element?.contains(document.activeElement) && !e.ctrlKey) return;
      e.preventDefault();
      setMoved((m) => zoomed(m ?? home, Math.exp(-e.deltaY / 400)));
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [home]);

  const projection = projectionOf(view, size);
  function groundAt(e: PointerEvent): LatLon | null {
    const frame = box.current?.getBoundingClientRect();
    if (frame === undefined) return null;
    const at = projection.invert?.([e.clientX - frame.left, e.clientY - frame.top]);
    const back = at ? projection(at) : null;
    // A press beside the globe inverts to somewhere; going there and back tells.
    if (!at || !back || Math.hypot(back[0] - e.clientX + frame.left, back[1] - e.clientY + frame.top) > 2) return null;
    return { lon: at[0], lat: at[1] };
  }

  function onPointerDown(e: PointerEvent<HTMLDivElement>): void {
    if (e.button !== 0 || (e.target as Element).closest("button") !== null) return;
    press.current = { x: e.clientX, y: e.clientY, far: false };
    e.currentTarget.setPointerCapture(e.pointerId);
    const at = pen?.onDrag === undefined ? null : groundAt(e);
    if (at !== null) pen?.onPoint(at);
  }
  function onPointerMove(e: PointerEvent): void {
    const p = press.current;
    if (p === null) return;
    const [dx, dy] = [e.clientX - p.x, e.clientY - p.y];
    if (!p.far && Math.hypot(dx, dy) < 4) return;
    press.current = { x: e.clientX, y: e.clientY, far: true };
    if (pen?.onDrag !== undefined) {
      const at = groundAt(e);
      if (at !== null) pen.onDrag(at);
    } else {
      setMoved((m) => dragged(m ?? home, dx, dy, size));
    }
  }
  function onPointerUp(e: PointerEvent): void {
    const wasPress = press.current !== null && !press.current.far;
    press.current = null;
    if (!wasPress || pen === undefined || pen.onDrag !== undefined) return;
    const at = groundAt(e);
    if (at !== null) pen.onPoint(at);
  }
  function onKeyDown(e: KeyboardEvent): void {
    if ((e.target as Element).closest("button") !== null) return;
    const next = keyed(view, e.key, home);
    if (next !== null) setMoved(next === home ? null : next);
    else if (pen !== undefined && e.key === "Enter") pen.onPoint({ lat: view.lat, lon: view.lon });
    else if (pen !== undefined && e.key === "Backspace") pen.onUndo();
    else if (pen !== undefined && e.key === "Escape") pen.onStop();
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  return (
    <div className="globe-box">
      <div
        ref={box}
        className={`globe${pen === undefined ? "" : " draws"}`}
        role="application"
        aria-label={`${label} ${t(pen === undefined ? "globe.keys" : "globe.drawKeys")}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the globe is turned and drawn on with keys
        tabIndex={0}
        style={{ height: size.height || undefined }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
      >
        {size.width > 0 && <Drawing view={view} size={size} areas={areas} tracks={tracks} cross={pen !== undefined} />}
      </div>
      <div className="globe-tools">
        <Act small aria-label={t("globe.closer")} onPress={() => setMoved(zoomed(view, 1.5))}>
          +
        </Act>
        <Act small aria-label={t("globe.farther")} onPress={() => setMoved(zoomed(view, 1 / 1.5))}>
          −
        </Act>
        <Act small aria-label={t("globe.home")} onPress={() => setMoved(null)}>
          ·
        </Act>
      </div>
    </div>
  );
}
