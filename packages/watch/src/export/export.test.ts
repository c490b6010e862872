import type { Instant } from "@comity/wire";
import { expect, test } from "vitest";
import type { WatchEvent } from "../events/event.ts";
import { groupWarnings } from "../group/group.ts";
import { readWarning } from "../read/read.ts";
import type { Warning } from "../types.ts";
import { warningFromJson } from "../warning-from-json.ts";
import { warningJson } from "../warning-json.ts";
import { capTime, toCap } from "./cap.ts";
import { featuresOf } from "./geojson.ts";
import { toICalendar } from "./icalendar.ts";
import { toKml } from "./kml.ts";

const text = 'NORTH PACIFIC.\nROCKET LAUNCHING <"A" & B>, IN AREAS; see below\u0007\n\ud800';
const warning: Warning = {
  ...readWarning("", {}),
  series: "NAVAREA XII",
  number: "191",
  year: 2026,
  issued: "2026-02-10T06:00:00.000Z" as Instant,
  hazards: ["rocket launching"],
  windows: [
    { from: "2026-02-14T06:00:00.000Z" as Instant, to: "2026-02-14T12:00:00.000Z" as Instant },
    { from: "2026-02-15T06:00:00.000Z" as Instant, to: null },
  ],
  areas: [
    {
      shape: "polygon",
      points: [
        [179, 10],
        [-179, 10],
        [-179, 12],
        [179, 12],
      ],
      label: "A",
    },
    { shape: "circle", centre: [170, 20], radiusKm: 100, label: "B" },
    {
      shape: "line",
      points: [
        [160, 20],
        [165, 22],
      ],
      widthKm: 20,
    },
    {
      shape: "sector",
      apex: [150, 30],
      bearings: [10, 60],
      radiusKm: 80,
      windows: [{ from: "2026-02-16T06:00:00.000Z" as Instant, to: "2026-02-16T07:00:00.000Z" as Instant }],
    },
    { shape: "point", point: [1, 2] },
  ],
  text,
};
const event: WatchEvent = {
  id: "e1",
  time: "2026-02-14T08:00:00.000Z" as Instant,
  timeUncertaintyS: 60,
  lon: 175,
  lat: 11,
  placeUncertaintyKm: 20,
  kind: "SLV",
  source: "a list",
};

/** Enough of an XML reader to see that what was written is whole: tags pair up, entities are known. */
function parseXml(xml: string): { name: string; text: string; inside: ReturnType<typeof parseXml>[] } {
  const root = { name: "", text: "", inside: [] as ReturnType<typeof parseXml>[] };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  for (const [, close, name = "", empty, words] of body.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>|([^<>]+)/g)) {
    const here = open.at(-1) ?? root;
    if (words !== undefined) {
      expect(words.replace(/&(?:amp|lt|gt|quot);/g, "")).not.toContain("&");
      here.text += words
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, "&");
    } else if (close === "/") expect(open.pop()?.name).toBe(name);
    else {
      const next = { name, text: "", inside: [] };
      here.inside.push(next);
      if (empty !== "/") open.push(next);
    }
  }
  expect(open).toHaveLength(1);
  return root;
}
const all = (node: ReturnType<typeof parseXml>, name: string): ReturnType<typeof parseXml>[] => [
  ...(node.name === name ? [node] : []),
  ...node.inside.flatMap((n) => all(n, name)),
];
const clean = text.replace("\u0007", "\ufffd").replace("\ud800", "\ufffd");

test("GeoJSON: a feature an area, a point an event; the claim about its kind is called a claim", () => {
  const { features } = featuresOf({ groups: groupWarnings([warning]), warnings: [warning], events: [event] });
  expect(features.map((f) => f.geometry?.type)).toEqual([
    "MultiPolygon",
    "Point",
    "LineString",
    "Polygon",
    "Point",
    "Point",
  ]);
  expect(features[1]?.geometry).toMatchObject({ radiusKm: 100 });
  expect(features[0]?.properties).toMatchObject({ warning: "NAVAREA XII 191/26", group: "NAVAREA XII 191/26" });
  expect(features.at(-1)).toMatchObject({
    id: "e1",
    properties: { kind: "event", claimedKind: "SLV", source: "a list" },
  });
});

