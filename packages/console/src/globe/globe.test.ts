import { describe, expect, it } from "vitest";
import { mergeLabels, placeLabels } from "./labels.ts";
import { dragged, keyed, projectionOf, turned, viewOf, zoomed } from "./view.ts";

const size = { width: 600, height: 400 };
const view = { lat: 0, lon: 0, zoom: 1 };

describe("turning the globe", () => {
  it("goes on past 180° and stops at the poles", () => {
    expect(turned({ ...view, lon: 175 }, 10, 0).lon).toBeCloseTo(-175);
    expect(turned({ ...view, lat: 85 }, 0, 10).lat).toBe(90);
  });
  it("keeps the ground under the hand", () => {
    const to = dragged(view, 30, 0, size);
    const at = projectionOf(view, size).invert?.([300, 200]);
    const after = projectionOf(to, size)(at ?? [0, 0]);
    expect(after?.[0]).toBeCloseTo(330, 0);
  });
  it("answers its keys and no others", () => {
    expect(keyed(view, "ArrowRight", view)?.lon).toBe(12);
    expect(keyed(view, "+", view)?.zoom).toBeCloseTo(1.4);
    expect(keyed({ ...view, lon: 50 }, "Home", view)).toBe(view);
    expect(keyed(view, "a", view)).toBeNull();
  });
  it("neither falls in nor flies off", () => {
    expect(zoomed(view, 0.1).zoom).toBe(1);
    expect(zoomed(view, 1000).zoom).toBe(60);
    expect(viewOf([]).zoom).toBe(1);
  });
});

describe("labels", () => {
  it("on one spot are one, and outside the frame none", () => {
    const at = (text: string, x: number, y: number) => ({ key: text, text, x, y, reach: 4 });
    const merged = mergeLabels(
      [at("a", 10, 10), at("b", 12, 12), at("c", 90, 10), at("d", 900, 10)],
      size,
      (n, c) => `${n} and ${c} more`,
    );
    expect(merged.map((l) => l.text)).toEqual(["a and 1 more", "c"]);
  });
  it("stand apart and inside the frame", () => {
    const at = (key: string, x: number, y: number) => ({ key, text: "CN-2026-0412", x, y, reach: 4 });
    const placed = placeLabels([at("a", 300, 200), at("b", 302, 201), at("c", 2, 5)], size.width, size.height);
    const [a, b] = ["a", "b"].map((k) => placed.find((l) => l.key === k)?.y ?? 0);
    expect(Math.abs((a ?? 0) - (b ?? 0))).toBeGreaterThanOrEqual(15);
    expect(placed.find((l) => l.key === "c")?.x).toBeGreaterThan(40);
  });
});
