/** How each party's line is told from the others' without its colour: a dash and a marker of its own. */
import type { Ink } from "./scene.ts";

export interface Look {
  readonly ink: Ink;
  readonly dash?: string;
  readonly width: number;
  readonly marker: string;
}

const circle = "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z";
const square = "M-2.7 -2.7H2.7V2.7H-2.7Z";
const diamond = "M0 -3.8L3.8 0L0 3.8L-3.8 0Z";
const triangleUp = "M0 -3.6L3.4 2.6H-3.4Z";
const triangleDown = "M0 3.6L3.4 -2.6H-3.4Z";
const cross = "M-3.2 -1H-1V-3.2H1V-1H3.2V1H1V3.2H-1V1H-3.2Z";
const bar = "M-1.3 -3.8H1.3V3.8H-1.3Z";
const flat = "M-3.8 -1.3H3.8V1.3H-3.8Z";
const hexagon = "M-3.4 0L-1.7 -3H1.7L3.4 0L1.7 3H-1.7Z";

const looks: Readonly<Record<string, Look>> = {
  US: { ink: "us", width: 2, marker: circle },
  RU: { ink: "ru", dash: "7 3", width: 2, marker: square },
  CN: { ink: "cn", width: 2.6, marker: diamond },
  FR: { ink: "fr", dash: "2 3", width: 2, marker: triangleUp },
  GB: { ink: "gb", dash: "10 3 2 3", width: 2, marker: triangleDown },
  // No colours are left that differ from all others in every kind of sight; these are told apart by dash, marker and name.
  IN: { ink: "ink-2", dash: "12 3", width: 1.4, marker: cross },
  PK: { ink: "ink-2", dash: "5 2 1 2", width: 1.4, marker: bar },
  IL: { ink: "ink-3", dash: "3 3", width: 1.4, marker: flat },
  KP: { ink: "ink-3", dash: "1 3", width: 1.6, marker: hexagon },
};
const plain: Look = { ink: "ink", width: 1.6, marker: circle };

export const lookOf = (party: string): Look => looks[party] ?? plain;

/** Published projections: hollow, and like no party's own marker in size. */
export const projectionMarker = "M0 -4.8L4.7 3.8H-4.7Z";
export const capHandle = "M-7.5 0a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0Z";
export const knownMarker = "M0 -5.4L5.4 0L0 5.4L-5.4 0Z";
