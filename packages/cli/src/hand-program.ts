/** The commands of what came, or was given, out of band. */
import type { Command } from "commander";
import type { ExitCode, Io } from "./io.ts";

type Make = (to: Command, name: string, words: string, officer?: string) => Command;

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addHand(comity: Command, io: Io, end: (code: ExitCode) => void, command: Make): void {
  const commands = () => import("./commands/hand.ts");
  const hand = comity
    .command("by-hand")
    .description("what came, or was given, by note, phone, embassy or courier: entered with its evidence")
    .helpCommand(false);
  const anEntry = "its reference, such as H-2026-0001, or id";
  command(hand, "list", "every entry, confirmed or not; exit code 1 with --waiting when one waits")
    .option("--waiting", "only those that no second officer has confirmed")
    .action(async (o) => end(await (await commands()).list(o, io)));
  command(hand, "show", "one entry with its evidence")
    .argument("<entry>", anEntry)
    .action(async (id, o) => end(await (await commands()).show(id, o, io)));
  command(hand, "enter", "enter it with its evidence; it counts once a second officer has confirmed it")
    .argument("<file>", "the entry as JSON, or - for standard input")
    .option(
      "--scan <file>",
      "a scan: it is given to the centre; of a recording or another kind, its name and SHA-256 alone",
    )
    .action(async (file, o) => end(await (await commands()).enter(file, o, io)));
  command(hand, "given", "an item of ours was put into the hands of these, because a path was down")
    .argument("<item>", "the item's reference or id")
    .requiredOption("--to <parties>", "into whose hands, such as RU or CN,FR")
    .requiredOption("--by <means>", "note-verbale, phone, e-mail, embassy, courier or other")
    .requiredOption("--taken-by <name>", "who gave it")
    .requiredOption("--said-by <name>", "who took it there")
    .requiredOption("--at <time>", "when it was in their hands, UTC")
    .option("--note <reference>", "the note's own reference")
    .option("--text <text>", "what was said")
    .option(
      "--scan <file>",
      "a scan: it is given to the centre; of a recording or another kind, its name and SHA-256 alone",
    )
    .option("--language <code>", "of the words", "en")
    .action(async (item, o) => end(await (await commands()).given(item, o, io)));
  command(hand, "confirm", "confirm it against its evidence: from now on it counts", "the releasing officer")
    .argument("<entry>", anEntry)
    .action(async (id, o) => end(await (await commands()).confirm(id, o, io)));
  command(hand, "reject", "say that the evidence does not bear it, with the reason", "the releasing officer")
    .argument("<entry>", anEntry)
    .argument("<reason>", "why")
    .action(async (id, reason, o) => end(await (await commands()).reject(id, reason, o, io)));
  command(hand, "supersede", "the same came signed: that one counts, both stay")
    .argument("<entry>", anEntry)
    .argument("<item>", "the signed item's reference or id")
    .action(async (id, item, o) => end(await (await commands()).supersede(id, item, o, io)));
}
