/// <reference types="node" />
import { readFileSync } from "node:fs";
import { palettes as files } from "@comity/chart";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

type Palette = ReadonlyMap<string, string>;

function declared(block: string): [string, string][] {
  return [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", (m[2] ?? "").trim()]);
}
function palette(choose: (light: string, dark: string) => string): Palette {
  const root = css.slice(css.indexOf(":root"), css.indexOf("[data-theme"));
  return new Map(
    declared(root).map(([name, value]) => {
      const [, light, dark] = /light-dark\((#\w+),\s*(#\w+)\)/.exec(value) ?? [];
      return [name, light === undefined || dark === undefined ? value : choose(light, dark)];
    }),
  );
}
const dark = palette((_, d) => d);
const nightBlock = css.slice(css.search(/\[data-theme=.night.\]/));
const palettes: Record<string, Palette> = {
  light: palette((l) => l),
  dark,
  night: new Map([...dark, ...declared(nightBlock.slice(0, nightBlock.indexOf("}")))]),
};

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const long = hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join("")}` : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(long.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(p: Palette, a: string, b: string): number {
  const [x, y] = [luminance(p.get(a) ?? ""), luminance(p.get(b) ?? "")];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const text: readonly (readonly [string, readonly string[]])[] = [
  ["ink", ["page", "surface", "sunken", "raised", "act-tint", "soon-tint", "late-tint", "exercise-tint"]],
  ["ink-2", ["page", "surface", "sunken", "raised", "act-tint", "soon-tint", "late-tint", "exercise-tint"]],
  ["ink-3", ["page", "surface", "sunken", "raised", "act-tint", "late-tint", "exercise-tint"]],
  ["act", ["page", "surface", "raised", "act-tint", "late-tint", "exercise-tint"]],
  ["soon", ["page", "surface", "sunken", "soon-tint", "exercise-tint"]],
  ["late", ["page", "surface", "sunken", "late-tint", "soon-tint", "exercise-tint"]],
  ["exercise", ["page", "surface", "late-tint", "exercise-tint"]],
  ["on-act", ["act"]],
  ["on-alarm", ["alarm"]],
  ["on-exercise", ["exercise"]],
];

describe.each(Object.entries(palettes))("the %s palette", (_, p) => {
  it.each(text.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    "%s can be read on %s",
    (ink, ground) => {
      expect(contrast(p, ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
  it.each(["page", "surface"])("edges of controls stand out from the %s", (ground) => {
    expect(contrast(p, "line-strong", ground)).toBeGreaterThanOrEqual(3);
  });
});

it.each(["light", "dark", "night"] as const)("files of charts have the same colours as the %s palette", (name) => {
  const p = palettes[name];
  const differ = Object.entries(files[name]).filter(([ink, colour]) => long(p?.get(ink) ?? "") !== long(colour));
  expect(differ).toEqual([]);
});
const long = (hex: string): string =>
  (hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join("")}` : hex).toLowerCase();
