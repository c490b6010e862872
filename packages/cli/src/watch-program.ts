/** The commands of the launch watch. */
import type { Command } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran */
export function addWatch(comity: Command, io: Io, end: (code: ExitCode) => void): void {
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
}
