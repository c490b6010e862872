/** The commands of crisis lines. */
import { type Command, Option } from "commander";
import { attachOption } from "./attach-option.ts";
import type { ExitCode, Io } from "./io.ts";

/** @param end called with the exit code of the command that ran @param command makes a subcommand that asks a centre */
export function addLine(
  comity: Command,
  io: Io,
  end: (code: ExitCode) => void,
  command: (to: Command, name: string, words: string) => Command,
): void {
  const line = comity
    .command("line")
    .description("crisis lines: who answers, calls and their one outcome, tests")
    .helpCommand(false);
  const commands = () => import("./commands/line.ts");
  const language = () => new Option("--language <code>", "in which the text is authentic (default: en)");
  const aLine = "a line's id, or who else is on it: RU, or CN,FR,GB,RU";
  const aCall = "a call's id, its first letters, or `last`";
  command(line, "list", "every line: how each of its members stands, and the age of the last answered test").action(
    async (o) => end(await (await commands()).list(o, io)),
  );
  command(line, "history", "calls, the newest first, each with its one outcome")
    .argument("[line]", aLine)
    .action(async (on, o) => end(await (await commands()).history(on, o, io)));
  command(line, "show", "one call with all that was said in it")
    .argument("<call>", aCall)
    .action(async (call, o) => end(await (await commands()).show(call, o, io)));
  command(line, "call", "call on a line")
    .argument("<line>", aLine)
    .argument("[text]", "what you have to say, or - for standard input")
    .addOption(
      new Option("--urgency <degree>", "how urgent").choices(["routine", "priority", "flash"]).default("routine"),
    )
    .option("--confirm <names>", "for a flash: the names of all who will get it, with commas")
    .option("--phrase <name>", "set words, which each side reads in its own language (`line phrases` lists them)")
    .addOption(attachOption())
    .option("--about <call>", "the earlier call that this one takes up again")
    .addOption(language())
    .action(async (on, text, o) => end(await (await commands()).call(on, text, o, io)));
  command(line, "say", "say more in a call; named a line, in its open call, and with none open, call")
    .argument("<call>", `${aCall}; or a line`)
    .argument("[text]", "what you have to say, or - for standard input")
    .option("--phrase <name>", "set words")
    .addOption(attachOption())
    .option("--over", "the conversation is over")
    .addOption(language())
    .action(async (call, text, o) => end(await (await commands()).say(call, text, o, io)));
  command(line, "answer", "answer a call, or say by when you will")
    .argument("<call>", aCall)
    .argument("[text]", "first words, or - for standard input")
    .option("--by <time>", "will answer by this moment, UTC, such as 2026-11-26T09:00Z")
    .option("--phrase <name>", "set words")
    .addOption(attachOption())
    .addOption(language())
    .action(async (call, text, o) => end(await (await commands()).answer(call, text, o, io)));
  command(line, "decline", "decline a call, with the reason")
    .argument("<call>", aCall)
    .argument("<reason>", "why, or - for standard input")
    .addOption(language())
    .action(async (call, reason, o) => end(await (await commands()).decline(call, reason, o, io)));
  command(line, "test", "test a line now; or answer the tests that wait on it")
    .argument("<line>", aLine)
    .option("--answer", "an officer is here, and answers")
    .action(async (on, o) => end(await (await commands()).test(on, o, io)));
  for (const [name, words] of [
    ["freeze", "freeze our side of a line, with the reason; calls still arrive"],
    ["resume", "take a line up again, with the reason"],
  ] as const)
    command(line, name, words)
      .argument("<line>", aLine)
      .argument("<reason>", "why")
      .action(async (on, reason, o) => end(await (await commands()).standing(name, on, reason, o, io)));
  for (const [name, words] of [
    ["join", "join a line among chosen members; it stands once all of them have"],
    ["leave", "leave such a line"],
  ] as const)
    command(line, name, words)
      .argument("<regime>", "the regime of the line")
      .argument("<rule>", "the line's name in it")
      .argument("<members>", "all members, with commas")
      .action(async (regime, rule, members, o) =>
        end(await (await commands()).member(name, { regime, line: rule, members }, o, io)),
      );
  for (const [name, words] of [
    ["remove", "propose that a member goes off a line; it is off once each of the others has agreed"],
    ["let-back", "propose that a member that is off a line is let back"],
  ] as const)
    command(line, name, words)
      .argument("<line>", aLine)
      .argument("<member>", "which member, such as RU")
      .argument("<reason>", "why")
      .action(async (on, member, reason, o) =>
        end(await (await commands()).propose(name, on, { member, reason }, o, io)),
      );
  command(line, "agree", "agree to what is proposed about who is on a line")
    .argument("<proposal>", "its id, or the first letters of that; `line members` lists them")
    .action(async (proposal, o) => end(await (await commands()).sayOnProposal(proposal, undefined, o, io)));
  command(line, "object", "decline what is proposed about who is on a line, with the reason: it is then over")
    .argument("<proposal>", "its id, or the first letters of that")
    .argument("<reason>", "why")
    .action(async (proposal, reason, o) => end(await (await commands()).sayOnProposal(proposal, reason, o, io)));
  command(line, "members", "who was put off a line or let back, what is proposed, and whose word it waits for").action(
    async (o) => end(await (await commands()).members(o, io)),
  );
  command(line, "log-call", "log a call by the ordinary telephone; it is our own word, and no message")
    .argument("<line>", aLine)
    .argument("<said>", "in short what was said, or - for standard input")
    .addOption(new Option("--direction <way>", "who called").choices(["out", "in"]).makeOptionMandatory())
    .requiredOption("--ours <name>", "who spoke for us")
    .requiredOption("--theirs <name>", "who spoke for them")
    .option("--with <parties>", "with whom, with commas (default: everyone else on the line)")
    .option("--at <time>", "when, UTC (default: now)")
    .addOption(language())
    .action(async (on, said, o) => end(await (await commands()).logCall(on, said, o, io)));
  command(
    line,
    "logged",
    "calls by the ordinary telephone, the newest first; `line history` shows them among the others",
  )
    .argument("[line]", aLine)
    .action(async (on, o) => end(await (await commands()).logged(on, o, io)));
  command(line, "clear", "a stopped line has been looked into and may be used again")
    .argument("<line>", aLine)
    .action(async (on, o) => end(await (await commands()).clear(on, o, io)));
  command(line, "translate", "keep a translation of a passage; it counts once an officer has confirmed it")
    .argument("<passage>", "its envelope, or the first letters of that")
    .argument("<text>", "the translation, or - for standard input")
    .option("--machine <name>", "what made it, if a machine did")
    .addOption(language())
    .action(async (passage, text, o) => end(await (await commands()).translate(passage, text, o, io)));
  command(line, "confirm", "an officer has compared a translation with the authentic text")
    .argument("<translation>", "its id")
    .action(async (id, o) => end(await (await commands()).confirm(id, o, io)));
  command(line, "phrases", "set words for the first minutes, in four languages").action(async (o) =>
    end(await (await commands()).phrases(o, io)),
  );
}
