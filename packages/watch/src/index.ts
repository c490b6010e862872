/**
 * Launch watch: what was announced, what was warned of, and what happened, brought together. It says *announced*, *announced but
 * outside what was said*, *warned of but not notified*, or *nothing known*, with its reasons, and never more than that.
 */
export { metresFromEdge, metresOutside } from "./area/distance.ts";
export { middleOfArea, outlineOf, squareKmOf } from "./area/outline.ts";
export {
  type EventFault,
  type ReadEvents,
  type ReadEventsOptions,
  readEvents,
  type WatchEvent,
} from "./events/event.ts";
export {
  type Gazetteer,
  type NamedPlace,
  noPlaces,
  placeNamed,
  readPlaces,
  withNamedPlace,
} from "./events/gazetteer.ts";
export { isWarningTable, readWarningTable } from "./events/warning-table.ts";
export { type CapOptions, toCap } from "./export/cap.ts";
export { type Feature, type FeatureCollection, featuresOf, type Shown } from "./export/geojson.ts";
export { calendarOf, calendarText, calendarTime, toICalendar } from "./export/icalendar.ts";
export { toKml } from "./export/kml.ts";
export { type AreaGeometry, toGeoJson } from "./geojson.ts";
export { type ByHand, groupWarnings, regroup, type WarningGroup } from "./group/group.ts";
export type { Link } from "./group/links.ts";
export { type Entry, type Probe, type SpanMs, WindowIndex } from "./index/windows.ts";
export { type Answer, type Candidate, type Match, type Told, takenFrom, WatchDesk } from "./match/desk.ts";
export type { Compared, HeadingPart, PlacePart, TimePart } from "./match/evidence.ts";
export { type Facts, factsOf, type Notified, windowsOf } from "./match/facts.ts";
export { calibration, type Parts } from "./match/fit.ts";
export { type Question, questionsFor } from "./questions/questions.ts";
export { names as namesWarning, readTogether, readWarning, readWarnings, type WarningHint } from "./read/read.ts";
export { formatRef } from "./read/references.ts";
export type { Correction, MessageRef, PlaceName, Position, Span, Warning, WarningArea, Window } from "./types.ts";
export { warningFromJson } from "./warning-from-json.ts";
export { warningId } from "./warning-id.ts";
export { type WarningJson, type WindowJson, warningJson } from "./warning-json.ts";
