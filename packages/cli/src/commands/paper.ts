/** `comity paper …`: confidential papers between governments. */
import type { Client, OutgoingInfo, PaperIn, PaperInfo } from "@comity/centre/client";
import { type SeatOptions, takeSeat } from "../access.ts";
import { type Attach, attached, fileLine } from "../files.ts";
import { type ExitCode, type Io, json } from "../io.ts";
import { table } from "../table.ts";
import { minute, readMomentOption } from "../times.ts";

interface Text extends SeatOptions, Attach {
  readonly title?: string;
  readonly language?: string;
}

export async function list(o: SeatOptions & { readonly waiting?: boolean }, io: Io): Promise<ExitCode> {
  const { client, party } = await takeSeat(io, o);
  const papers = (await client.papers()).filter((p) => !o.waiting || p.owes.length > 0);
  if (o.json) io.print(json(papers));
  else if (papers.length === 0) io.say(o.waiting ? "No paper waits for a reply." : "There are no papers.");
  else {
    const rows = papers.map((p) => [
      p.reference,
      p.title ?? "",
      p.from,
      p.to.join(" "),
      minute(p.tabledAt),
      p.state,
      p.owes.map((w) => `${w.party} since ${w.since.slice(0, 10)}, ${w.days} d`).join("; "),
    ]);
    io.print(table(["Paper", "Title", "From", "To", "Tabled, UTC", "Stands", "Reply owed by"], rows, io.columns, 1));
  }
  return o.waiting && papers.some((p) => p.owes.some((w) => w.party === party)) ? 1 : 0;
}

export async function show(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const paper = await client.paper(id);
  if (o.json) io.print(json(paper));
  else io.print(described(paper, io));
  return 0;
}

function described(p: PaperInfo, io: Io): string {
  const owes = p.owes.map((w) => `${w.party} owes a reply since ${minute(w.since)} UTC, ${w.days} d`);
  const steps = p.steps.flatMap((x) => [
    `  ${minute(x.sentAt)} ${x.from} ${x.act}${x.version > 1 ? `, text ${x.version}` : ""}  ${x.reference}  (${x.officers.composed}, ${x.officers.released}) [${x.language}]`,
    ...(x.title === null ? [] : [`    ${io.paint("bold", x.title)}`]),
    `    ${(x.text ?? `(cannot be read: ${x.fault ?? "being opened"})`).replaceAll("\n", "\n    ")}`,
    ...x.files.map((f) => `    ${fileLine(f)}`),
    ...(x.marks.length === 0 ? [] : [`    look at this: ${x.marks.join("; ")}`]),
  ]);
  return [`${io.paint("bold", p.reference)}  ${p.from} to ${p.to.join(", ")}: ${p.state}`, ...owes, ...steps].join(
    "\n",
  );
}

interface TableOptions extends Text {
  readonly to: string;
  readonly replyBy?: string;
  readonly reply: boolean;
  readonly regime?: string;
}
/** Named so beside the printer of tables. */
export async function table_(text: string, o: TableOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  const to = o.to.split(",").map((p) => p.trim().toUpperCase());
  const replyBy = o.replyBy === undefined ? {} : { replyBy: readMomentOption(o.replyBy, "--reply-by") };
  const regime = o.regime === undefined ? {} : { regime: o.regime };
  return prepared(
    client,
    { act: "tabled", to, asksReply: o.reply, ...replyBy, ...regime, ...(await textOf(client, text, o, io)) },
    o,
    io,
  );
}

const acts = {
  revise: "revised",
  comment: "comment",
  answer: "answered",
  decline: "declined",
  withdraw: "withdrawn",
} as const;
export async function step(does: keyof typeof acts, id: string, text: string, o: Text, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  return prepared(client, { act: acts[does], paper: id, ...(await textOf(client, text, o, io)) }, o, io);
}

async function prepared(client: Client, paper: PaperIn, o: SeatOptions, io: Io): Promise<ExitCode> {
  printOutgoing(await client.preparePaper(paper), o, io);
  io.say("A second officer releases it: comity paper release ID --access FILE --as PARTY");
  return 0;
}

export async function release(id: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o, { role: "releasing-officer" });
  printOutgoing(await client.releaseOutgoing(id), o, io);
  return 0;
}
export async function discard(id: string, reason: string, o: SeatOptions, io: Io): Promise<ExitCode> {
  const { client } = await takeSeat(io, o);
  printOutgoing(await client.discardOutgoing(id, reason), o, io);
  return 0;
}

export function printOutgoing(d: OutgoingInfo, o: SeatOptions, io: Io): void {
  io.print(o.json ? json(d) : `${d.reference}  ${d.state}  ${d.kind} to ${d.to.join(", ")}  ${d.id}`);
}

async function textOf(client: Client, text: string, o: Text, io: Io) {
  const said = text === "-" ? await io.read("-") : text.startsWith("@") ? await io.read(text.slice(1)) : text;
  return {
    text: said.trim(),
    ...(o.title === undefined ? {} : { title: o.title }),
    ...(o.language === undefined ? {} : { language: o.language }),
    ...(await attached(client, o, io)),
  };
}
