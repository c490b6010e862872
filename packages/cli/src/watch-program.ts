/** The commands of the launch watch. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran */
export function addWatch(comity: Command, io: Io, end: (code: ExitCode) => void): void {
  const json = (): Option => new Option("--json", "print JSON in a stable shape");
  const formats = new Option("--as <format>", "print them in a format of others instead").choices([
    "geojson",
    "kml",
    "cap",
    "ical",
  ]);
  const warnings = comity
    .command("warnings")
    .description("navigational warnings and NOTAMs: what they say of areas and times")
    .helpCommand(false);
  warnings
    .command("read")
    .description("areas, windows, what is cancelled and what could not be read, message by message")
    .argument("<file>", "a text, lines of JSON with a text each, a folder of such, or - for standard input")
    .option("--series <name>", "the series of messages that have no heading, such as HYDROPAC")
    .option("--year <year>", "their year, where nothing in them says")
    .option("--geojson", "print the areas as a GeoJSON FeatureCollection")
    .option("--json", "print JSON in a stable shape")
    .action(async (file, o) => end(await (await import("./commands/warnings.ts")).readCommand(file, o, io)));
  warnings
    .command("group")
    .description("which warnings probably belong to one launch, and why")
    .argument("<file>", "warnings, in any form that `watch match --warnings` takes, or - for standard input")
    .addOption(formats)
    .addOption(json())
    .action(async (file, o) => end(await (await import("./commands/warnings-group.ts")).group(file, o, io)));

  comity
    .command("watch")
    .description("launches: was that one announced?")
    .helpCommand(false)
    .command("match")
    .description(
      "events against notifications and warnings: announced, announced outside what was said, warned of only, nothing known; exit code 1 when an event was not announced",
    )
    .requiredOption(
      "--events <file>",
      "what happened, as CSV or JSON lines, or rows of a launch catalogue (docs/watch.md), or -",
    )
    .option(
      "--warnings <file>",
      "warnings: what `comity warnings read --json` prints, a table with windows and vertices, or message texts, or -",
    )
    .option(
      "--notifications <file>",
      "notifications as JSON lines: regime, type, by, fields, and what followed (docs/watch.md), or -",
    )
    .option(
      "--places <file>",
      "places of your own beside the known ones, for what is only named: CSV with name, lat, lon, radius_km, or -",
    )
    .addOption(json())
    .action(async (o) => end(await (await import("./commands/watch-match.ts")).match(o, io)));
}
