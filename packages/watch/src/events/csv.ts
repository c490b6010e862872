/**
 * Comma-separated values with a header row: cells by column, each row with its line. Quoted cells may hold commas, quotes and lines. Where
 * the header row has no comma outside quotes, semicolons or tabs part the cells; with semicolons a number may have a decimal comma.
 */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export function readCsv(text: string): { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } {
  const plainText = text.replace(/^\uFEFF/, "");
  const between = separatorOf(plainText);
  const lines = splitRows(plainText, between);
  const cellOf = (cell: string): string => (between === ";" ? cell.replace(/^(-?\d+),(\d+)$/, "$1.$2") : cell);
  const [head, ...rest] = lines;
  const columns = (head?.cells ?? []).map((c) => c.trim());
  const rows = rest
    .filter((r) => r.cells.some((c) => c.trim() !== ""))
    .map((r) => ({
      line: r.line,
      cells: Object.fromEntries(columns.map((name, i) => [name, cellOf((r.cells[i] ?? "").trim())])),
    }));
  return { columns, rows };
}

function separatorOf(text: string): string {
  const head = (text.split("\n", 1)[0] ?? "").replaceAll(/"[^"]*"/g, "");
  return [",", ";", "\t"].find((c) => head.includes(c)) ?? ",";
}

function splitRows(text: string, between: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const row = { line, cells: [] as string[] };
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quoted(text, at, between) : plain(text, at, between);
      row.cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      more = text[at] === between;
      if (more) at++;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    rows.push(row);
  }
  return rows;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly lines: number;
}
function plain(text: string, from: number, between: string): Cell {
  let end = from;
  while (
    end < text.length &&
    text[end] !== between &&
    text[end] !== "\n" &&
    !(text[end] === "\r" && text[end + 1] === "\n")
  )
    end++;
  return { value: text.slice(from, end), end, lines: 0 };
}

function quoted(text: string, from: number, between: string): Cell {
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const inside = text.slice(from + 1, end);
  const tail = plain(text, Math.min(end + 1, text.length), between);
  return { value: inside.replaceAll('""', '"') + tail.value, end: tail.end, lines: inside.split("\n").length - 1 };
}
