/** The commands of keys. */
import { type Command, Option } from "commander";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addKeys(
  comity: Command,
  io: Io,
  end: (code: ExitCode) => void,
  command: (to: Command, name: string, words: string) => Command,
): void {
  const keys = comity
    .command("keys")
    .description("the parties' keys: which are good, a new one of ours in place of another, a stolen one revoked")
    .helpCommand(false);
  const commands = () => import("./commands/keys.ts");
  const uses = "signing, or sealing (to which words for us are sealed)";
  command(keys, "list", "the parties' keys, those that were replaced or revoked among them").action(async (o) =>
    end(await (await commands()).list(o, io)),
  );
  command(keys, "replace", "make a new key of ours, and tell all others that it takes the old one's place")
    .argument("<use>", uses)
    .argument("<reason>", "why")
    .option("--from <time>", "from this moment on, UTC (default: now)")
    .option("--revoke", "the old one is no longer good: of a sealing key; a signing key is revoked by `keys statement`")
    .action(async (use, reason, o) => end(await (await commands()).replace(use, reason, o, io)));
  command(keys, "make", "make a new key and keep it at the centre; prints its public half for `keys statement`")
    .argument("<use>", uses)
    .action(async (use, o) => end(await (await commands()).make(use, o, io)));
  command(keys, "hand-in", "hand in a statement that `keys statement` printed")
    .argument("<file>", "the statement, or - for standard input")
    .action(async (file, o) => end(await (await commands()).handIn(file, o, io)));
  keys
    .command("statement")
    .description("away from the network: sign with the recovery key that a key is revoked; prints one line to hand in")
    .argument("<reason>", "why")
    .requiredOption("--keys <file>", "the parties' key directory")
    .requiredOption("--recovery <file>", "the private recovery key, PEM")
    .requiredOption("--party <party>", "whose key")
    .requiredOption("--new <key>", "the public key in its place, as `keys make` printed it")
    .requiredOption("--from <time>", "since when the old one is not good, UTC")
    .addOption(new Option("--use <use>", "what the key is for").choices(["signing", "sealing"]).default("signing"))
    .option("--old <id>", "the key's name (default: the one that the directory lists)")
    .action(async (reason, o) => end(await (await commands()).statement(reason, o, io)));
}
