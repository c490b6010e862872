/**
 * The reader against 88 real messages. They lie beside the repository and not in it; what they say, read by hand, is compared in
 * numbers: 30 readings lie with them, the 58 others in real-expected.jsonl (areas, windows, `alternate`).
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Instant, parseInstant } from "@comity/wire";
import { describe, expect, it } from "vitest";
import type { Position, Warning, WarningArea, Window } from "../types.ts";
import { readWarning } from "./read.ts";

const beside = join(import.meta.dirname, "../../../../../shared/data");
const folder = existsSync(join(beside, "warnings.jsonl")) ? beside : undefined;
if (folder === undefined)
  console.warn("the real messages (../shared/data/warnings.jsonl) are not here: nothing is compared with them");

interface Message {
  readonly id: string;
  readonly series: string;
  readonly number: string;
  readonly issued: string | null;
  readonly text: string;
  readonly label: string;
}
interface HandWindow {
  readonly from: string;
  readonly to: string | null;
  readonly toWords?: string;
  readonly alternate?: boolean;
}
interface Hand {
  readonly id: string;
  readonly areas: readonly {
    readonly type: string;
    readonly points?: readonly Position[];
    readonly point?: Position;
    readonly centre?: Position;
    readonly radiusKm?: number;
    readonly widthKm?: number | null;
    readonly windows?: readonly HandWindow[];
  }[];
  readonly windows: readonly HandWindow[];
  readonly cancels: readonly string[];
  readonly selfCancelsAt: string | null;
  readonly hazards: readonly string[];
  readonly series: string;
  readonly number: string;
  readonly year: number;
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((l) => l !== "")
    .map((l) => JSON.parse(l) as T);

const round = (p: Position): string => p.map((x) => (Math.round(x * 1e4) / 1e4).toFixed(4)).join(",");
/** The last corner's fourth decimal may be rounded either way. */
const near = (a: Position, b: Position): boolean => Math.abs(a[0] - b[0]) < 2e-4 && Math.abs(a[1] - b[1]) < 2e-4;
const all = (a: readonly Position[], b: readonly Position[]): boolean =>
  a.length === b.length && a.every((p, i) => near(p, b[i] ?? [0, 0]));

const short = (w: HandWindow | Window): string =>
  `${w.from.slice(0, 16)}>${w.to?.slice(0, 16) ?? "open"}${w.alternate === true ? " alternate" : ""}`;

/**
 * Where the reading by hand says something else than the text, and why it is not followed. One message's item C ends on the
 * day on which it begins; the reading has it end a day later.
 */
const otherReading: Readonly<Record<string, { readonly windows: readonly string[] }>> = {
  "notam-nzzo-b6838-25": { windows: ["2025-09-13T02:30>2025-09-13T03:30"] },
};

function sameArea(area: WarningArea, hand: Hand["areas"][number]): boolean {
  switch (area.shape) {
    case "polygon":
      return hand.type === "polygon" && all(area.points, hand.points ?? []);
    case "line":
      return hand.type === "line" && all(area.points, hand.points ?? []) && area.widthKm === hand.widthKm;
    case "circle":
      return (
        hand.type === "circle" &&
        near(area.centre, hand.centre ?? [0, 0]) &&
        Math.abs(area.radiusKm - (hand.radiusKm ?? 0)) < 1e-3
      );
    case "point":
      return hand.type === "point" && near(area.point, hand.point ?? [0, 0]);
    default:
      return false;
  }
}

function differences(w: Warning, hand: Pick<Hand, "id" | "areas" | "windows">): string[] {
  const found: string[] = [];
  if (w.areas.length !== hand.areas.length) found.push(`${w.areas.length} areas, by hand ${hand.areas.length}`);
  w.areas.forEach((a, i) => {
    const other = hand.areas[i];
    if (other !== undefined && !sameArea(a, other))
      found.push(`area ${i + 1}: ${a.shape} ${"points" in a ? a.points.map(round).join(" ") : ""}`);
    const own = other?.windows?.map(short).join();
    if (own !== undefined && (a.windows ?? w.windows).map(short).join() !== own) found.push(`windows of area ${i + 1}`);
  });
  const expected = otherReading[hand.id]?.windows ?? hand.windows.map(short);
  const got = w.windows.map(short);
  if (got.join() !== expected.join())
    found.push(`windows ${got.slice(0, 4).join(" ")} … by hand ${expected.slice(0, 4).join(" ")} …`);
  return found;
}

