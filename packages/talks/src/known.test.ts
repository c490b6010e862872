import { expect, test } from "vitest";
import { hasHappened, talksKnownOn, upcoming } from "./known.ts";
import { statusOn } from "./status.ts";
import { eventsOf, type Row } from "./testing.ts";

const meeting: Row = {
  date: "2030-05-06",
  kind: "meeting",
  parties: "FR;IN",
  level: "minister",
  topic: "balloons",
  status: "held",
  publication_date: "2030-05-09",
};
const notice: Row = { ...meeting, status: "announced", publication_date: "2030-05-01", topic: "rules for balloons" };
const topics = (events: readonly { readonly status: string }[]) => events.map((e) => e.status);

test("only what was published by then is known: a month from its last day, a row without a day from its own end", () => {
  const known = (row: Row, day: string) => talksKnownOn(eventsOf(row), day).length;
  expect([known(meeting, "2030-05-08"), known(meeting, "2030-05-09")]).toEqual([0, 1]);
  const month = { ...meeting, publication_date: "2030-05" };
  expect([known(month, "2030-05-30"), known(month, "2030-05-31")]).toEqual([0, 1]);
  const bare = { ...meeting, end_date: "2030-05-07", publication_date: "" };
  expect([known(bare, "2030-05-06"), known(bare, "2030-05-07")]).toEqual([0, 1]);
});

test("a meeting that was announced is to come until it is over, and no longer when it was put off", () => {
  const events = eventsOf(meeting, notice);
  expect(topics(upcoming(events, "2030-04-30"))).toEqual([]);
  expect(topics(upcoming(events, "2030-05-03"))).toEqual(["announced"]);
  expect(topics(upcoming(events, "2030-05-07"))).toEqual([]);
  const off = { ...notice, status: "postponed", publication_date: "2030-05-04" };
  expect(topics(upcoming(eventsOf(notice, off), "2030-05-05"))).toEqual([]);
});

test("a page from before the day tells of nothing as held, whatever the row's status says", () => {
  const [early] = eventsOf({ ...meeting, publication_date: "2030-05-01" });
  if (early === undefined) throw new Error("no row");
  expect([hasHappened(early, "2030-05-03"), statusOn(early, "2030-05-03")]).toEqual([false, "announced"]);
  expect(statusOn(early, "2030-06-01")).toBe("announced");
});

test("two meetings of one month are two, and the last word on each counts once", () => {
  const summit: Row = {
    ...notice,
    date: "2030-05",
    level: "head of state",
    topic: "summit",
    status: "agreed in principle",
  };
  const surer: Row = { ...summit, date: "2030-05-20", publication_date: "2030-05-02", status: "scheduled" };
  expect(topics(upcoming(eventsOf(summit, notice), "2030-05-03"))).toEqual(["agreed in principle", "announced"]);
  expect(topics(upcoming(eventsOf(summit, surer), "2030-05-03"))).toEqual(["scheduled"]);
});
