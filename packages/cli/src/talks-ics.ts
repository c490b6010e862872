/** What happened in the talks and what is to come, as an iCalendar of whole days. */
import { hasHappened, statusOn, type TalkEvent } from "@comity/talks";
import { calendarOf, calendarText } from "@comity/watch";

/** @param on the day as known on which it is told, which is also its stamp: the same record gives the same calendar @param name of whoever makes it */
export function talksCalendar(events: readonly TalkEvent[], on: string, name: string): string {
  return calendarOf(
    events.map((e) => eventLines(e, on, name)),
    name,
  );
}

function eventLines(e: TalkEvent, on: string, name: string): readonly string[] {
  const heads = e.heads.map((h) => (h.party === undefined ? h.name : `${h.party}: ${h.name}`)).join("; ");
  const isDay = e.date.from === e.date.to;
  const parts = [
    `${e.kind}, ${statusOn(e, on)}`,
    heads,
    e.outcome,
    isDay ? "" : `The record gives ${e.date.text}, and no day.`,
    `${e.source.title} (${e.source.published?.text ?? "no day"})`,
    e.source.url,
    `${e.row.file}:${e.row.line}`,
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${calendarText(`talks ${e.id}`)}@${name}`,
    `DTSTAMP:${compact(on)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(e.date.from)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter((e.endDate ?? e.date).to))}`,
    `SUMMARY:${calendarText(`${e.parties.join("–")}: ${e.topic}`)}`,
    `DESCRIPTION:${calendarText(parts.filter((p) => p !== "").join("\n"))}`,
    ...(e.place === "" ? [] : [`LOCATION:${calendarText(e.place)}`]),
    `STATUS:${hasHappened(e, on) ? "CONFIRMED" : "TENTATIVE"}`,
    `CATEGORIES:${calendarText(e.kind)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const compact = (day: string): string => day.replaceAll("-", "");
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