describe.skipIf(folder === undefined)("real messages", () => {
  const messages = folder === undefined ? [] : lines<Message>(join(folder, "warnings.jsonl"));
  const hands = new Map(
    (folder === undefined ? [] : lines<Hand>(join(folder, "warnings-expected.jsonl"))).map((h) => [h.id, h]),
  );
  const others = new Map(
    lines<{ id: string; areas: { shape: string; points: Position[] }[]; windows: [string, string | null, string?][] }>(
      join(import.meta.dirname, "real-expected.jsonl"),
    ).map((o) => [
      o.id,
      {
        id: o.id,
        areas: o.areas.map((a) =>
          a.shape === "point"
            ? { type: "point", point: a.points[0] ?? ([0, 0] as const) }
            : { type: a.shape, points: a.points },
        ),
        windows: o.windows.map(([from, to, kind]) => ({
          from,
          to,
          ...(kind === "alternate" ? { alternate: true } : {}),
        })),
      },
    ]),
  );
  const read = (m: Message): Warning => {
    const issued = m.issued === null ? undefined : parseInstant(m.issued);
    const told: { issued?: Instant } = issued?.ok === true ? { issued: issued.value } : {};
    return readWarning(m.text, { series: m.series, number: m.number, ...told });
  };

  it("are 88, each with a reading by hand", () => {
    expect(messages).toHaveLength(88);
    expect(messages.filter((m) => !hands.has(m.id) && !others.has(m.id)).map((m) => m.id)).toEqual([]);
  });

  it("are right in areas and windows against the 30 readings that came with them", () => {
    const wrong = messages.flatMap((m) => {
      const hand = hands.get(m.id);
      return hand === undefined ? [] : differences(read(m), hand).map((d) => `${m.id}: ${d}`);
    });
    expect(wrong).toEqual([]);
  });

  it("are right in areas and windows against the 58 others", () => {
    const wrong = messages.flatMap((m) => {
      const hand = others.get(m.id);
      return hand === undefined ? [] : differences(read(m), hand).map((d) => `${m.id}: ${d}`);
    });
    expect(wrong).toEqual([]);
  });

  it("carry their number, what they cancel, and when they end themselves", () => {
    for (const m of messages) {
      const hand = hands.get(m.id);
      if (hand === undefined) continue;
      const w = read(m);
      expect([m.id, w.series, w.number, w.year], m.id).toEqual([m.id, hand.series, hand.number, hand.year]);
      expect(w.selfCancelsAt?.slice(0, 16), m.id).toBe(hand.selfCancelsAt?.slice(0, 16));
      const refs = w.cancels.map(
        (c) => `${c.series === "NOTAM" ? "" : `${c.series} `}${c.number}/${String((c.year ?? 0) % 100)}`,
      );
      expect(refs, m.id).toEqual(hand.cancels);
      for (const h of hand.hazards) expect(w.hazards, m.id).toContain(h);
    }
  });

  it("are never given a kind: only words of the text", () => {
    for (const m of messages) {
      const w = read(m);
      expect(Object.keys(w)).not.toContain("kind");
      const flat = m.text.toLowerCase().replace(/\s+/g, " ");
      for (const h of w.hazards) expect(flat, m.id).toContain(h);
    }
  });

  it("are understood but for names and routes: nothing of time or place is left over", () => {
    const numbers = messages.flatMap((m) => {
      const w = read(m);
      return w.notUnderstood
        .map((s) => w.text.slice(s.from, s.to))
        .filter((t) => /\d{4}|\d-\d|[NSEW]\d|\dZ/.test(t))
        .map((t) => `${m.id}: ${t}`);
    });
    expect(numbers).toEqual([]);
  });
});
