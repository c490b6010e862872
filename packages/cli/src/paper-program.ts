/** The commands of papers and declarations. */
import { type Command, Option } from "commander";
import { attachOption } from "./attach-option.ts";
import type { ExitCode, Io } from "./io.ts";

type Make = (to: Command, name: string, words: string, officer?: string) => Command;

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addPapers(comity: Command, io: Io, end: (code: ExitCode) => void, command: Make): void {
  const paper = comity
    .command("paper")
    .description("confidential papers: who tabled what to whom, and who owes a reply since when")
    .helpCommand(false);
  const commands = () => import("./commands/paper.ts");
  const language = () => new Option("--language <code>", "in which the text is authentic (default: the sender's)");
  const aPaper = "a paper's reference or id";
  const aText = "the text, a file with it after @, or - for standard input";
  command(paper, "list", "every paper of ours and to us, and who owes a reply")
    .option("--waiting", "only those that wait for a reply; exit code 1 when one waits for ours")
    .action(async (o) => end(await (await commands()).list(o, io)));
  command(paper, "show", "one paper with every text, comment and answer")
    .argument("<paper>", aPaper)
    .action(async (id, o) => end(await (await commands()).show(id, o, io)));
  command(paper, "table", "write a paper to chosen states; a second officer releases it")
    .argument("<text>", aText)
    .requiredOption("--to <parties>", "to whom, such as RU or CN,FR; nobody else sees anything of it")
    .option("--title <title>", "its title")
    .option("--reply-by <time>", "by when a reply is asked for, UTC, or a day")
    .option("--no-reply", "no reply is asked for")
    .option("--regime <id>", "under which regime")
    .addOption(attachOption())
    .addOption(language())
    .action(async (text, o) => end(await (await commands()).table_(text, o, io)));
  for (const [name, words] of [
    ["revise", "a new text of a paper of ours; it asks anew"],
    ["comment", "a remark on a paper"],
    ["answer", "the reply to a paper"],
    ["decline", "decline a paper, with the reason"],
    ["withdraw", "withdraw a paper of ours, with the reason"],
  ] as const)
    command(paper, name, `${words}; a second officer releases it`)
      .argument("<paper>", aPaper)
      .argument("<text>", aText)
      .option("--title <title>", "a title")
      .addOption(attachOption())
      .addOption(language())
      .action(async (id, text, o) => end(await (await commands()).step(name, id, text, o, io)));
  command(paper, "release", "release what another officer wrote: only now it leaves", "the releasing officer")
    .argument("<id>", "its reference or id")
    .action(async (id, o) => end(await (await commands()).release(id, o, io)));
  command(paper, "discard", "give up what was written, with the reason")
    .argument("<id>", "its reference or id")
    .argument("<reason>", "why")
    .action(async (id, reason, o) => end(await (await commands()).discard(id, reason, o, io)));

  const declare = comity
    .command("declare")
    .description("declarations: who filed, late or nil, who has only promised, all side by side")
    .helpCommand(false);
  const declaring = () => import("./commands/declare.ts");
  command(declare, "list", "round by round; exit code 1 when one of ours is late").action(async (o) =>
    end(await (await declaring()).list(o, io)),
  );
  command(declare, "compare", "what each party declared about a period, side by side, and what changed")
    .argument("<declaration>", "its name in the regime")
    .option("--period <year>", "the year, or the first day of the period (default: the newest that anyone filed)")
    .action(async (type, o) => end(await (await declaring()).compare(type, o, io)));
  command(declare, "file", "fill in a declaration; a second officer releases it")
    .argument("<declaration>", "its name in the regime")
    .argument("[file]", "the fields as JSON, or - for standard input; left out, as in our last one")
    .option("--period <year>", "the year, or the first day of the period (default: the one that is due)")
    .option("--form <form>", "which graded form")
    .option("--nil", "there is nothing to declare")
    .option("--seal", "promise it under seal first (default where the regime has all exchange at one time)")
    .option("--no-seal", "tell it at once")
    .addOption(language())
    .action(async (type, file, o) => end(await (await declaring()).file(type, file, o, io)));
  command(declare, "last", "the fields of our last declaration, to begin from")
    .argument("<declaration>", "its name in the regime")
    .action(async (type, o) => end(await (await declaring()).last(type, o, io)));
  command(declare, "release", "release what another officer filled in", "the releasing officer")
    .argument("<id>", "its reference or id")
    .action(async (id, o) => end(await (await commands()).release(id, o, io)));
  command(declare, "open", "tell what we promised under seal before all others have promised theirs")
    .argument("<id>", "its reference or id")
    .action(async (id, o) => end(await (await declaring()).open(id, o, io)));
}
