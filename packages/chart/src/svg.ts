/** A scene as an SVG file that stands alone: its words for who does not see it, its sources inside and in sight. */
import { type Palette, palettes } from "./palettes.ts";
import type { Ink, Mark, Scene } from "./scene.ts";
import { type SheetWords, sheetOf } from "./sheet.ts";

export interface SvgOptions extends SheetWords {
  readonly palette: Palette;
  /** A language tag, for the reader's voice and glyphs. */
  readonly lang?: string;
}

export const fontFamily =
  "'Noto Sans', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** The same scene and options give the same text, byte for byte. */
export function svgOf(scene: Scene, options: SvgOptions): string {
  const sheet = sheetOf(scene, options);
  const ink = palettes[options.palette];
  const { width, height } = sheet;
  const lang = options.lang === undefined ? "" : ` xml:lang="${escaped(options.lang)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc"${lang} font-family="${fontFamily}" font-size="12">`,
    `<title id="title">${escaped(scene.title)}</title>`,
    `<desc id="desc">${escaped(scene.desc)}</desc>`,
    metadata(scene),
    `<rect width="${width}" height="${height}" fill="${ink.surface}"/>`,
    ...sheet.marks.map((m) => markup(m, ink)),
    "</svg>",
    "",
  ].join("\n");
}

/** Dublin Core, one source a line. */
function metadata(scene: Scene): string {
  return [
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">',
    `<dc:title>${escaped(scene.title)}</dc:title>`,
    ...scene.sources.map((s) => `<dc:source>${escaped(s)}</dc:source>`),
    "</rdf:Description></rdf:RDF></metadata>",
  ].join("\n");
}

type Inks = Readonly<Record<Ink, string>>;

function markup(m: Mark, ink: Inks): string {
  if (m.kind === "text") {
    const bold = m.bold === true ? ' font-weight="600"' : "";
    const size = m.size === undefined ? "" : ` font-size="${m.size}"`;
    const anchor = m.anchor === "start" ? "" : ` text-anchor="${m.anchor}"`;
    const halo =
      m.role === "source" || m.role === "head"
        ? ""
        : ` paint-order="stroke" stroke="${ink.surface}" stroke-width="3" stroke-linejoin="round"`;
    return `<text x="${m.x}" y="${m.y}" fill="${ink[m.ink]}"${anchor}${bold}${size}${halo}>${escaped(m.text)}</text>`;
  }
  if (m.kind === "rect") return `<rect x="${m.x}" y="${m.y}" width="${m.width}" height="${m.height}"${paint(m, ink)}/>`;
  if (m.kind === "path") {
    const dash = m.dash === undefined ? "" : ` stroke-dasharray="${m.dash}"`;
    return `<path d="${m.d}"${paint(m, ink)}${dash}/>`;
  }
  const fill = m.hollow ? ink.surface : ink[m.ink];
  const edge = m.hollow ? ` stroke="${ink[m.ink]}" stroke-width="1.6"` : "";
  return `<path transform="translate(${m.x} ${m.y})" d="${m.d}" fill="${fill}"${edge}><title>${escaped(m.words)}</title></path>`;
}

function paint(
  m: {
    readonly fill?: Ink;
    readonly stroke?: Ink;
    readonly width?: number;
    readonly opacity?: number;
    readonly kind: string;
  },
  ink: Inks,
): string {
  const fill = m.fill === undefined ? "none" : ink[m.fill];
  const stroke =
    m.stroke === undefined ? "" : ` stroke="${ink[m.stroke]}" stroke-width="${m.kind === "path" ? (m.width ?? 1) : 1}"`;
  const opacity = m.opacity === undefined ? "" : ` opacity="${m.opacity}"`;
  return ` fill="${fill}"${stroke}${opacity}`;
}

/** What XML forbids in text is left out, such as control characters out of a user's own file. */
export function escaped(text: string): string {
  let out = "";
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 32 && c !== "\t" && c !== "\n") continue;
    if (code === 0xfffe || code === 0xffff || (code >= 0xd800 && code <= 0xdfff)) continue;
    out += { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[c] ?? c;
  }
  return out;
}
