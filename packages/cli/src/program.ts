/** The `comity` command: what it takes, and which file does it. The work is imported only when it is asked for. */
import { Command, InvalidArgumentError, Option } from "commander";
import { addBrief } from "./brief-program.ts";
import { defaultData, defaultPaths, defaultPort, defaultRegime, defaultSeed, defaultTo } from "./defaults.ts";
import { addFiles } from "./file-program.ts";
import { addHand } from "./hand-program.ts";
import { addHandOver } from "./handover-program.ts";
import { addFeeds, addIngest } from "./ingest-program.ts";
import type { ExitCode, Io } from "./io.ts";
import { addKeys } from "./keys-program.ts";
import { addLine } from "./line-program.ts";
import { addPapers } from "./paper-program.ts";
import { addTalks } from "./talks-program.ts";
import { addWatch } from "./watch-program.ts";

const idOrReference = "an item's id, or its reference such as US-2026-0042";
const fieldsFile = "a JSON file with the fields, or - for standard input";

/** @param end called with the exit code of the command that ran */
export function program(io: Io, end: (code: ExitCode) => void): Command {
  const comity = new Command("comity")
    .description("Runs arms-control notification arrangements: centres, what is due, what was said, and the rules.")
    .exitOverride()
    .configureOutput({ writeOut: (t) => io.print(t.trimEnd()), writeErr: (t) => io.say(t.trimEnd()) })
    .helpCommand(false)
    .showHelpAfterError("(comity --help lists the commands)");

  const command = (parent: Command, words: string, what: string): Command =>
    parent.command(words).description(what).addOption(new Option("--json", "print JSON in a stable shape"));
  const seatedIn = (to: Command, words: string, what: string, officer: string): Command =>
    command(to, words, what)
      .addOption(new Option("--access <file>", "what `comity up --access FILE` wrote").env("COMITY_ACCESS"))
      .addOption(new Option("--as <party>", "whose centre, such as US").env("COMITY_AS"))
      .option("--officer <name>", `who does it, by name or role (default: ${officer})`);
  const seated = (words: string, what: string, officer: string): Command => seatedIn(comity, words, what, officer);
  const watch = "the watch officer";

  command(comity, "up", "start the five national centres on this machine, and print the address to open")
    .option("--data <dir>", "folder for keys, journals and tokens; made at the first start", defaultData)
    .option("--port <n>", "console of the first centre; the others follow in alphabetical order", port, defaultPort)
    .option("--replay", "play the real test launches of the public record through centres of their own")
    .option("--access <file>", "write each centre's address and its officers' tokens there (mode 0600)")
    .option("--regimes <dir>", "folder of regime files, in place of those that come with this")
    .action(async (o) => end(await (await import("./up/up.ts")).up(o, io)));

  seated("notify", "compose a notification and hand it to the second officer", watch)
    .argument("<file>", fieldsFile)
    .option("--regime <id>", `under which regime (default: ${defaultRegime})`)
    .option("--type <type>", "which notification of the regime (default: its first)")
    .option("--to <parties>", "addressees, such as CN,FR (default: all other parties)")
    .option("--language <code>", "language of the authentic text (default: the sender's)")
    .option("--late", "send it although the lead time is too short")
    .action(async (file, o) => end(await (await import("./commands/say.ts")).notify(file, o, io)));
  seated("notice", "a goodwill notice, owed under no agreement, to chosen states; a second officer releases it", watch)
    .argument("<text>", "the text, a file with it after @, or - for standard input")
    .requiredOption("--to <parties>", "whom to tell, such as FR or CN,FR; they see who was not told")
    .option("--kind <words>", "kind of object or activity, as claimed")
    .option("--from <time>", "a window's beginning, UTC")
    .option("--until <time>", "a window's end, UTC")
    .option("--area <file>", "areas as JSON, a list of places as in any notification")
    .option("--language <code>", "language of the authentic text (default: the sender's)")
    .action(async (text, o) => end(await (await import("./commands/say.ts")).notice(text, o, io)));
  seated("release", "release what another officer composed: only now it leaves", "the releasing officer")
    .argument("<id>", idOrReference)
    .action(async (id, o) => end(await (await import("./commands/say.ts")).release(id, o, io)));
  seated("answer", "say why, to a question that is asked of a draft before it is sent; kept with your name", watch)
    .argument("<id>", idOrReference)
    .argument("<question>", "its number as it is printed, or its key")
    .requiredOption("--reason <text>", "why it is as it is")
    .action(async (id, question, o) => end(await (await import("./commands/say.ts")).reply(id, question, o, io)));
  seated("due", "what is owed by us and to us, late first; exit code 1 when something of ours is late", watch).action(
    async (o) => end(await (await import("./commands/lists.ts")).due(o, io)),
  );
  seated("inbox", "everything received, newest first, with lead times", watch).action(async (o) =>
    end(await (await import("./commands/lists.ts")).inbox(o, io)),
  );
  seated("sent", "everything sent, newest first, with what became of it", watch).action(async (o) =>
    end(await (await import("./commands/lists.ts")).sent(o, io)),
  );
  seated("show", "one message: its text, its steps, its place in the record", watch)
    .argument("<id>", idOrReference)
    .option("--language <code>", "language of the text: en, fr, ru, zh (default: en)")
    .action(async (id, o) => end(await (await import("./commands/message.ts")).show(id, o, io)));
  seated("acknowledge", "say to its sender that a watch officer has read it", watch)
    .argument("<id>", idOrReference)
    .action(async (id, o) => end(await (await import("./commands/message.ts")).acknowledge(id, o, io)));
  seated("route", "give it to desks inside our own government", watch)
    .argument("<id>", idOrReference)
    .requiredOption("--desk <desk...>", "which desks, such as warning")
    .action(async (id, o) => end(await (await import("./commands/message.ts")).route(id, o, io)));
  seated("read", "say that a desk has read it", "the desk's officer")
    .argument("<id>", idOrReference)
    .requiredOption("--desk <desk>", "which desk")
    .action(async (id, o) => end(await (await import("./commands/message.ts")).read(id, o, io)));
  seated("follow-up", "say what became of a notified event; a second officer releases it", watch)
    .argument("<id>", idOrReference)
    .argument("[file]", `${fieldsFile} (absent: no fields)`)
    .requiredOption("--type <type>", "the regime's word, such as launched, postponed, cancelled")
    .option("--language <code>", "language of the authentic text (default: the sender's)")
    .action(async (id, file, o) => end(await (await import("./commands/say.ts")).followUp(id, file, o, io)));
  seated("correct", "replace the fields of what we sent; both stay on record; a second officer releases it", watch)
    .argument("<id>", idOrReference)
    .argument("<file>", fieldsFile)
    .requiredOption("--reason <text>", "what was wrong")
    .option("--late", "send it although the lead time is too short")
    .action(async (id, file, o) => end(await (await import("./commands/say.ts")).correct(id, file, o, io)));

  seated("prove", "print one file that proves, offline, that an item is on this centre's record", watch)
    .argument("<id>", idOrReference)
    .action(async (id, o) => end(await (await import("./commands/proof.ts")).prove(id, o, io)));
  command(comity, "verify", "check such a file against the parties' public keys; exit code 1 when it proves nothing")
    .argument("<file>", "what `comity prove` printed, or - for standard input")
    .requiredOption("--keys <file>", "the parties' key directory, such as comity-data/directory.json")
    .action(async (file, o) => end(await (await import("./commands/proof.ts")).verify(file, o, io)));

  addRecord(comity, io, end);

  command(
    comity,
    "count",
    "what each party holds against the limits of a regime on a day: within, over, cannot tell; exit code 1 when one is over",
  )
    .argument("<regime>", "a file, or the id of one that ships with Comity")
    .option("--on <day>", "a day, such as 2020-09-01 (default: today)")
    .option("--figures <file>", "figures of one's own, CSV or -; in place of the record's for the same party and day")
    .option("--items <file>", "what is held, item by item or by type, CSV or - (docs/figures.md#items)")
    .option("--as-known-on <day>", "by what was published by that day (default: all that there is)")
    .option("--for <parties>", "one party, or several: US,RU (default: all)")
    .option("--csv <file>", "the findings with their rows and sources; - for standard output")
    .option("--svg <file>", "each limit over time as a chart, with its sources; - for standard output")
    .option("--as-if-in-force", "by the numbers alone, whatever the life of the instrument says; for studies")
    .action(async (name, o) => end(await (await import("./commands/count.ts")).count(name, o, io)));

  addOutlook(
    command(comity, "outlook", "projections of warheads with their bands, held against the limits of regimes"),
  ).action(async (o) => end(await (await import("./commands/outlook.ts")).outlook(o, io)));

  const regime = comity.command("regime").description("regime files: the agreements themselves").helpCommand(false);
  command(regime, "check", "every fault of regime files at once; exit code 2 when there is one")
    .argument("<files...>", "regime files (YAML), or - for standard input")
    .action(async (files, o) => end(await (await import("./commands/regime.ts")).check(files, o, io)));
  command(
    regime,
    "show",
    "what a regime file says; with --on, where each party stands on a day, duty by duty, as each sees it",
  )
    .argument("<regime>", "a file, or the id of one that ships with Comity")
    .option("--on <day>", "a day, such as 2026-02-05")
    .option("--for <party>", "one party, or several: US,RU (default: all)")
    .action(async (name, o) => end(await (await import("./commands/regime.ts")).show(name, o, io)));
  command(
    regime,
    "due",
    "what is owed, when, to whom, by which clause, and whether it was met; exit code 1 when something is late",
  )
    .argument("<regime>", "a file, or the id of one that ships with Comity")
    .option("--events <file>", "what happened and what was said, YAML or JSON (docs/regime-language/records.md), or -")
    .requiredOption("--on <day>", "a day (its end), or a moment in UTC")
    .option(
      "--since <day>",
      "what fell due from this day on (default: a year before, or the first record; without records, that day)",
    )
    .option("--until <day>", "what falls due up to this day (default: a year after)")
    .option("--as-if-agreed", "judge a proposal as if it were agreed, as an exercise does")
    .action(async (name, o) => end(await (await import("./commands/regime-due.ts")).due(name, o, io)));
  command(
    regime,
    "cases",
    "whether a regime's cases stand: given this, on that day, then …; exit code 1 when one does not",
  )
    .argument("<regime>", "a file, or the id of one that ships with Comity")
    .option("--cases <file>", "the cases (default: cases/<its name>.yaml beside the regime)")
    .action(async (name, o) => end(await (await import("./commands/regime-cases.ts")).cases(name, o, io)));
  command(regime, "diff", "where two regime files differ, value by value; exit code 1 when they do")
    .argument("<a>", "a file or an id")
    .argument("<b>", "another")
    .action(async (a, b, o) => end(await (await import("./commands/regime-diff.ts")).diff(a, b, o, io)));
  regime
    .command("schema")
    .description("JSON Schema of regime files, for completion in an editor")
    .option("--records", "of files of records instead")
    .action(async (o) => end((await import("./commands/regime.ts")).schema(o, io)));
  regime
    .command("new")
    .description("a commented start for a new agreement, to standard output")
    .argument("<name>", "its name: small letters, digits and hyphens")
    .action(async (name) => end((await import("./commands/regime-new.ts")).newRegime(name, io)));
  addPapers(comity, io, end, (to, name, words, officer = watch) => seatedIn(to, name, words, officer));
  addFiles(comity, io, end, (to, name, words, officer = watch) => seatedIn(to, name, words, officer));
  addHandOver(comity, io, end, (to, name, words, officer = watch) => seatedIn(to, name, words, officer));
  addHand(comity, io, end, (to, name, words, officer = watch) => seatedIn(to, name, words, officer));
  addLine(comity, io, end, (to, name, words) => seatedIn(to, name, words, watch));
  addKeys(comity, io, end, (to, name, words) => seatedIn(to, name, words, watch));
  addTalks(comity, io, end);
  addBrief(comity, io, end);
  addWatch(comity, io, end);
  const launches = comity.commands.find((c) => c.name() === "watch");
  if (launches !== undefined) addIngest(launches, io, end);
  addFeeds(comity, io, end);
  return comity;
}

