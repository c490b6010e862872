/** Who owes a reply to whom, longest first: what opens the room, and what the Desk shows of it. */
import type { PaperInfo } from "../api/centre.ts";

export interface Owed {
  readonly paper: PaperInfo;
  readonly party: string;
  readonly since: string;
  readonly days: number;
}

export function owedOf(papers: readonly PaperInfo[]): readonly Owed[] {
  return papers
    .flatMap((paper) => paper.owes.map((o) => ({ paper, ...o })))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** Papers by how long they have waited; those that wait for nobody after them, the newest first. */
export function byWaiting(papers: readonly PaperInfo[]): readonly PaperInfo[] {
  const since = (p: PaperInfo): string => p.owes.map((o) => o.since).sort()[0] ?? "";
  const waits = papers.filter((p) => p.owes.length > 0).sort((a, b) => (since(a) < since(b) ? -1 : 1));
  const rest = papers.filter((p) => p.owes.length === 0).sort((a, b) => (a.tabledAt < b.tabledAt ? 1 : -1));
  return [...waits, ...rest];
}
