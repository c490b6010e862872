/** The talks as known on a day. */
import {
  type Channel,
  channels,
  eventsBetween,
  statusOn,
  type TalkEvent,
  talksKnownOn,
  upcoming,
  type Waiting,
  waiting,
} from "@comity/talks";
import type { z } from "zod";
import { count, plain, readDay } from "../almanac.ts";
import { type ExitCode, type Io, json } from "../io.ts";
import { table } from "../table.ts";
import { talksCalendar } from "../talks-ics.ts";
import { readTalksRecord, statesOf, type TalksOptions } from "../talks-input.ts";
import {
  channelShape,
  eventShape,
  type talksAnswerSchema,
  type talkWaitingSchema,
  waitingShape,
} from "../talks-shapes.ts";
import { writeOut } from "../write-out.ts";

interface Options extends TalksOptions {
  readonly on?: string;
  readonly between?: string;
  readonly waiting?: boolean;
  readonly ics?: string;
  readonly json?: boolean;
}

export async function talks(o: Options, io: Io): Promise<ExitCode> {
  const on = o.on === undefined ? new Date().toISOString().slice(0, 10) : readDay(o.on, "--on");
  const between = statesOf(o.between, "--between");
  const { events, regimes } = await readTalksRecord(o, io);
  const owed = waiting(events, { on, between, regimes });
  const known = eventsBetween(talksKnownOn(events, on), between);
  if (o.ics !== undefined) writeOut(o.ics, talksCalendar(known, on, "comity.example"), io);
  if (o.ics === "-") return 0;
  if (o.waiting) {
    const answer: z.input<typeof talkWaitingSchema>[] = owed.map(waitingShape);
    io.print(o.json ? json(answer) : waitingText(owed, on, io));
    return 0;
  }
  const standing = channels(events, { on, between, regimes });
  const next = eventsBetween(upcoming(events, on), between);
  if (o.json) {
    const answer: z.input<typeof talksAnswerSchema> = {
      on,
      between: [...between],
      channels: standing.map(channelShape),
      events: known.map((e) => eventShape(e, on)),
      upcoming: next.map((e) => eventShape(e, on)),
      waiting: owed.map(waitingShape),
    };
    io.print(json(answer));
    return 0;
  }
  const past = known.filter((e) => !next.includes(e));
  const parts = [
    channelsText(standing, io),
    waitingText(owed, on, io),
    eventsText("To come", next, on, io),
    pastText(past, on, io),
  ];
  io.print(parts.join("\n\n"));
  io.say(`as known on ${on}: ${count(known.length, "event")} of ${events.length}; --json has all with their sources`);
  return 0;
}

function waitingText(owed: readonly Waiting[], on: string, io: Io): string {
  if (owed.length === 0) return `Nothing waits for a reply, as known on ${on}.`;
  const rows = owed.map((w) => [
    w.to,
    w.from,
    w.date.from === w.date.to ? w.since : w.date.text,
    `${w.date.from === w.date.to ? "" : "at least "}${w.waitingDays}`,
    w.topic,
    w.source.published?.text ?? "no day",
    `${w.row.file}:${w.row.line}`,
  ]);
  return `Who owes a reply, as known on ${on}\n${table(["Owes", "To", "Since", "Days", "What", "Published", "Where"], clean(rows), io.columns, 4)}`;
}

function channelsText(standing: readonly Channel[], io: Io): string {
  if (standing.length === 0) return "No channel is known.";
  const rows = standing.map((c) => [
    [...c.parties].sort().join("–"),
    c.name,
    c.state === "frozen" && c.by !== null ? `frozen by ${c.by}` : c.state === "never" ? "never set up" : c.state,
    c.since?.text ?? "",
    c.note,
    c.rows.map((r) => `${r.file.replace(/^.*\//, "")}:${r.line}`).join(" "),
  ]);
  return `Channels\n${table(["Between", "Channel", "Stands", "Since", "", "Where"], clean(rows), io.columns, 5)}`;
}

/** The last of what happened; `--json` has it all. */
const shownMost = 15;
function pastText(past: readonly TalkEvent[], on: string, io: Io): string {
  const left = past.length - shownMost;
  const title = left > 0 ? `The last ${shownMost} of ${past.length} events` : "Events";
  return eventsText(title, past.slice(-shownMost), on, io);
}

function eventsText(title: string, events: readonly TalkEvent[], on: string, io: Io): string {
  if (events.length === 0) return `${title}: nothing known.`;
  const rows = events.map((e) => [
    e.date.text,
    e.parties.join("–"),
    e.kind,
    [statusOn(e, on), e.topic, e.place, headsOf(e)].filter((w) => w !== "").join("; "),
    e.source.published?.text ?? "no day",
    `${e.row.file}:${e.row.line}`,
  ]);
  return `${title}\n${table(["Date", "Parties", "Kind", "What", "Published", "Where"], clean(rows), io.columns, 3)}`;
}

const headsOf = (e: TalkEvent): string =>
  e.heads.map((h) => (h.party === undefined ? h.name : `${h.party} ${h.name}`)).join(", ");
const clean = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => rows.map((r) => r.map(plain));
