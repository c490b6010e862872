import { describe, expect, it } from "vitest";
import { draggedTo, drawable, placeOf, pressed, rounded, starts, undone, without } from "./pen.ts";

const at = (lat: number, lon: number) => ({ lat, lon });
const flat = (a: { lat: number }, b: { lat: number }): number => Math.abs(a.lat - b.lat) * 111;

describe("drawing", () => {
  it("sets one point, and moves it", () => {
    const d = pressed(pressed(starts("launch-area", "point"), at(1, 2)), at(3, 4));
    expect(placeOf(d, flat)).toEqual({ point: at(3, 4) });
  });
  it("takes a circle from its centre and a drag, or a second press", () => {
    const centre = pressed(starts("a", "circle"), at(10, 20));
    expect(placeOf(centre, flat)).toBeNull();
    expect(placeOf(draggedTo(centre, at(11, 20)), flat)).toEqual({ circle: { centre: at(10, 20), radiusKm: 111 } });
    expect(placeOf(pressed(centre, at(12, 20)), flat)).toEqual({ circle: { centre: at(10, 20), radiusKm: 222 } });
  });
  it("makes an area of three corners or more, and takes corners back", () => {
    const three = [at(0, 0), at(0, 10), at(10, 10)].reduce(pressed, starts("a", "polygon"));
    expect(placeOf(three, flat)).toEqual({ polygon: [at(0, 0), at(0, 10), at(10, 10)] });
    expect(placeOf(undone(three), flat)).toBeNull();
    expect(without(three, 0).points).toHaveLength(2);
  });
  it("rounds to a hundredth of a minute", () => {
    expect(rounded(at(47.123456, -4.98765))).toEqual(at(47.1235, -29926 / 6000));
  });
  it("offers the shapes that the field takes", () => {
    expect(drawable(["named-water", "polygon", "circle"])).toEqual(["circle", "polygon"]);
  });
});
