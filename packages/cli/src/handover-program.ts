/** The commands of the watch and its hand-over. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

type Make = (to: Command, name: string, words: string, officer?: string) => Command;

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addHandOver(comity: Command, io: Io, end: (code: ExitCode) => void, command: Make): void {
  const group = comity
    .command("handover")
    .description("who has the watch, and the hand-over that both officers sign")
    .helpCommand(false);
  const commands = () => import("./commands/handover.ts");
  command(group, "show", "who has the watch, and every item that passes on, numbered").action(async (o) =>
    end(await (await commands()).show(o, io)),
  );
  command(group, "take", "take the watch that nobody holds")
    .option("--until <time>", "until when, UTC (default: as planned)")
    .action(async (o) => end(await (await commands()).take(o, io)));
  command(group, "open", "open a hand-over; its items come from the state by themselves")
    .option("--to <name>", "the watch officer who takes over (default: who begins to read)")
    .action(async (o) => end(await (await commands()).open(o, io)));
  command(group, "read", "who takes over has read one item, as it is printed")
    .argument("<number>", "the item's number")
    .option("--remark <text>", "a remark, kept with it")
    .action(async (number, o) => end(await (await commands()).read(number, o, io)));
  command(group, "sign", "sign the list as it stands; with both signatures the watch passes")
    .option("--digest <hex>", "only if the list still has this digest, as `show` printed it (its first letters do)")
    .option("--reason <text>", "of a supervisor: why the outgoing officer cannot sign")
    .action(async (o) => end(await (await commands()).sign(o, io)));
  command(group, "withdraw", "end a hand-over without passing the watch")
    .argument("<reason>", "why")
    .action(async (reason, o) => end(await (await commands()).withdraw(reason, o, io)));
  command(group, "note", "write into the log of the watch; a note is never edited")
    .argument("<text>", "what to note, or - for standard input")
    .addOption(new Option("--language <code>", "in which it is written (default: en)"))
    .action(async (text, o) => end(await (await commands()).note(text, o, io)));
  command(group, "plan", "plan a turn", "the supervisor")
    .argument("<name>", "which officer")
    .requiredOption("--from <time>", "from when, UTC, such as 2026-11-26T06:00Z")
    .requiredOption("--until <time>", "until when, UTC")
    .option("--role <role>", "which role (default: watch-officer)")
    .action(async (name, o) => end(await (await commands()).plan(name, o, io)));
  command(group, "cancel", "take a turn off the plan", "the supervisor")
    .argument("<turn>", "its id, or the first letters")
    .action(async (turn, o) => end(await (await commands()).cancel(turn, o, io)));
}
