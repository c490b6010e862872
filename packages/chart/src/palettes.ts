/** The colours of files. The console draws with its own style sheet, which says the same. */
import type { Ink } from "./scene.ts";

export type Palette = "light" | "dark" | "night" | "print";

const light: Readonly<Record<Ink, string>> = {
  ink: "#12181c",
  "ink-2": "#3a454d",
  "ink-3": "#56626b",
  line: "#d5dbdf",
  "line-strong": "#76828b",
  surface: "#ffffff",
  sunken: "#e7ebed",
  act: "#0a58a6",
  us: "#2374c6",
  ru: "#015a3d",
  cn: "#75045c",
  fr: "#6c7780",
  gb: "#836816",
};
const dark: Readonly<Record<Ink, string>> = {
  ink: "#e7ebee",
  "ink-2": "#bcc6cd",
  "ink-3": "#94a1aa",
  line: "#2a333a",
  "line-strong": "#71808b",
  surface: "#171c21",
  sunken: "#0b0e11",
  act: "#82bbf4",
  us: "#5aa2f2",
  ru: "#93ebc4",
  cn: "#d0707f",
  fr: "#adbfcf",
  gb: "#e9da84",
};

export const palettes: Readonly<Record<Palette, Readonly<Record<Ink, string>>>> = {
  light,
  dark,
  night: {
    ...dark,
    ink: "#aeb4b8",
    "ink-2": "#8f979c",
    "ink-3": "#7b848a",
    line: "#1c2226",
    "line-strong": "#5c666d",
    surface: "#090b0d",
    sunken: "#000000",
    act: "#6c97be",
  },
  print: { ...light, ink: "#000000", "ink-2": "#000000", "ink-3": "#222222", line: "#bbbbbb" },
};