test("KML reads back: a placemark an area, rings closed, longitudes in range, the text whole", () => {
  const kml = parseXml(toKml({ warnings: [warning], events: [event] }, "Watch & <more>"));
  expect(all(kml, "Placemark")).toHaveLength(6);
  expect(all(kml, "description")[0]?.text).toBe(clean);
  for (const ring of all(kml, "LinearRing")) {
    const points = (all(ring, "coordinates")[0]?.text ?? "").split(" ");
    expect(points.length).toBeGreaterThanOrEqual(4);
    expect(points[0]).toBe(points.at(-1));
    for (const p of points) expect(Math.abs(Number(p.split(",")[0]))).toBeLessThanOrEqual(180);
  }
  const [first] = all(kml, "TimeSpan");
  expect(first?.inside.map((n) => [n.name, n.text])).toEqual([["begin", "2026-02-14T06:00:00.000Z"]]);
});

test("CAP 1.2 reads back: its order of elements, its times, its latitude first; what nobody said stays unknown", () => {
  const cap = parseXml(
    toCap(warning, {
      sender: "centre.example, one",
      sentAt: "2026-02-11T00:00:00.250Z" as Instant,
      status: "Exercise",
    }),
  ).inside[0];
  expect(cap?.inside.map((n) => n.name)).toEqual([
    "identifier",
    "sender",
    "sent",
    "status",
    "msgType",
    "scope",
    "info",
    "info",
  ]);
  for (const n of cap?.inside.slice(0, 2) ?? []) expect(n.text).not.toMatch(/[\s,<&]/);
  expect(capTime("2026-02-11T00:00:00.250Z" as Instant)).toBe("2026-02-11T00:00:00-00:00");
  const [own, shared] = all(cap as never, "info");
  expect(own?.inside.map((n) => n.name)).toEqual([
    "language",
    "category",
    "event",
    "urgency",
    "severity",
    "certainty",
    "effective",
    "onset",
    "expires",
    "headline",
    "description",
    "parameter",
    "area",
  ]);
  for (const word of ["urgency", "severity", "certainty"])
    expect(all(cap as never, word).map((n) => n.text)).toEqual(["Unknown", "Unknown"]);
  expect(all(shared as never, "circle").map((n) => n.text)).toEqual(["20,170 100", "2,1 0"]);
  expect(all(shared as never, "polygon")[0]?.text).toBe("10,179 10,-179 12,-179 12,179 10,179");
  expect(all(shared as never, "expires")).toHaveLength(0);
});

test("an iCalendar reads back: lines of 75 octets at most, text escaped, an open window said so", () => {
  const long = { ...warning, text: `${text}${" предупреждение 警告 🚀".repeat(30)}` };
  const ics = toICalendar(
    { warnings: [long], events: [event] },
    { stampedAt: "2026-02-11T00:00:00.000Z" as Instant, name: "centre.example" },
  );
  expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
  const bytes = new TextEncoder();
  for (const line of ics.split("\r\n")) expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
  const lines = ics.replaceAll("\r\n ", "").split("\r\n");
  expect(lines.filter((l) => l === "BEGIN:VEVENT")).toHaveLength(3);
  expect(lines).toContain("DTSTART:20260214T060000Z");
  expect(lines).toContain("SUMMARY:NAVAREA XII 191/26\\, until further notice");
  const description = lines.find((l) => l.startsWith("DESCRIPTION:"))?.slice(12) ?? "";
  const back = description.replace(/\\(n|[\\;,])/g, (_, c: string) => (c === "n" ? "\n" : c));
  expect(back).toBe(long.text.replace("\u0007", ""));
});

test("a warning goes out as JSON and comes back", () => {
  const json = JSON.parse(
    JSON.stringify(
      warningJson({
        ...warning,
        areas: warning.areas.slice(1, 3),
        cancels: [{ series: "NAVAREA XII", number: "189", year: 2023 }],
      }),
    ),
  ) as unknown;
  const back = warningFromJson(json);
  if (typeof back === "string") throw new Error(back);
  expect(back.windows).toEqual(warning.windows);
  expect(back.areas).toEqual(warning.areas.slice(1, 3));
  expect(back.cancels).toEqual([{ series: "NAVAREA XII", number: "189", year: 2023 }]);
  const all = warningFromJson(JSON.parse(JSON.stringify(warningJson(warning))));
  expect(typeof all === "string" ? all : all.areas.map((a) => a.shape)).toEqual([
    "polygon",
    "polygon",
    "circle",
    "line",
    "polygon",
    "point",
  ]);
  expect(warningFromJson({ text: "", areas: [{ type: "Point", coordinates: ["x"] }], windows: [] })).toMatch(/GeoJSON/);
  expect(warningFromJson([])).toMatch(/JSON object/);
});
