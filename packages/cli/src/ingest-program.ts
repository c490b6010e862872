/** `comity watch ingest`, as the command line takes it. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param watch the command that holds those of the launch watch */
export function addIngest(watch: Command, io: Io, end: (code: ExitCode) => void): void {
  watch
    .command("ingest")
    .description(
      "keep texts of warnings, each once, with when it was first seen: from folders, files, standard input and addresses, into a centre (--access) or a file (--archive)",
    )
    .argument("[sources...]", "folders, files, addresses (http:// or https://), or - for standard input")
    .addOption(new Option("--json", "print JSON in a stable shape, a line for each source"))
    .option("--urls <file>", "addresses, one a line; # begins a remark")
    .option("--archive <file>", "a file of JSON lines, only ever added to, instead of a centre")
    .option("--follow", "go on: ask each address again when its turn comes")
    .option("--every <minutes>", "no address is asked again sooner than this", minutes, 10)
    .addOption(new Option("--access <file>", "what `comity up --access FILE` wrote").env("COMITY_ACCESS"))
    .addOption(new Option("--as <party>", "whose centre, such as US").env("COMITY_AS"))
    .option("--officer <name>", "who does it, by name or role (default: the watch officer)")
    .action(async (sources, o) => end(await (await import("./commands/watch-ingest.ts")).ingest(sources, o, io)));
}

function minutes(text: string): number {
  const n = Number(text);
  if (text.trim() === "" || !(n >= 1 && n <= 1440))
    throw new InvalidArgumentError("a number of minutes from 1 to 1440");
  return n;
}
