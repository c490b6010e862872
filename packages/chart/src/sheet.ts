/** A scene as it stands alone: its title above, its sources below, so that a chart in a report never lacks either. */
import type { Mark, Scene } from "./scene.ts";
import { widthOf, wrap } from "./text.ts";

export interface SheetWords {
  /** Above the title, such as EXERCISE. */
  readonly stamp?: string;
  /** The last line: what made it, and for whom to cite. */
  readonly made?: string;
}

const pad = 16;

export function sheetOf(scene: Scene, words: SheetWords = {}): Scene {
  const width = scene.width + 2 * pad;
  const heads: Mark[] = [];
  let y = pad + 4;
  if (words.stamp !== undefined) {
    y += 10;
    heads.push(line(words.stamp, y, { bold: true, size: 14, ink: "ink" }));
    y += 8;
  }
  for (const l of wrap(scene.title, scene.width - (scene.tag === undefined ? 0 : widthOf(scene.tag) + 30), 15)) {
    y += 16;
    heads.push(line(l, y, { bold: true, size: 15, ink: "ink" }));
    y += 3;
  }
  if (scene.tag !== undefined)
    heads.push({ ...line(scene.tag, y - 3, { ink: "ink-2" }), x: width - pad, anchor: "end" });
  const top = y + 8;
  y = top + scene.height + 8;
  const foot: Mark[] = [];
  for (const source of [...scene.sources, ...(words.made === undefined ? [] : [words.made])])
    for (const l of wrap(source, scene.width, 11)) {
      y += 15;
      foot.push(line(l, y, { size: 11, ink: "ink-3" }, "source"));
    }
  const { plot } = scene;
  return {
    ...scene,
    width,
    height: y + pad,
    marks: [...heads, ...scene.marks.map((m) => movedMark(m, pad, top)), ...foot],
    plot: { ...plot, left: plot.left + pad, right: plot.right + pad, top: plot.top + top, bottom: plot.bottom + top },
  };
}

function line(
  text: string,
  y: number,
  how: { readonly bold?: boolean; readonly size?: number; readonly ink: "ink" | "ink-2" | "ink-3" },
  role: "head" | "source" = "head",
): Mark & { readonly kind: "text" } {
  return { kind: "text", role, x: pad, y, text, anchor: "start", ...how };
}

export function movedMark(m: Mark, dx: number, dy: number): Mark {
  if (m.kind === "path") return { ...m, d: movedPath(m.d, dx, dy) };
  return { ...m, x: m.x + dx, y: m.y + dy };
}

/** Our paths use M, L, H, V, Z in absolute terms, and small letters, which stay as they are. */
export function movedPath(d: string, dx: number, dy: number): string {
  return d.replace(/([MLHV])([^A-Za-z]*)/g, (_, letter: string, rest: string) => {
    const numbers = rest.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)?.map(Number) ?? [];
    const at = numbers.map((n, i) => {
      const across = letter === "H" || (letter !== "V" && i % 2 === 0);
      return Math.round((n + (across ? dx : dy)) * 10) / 10;
    });
    return letter + at.join(" ");
  });
}
