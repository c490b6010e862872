/** A table of talks, in the columns of `data/talks.csv`, into events. What is wrong with a row is told with its line. */
import { type CsvRow, type Days, nearest, type RowFault, readCsv, readDays } from "@comity/almanac";
import { readHeads } from "./heads.ts";
import { isState } from "./names.ts";
import { type EventKind, eventKinds, type ReadTalks, type TalkEvent } from "./types.ts";

const needed = ["date", "kind", "parties", "topic"] as const;
const columns = [
  ...needed,
  "end_date",
  "level",
  "heads_of_delegation",
  "place",
  "outcome",
  "status",
  "source_url",
  "source_title",
  "publication_date",
  "read",
  "note",
] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Record<Column, string>>;
type Wrong = Pick<RowFault, "what" | "better"> & { readonly column?: Column };

/**
 * Never throws on what a file holds. Columns may stand in any order, with commas, semicolons or tabs between; those that the table
 * does not have are passed over.
 * @param file as the user knows it; rows and faults name it so
 */
export function readTalks(text: string, file: string): ReadTalks {
  const csv = readCsv(text);
  const head = csv.head.cells.map(plain);
  const lacking = needed.filter((c) => !head.includes(c));
  if (!head.includes("source_title") && !head.includes("source_url")) lacking.push("source_title" as never);
  if (lacking.length > 0) {
    const what = text.trim() === "" ? "an empty file" : `no column ${lacking.join(", ")}`;
    const better = `begin with a row of column names: ${columns.join(", ")}`;
    return { events: [], faults: [{ file, line: csv.head.line, what, better }] };
  }
  const faults: RowFault[] = csv.faults.map((f) => ({ file, ...f }));
  const events: TalkEvent[] = [];
  const seen = new Map<string, number>();
  for (const row of csv.rows) {
    const cells = cellsOf(row, head);
    const wrong = row.cells.length === head.length ? wrongIn(cells) : [tornRow(row, head)];
    const before = seen.get(JSON.stringify(cells));
    if (wrong.length === 0 && before !== undefined)
      wrong.push({ what: `the same as line ${before}`, better: "leave one of the two out" });
    faults.push(...wrong.map((w) => ({ file, line: row.line, ...w })));
    if (wrong.length > 0) continue;
    seen.set(JSON.stringify(cells), row.line);
    events.push(eventOf(cells, { file, line: row.line }));
  }
  return { events: named(events), faults: faults.toSorted((a, b) => a.line - b.line) };
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

function cellsOf(row: CsvRow, head: readonly string[]): Cells {
  const cellOf = (c: Column): string => row.cells[head.indexOf(c)]?.trim() ?? "";
  return Object.fromEntries(columns.map((c) => [c, cellOf(c)])) as Cells;
}

const tornRow = (row: CsvRow, head: readonly string[]): Wrong => ({
  what: `${row.cells.length} cells where the first row names ${head.length}`,
  better: "put text with commas in quotes, and leave an empty cell empty",
});

function wrongIn(cells: Cells): Wrong[] {
  const missing = needed.filter((column) => cells[column] === "");
  const empty = missing.map((column): Wrong => ({ column, what: `no ${column}`, better: betterFor[column] }));
  const all = [dayFault("date"), dayFault("end_date"), dayFault("publication_date"), kindFault, ...partyFaults];
  const source = cells.source_url === "" && cells.source_title === "";
  return [
    ...empty,
    ...all.flatMap((check) => check(cells) ?? []),
    ...(source
      ? [{ column: "source_title" as const, what: "a row without a source", better: "fill source_title or source_url" }]
      : []),
    ...(["", "source", "second-hand"].includes(cells.read)
      ? []
      : [{ column: "read" as const, what: `"${cells.read}" is no word for read`, better: "source or second-hand" }]),
  ];
}

const betterFor: Readonly<Record<(typeof needed)[number], string>> = {
  date: "give it as far as the source does: 2024, 2024-03 or 2024-03-01",
  kind: `one of: ${eventKinds.join(", ")}`,
  parties: "codes with semicolons between, such as US;RU, who acted first",
  topic: "say what it was about",
};

const dayFault =
  (column: "date" | "end_date" | "publication_date") =>
  (cells: Cells): Wrong | undefined => {
    const days = readDays(cells[column]);
    if (cells[column] !== "" && days === undefined)
      return { column, what: `"${cells[column]}" is no date`, better: betterFor.date };
    const begun = readDays(cells.date);
    if (column !== "end_date" || days === undefined || begun === undefined || days.to >= begun.from) return undefined;
    return { column, what: `it ends on ${days.text}, before it begins on ${begun.text}`, better: "look at the source" };
  };

function kindFault({ kind }: Cells): Wrong | undefined {
  if (kind === "" || eventKinds.some((k) => k === kind)) return undefined;
  const near = nearest(kind, eventKinds);
  const better = `${near === undefined ? "" : `Did you mean ${near}? `}It is one of: ${eventKinds.join(", ")}.`;
  return { column: "kind", what: `"${kind}" is no kind of event`, better };
}

const partyFaults = [
  ({ parties }: Cells): Wrong | undefined => {
    const wrong = partiesIn(parties).find((p) => !isState(p));
    if (wrong === undefined) return undefined;
    const better = "codes of ISO 3166-1 with semicolons between: US;RU (GB, not UK)";
    return { column: "parties", what: `"${wrong}" is no state's code`, better };
  },
];

const partiesIn = (cell: string): readonly string[] => [
  ...new Set(
    cell
      .split(/[;,]/)
      .map((p) => p.trim())
      .filter((p) => p !== ""),
  ),
];

function eventOf(cells: Cells, row: TalkEvent["row"]): TalkEvent {
  const published = readDays(cells.publication_date);
  const endDate = readDays(cells.end_date);
  const parties = partiesIn(cells.parties);
  return {
    id: [cells.date, cells.kind, parties.join("-"), slug(cells.topic), cells.publication_date].join("/"),
    // `wrongIn` has read it before.
    date: readDays(cells.date) as Days,
    ...(endDate === undefined ? {} : { endDate }),
    kind: cells.kind as EventKind,
    parties,
    level: cells.level,
    heads: readHeads(cells.heads_of_delegation, parties),
    place: cells.place,
    topic: cells.topic,
    outcome: cells.outcome,
    status: cells.status,
    source: {
      url: cells.source_url,
      title: cells.source_title,
      ...(published === undefined ? {} : { published }),
      read: cells.read === "source" ? "source" : "second-hand",
    },
    note: cells.note,
    row,
  };
}

/** Two rows of one page that begin alike are told apart by what came of it: never by their place in the file. */
function named(events: readonly TalkEvent[]): readonly TalkEvent[] {
  const counts = new Map<string, number>();
  for (const e of events) counts.set(e.id, (counts.get(e.id) ?? 0) + 1);
  return events.map((e) => (counts.get(e.id) === 1 ? e : { ...e, id: `${e.id}/${slug(`${e.status} ${e.outcome}`)}` }));
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .split("-")
    .slice(0, 6)
    .join("-");
