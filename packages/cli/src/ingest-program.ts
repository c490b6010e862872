/** The commands of the launch watch that speak to a centre, as the command line takes them: ingest, regroup, feeds. */
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
    .option("--state <file>", "with a centre: a file that remembers between runs when each address was last asked")
    .addOption(access("what `comity up --access FILE` or `comity feed make --write FILE` wrote"))
    .addOption(as())
    .option("--officer <name>", "who does it, by name or role (default: the feed of the file, or the watch officer)")
    .action(async (sources, o) => end(await (await import("./commands/watch-ingest.ts")).ingest(sources, o, io)));
  watch
    .command("regroup")
    .description("put warnings of a centre into one group by hand, or one alone apart; name, time and reason are kept")
    .argument("<warnings...>", 'names such as "NAVAREA XX 31/26", or digests of texts')
    .addOption(new Option("--json", "print JSON in a stable shape"))
    .option("--reason <text>", "why")
    .addOption(access())
    .addOption(as())
    .option("--officer <name>", "who does it, by name or role (default: the watch officer)")
    .action(async (w, o) => end(await (await import("./commands/watch-regroup.ts")).regroup(w, o, io)));
}

/** Machines that bring warnings and events. */
export function addFeeds(comity: Command, io: Io, end: (code: ExitCode) => void): void {
  const feed = comity
    .command("feed")
    .description("tokens by which machines bring warnings and events to a centre, and do nothing else")
    .helpCommand(false);
  const seated = (words: string, what: string): Command =>
    feed
      .command(words)
      .description(what)
      .addOption(new Option("--json", "print JSON in a stable shape"))
      .addOption(access())
      .addOption(as())
      .option("--officer <name>", "who does it, by name or role (default: the watch officer)");
  seated("make", "make one; its token is shown this once, and is good until somebody ends it")
    .argument("<name>", "what it is called in all that it brings: small letters, digits and hyphens")
    .option("--write <file>", "write it there as a file for --access (mode 0600), instead of printing the token")
    .action(async (name, o) => end(await (await import("./commands/feed.ts")).makeFeed(name, o, io)));
  seated("list", "all of them, by whom they were made, and which have ended").action(async (o) =>
    end(await (await import("./commands/feed.ts")).listFeeds(o, io)),
  );
  seated("end", "its token is good no longer; what it brought stays")
    .argument("<name>", "which")
    .action(async (name, o) => end(await (await import("./commands/feed.ts")).endFeed(name, o, io)));
}

const access = (what = "what `comity up --access FILE` wrote"): Option =>
  new Option("--access <file>", what).env("COMITY_ACCESS");
const as = (): Option => new Option("--as <party>", "whose centre, such as US").env("COMITY_AS");

function minutes(text: string): number {
  const n = Number(text);
  if (text.trim() === "" || !(n >= 1 && n <= 1440))
    throw new InvalidArgumentError("a number of minutes from 1 to 1440");
  return n;
}
