import { expect, test } from "vitest";
import { daysIn } from "./timeline.tsx";
import { along } from "./where.tsx";

const day = 86_400_000;

test("a heading is drawn along the great circle, over the 180th meridian as well", () => {
  expect(along({ lat: 0, lon: 179 }, 90, (2 * Math.PI) / 180)).toMatchObject({
    lat: expect.closeTo(0),
    lon: expect.closeTo(-179),
  });
  expect(along({ lat: 0, lon: 10 }, 0, Math.PI / 4).lat).toBeCloseTo(45);
  expect(along({ lat: 60, lon: 0 }, 90, Math.PI / 4).lat).toBeLessThan(60);
});

test("midnights between two moments, at most eight of them", () => {
  expect(daysIn(0.5 * day, 3.5 * day)).toEqual([day, 2 * day, 3 * day]);
  expect(daysIn(0.2 * day, 0.8 * day)).toEqual([]);
  expect(daysIn(0.5 * day, 40 * day).length).toBeLessThanOrEqual(8);
});
