/** The time line as a scene: a lane for the five and for each pair of which something is known, shaded while a channel was closed. */
import { type Mark, type Scene, widthOf, yearOf } from "@comity/chart";
import { type EventKind, statusOn, type TalkEvent } from "@comity/talks";
import type { Words } from "../words/index.ts";
import { dayWords } from "../words/time.ts";
import { type Study, states } from "./record.ts";
import { channelWords, daysText, pairWords } from "./say.ts";

interface Shape {
  readonly kind: EventKind;
  readonly d: string;
  readonly hollow: boolean;
}

/** A shape for each kind, told apart without colour. */
export const legend: readonly Shape[] = [
  { kind: "meeting", d: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z", hollow: false },
  { kind: "proposal", d: "M0-5 5 4H-5Z", hollow: true },
  { kind: "statement", d: "M-3.6-3.6h7.2v7.2h-7.2Z", hollow: true },
  { kind: "channel-opened", d: "M-3.5-4.5 4.5 0-3.5 4.5Z", hollow: true },
  { kind: "channel-frozen", d: "M-4-5h2.6V5H-4ZM1.4-5H4V5H1.4Z", hollow: false },
  { kind: "channel-resumed", d: "M-3.5-4.5 4.5 0-3.5 4.5Z", hollow: false },
  { kind: "treaty-action", d: "M0-5 5 0 0 5-5 0Z", hollow: true },
  { kind: "test-launch-notice", d: "M-1-5H1V-1H5V1H1V5H-1V1H-5V-1H-1Z", hollow: false },
];
const shapeOf = new Map(legend.map((s) => [s.kind, s]));

interface Lane {
  readonly title: string;
  readonly events: readonly TalkEvent[];
  readonly parties: readonly string[];
}

const laneHeight = 46;
const step = 11;
const top = 26;

export function talksScene(study: Study, words: Words, width: number): Scene {
  const { t, language } = words;
  const isNarrow = width < 560;
  const lanes = lanesOf(study, words);
  const end = yearOf(study.on);
  const first = study.events.reduce((y, e) => Math.min(y, yearOf(e.date.from)), end);
  // A phone shows the last years; the table has them all.
  const begin = Math.floor(isNarrow ? Math.max(first, end - 4) : first);
  const last = Math.max(end, ...study.events.map((e) => yearOf(e.date.to))) + 0.1;
  const left = Math.max(40, ...lanes.map((l) => widthOf(l.title, 12))) + 12;
  const right = width - 8;
  const bottom = top + lanes.length * laneHeight;
  const x = (year: number): number => left + ((year - begin) / (last - begin)) * (right - left);
  const marks = [
    ...lanes.flatMap((lane, i) => closuresOf(lane, study, words, { y: top + i * laneHeight, x, left, right })),
    ...grid({ begin, last, x, bottom, right }),
    ...lanes.flatMap((lane, i) => laneMarks(lane, study, words, { y: top + i * laneHeight, x, left, right })),
    nowLine(x(end), bottom),
  ];
  const open = study.closures.filter((c) => c.to === null).length;
  return {
    width,
    height: bottom + 8,
    title: t("talks.line.title"),
    desc: t("talks.line.desc", { count: study.events.length, closed: open, day: dayWords(study.on, language) }),
    marks,
    sources: [t("talks.line.source", { count: study.events.length })],
    plot: { left, right, top, bottom, x: [begin, last], y: [0, lanes.length] },
  };
}

/** The five first, then pairs of them with the most events first; nothing is drawn of a pair of which nothing is known. */
function lanesOf({ events }: Study, { t }: Words): readonly Lane[] {
  const pairs = states.flatMap((a, i) => states.slice(i + 1).map((b) => [a, b] as const));
  const among = (parties: readonly string[]) =>
    events.filter((e) => (e.parties.length > 3 ? false : parties.every((p) => e.parties.includes(p))));
  const five = events.filter((e) => e.parties.length > 3);
  const alone = events.filter((e) => e.parties.length === 1);
  return [
    { title: t("talks.five"), events: five, parties: states },
    ...pairs
      .map((p) => ({ title: pairWords(p), events: among(p), parties: p }))
      .toSorted((a, b) => b.events.length - a.events.length),
    { title: t("talks.line.alone"), events: alone, parties: [] },
  ].filter((l) => l.events.length > 0);
}

interface Frame {
  readonly y: number;
  readonly x: (year: number) => number;
  readonly left: number;
  readonly right: number;
}

function closuresOf(lane: Lane, study: Study, words: Words, { y, x, left, right }: Frame): readonly Mark[] {
  const theirs = study.closures.filter(
    (c) => c.parties.length === lane.parties.length && c.parties.every((p) => lane.parties.includes(p)),
  );
  return theirs.flatMap((c): Mark[] => {
    const from = Math.max(left, x(yearOf(c.from)));
    const to = Math.min(right, x(yearOf(c.to ?? study.on)));
    if (to <= left) return [];
    const title = channelWords(c, words);
    const isRoom = widthOf(title, 11) < right - from;
    return [
      {
        kind: "rect",
        role: "band",
        x: from,
        y: y + 6,
        width: Math.max(2, to - from),
        height: 24,
        fill: "sunken",
        stroke: "line-strong",
      },
      ...(isRoom
        ? [
            {
              kind: "text" as const,
              role: "label" as const,
              x: from,
              y: y + 42,
              text: title,
              anchor: "start" as const,
              ink: "ink-3" as const,
              size: 11,
            },
          ]
        : []),
    ];
  });
}

function grid(g: {
  begin: number;
  last: number;
  x: (y: number) => number;
  bottom: number;
  right: number;
}): readonly Mark[] {
  const years = Array.from({ length: Math.ceil(g.last - g.begin) }, (_, i) => g.begin + i);
  return years.flatMap((year): Mark[] => {
    const text = String(year);
    const line: Mark = {
      kind: "path",
      role: "grid",
      d: `M${g.x(year)} ${top - 6}V${g.bottom}`,
      stroke: "line",
      width: 1,
    };
    if (g.x(year) + 2 + widthOf(text, 12) > g.right) return [line];
    return [line, { kind: "text", role: "axis", x: g.x(year) + 2, y: 14, text, anchor: "start", ink: "ink-3" }];
  });
}

const nowLine = (at: number, bottom: number): Mark => ({
  kind: "path",
  role: "limit",
  d: `M${at} ${top - 6}V${bottom}`,
  stroke: "act",
  width: 2,
});

function laneMarks(lane: Lane, study: Study, words: Words, { y, x, left, right }: Frame): readonly Mark[] {
  const middle = y + 18;
  const base: Mark[] = [
    { kind: "text", role: "label", x: 0, y: middle + 4, text: lane.title, anchor: "start", ink: "ink", bold: true },
    { kind: "path", role: "axis", d: `M${left} ${middle}H${right}`, stroke: "line", width: 1 },
  ];
  const taken: { at: number; level: number }[] = [];
  const points = lane.events.flatMap((e): Mark[] => {
    const at = x((yearOf(e.date.from) + yearOf(e.date.to)) / 2);
    const shape = shapeOf.get(e.kind);
    if (at < left - 2 || shape === undefined) return [];
    const near = new Set(taken.filter((p) => Math.abs(p.at - at) < 10).map((p) => p.level));
    const level = [0, -1, 1, 2, -2].find((l) => !near.has(l)) ?? 0;
    taken.push({ at, level });
    return [
      {
        kind: "point",
        role: "published",
        x: at,
        y: middle + level * step,
        d: shape.d,
        ink: e.kind === "proposal" ? "act" : "ink-2",
        hollow: shape.hollow,
        key: e.id,
        words: eventWords(e, study.on, words),
      },
    ];
  });
  return [...base, ...points];
}

const eventWords = (e: TalkEvent, on: string, { t, language }: Words): string =>
  `${daysText(e.date, language)}, ${pairWords(e.parties)}, ${t(`talks.kind.${e.kind}`)}: ${e.topic} (${statusOn(e, on)}). ${e.source.title}`;
