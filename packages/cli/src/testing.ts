/** For tests: a command run in this process, with what it printed, what it said, and its exit code. */
import { readFileSync } from "node:fs";
import { type Io, Stop } from "./io.ts";
import { program } from "./program.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** @param stdin what `-` gives */
export async function runCommand(args: readonly string[], stdin = ""): Promise<Ran> {
  const out: string[] = [];
  const said: string[] = [];
  let code = -1;
  const io: Io = {
    print: (t) => void out.push(t),
    say: (t) => void said.push(t),
    paint: (_, t) => t,
    read: async (path) => (path === "-" ? stdin : readFileSync(path, "utf8")),
    columns: 200,
  };
  try {
    await program(io, (c) => {
      code = c;
    }).parseAsync(["node", "comity", ...args]);
  } catch (e) {
    if (!(e instanceof Stop)) throw e;
    said.push(e.message);
    code = e.code;
  }
  return { code, out: out.join("\n"), said: said.join("\n") };
}
