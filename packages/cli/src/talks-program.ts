/** The command of the talks. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran */
export function addTalks(comity: Command, io: Io, end: (code: ExitCode) => void): void {
  const several = (one: string, all: readonly string[] | undefined): readonly string[] => [...(all ?? []), one];
  comity
    .command("talks")
    .description("the talks as known on a day: which channels stand how, what waits for whom, what comes next")
    .option("--on <day>", "only what was published by then, such as 2023-11-03 (default: today)")
    .option("--between <parties>", "among these, such as US,CN (default: all)")
    .option("--waiting", "only who owes whom a reply, and since when")
    .option(
      "--data <file>",
      "a CSV with the columns of data/talks.csv, or -, in place of the record; once or more",
      several,
    )
    .option("--and <file>", "such a CSV, or -, beside the record; once or more", several)
    .option(
      "--regime <regime>",
      "an agreement whose life counts too, once or more (default: all; with --data: none)",
      several,
    )
    .option("--ics <file>", "what happened and what is to come as a calendar; - for standard output")
    .addOption(new Option("--json", "print JSON in a stable shape"))
    .action(async (o) => end(await (await import("./commands/talks.ts")).talks(o, io)));
}
