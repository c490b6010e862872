/** Comma-separated values with a header row: cells by column, each row with its line. Quoted cells may hold commas, quotes and lines. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export function readCsv(text: string): { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } {
  const lines = splitRows(text.replace(/^\uFEFF/, ""));
  const [head, ...rest] = lines;
  const columns = (head?.cells ?? []).map((c) => c.trim());
  const rows = rest
    .filter((r) => r.cells.some((c) => c.trim() !== ""))
    .map((r) => ({
      line: r.line,
      cells: Object.fromEntries(columns.map((name, i) => [name, (r.cells[i] ?? "").trim()])),
    }));
  return { columns, rows };
}

function splitRows(text: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const row = { line, cells: [] as string[] };
    for (let more = true; more; ) {
      const cell = text[at] === '"' ? quoted(text, at) : plain(text, at);
      row.cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      more = text[at] === ",";
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
function plain(text: string, from: number): Cell {
  let end = from;
  while (
    end < text.length &&
    text[end] !== "," &&
    text[end] !== "\n" &&
    !(text[end] === "\r" && text[end + 1] === "\n")
  )
    end++;
  return { value: text.slice(from, end), end, lines: 0 };
}

function quoted(text: string, from: number): Cell {
  let end = from + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const inside = text.slice(from + 1, end);
  const tail = plain(text, Math.min(end + 1, text.length));
  return { value: inside.replaceAll('""', '"') + tail.value, end: tail.end, lines: inside.split("\n").length - 1 };
}
