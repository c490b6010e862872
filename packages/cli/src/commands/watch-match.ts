/** Events held against all that was said: the four answers, each with its reasons. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Gazetteer, groupWarnings, type Match, readEvents, readPlaces, WatchDesk } from "@comity/watch";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { root } from "../root.ts";
import { nameOfFile, takeNotifications, takeWarnings } from "../watch-input.ts";
import { matchShape } from "../watch-shapes.ts";

export interface MatchOptions {
  readonly events: string;
  readonly warnings?: string;
  readonly notifications?: string;
  readonly places?: string;
  readonly json?: boolean;
}

/** @returns exit code 0 when every event was announced, 1 when one was not, 2 when rows were refused */
export async function match(o: MatchOptions, io: Io): Promise<ExitCode> {
  const files = [o.events, o.warnings, o.notifications, o.places];
  if (files.filter((f) => f === "-").length > 1) throw new Stop(2, "only one of the files can be standard input");
  const places = await placesFrom(o.places, io);
  const events = readEvents(await io.read(o.events), { places });
  const none = { good: [], faults: [] };
  const warnings = o.warnings === undefined ? none : await takeWarnings(o.warnings, io, places);
  const notifications = o.notifications === undefined ? none : await takeNotifications(o.notifications, io);
  const eventFaults = events.faults.map((f) => `${nameOfFile(o.events)}:${f.line}: ${f.message}`);
  const faults = [...eventFaults, ...warnings.faults, ...notifications.faults];
  for (const line of faults) io.say(line);
  if (events.events.length === 0) throw new Stop(2, `${nameOfFile(o.events)}: no event could be read`);
  const told = {
    warnings: warnings.good,
    notifications: notifications.good,
    groups: groupWarnings(warnings.good),
    places,
  };
  const desk = new WatchDesk(told);
  const found = events.events.map((e) => desk.match(e));
  io.print(o.json ? json(found.map(matchShape)) : found.map((m) => inWords(m, io)).join("\n\n"));
  if (faults.length > 0) return 2;
  return found.every((m) => m.answer === "announced") ? 0 : 1;
}

const answers = {
  announced: "announced",
  "announced-outside": "announced, but outside what was said",
  "warned-only": "warned of, not notified",
  "nothing-known": "nothing known",
} as const;

function inWords({ event, answer, because, candidates }: Match, io: Io): string {
  const others = candidates.slice(0, 5).map((c) => `  ${c.score.toFixed(2)}  ${c.kind} ${c.id}`);
  return [`${io.paint("bold", event)}: ${answers[answer]}`, ...because.map((b) => `  ${b.en}`), ...others].join("\n");
}

/** The list that ships with Comity, and the user's own before it. @throws Stop with exit code 2 where the user's is no such list */
async function placesFrom(path: string | undefined, io: Io): Promise<Gazetteer> {
  const texts = [readFileSync(join(root, "data", "places.csv"), "utf8")];
  if (path !== undefined) {
    const own = await io.read(path);
    const [fault] = readPlaces(own).faults;
    if (fault !== undefined) throw new Stop(2, `${nameOfFile(path)}:${fault.line}: ${fault.message}`);
    texts.push(own);
  }
  return readPlaces(...texts).places;
}
