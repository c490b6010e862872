/** What parties hold against the limits of a regime on a day, by the published figures or by a list of items. */
import { countRegime, type LimitFinding, type RegimeCount, readHoldings } from "@comity/account";
import { type Almanac, asKnownOn, importTable, printRange, withTableInstead } from "@comity/almanac";
import type { Party } from "@comity/regime";
import { faultLines, nameOf, readAlmanac, tell } from "../almanac.ts";
import { countCsv } from "../count-csv.ts";
import { countShape } from "../count-shapes.ts";
import { countSvg } from "../count-svg.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { openRegime } from "../library.ts";
import { table } from "../table.ts";
import { readDayOption, today } from "../times.ts";
import { writeOut } from "../write-out.ts";

export interface CountOptions {
  readonly json?: boolean;
  readonly on?: string;
  readonly figures?: string;
  readonly items?: string;
  readonly asKnownOn?: string;
  readonly for?: string;
  readonly asIfInForce?: boolean;
  readonly csv?: string;
  readonly svg?: string;
}

/** @returns exit code 1 when a party is over a limit, or under a floor; 2 when rows of `--figures` were refused */
export async function count(idOrFile: string, o: CountOptions, io: Io): Promise<ExitCode> {
  const { regime } = await openRegime(idOrFile, io);
  const on = o.on === undefined ? today() : readDayOption(o.on, "--on");
  const knownOn = o.asKnownOn === undefined ? undefined : readDayOption(o.asKnownOn, "--as-known-on");
  const parties = o.for?.split(",").map((p) => p.trim() as Party);
  const stranger = parties?.find((p) => !regime.parties.includes(p));
  if (stranger !== undefined)
    throw new Stop(2, `${stranger} is no party to ${regime.id}; its parties are ${regime.parties.join(", ")}`);
  if (o.figures === "-" && o.items === "-")
    throw new Stop(2, "only one of --figures and --items can be standard input");
  const record = await readFigures(o, knownOn, io);
  const holdings =
    o.items === undefined ? undefined : readHoldings(regime, { file: nameOf(o.items), text: await io.read(o.items) });
  if (holdings !== undefined && holdings.faults.length > 0) {
    io.say(faultLines(holdings.faults));
    throw new Stop(
      2,
      `${holdings.file}: nothing was counted, since a list of items with rows left out is another list`,
    );
  }
  const counted = countRegime(regime, record.almanac, {
    on,
    ...(parties === undefined ? {} : { parties }),
    ...(o.asIfInForce ? { asIf: "in-force" } : {}),
    ...(holdings === undefined ? {} : { holdings }),
  });
  // Without --as-known-on nothing is left out: a page read this month is written ../2026-11, and is not published after today.
  const found = { ...counted, asKnownOn: knownOn ?? today() };
  if (o.csv !== undefined) writeOut(o.csv, countCsv(found, record.almanac), io);
  if (o.svg !== undefined) writeOut(o.svg, countSvg(regime, record.almanac, [...found.parties.keys()], found.on), io);
  if (o.csv !== "-" && o.svg !== "-") io.print(o.json ? json(countShape(found)) : countTable(found, io.columns));
  if (record.isFaulty) return 2;
  const all = [...found.parties.values()].flatMap((p) => [...p.limits.values()]);
  return all.some((l) => l.finding === "over" || l.finding === "under") ? 1 : 0;
}

/** The record, and the user's figures in place of what it says of the same day; bad rows are told and left out. */
async function readFigures(
  o: CountOptions,
  knownOn: string | undefined,
  io: Io,
): Promise<{ almanac: Almanac; isFaulty: boolean }> {
  const whole = await readAlmanac(io);
  const almanac = knownOn === undefined ? whole : asKnownOn(whole, knownOn);
  if (o.figures === undefined) return { almanac, isFaulty: false };
  const imported = importTable(almanac, { file: nameOf(o.figures), text: await io.read(o.figures) });
  if (imported.faults.length > 0) tell(imported, io);
  if (imported.rows.length === 0) throw new Stop(2, `${nameOf(o.figures)}: no row could be read`);
  return { almanac: withTableInstead(almanac, imported), isFaulty: imported.faults.length > 0 };
}

function countTable(found: RegimeCount, columns: number): string {
  const head = ["party", "limit", "as", "counted", "limit is", "finding", "margin", "clause", "because"];
  const rows = [...found.parties].flatMap(([party, { limits, otherWays }]) => [
    ...[...limits].map(([name, l]) => [party, name, "", ...cells(l)]),
    ...[...otherWays].flatMap(([as, theirs]) => [...theirs].map(([name, l]) => [party, name, as, ...cells(l)])),
  ]);
  const known = found.asKnownOn === undefined ? "" : `, as known on ${found.asKnownOn}`;
  return `${found.regime} on ${found.on}${known}\n\n${table(head, rows, columns, head.length - 1)}`;
}

const cells = (l: LimitFinding): readonly string[] => [
  (l.counted === null ? "–" : printRange(l.counted)) +
    (l.near === undefined ? "" : ` (near: ${printRange(l.near.counted)})`),
  l.limit === null ? "none" : String(l.limit),
  l.finding + (l.byEstimate === undefined ? "" : ` (${l.byEstimate} by estimate)`),
  l.margin === null ? "" : String(l.margin),
  l.clause,
  l.because.map((b) => b.text.en).join("; "),
];
