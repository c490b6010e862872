/**
 * Launch watch: what was announced, what was warned of, and what happened, brought together. It says *announced*, *announced but
 * outside what was said*, *warned of but not notified*, or *nothing known*, with its reasons, and never more than that.
 */
export { type AreaGeometry, toGeoJson } from "./geojson.ts";
export { readWarning, readWarnings, type WarningHint } from "./read/read.ts";
export { formatRef } from "./read/references.ts";
export type { MessageRef, Position, Span, Warning, WarningArea, Window } from "./types.ts";
export { type WarningJson, type WindowJson, warningJson } from "./warning-json.ts";
