/** A scene on the page. Its figures may be pointed at, reached by the arrow keys, and followed to where they come from. */
import type { Ink, Mark, PointMark, Scene } from "@comity/chart";
import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent, useRef, useState } from "react";
import { go } from "../shell/route.ts";

export interface DrawnProps {
  readonly scene: Scene;
  /** Where a figure's own row stands. */
  readonly linkOf?: (key: string) => string | undefined;
  readonly onPoint?: (words: string | null) => void;
  /** The cap's handle is dragged: the value at the pointer. */
  readonly onDrag?: (value: number) => void;
}

const colour = (ink: Ink | undefined): string => (ink === undefined ? "none" : `var(--${ink})`);

export function Drawn({ scene, linkOf, onPoint, onDrag }: DrawnProps) {
  const svg = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState(0);
  const points = scene.marks.filter((m): m is PointMark => m.kind === "point");
  const current = Math.min(at, points.length - 1);

  const key = (e: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[e.key];
    if (step === undefined || points.length === 0) return;
    e.preventDefault();
    const next = Math.min(points.length - 1, Math.max(0, current + step));
    setAt(next);
    svg.current?.querySelectorAll<SVGElement>("[data-point]")[next]?.focus();
  };
  const drag = (e: PointerEvent<SVGSVGElement>): void => {
    if (onDrag === undefined || e.buttons !== 1) return;
    const rect = e.currentTarget.getBoundingClientRect();
    const { top, bottom, y } = scene.plot;
    const share = (bottom - (e.clientY - rect.top)) / (bottom - top);
    onDrag(y[0] + share * (y[1] - y[0]));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no element for a drawing whose parts are links
    <svg
      ref={svg}
      className={`chart drawn${onDrag === undefined ? "" : " drags"}`}
      width={scene.width}
      height={scene.height}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="group"
      aria-label={`${scene.title}. ${scene.desc}`}
      onKeyDown={key}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      <Still marks={scene.marks} />
      {points.map((p, i) => (
        <Point
          key={`${p.role}${p.key ?? ""}${p.x},${p.y}`}
          point={p}
          href={p.key === undefined ? undefined : linkOf?.(p.key)}
          reached={i === current}
          onReach={(words) => {
            if (words !== null) setAt(i);
            onPoint?.(words);
          }}
        />
      ))}
    </svg>
  );
}

/** All that cannot be pointed at. */
const Still = memo(({ marks }: { readonly marks: readonly Mark[] }) =>
  marks.map((m, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one scene stand in its order and have no other name
    if (m.kind === "text") return <Words key={i} mark={m} />;
    if (m.kind === "rect")
      return (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          key={i}
          className={m.role}
          x={m.x}
          y={m.y}
          width={m.width}
          height={m.height}
          style={{ fill: colour(m.fill), stroke: colour(m.stroke), opacity: m.opacity }}
        />
      );
    if (m.kind !== "path") return null;
    const style: CSSProperties = {
      fill: colour(m.fill),
      stroke: colour(m.stroke),
      strokeWidth: m.width,
      strokeDasharray: m.dash,
      opacity: m.opacity,
    };
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <path key={i} className={m.role} d={m.d} style={style} />;
  }),
);

function Words({ mark: m }: { readonly mark: Extract<Mark, { kind: "text" }> }) {
  return (
    <text
      x={m.x}
      y={m.y}
      textAnchor={m.anchor}
      style={{ fill: colour(m.ink), fontWeight: m.bold ? 600 : undefined, fontSize: m.size }}
    >
      {m.text}
    </text>
  );
}

function Point(props: {
  readonly point: PointMark;
  readonly href: string | undefined;
  readonly reached: boolean;
  readonly onReach: (words: string | null) => void;
}) {
  const { point: p, href, onReach } = props;
  const drawn = (
    <>
      <circle className="hit" cx={p.x} cy={p.y} r="9" />
      <path
        transform={`translate(${p.x} ${p.y})`}
        d={p.d}
        style={{
          fill: p.hollow ? "var(--surface)" : colour(p.ink),
          stroke: p.hollow ? colour(p.ink) : "none",
          strokeWidth: 1.6,
        }}
      />
    </>
  );
  const reach = {
    onPointerEnter: () => onReach(p.words),
    onPointerLeave: () => onReach(null),
    onFocus: () => onReach(p.words),
    onBlur: () => onReach(null),
  };
  if (href === undefined)
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is reached for its words, and leads nowhere
      <g className="point" role="img" aria-label={p.words} data-point tabIndex={props.reached ? 0 : -1} {...reach}>
        {drawn}
      </g>
    );
  return (
    <a
      className="point"
      href={href}
      aria-label={p.words}
      data-point
      tabIndex={props.reached ? 0 : -1}
      {...reach}
      onClick={(e) => {
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        go(href);
      }}
    >
      {drawn}
    </a>
  );
}