function addOutlook(c: Command): Command {
  const several = (one: string, all: readonly string[] | undefined): readonly string[] => [...(all ?? []), one];
  return c
    .option("--regime <regime>", "a file or an id, once or more (default: all that ship and limit warheads)", several)
    .option("--to <year>", `the last year (default: ${defaultTo})`)
    .option("--paths <n>", `how many paths (default: ${defaultPaths})`)
    .option("--seed <n>", `the same seed gives the same numbers on every machine (default: ${defaultSeed})`)
    .option(
      "--model <model>",
      "a file or a name, once or more: record, plans, upload, reaction (default: record)",
      several,
    )
    .option("--party <parties>", "one state, or several: CN,RU,US (default: all nine)")
    .option("--as-known-on <day>", "fitted to what was published by that day (default: the newest row of the record)")
    .option("--import <file>", "a CSV file of figures of your own beside the record, or - for standard input")
    .option("--sweep <caps>", "hold every party against these caps too, such as 500,700,1000")
    .option("--tornado", "which parameters matter, for each party that is held against a limit")
    .option("--workers <n>", "threads (default: one for each core on long work)")
    .option("--svg <file>", "a chart, with its sources; - for standard output")
    .option("--csv <file>", "the bands by year, with sources; - for standard output");
}

/** The public record: its figures, a user's own beside them, and how to quote them. */
function addRecord(comity: Command, io: Io, end: (code: ExitCode) => void): void {
  const filtered = (c: Command): Command =>
    c
      .option("--party <code>", "whose, such as CN; WORLD for totals over all")
      .option("--quantity <name>", "what is counted, such as military-stockpile")
      .option("--from <day>", "figures of days from this one on, such as 2019 or 2019-03-01")
      .option("--to <day>", "figures of days up to this one")
      .option("--table <name>", "of one table, such as stockpiles")
      .option("--basis <word>", "declared (by the state itself) or estimate")
      .option("--producer <name>", "any part of the producer's name, such as SIPRI")
      .option("--foretold", "with what is foretold, which is left out otherwise")
      .option("--as-known-on <day>", "only what had been published by then, such as 2021-01-01")
      .option("--import <file>", "a CSV file of your own beside the record (data/README.md), or - for standard input")
      .option("--json", "print JSON in a stable shape");
  const figures = filtered(
    comity
      .command("figures")
      .description("the public record: who holds how many, by whose count, as known on which day"),
  )
    .option("--csv", "print CSV that can be imported again")
    .option("--svg <file>", "a chart for each quantity, with its sources; - for standard output")
    .helpCommand(false)
    .action(async (o) => end(await (await import("./commands/figures.ts")).figures(o, io)));
  figures
    .command("check")
    .description("every bad row of a CSV file of your own; exit code 2 when there is one")
    .argument("<file>", "the file, or - for standard input")
    .option("--table <name>", "which table it is (default: known by its columns)")
    .option("--json", "print JSON in a stable shape")
    .action(async (file, _, c) =>
      end(await (await import("./commands/figures-check.ts")).check(file, c.optsWithGlobals(), io)),
    );
  figures
    .command("diff")
    .description("where two editions differ, cell by cell; exit code 1 when they do")
    .argument("<a>", "a folder with a datapackage.json, or one CSV file of a table")
    .argument("<b>", "another")
    .option("--table <name>", "which table two files are (default: known by their columns)")
    .option("--json", "print JSON in a stable shape")
    .action(async (a, b, _, c) =>
      end(await (await import("./commands/figures-check.ts")).diff(a, b, c.optsWithGlobals(), io)),
    );
  filtered(
    comity
      .command("cite")
      .description("a figure as one would quote it, with its source and where it stands in the record"),
  )
    .argument("[ref]", "table:line or table:line:column, such as stockpiles:1039 (absent: all that the filters leave)")
    .option("--bibtex", "as BibTeX entries")
    .action(async (ref, o) => end(await (await import("./commands/cite.ts")).cite(ref, o, io)));
}

function port(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 65_000)
    throw new InvalidArgumentError("A port is a whole number from 1 to 65000.");
  return n;
}
