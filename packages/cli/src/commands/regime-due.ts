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
  const answer = judge(regime, read.records, readMomentOption(o.on, "--on"), {
    file,
    ...(read.ok ? {} : { unread: read.unread }),
    library: library(),
    ...sinceOf(o),
    ...(o.until === undefined ? {} : { until: readDayOption(o.until, "--until") }),
    ...(o.asIfAgreed === undefined ? {} : { asIfAgreed: o.asIfAgreed }),
  });
  // What cannot be read, and what this regime has no place for, are told at once.
  const faults = [...(read.ok ? [] : read.faults), ...answer.faults].toSorted((a, b) => a.line - b.line);
  if (faults.length > 0) {
    for (const f of faults) io.say(faultLine(f));
    throw new Stop(2, `${file} has ${faults.length} fault${faults.length === 1 ? "" : "s"} under ${regime.id}`);
  }
  if (o.json) io.print(json(answer.rows.map(rowOf)));
  else io.print(dueTable(answer.rows, regime.parties, io.columns));
  return answer.rows.some((r) => r.state === "late") ? 1 : 0;
}

/** Without records nothing is known of the past: only what is still to come is told. */
function sinceOf(o: DueOptions): { since?: Day } {
  if (o.since !== undefined) return { since: readDayOption(o.since, "--since") };
  return o.events === undefined ? { since: o.on.slice(0, 10) as Day } : {};
}

const rowOf = (r: DutyRow) => ({ ...r, title: r.title.en, because: r.because.en });
const isoMinute = (t: string | null): string => (t === null ? "" : t.slice(0, 16).replace("T", " "));

/** With a column for what a row is about, where two rows of one duty would look alike without it. */
function dueTable(rows: readonly DutyRow[], parties: readonly string[], columns: number): string {
  const key = (r: DutyRow): string => [r.duty, r.from, r.to.join(), r.dueAt, r.state].join("|");
  const alike = [...Map.groupBy(rows, key).values()].some((same) => new Set(same.map((r) => r.about)).size > 1);
  const head = ["state", "due (UTC)", "duty", ...(alike ? ["about"] : []), "from", "to", "clause", "because"];
  const cells = rows.map((r) => [
    r.state,
    isoMinute(r.dueAt),
    r.duty,
    ...(alike ? [r.about ?? ""] : []),
    r.from,
    addressees(r, parties),
    r.clause,
    r.because.en,
  ]);
  return table(head, cells, columns, head.length - 1);
}

/** A few are named; all the other parties, where they are more, are called so. */
const few = 3; // tidy: what fits in a column
function addressees(r: DutyRow, parties: readonly string[]): string {
  const others = parties.filter((p) => p !== r.from);
  const isAll = r.to.length > few && others.length === r.to.length && others.every((p) => r.to.includes(p));
  return isAll ? "all others" : r.to.join(", ");
}
