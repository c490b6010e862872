/** Warnings that probably belong to one launch, with the reasons; or the same in formats that other programs read. */
import { featuresOf, groupWarnings, toCap, toICalendar, toKml, type WarningGroup, warningId } from "@comity/watch";
import { instantOf } from "@comity/wire";
import { type ExitCode, type Io, json } from "../io.ts";
import { takeWarnings } from "../watch-input.ts";
import { groupShape } from "../watch-shapes.ts";

export interface GroupOptions {
  readonly json?: boolean;
  readonly as?: "geojson" | "kml" | "cap" | "ical";
}
const ownName = "comity.example";

/** @returns exit code 2 when a warning was refused */
export async function group(path: string, o: GroupOptions, io: Io): Promise<ExitCode> {
  const { good, faults } = await takeWarnings(path, io);
  for (const line of faults) io.say(line);
  const groups = groupWarnings(good);
  io.print(
    o.as !== undefined
      ? asFormat(o.as, groups)
      : o.json
        ? json(groups.map(groupShape))
        : groups.map(inWords).join("\n\n"),
  );
  return faults.length === 0 ? 0 : 2;
}

function asFormat(as: NonNullable<GroupOptions["as"]>, groups: readonly WarningGroup[]): string {
  const now = instantOf(Date.now());
  if (as === "geojson") return json(featuresOf({ groups }));
  if (as === "kml") return toKml({ groups }, "Warnings").trimEnd();
  if (as === "ical") return toICalendar({ groups }, { stampedAt: now, name: ownName }).trimEnd();
  return groups.flatMap((g) => g.warnings.map((w) => toCap(w, { sender: ownName, sentAt: now }).trimEnd())).join("\n");
}

function inWords(g: WarningGroup): string {
  const why = g.links.map((l) => `  ${l.between.join(" and ")}: ${l.reasons.map((r) => r.en).join("; ")}`);
  return [`${g.says.en}: ${g.warnings.map(warningId).join(", ")}`, ...why].join("\n");
}
