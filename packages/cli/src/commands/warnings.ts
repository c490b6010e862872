/** Navigational warnings and NOTAMs: what they say of areas and times, and what of them could not be read. */
import {
  formatRef,
  toGeoJson,
  type Warning,
  type WarningArea,
  type WarningJson,
  type Window,
  warningJson,
} from "@comity/watch";
import type { z } from "zod";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import type { warningsGeoJsonSchema } from "../warnings-shapes.ts";
import { type ReadMessage, readInput } from "./warnings-input.ts";

interface WarningsOptions {
  readonly json?: boolean;
  readonly geojson?: boolean;
  readonly series?: string;
  readonly year?: string;
}

export async function readCommand(path: string, o: WarningsOptions, io: Io): Promise<ExitCode> {
  if (o.year !== undefined && !/^(?:19|20)\d\d$/.test(o.year))
    throw new Stop(2, `"${o.year}" is not a year, such as 2024`);
  if (o.json && o.geojson) throw new Stop(2, "say either --json or --geojson, not both");
  const hint = {
    ...(o.series === undefined ? {} : { series: o.series }),
    ...(o.year === undefined ? {} : { year: Number(o.year) }),
  };
  const { messages, faults } = await readInput(path, hint, io);
  for (const f of faults) io.say(f);
  if (messages.length === 0 && faults.length === 0)
    throw new Stop(2, `${path === "-" ? "standard input" : path} is empty`);
  if (o.json) io.print(json(messages.map(asJson)));
  else if (o.geojson) io.print(json(collection(messages)));
  else if (messages.length > 0) io.print(messages.map((m) => inWords(m.warning, io)).join("\n\n"));
  return faults.length === 0 ? 0 : 2;
}

const asJson = ({ id, warning }: ReadMessage): { readonly id?: string } & WarningJson => ({
  ...(id === undefined ? {} : { id }),
  ...warningJson(warning),
});

function collection(messages: readonly ReadMessage[]): z.input<typeof warningsGeoJsonSchema> {
  const features = messages.flatMap(({ id, warning: w }, i) =>
    w.areas.map((area) => {
      const { series, number, year, hazards } = w;
      const { label, ...geometry } = toGeoJson(area);
      const windows = [...(area.windows ?? w.windows)];
      const size = {
        ...("radiusKm" in geometry ? { radiusKm: geometry.radiusKm } : {}),
        ...("widthKm" in geometry ? { widthKm: geometry.widthKm } : {}),
      };
      const { type, ...shape } = geometry;
      return {
        type: "Feature" as const,
        geometry: { type, ...shape },
        properties: {
          message: i + 1,
          ...(id === undefined ? {} : { id }),
          series,
          number,
          year,
          ...(label === undefined ? {} : { area: label }),
          ...size,
          hazards: [...hazards],
          windows,
        },
      };
    }),
  );
  return { type: "FeatureCollection", features };
}

const windowsShown = 6;

function inWords(w: Warning, io: Io): string {
  const name = [
    w.series,
    w.number === null ? null : `${w.number}${w.year === null ? "" : `/${String(w.year % 100).padStart(2, "0")}`}`,
  ]
    .filter((x) => x !== null)
    .join(" ");
  const lines = [io.paint("bold", name === "" ? "a message without a heading" : name)];
  const put = (what: string, words: readonly string[]): void => {
    lines.push(...words.map((text, i) => `  ${(i === 0 ? what : "").padEnd(12)} ${text}`));
  };
  if (w.issued !== null) put("issued", [minute(w.issued)]);
  put("hazard", w.hazards.length === 0 ? [] : [`${w.hazards.join(", ")} (the text's words)`]);
  for (const area of w.areas) {
    put(area.label === undefined ? "area" : `area ${area.label}`, [areaInWords(area)]);
    if (area.windows !== undefined) put("", windowsInWords(area.windows));
  }
  if (w.areas.every((a) => a.windows === undefined)) put("from, to", windowsInWords(w.windows));
  put("cancels", w.cancels.map(formatRef));
  put("cancelled by", w.cancelledBy.map(formatRef));
  put("refers to", w.refersTo.map(formatRef));
  if (w.selfCancelsAt !== null) put("ends itself", [minute(w.selfCancelsAt)]);
  put(
    "corrected",
    (w.corrections ?? []).map(
      (c) =>
        `"${c.vice}" to "${c.read}"${c.of === undefined ? "" : ` in ${formatRef(c.of)}`}${c.by === undefined ? "" : ` by ${formatRef(c.by)}`}${c.applied ? "" : ": not carried out"}`,
    ),
  );
  put(
    "only named",
    (w.places ?? []).map((p) => `${p.name}${p.withinKm === undefined ? "" : ` (within ${p.withinKm} km)`}`),
  );
  put("in doubt", w.doubts);
  put(
    "not read",
    w.notUnderstood.map((s) => io.paint("yellow", JSON.stringify(w.text.slice(s.from, s.to)))),
  );
  return lines.join("\n");
}

function windowsInWords(windows: readonly Window[]): string[] {
  const words = windows.map(
    (x) =>
      `${minute(x.from)} to ${x.to === null ? (x.toWords?.toLowerCase() ?? "no end given") : minute(x.to)}${x.alternate === true ? " (alternate)" : ""}`,
  );
  if (words.length <= windowsShown) return words;
  const last = words.at(-1) ?? "";
  return [...words.slice(0, windowsShown - 2), `… ${words.length - windowsShown + 1} more`, last];
}

function areaInWords(area: WarningArea): string {
  const at = ([lon, lat]: readonly [number, number]): string =>
    `${Math.abs(lat).toFixed(4)}${lat < 0 ? "S" : "N"} ${Math.abs(lon).toFixed(4)}${lon < 0 ? "W" : "E"}`;
  switch (area.shape) {
    case "polygon":
      return `${area.points.length} corners: ${area.points.map(at).join(", ")}`;
    case "circle":
      return `${area.radiusKm} km around ${at(area.centre)}`;
    case "point":
      return at(area.point);
    case "line":
      return `line ${area.widthKm === null ? "" : `${area.widthKm} km wide `}along ${area.points.map(at).join(", ")}`;
    case "sector":
      return `sector of ${area.radiusKm} km from ${at(area.apex)}, ${area.bearings[0]}° to ${area.bearings[1]}° true`;
  }
}

const minute = (at: string): string => `${at.slice(0, 16)}Z`;
