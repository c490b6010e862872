/** Comma-separated values as RFC 4180 has them, for a spreadsheet: the `.csv` twins of the views. */
import type { Due, Entry } from "../api/schemas.ts";

export type Cell = string | number | boolean | null | readonly string[];
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

export function formatCsv<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = Object.values(columns);
  const lines = [Object.keys(columns).map(formatCell), ...rows.map((r) => cells.map((cell) => formatCell(cell(r))))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

export function formatCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const text = typeof cell === "string" ? cell : cell.join(" ");
  // NOTE a spreadsheet runs a text that begins like a formula, and a peer wrote part of this text.
  const safe = /^[\s\p{Cf}]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const entryColumns: Columns<Entry> = {
  reference: (e) => e.reference,
  kind: (e) => e.kind,
  signed: (e) => e.byHand === null && e.sentAt !== null,
  byHand: (e) => e.byHand?.mark.en ?? null,
  regime: (e) => e.regime,
  type: (e) => e.type,
  from: (e) => e.from,
  to: (e) => e.to,
  notTold: (e) => e.notTold,
  about: (e) => e.aboutReference,
  composedAt: (e) => e.composedAt,
  sentAt: (e) => e.sentAt,
  receivedAt: (e) => e.receivedAt,
  leadTimeHours: (e) => e.leadTimeHours,
  filing: (e) => e.filing,
  lateByHours: (e) => e.lateByHours,
  acknowledgedAt: (e) => e.acknowledgedAt,
  acknowledgedBy: (e) => e.acknowledgedBy,
  routedTo: (e) => e.routed.map((r) => r.desk),
  readBy: (e) => e.routed.filter((r) => r.readAt !== null).map((r) => r.desk),
  outcome: (e) => e.outcome,
  open: (e) => e.open,
  clause: (e) => e.clause,
  summary: (e) => e.summary.en,
  id: (e) => e.id,
};

export const dueColumns: Columns<Due> = {
  duty: (d) => d.duty,
  owedBy: (d) => d.owedBy,
  owedTo: (d) => d.owedTo,
  desk: (d) => d.desk,
  dueAt: (d) => d.dueAt,
  dueState: (d) => d.dueState,
  dutyClause: (d) => d.dutyClause,
  verified: (d) => d.verified,
  ...entryColumns,
};
