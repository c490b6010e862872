/** The commands of files that travel beside the record. */
import type { Command } from "commander";
import type { ExitCode, Io } from "./io.ts";

type Make = (to: Command, name: string, words: string, officer?: string) => Command;

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addFiles(comity: Command, io: Io, end: (code: ExitCode) => void, command: Make): void {
  const commands = () => import("./commands/file.ts");
  const file = comity
    .command("file")
    .description("files that go with words: what came, where its bytes stand, and saving it")
    .helpCommand(false);
  const aFile = "its SHA-256, or the first letters of that, or its name";
  command(file, "list", "every file that was given here or that a message named").action(async (o) =>
    end(await (await commands()).list(o, io)),
  );
  command(file, "give", "give a file to this centre; `--attach` does it and names it in a message")
    .argument(
      "<file>",
      "text, PDF, PNG or JPEG, by its bytes; at most 10 MB unless the centre's settings say otherwise",
    )
    .action(async (path, o) => end(await (await commands()).give(path, o, io)));
  command(file, "save", "save a file that is here and matches; exit code 1 when it is not")
    .argument("<file>", aFile)
    .argument("[to]", "the file or folder to write it to (default: its own name, here)")
    .option("--force", "write over what is there")
    .action(async (name, to, o) => end(await (await commands()).save(name, to, o, io)));
  command(file, "ask", "ask for its bytes again, of those too who gave other ones before")
    .argument("<file>", aFile)
    .action(async (name, o) => end(await (await commands()).ask(name, o, io)));
}
