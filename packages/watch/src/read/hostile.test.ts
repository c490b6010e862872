/** Texts made to be slow: ten times the text is at most about ten times the work, counted and not timed. */
import { type Profiler, Session } from "node:inspector/promises";
import type { Instant } from "@comity/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileHeads, hostilePieces, hostileText } from "../testing/hostile.ts";
import { readWarning, readWarnings } from "./read.ts";

const issued = "2024-06-01T00:00:00.000Z" as Instant;
const session = new Session();

beforeAll(async () => {
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
});
afterAll(async () => {
  await session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
});

/** How often pieces of the watch's own code ran: each call and each turn of a loop is one. */
async function steps(run: () => void): Promise<number> {
  await session.post("Profiler.takePreciseCoverage");
  run();
  const { result } = (await session.post("Profiler.takePreciseCoverage")) as Profiler.TakePreciseCoverageReturnType;
  let sum = 0;
  for (const { url, functions } of result)
    if (url.includes("/watch/src/")) for (const f of functions) for (const r of f.ranges) sum += r.count;
  return sum;
}

describe("texts made to be slow", () => {
  it("cost at most fifteen times as much for ten times the text", { timeout: 120_000 }, async () => {
    const slow: string[] = [];
    for (const [i, piece] of hostilePieces.entries()) {
      const head = hostileHeads[i % hostileHeads.length] ?? "";
      const [short, long] = [hostileText(head, piece, 1_900), hostileText(head, piece, 19_000)];
      const few = await steps(() => void readWarning(short, { issued }));
      const many = await steps(() => void readWarning(long, { issued }));
      expect(few).toBeGreaterThan(1_000);
      if (many > few * 15 + stepsAside) slow.push(`${JSON.stringify(piece)}: ${few}, ${many}`);
    }
    expect(slow).toEqual([]);
  });

  it("cost no more by the million characters than by twenty thousand", async () => {
    for (const piece of hostilePieces.slice(0, 4)) {
      const few = await steps(() => void readWarning(hostileText("", piece, 20_000), { issued }));
      const many = await steps(() => void readWarning(hostileText("", piece, 1_000_000), { issued }));
      expect(many, piece).toBeLessThan(few * 1.2 + 1000);
    }
  });

  it("say that they were not read whole", () => {
    const [w] = readWarnings("NAVAREA IV 12/24. TESTS 10-00N 020-00E, ".padEnd(30_000, "X 1 "));
    expect(w?.doubts.some((d) => d.startsWith("too long to read whole: only the first "))).toBe(true);
    expect(w?.notUnderstood.at(-1)?.to).toBe(w?.text.length);
    expect(readWarning("NAVAREA IV 12/24. TESTS 10-00N 020-00E").doubts.join()).not.toContain("too long");
  });
});

/** Work that a text begins only once it is long (days of years, 1,500 windows): bounded, whatever the length. */
const stepsAside = 100_000;
