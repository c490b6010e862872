/** What is owed under a regime, from a file of what happened and what was said. */
import { type Day, type DutyRow, judge, readRecords } from "@comity/regime";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { library, openRegime } from "../library.ts";
import { table } from "../table.ts";
import { readDayOption, readMomentOption } from "../times.ts";
import { faultLine } from "./regime.ts";

export interface DueOptions {
  readonly json?: boolean;
  readonly events?: string;
  readonly on: string;
  readonly since?: string;
  readonly until?: string;
  readonly asIfAgreed?: boolean;
}

/** @returns exit code 1 when something is late */
export async function due(idOrFile: string, o: DueOptions, io: Io): Promise<ExitCode> {
  const { regime } = await openRegime(idOrFile, io);
  const file = o.events === "-" ? "standard input" : (o.events ?? "no file");
  const read =
    o.events === undefined ? { ok: true as const, records: [] } : readRecords({ file, text: await io.read(o.events) });
  if (!read.ok) {
    for (const f of read.faults) io.say(faultLine(f));
    throw new Stop(2, `${file} has ${read.faults.length} fault${read.faults.length === 1 ? "" : "s"}`);
  }
  const answer = judge(regime, read.records, readMomentOption(o.on, "--on"), {
    library: library(),
    ...sinceOf(o),
    ...(o.until === undefined ? {} : { until: readDayOption(o.until, "--until") }),
    ...(o.asIfAgreed === undefined ? {} : { asIfAgreed: o.asIfAgreed }),
  });
  if (answer.faults.length > 0) {
    for (const f of answer.faults) io.say(faultLine({ ...f, file }));
    throw new Stop(
      2,
      `${file} has ${answer.faults.length} value${answer.faults.length === 1 ? "" : "s"} that ${regime.id} has no place for`,
    );
  }
  if (o.json) io.print(json(answer.rows.map(rowOf)));
  else
    io.print(
      table(["state", "due (UTC)", "duty", "from", "to", "clause", "because"], answer.rows.map(cells), io.columns, 6),
    );
  return answer.rows.some((r) => r.state === "late") ? 1 : 0;
}

/** Without records nothing is known of the past: only what is still to come is told. */
function sinceOf(o: DueOptions): { since?: Day } {
  if (o.since !== undefined) return { since: readDayOption(o.since, "--since") };
  return o.events === undefined ? { since: o.on.slice(0, 10) as Day } : {};
}

const rowOf = (r: DutyRow) => ({ ...r, title: r.title.en, because: r.because.en });
const cells = (r: DutyRow): readonly string[] => [
  r.state,
  r.dueAt === null ? "" : r.dueAt.slice(0, 16).replace("T", " "),
  r.duty,
  r.from,
  r.to.join(", "),
  r.clause,
  r.because.en,
];
