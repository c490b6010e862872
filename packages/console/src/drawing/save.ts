/** A chart taken away: as a drawing, as a picture, as its figures. Each carries its sources, and in an exercise the word. */
import { type Palette, type Scene, sheetOf, svgOf } from "@comity/chart";
import { saveFile } from "../regimes/files.ts";
import type { Language } from "../words/index.ts";
import { pictureOf } from "./paint.ts";
import { csvOf, jsonOf, type Twin } from "./twin.ts";

export type Format = "svg" | "png" | "csv" | "json";

export interface Taken {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly scene: Scene;
  readonly twin: Twin;
  readonly language: Language;
  readonly stamp: string | null;
  /** What made it, with the address that shows it again. */
  readonly made: string;
}

/** Files are for reports: black on white, whatever palette the desk has. */
const palette: Palette = "light";

export async function saveChart(format: Format, taken: Taken): Promise<void> {
  const { name, twin, language, stamp, made } = taken;
  // On paper nothing is dragged.
  const scene = { ...taken.scene, marks: taken.scene.marks.filter((m) => m.role !== "handle") };
  const words = { ...(stamp === null ? {} : { stamp }), made };
  const sources = [...scene.sources, made];
  if (format === "svg") saveFile(`${name}.svg`, svgOf(scene, { palette, lang: language, ...words }), "image/svg+xml");
  if (format === "csv")
    saveFile(`${name}.csv`, csvOf(twin, stamp === null ? sources : [stamp, ...sources]), "text/csv");
  if (format === "json") {
    const about = { title: scene.title, ...(stamp === null ? {} : { mode: stamp }), sources };
    saveFile(`${name}.json`, jsonOf(twin, about), "application/json");
  }
  if (format === "png") {
    const picture = await pictureOf(sheetOf(scene, words), palette);
    if (picture !== null) saveFile(`${name}.png`, picture, "image/png");
  }
}
