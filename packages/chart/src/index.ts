/**
 * Charts for a report. A builder takes figures and words and gives a scene; the console draws it, `svgOf` writes it as a file.
 * Nothing here knows a language, a regime or a data file: numbers and words come in as they are to be read.
 */
export type { Fan } from "./fan.ts";
export { type HeldUpChart, type HeldUpRow, heldUpChart } from "./held-up.ts";
export { type Look, lookOf } from "./look.ts";
export { middleOf, midYear, yearOf } from "./moment.ts";
export type { Cap, Limit, Published, Span } from "./notes.ts";
export { type Palette, palettes } from "./palettes.ts";
export type * from "./scene.ts";
export type { Series, SeriesPoint } from "./series.ts";
export { type SheetWords, sheetOf } from "./sheet.ts";
export { stackOf } from "./stack.ts";
export { fontFamily, type SvgOptions, svgOf } from "./svg.ts";
export { widthOf, wrap } from "./text.ts";
export { type FiguresChart, figuresChart, isNarrow, type OutlookChart, outlookChart } from "./time-chart.ts";
export { type TornadoChart, type TornadoRow, tornadoChart } from "./tornado.ts";
