/** The `comity` command. One place maps what went wrong to an exit code. */
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OutOfReach, Refused } from "@comity/centre/client";
import { CommanderError } from "commander";
import { type ExitCode, type Io, Stop, terminal } from "./io.ts";
import { program } from "./program.ts";

export async function main(args: readonly string[], io: Io = terminal()): Promise<ExitCode> {
  let code: ExitCode = 0;
  try {
    await program(io, (c) => {
      code = c;
    }).parseAsync([...args], { from: "user" });
    return code;
  } catch (e) {
    return codeFromError(e, io);
  }
}

function codeFromError(e: unknown, io: Io): ExitCode {
  if (e instanceof CommanderError) return e.exitCode === 0 ? 0 : 2; // commander has said why
  if (e instanceof Stop) {
    io.say(e.message);
    return e.code;
  }
  if (e instanceof Refused) {
    const { detail, clause } = e.problem;
    io.say(clause === undefined || detail.includes(clause) ? detail : `${detail} (${clause})`);
    return codeFromStatus(e.problem.status);
  }
  if (e instanceof OutOfReach) {
    io.say(`${e.message}: is \`comity up\` running?`);
    return 3;
  }
  throw e;
}

/** A request that cannot be read is bad input; one that was understood and turned down is a no; the rest could not be done. */
function codeFromStatus(status: number): ExitCode {
  if ([400, 404, 413, 415].includes(status)) return 2;
  return [401, 403, 409, 422].includes(status) ? 1 : 3;
}

const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
