/** Cases of a regime, as a lawyer writes them: which of them stand. */
import { dirname, join } from "node:path";
import { readCases, runCase } from "@comity/regime";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { library, openRegime } from "../library.ts";
import { faultLine } from "./regime.ts";

export interface CasesOptions {
  readonly json?: boolean;
  readonly cases?: string;
}

/** @returns exit code 0 when all stand, 1 when one does not */
export async function cases(idOrFile: string, o: CasesOptions, io: Io): Promise<ExitCode> {
  const { regime, file } = await openRegime(idOrFile, io);
  const beside = o.cases ?? join(dirname(file), "cases", `${regime.id}.yaml`);
  const read = readCases({ file: beside, text: await io.read(beside) });
  if (!read.ok) {
    for (const f of read.faults) io.say(faultLine(f));
    throw new Stop(2, `${beside} has ${read.faults.length} fault${read.faults.length === 1 ? "" : "s"}`);
  }
  const known = library();
  const answers = read.cases.map((c) => ({ case: c.case, line: c.line, differs: runCase(regime, c, known) }));
  const amiss = answers.filter((a) => a.differs.length > 0);
  if (o.json) io.print(json(answers));
  else for (const a of amiss) io.print([`${beside}:${a.line} ${a.case}`, ...a.differs.map((d) => `  ${d}`)].join("\n"));
  io.say(`${answers.length - amiss.length} of ${answers.length} cases stand`);
  return amiss.length === 0 ? 0 : 1;
}
