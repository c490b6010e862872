/**
 * A warning as an alert of the Common Alerting Protocol, version 1.2 (OASIS). It says what was warned of and for when; how urgent, severe or
 * certain that is nobody said, so that these stay `Unknown`.
 */
import { type Instant, instantOf, msOf } from "@comity/wire";
import { outlineOf } from "../area/outline.ts";
import { formatRef } from "../read/references.ts";
import type { Position, Warning, WarningArea } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { element, type Xml, xmlText } from "./xml.ts";

export interface CapOptions {
  /** Who gives the alert out, such as a domain name; no spaces, commas, < or &. */
  readonly sender: string;
  readonly sentAt: Instant;
  /** An exercise is never anything else. */
  readonly status?: "Actual" | "Exercise" | "Test";
}

/** One alert; an `info` for each run of areas that share their windows, for an alert has one span of time in each. */
export function toCap(w: Warning, { sender, sentAt, status = "Actual" }: CapOptions): string {
  const own = w.areas.filter((a) => a.windows !== undefined);
  const shared = w.areas.filter((a) => a.windows === undefined);
  const infos = [
    ...own.map((a) => info(w, [a], a.windows ?? [])),
    ...(shared.length > 0 || own.length === 0 ? [info(w, shared, w.windows)] : []),
  ];
  const parts = [
    element("identifier", identifier(w)),
    element("sender", plain(sender)),
    element("sent", capTime(sentAt)),
    element("status", status),
    element("msgType", "Alert"),
    element("scope", "Public"),
    ...(w.cancels.length === 0 ? [] : [element("note", `Cancels ${w.cancels.map(formatRef).join(", ")}`)]),
    ...infos,
  ];
  return xmlText(element("alert", parts, { xmlns: "urn:oasis:names:tc:emergency:cap:1.2" }));
}

// CAP 1.2 has no spaces, commas, < or & in identifiers and senders.
const plain = (text: string): string => text.replace(/[\s,<&]+/g, "-");
const identifier = (w: Warning): string => plain(warningId(w).replaceAll("/", "-"));
/** `2026-02-14T02:00:00-00:00`: CAP forbids the letter Z. */
export const capTime = (at: Instant): string => `${instantOf(Math.floor(msOf(at) / 1000) * 1000).slice(0, 19)}-00:00`;

function info(w: Warning, areas: readonly WarningArea[], windows: Warning["windows"]): Xml {
  const from = windows.map((x) => x.from).sort()[0];
  const open = windows.some((x) => x.to === null);
  const to = windows
    .flatMap((x) => x.to ?? [])
    .sort()
    .at(-1);
  return element("info", [
    element("language", "en"),
    element("category", "Transport"),
    element("event", w.hazards.length === 0 ? "navigational warning" : w.hazards.join(", ")),
    element("urgency", "Unknown"),
    element("severity", "Unknown"),
    element("certainty", "Unknown"),
    ...(from === undefined ? [] : [element("effective", capTime(from)), element("onset", capTime(from))]),
    ...(open || to === undefined ? [] : [element("expires", capTime(to))]),
    ...(w.authority === null ? [] : [element("senderName", w.authority)]),
    element("headline", warningId(w)),
    element("description", w.text),
    ...windows.map((x) =>
      element("parameter", [element("valueName", "window"), element("value", `${x.from}/${x.to ?? ".."}`)]),
    ),
    ...areas.map((a, i) => areaPart(a, a.label ?? String(i + 1))),
  ]);
}

/** CAP's pairs are latitude first, its radius in kilometres, its polygons closed. */
function areaPart(area: WarningArea, label: string): Xml {
  const shape =
    area.shape === "circle"
      ? element("circle", `${pair(area.centre)} ${area.radiusKm}`)
      : area.shape === "point"
        ? element("circle", `${pair(area.point)} 0`)
        : element("polygon", ringOf(area).map(pair).join(" "));
  return element("area", [element("areaDesc", label), shape]);
}
const pair = ([lon, lat]: Position): string => `${lat},${lon}`;
/** A line goes there and back: CAP knows no other way to write one. */
function ringOf(area: WarningArea): readonly Position[] {
  const points = outlineOf(area, 36);
  if (area.shape === "line") return [...points, ...points.slice(0, -1).reverse()];
  return points[0] === undefined ? points : [...points, points[0]];
}
