/** Several charts as one, each under its own heading: small multiples on one sheet. */
import type { Mark, Scene } from "./scene.ts";
import { movedMark } from "./sheet.ts";
import { wrap } from "./text.ts";

const gap = 18;

/** @param scenes at least one; the first gives the width */
export function stackOf(title: string, desc: string, scenes: readonly Scene[]): Scene {
  const width = Math.max(...scenes.map((s) => s.width));
  const marks: Mark[] = [];
  let y = 0;
  for (const scene of scenes) {
    for (const line of wrap(scene.title, width, 13)) {
      y += 16;
      marks.push({
        kind: "text",
        role: "head",
        x: 0,
        y,
        text: line,
        anchor: "start",
        ink: "ink",
        bold: true,
        size: 13,
      });
    }
    y += 6;
    marks.push(...scene.marks.map((m) => movedMark(m, 0, y)));
    y += scene.height + gap;
  }
  const sources = [...new Set(scenes.flatMap((s) => s.sources))];
  const plot = scenes[0]?.plot ?? { left: 0, right: width, top: 0, bottom: y, x: [0, 1], y: [0, 1] };
  return { width, height: y - gap, title, desc, marks, sources, plot };
}
