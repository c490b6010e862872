import { expect, it } from "vitest";
import type { WatchedEvent, WatchedGroup } from "../api/centre.ts";
import { leadOf, piecesOf } from "./lead.ts";

const group = (n: number, notes: number) =>
  ({
    id: `g${n}`,
    warnings: Array.from({ length: n }, String),
    notifications: Array(notes).fill({}),
  }) as unknown as WatchedGroup;
const event = (id: string, rings: boolean) => ({ id, rings }) as unknown as WatchedEvent;

it("opens with what rings, then with the largest group of which nobody told", () => {
  expect(leadOf([event("a", false), event("b", true)], [group(3, 0)])).toMatchObject({ event: { id: "b" } });
  expect(leadOf([event("a", false)], [group(4, 1), group(2, 0), group(3, 0)])).toMatchObject({ group: { id: "g3" } });
  expect(leadOf([event("a", false)], [])).toMatchObject({ event: { id: "a" } });
  expect(leadOf([], [])).toEqual({ kind: "calm" });
});

it("marks what was not understood and loses no letter", () => {
  const text = "NAVAREA I 1/26 QQQ ZZZ";
  const pieces = piecesOf(text, [
    { from: 15, to: 18 },
    { from: 16, to: 22 },
  ]);
  expect(pieces.map((p) => p.text).join("")).toBe(text);
  expect(pieces.filter((p) => p.marked).map((p) => p.text)).toEqual(["QQQ", " ZZZ"]);
  expect(piecesOf("a", [])).toEqual([{ from: 0, text: "a", marked: false }]);
});
