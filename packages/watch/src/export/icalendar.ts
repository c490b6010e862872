/**
 * Windows as an iCalendar (RFC 5545): an event a window, so that a calendar shows when to look. Lines end in CRLF and are folded at 75
 * octets. A window without an end is one of the day on which it opens, and says so.
 */
import { type Instant, msOf } from "@comity/wire";
import { middleOfArea } from "../area/outline.ts";
import type { Warning, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { allWarnings, type Shown } from "./geojson.ts";

/** @param stampedAt when the calendar was made @param name of whoever makes it, for its product identifier and the events' names */
export function toICalendar(
  shown: Shown,
  { stampedAt, name }: { readonly stampedAt: Instant; readonly name: string },
): string {
  const warnings = allWarnings(shown).flatMap((w) => w.windows.map((x, i) => windowEvent(w, x, i, stampedAt, name)));
  const events = (shown.events ?? []).map((e) => [
    "BEGIN:VEVENT",
    `UID:${calendarText(`event ${e.id}`)}@${name}`,
    `DTSTAMP:${calendarTime(stampedAt)}`,
    `DTSTART:${calendarTime(e.time)}`,
    `SUMMARY:${calendarText(e.id)}`,
    ...(e.lat === null || e.lon === null ? [] : [`GEO:${e.lat};${e.lon}`]),
    "END:VEVENT",
  ]);
  return calendarOf([...warnings, ...events], name);
}

/**
 * Components, each the lines of its properties, as one calendar. Texts in them are the caller's to put through {@link calendarText}.
 */
export function calendarOf(components: readonly (readonly string[])[], name: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${name}//Comity//EN`,
    ...components.flat(),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function windowEvent(w: Warning, x: Window, i: number, stampedAt: Instant, name: string): readonly string[] {
  const id = warningId(w);
  const [area] = w.areas;
  const [lon, lat] = area === undefined ? [] : middleOfArea(area);
  return [
    "BEGIN:VEVENT",
    `UID:${calendarText(`${id} ${i + 1}`)}@${name}`,
    `DTSTAMP:${calendarTime(stampedAt)}`,
    `DTSTART:${calendarTime(x.from)}`,
    ...(x.to === null ? ["DURATION:P1D"] : [`DTEND:${calendarTime(x.to)}`]), // tidy: a calendar's own word for one day
    `SUMMARY:${calendarText(`${id}${x.to === null ? `, until ${x.toWords ?? "further notice"}` : ""}`)}`,
    `DESCRIPTION:${calendarText(w.text)}`,
    ...(lon === undefined || lat === undefined ? [] : [`GEO:${lat.toFixed(6)};${lon.toFixed(6)}`]),
    ...(w.hazards.length === 0 ? [] : [`CATEGORIES:${w.hazards.map(calendarText).join(",")}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** `20260214T020000Z`; to the second, as the format has it. */
export const calendarTime = (at: Instant): string =>
  new Date(Math.round(msOf(at) / 1000) * 1000).toISOString().replace(/[-:]|\.\d{3}/g, "");

/** A text as a property holds it: RFC 5545, 3.3.11. */
export const calendarText = (text: string): string =>
  text
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[^\P{Cc}\t]/gu, "");

/** Octets, not letters: a fold never parts the bytes of one letter. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const c of line) {
    const n = octetsOf(c.codePointAt(0) ?? 0);
    if (octets + n > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, octets] = ["", 0];
    }
    part += c;
    octets += n;
  }
  return [...parts, part].join("\r\n ");
}
const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
