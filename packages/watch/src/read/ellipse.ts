/** `ELLIPSE CENTRED 72-00N 012-30E, SEMI-MAJOR AXIS 40 NM, SEMI-MINOR AXIS 25 NM, BEARING 340 DEGREES`, as a polygon of its corners. */
import type { Position } from "../types.ts";
import { away } from "./arc.ts";
import { type Length, lengthAt } from "./length.ts";
import type { Token } from "./scan.ts";
import { earthKm } from "./sector.ts";

export const isEllipse = (t: Token | undefined): boolean =>
  /^(?:ELLIPSE|ELLIPTIC|ELLIPTICAL|ELIPSE|ELÍPTICA|ЭЛЛИПС|ЭЛЛИПСА|椭圆)$/.test(t?.text ?? "");

export interface Ellipse {
  readonly majorKm: number;
  readonly minorKm: number;
  /** Of its long axis, from true north; null where none is said. */
  readonly bearing: number | null;
  /** Marks what it rests on as read. */
  take(): void;
}

/** What some words say of an ellipse; undefined where its two axes are not said. */
export function ellipseIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  doubts: Set<string>,
): Ellipse | undefined {
  const axes = new Map<"MAJOR" | "MINOR", { readonly length: Length; readonly half: boolean }>();
  let bearing: Token | undefined;
  const words: Token[] = [];
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t === undefined || t.used) continue;
    if (
      isEllipse(t) ||
      /^(?:SEMI|SEMIMAJOR|SEMIMINOR|MAJOR|MINOR|AXIS|AXES|ORIENTED|ORIENTATION|AXE|GRAND|PETIT)$/.test(t.text)
    )
      words.push(t);
    const which = /^(?:SEMI)?(MAJOR|MINOR)$/.exec(t.text)?.[1];
    if (which === "MAJOR" || which === "MINOR") {
      const half = t.text.startsWith("SEMI") || tokens[i - 1]?.text === "SEMI" || tokens[i - 2]?.text === "SEMI";
      const length = firstLength(tokens, i + 1, Math.min(to, i + 6), doubts);
      if (length !== undefined && !axes.has(which)) axes.set(which, { length, half });
    } else if (/^(?:BEARING|AZIMUTH|ORIENTED|ORIENTATION|DIRECTION|HEADING|INCLINATION|TRACK)$/.test(t.text)) {
      const at = tokens.slice(i + 1, Math.min(to, i + 5)).find((x) => x.kind === "number" && x.lat <= 360);
      bearing ??= at;
    }
  }
  const [major, minor] = [axes.get("MAJOR"), axes.get("MINOR")];
  if (major === undefined || minor === undefined) return undefined;
  const km = ({ length, half }: { length: Length; half: boolean }): number => (half ? length.km : length.km / 2);
  const take = (): void => {
    major.length.take();
    minor.length.take();
    for (const t of words) t.used = true;
    if (bearing !== undefined) bearing.used = true;
  };
  return { majorKm: km(major), minorKm: km(minor), bearing: bearing?.lat ?? null, take };
}

function firstLength(tokens: readonly Token[], from: number, to: number, doubts: Set<string>): Length | undefined {
  for (let i = from; i < to; i++) {
    const text = tokens[i]?.text ?? "";
    const length = lengthAt(tokens, i, doubts);
    if (length !== undefined) return length;
    if (/^(?:MAJOR|MINOR|SEMI)$/.test(text)) return undefined;
  }
  return undefined;
}

/** Its corners, clockwise from the end of the long axis, ten degrees of its own circle apart. */
export function ellipseCorners(centre: Position, e: Ellipse): Position[] {
  const turn = e.bearing ?? 0;
  return Array.from({ length: 36 }, (_, i) => {
    const angle = (i * Math.PI) / 18;
    const [along, across] = [e.majorKm * Math.cos(angle), e.minorKm * Math.sin(angle)];
    return away(centre, turn + (Math.atan2(across, along) * 180) / Math.PI, Math.hypot(along, across) / earthKm);
  });
}
