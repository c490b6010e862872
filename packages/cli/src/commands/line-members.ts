/** `comity line remove|let-back|agree|object|members`: who is on a line, as an act of all others. */
import type { Client, LineInfo, ProposalInfo } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { minute } from "../times.ts";

export async function propose(
  does: "remove" | "let-back",
  line: LineInfo,
  client: Client,
  what: { readonly member: string; readonly reason: string },
): Promise<void> {
  const asked = { line: line.id, member: what.member.trim().toUpperCase(), reason: what.reason };
  await (does === "remove" ? client.removeFromLine(asked) : client.letBackOnLine(asked));
}

/** @param reason absent: agree */
export async function sayOnProposal(
  name: string,
  reason: string | undefined,
  o: SeatOptions,
  io: Io,
): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const all = await proposals(client);
  const fits = all.filter((p) => p.proposal.id.startsWith(name));
  const [found] = fits;
  if (found === undefined || fits.length > 1)
    throw new Stop(2, `"${name}" names ${found === undefined ? "no proposal" : "several"}: \`comity line members\``);
  const { id } = found.proposal;
  await (reason === undefined ? client.agreeOnLine(id) : client.declineOnLine(id, reason));
  return members(o, io);
}

export async function members(o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const all = await proposals(client);
  if (o.json) io.print(json(all));
  else if (all.length === 0) io.say("Nothing was proposed about who is on a line.");
  else {
    const rows = all.map(({ line, proposal: p }) => [
      p.id.slice(0, 8),
      line,
      `${p.member} ${p.change === "remove" ? "off" : "back"}`,
      p.state === "done" ? `since ${minute(p.endedAt ?? p.at)}` : p.state,
      `${p.by}, ${p.officer}: ${p.reason}`,
      p.words.map((w) => `${w.by} ${w.step}`).join(", "),
      p.state === "open" ? `${p.waitsFor.join(" ")} by ${minute(p.agreeBy)}` : "",
    ]);
    io.print(table(["", "Line", "Member", "Stands", "Proposed", "Words", "Waits for"], rows, io.columns, 4));
  }
  return 0;
}

interface Proposed {
  readonly line: string;
  readonly proposal: ProposalInfo;
}
async function proposals(client: Client): Promise<readonly Proposed[]> {
  const [on, off] = await Promise.all([client.lines(), client.linesLeft()]);
  return [...on, ...off].flatMap((l) => l.proposals.map((proposal) => ({ line: l.id, proposal })));
}
