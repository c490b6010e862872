/** A scene as a picture, painted with the page's own fonts: a drawing that is loaded as an image would not have them. */
import { type Ink, type Mark, type Palette, palettes, type Scene } from "@comity/chart";

const family = '"Noto Sans Variable", "Noto Sans SC Variable", sans-serif';
/** Sharp in print. */
const scale = 2;

export async function pictureOf(sheet: Scene, palette: Palette): Promise<Blob | null> {
  await fontsFor(sheet);
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(sheet.width * scale);
  canvas.height = Math.ceil(sheet.height * scale);
  const context = canvas.getContext("2d");
  if (context === null) return null;
  const ink = palettes[palette];
  context.scale(scale, scale);
  context.fillStyle = ink.surface;
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const mark of sheet.marks) paint(context, mark, ink);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Chinese comes in many small files, of which a page has fetched those of the signs that it showed. */
async function fontsFor(sheet: Scene): Promise<void> {
  const text = sheet.marks.map((m) => (m.kind === "text" ? m.text : "")).join("");
  await Promise.all([document.fonts.load(`12px ${family}`, text), document.fonts.load(`600 12px ${family}`, text)]);
}

function paint(c: CanvasRenderingContext2D, m: Mark, ink: Readonly<Record<Ink, string>>): void {
  c.save();
  if (m.kind === "text") {
    c.font = `${m.bold ? 600 : 400} ${m.size ?? 12}px ${family}`;
    c.textAlign = m.anchor === "middle" ? "center" : m.anchor;
    c.lineJoin = "round";
    c.lineWidth = 3;
    c.strokeStyle = ink.surface;
    if (m.role !== "head" && m.role !== "source") c.strokeText(m.text, m.x, m.y);
    c.fillStyle = ink[m.ink];
    c.fillText(m.text, m.x, m.y);
  } else if (m.kind === "point") {
    c.translate(m.x, m.y);
    const path = new Path2D(m.d);
    c.fillStyle = m.hollow ? ink.surface : ink[m.ink];
    c.fill(path);
    c.strokeStyle = ink[m.ink];
    c.lineWidth = 1.6;
    if (m.hollow) c.stroke(path);
  } else {
    c.globalAlpha = m.opacity ?? 1;
    const path = new Path2D();
    if (m.kind === "rect") path.rect(m.x, m.y, m.width, m.height);
    else path.addPath(new Path2D(m.d));
    if (m.fill !== undefined) {
      c.fillStyle = ink[m.fill];
      c.fill(path);
    }
    if (m.stroke !== undefined) {
      c.strokeStyle = ink[m.stroke];
      c.lineWidth = m.kind === "path" ? (m.width ?? 1) : 1;
      if (m.kind === "path" && m.dash !== undefined) c.setLineDash(m.dash.split(" ").map(Number));
      c.stroke(path);
    }
  }
  c.restore();
}
