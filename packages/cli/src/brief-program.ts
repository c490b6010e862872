/** The command of the state of play. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran */
export function addBrief(comity: Command, io: Io, end: (code: ExitCode) => void): void {
  const several = (one: string, all: readonly string[] | undefined): readonly string[] => [...(all ?? []), one];
  comity
    .command("brief")
    .description("the state of play on one page, as known on a day; every sentence with its rows and sources")
    .option("--on <day>", "only what was published by then, such as 2023-11-03 (default: today)")
    .option("--between <parties>", "about these, such as US,CN (default: the five)")
    .addOption(new Option("--lang <code>", "language of the page").choices(["en", "fr", "ru", "zh"]).default("en"))
    .option(
      "--data <path>",
      "a folder in place of data/, or a CSV with the columns of one of its tables beside it; once or more",
      several,
    )
    .option("--regime <regime>", "an agreement of your own beside those that ship, once or more", several)
    .addOption(new Option("--json", "print JSON in a stable shape").conflicts(["html"]))
    .option("--html", "print one self-contained page of HTML")
    .option("--pdf <file>", "write a PDF; - for standard output")
    .action(async (o) => end(await (await import("./commands/brief.ts")).brief(o, io)));
}
