import { expect, test } from "vitest";
import type { Row } from "./testing.ts";
import { eventsOf } from "./testing.ts";
import { waiting } from "./waiting.ts";

const offer: Row = {
  date: "2030-01-10",
  kind: "proposal",
  parties: "FR;IN",
  topic: "a hotline for fishing fleets",
  status: "open",
};
const owed = (on: string, ...rows: readonly Row[]) =>
  waiting(eventsOf(...rows), { on }).map((w) => `${w.from}>${w.to} ${w.since} ${w.waitingDays}`);

test("the first party proposed, each of the others owes a reply, and it is counted in days", () => {
  expect(owed("2030-02-09", { ...offer, parties: "FR;IN;PK" })).toEqual(["FR>IN 2030-01-10 30", "FR>PK 2030-01-10 30"]);
  expect(owed("2030-01-09", offer)).toEqual([]);
});

test("the words of the row say otherwise: whose paper it is, and who merely speaks of it", () => {
  const told = { ...offer, parties: "FR;IN", heads_of_delegation: "IN: Ravi Rao (speaking)" };
  expect(
    owed("2030-01-11", { ...told, topic: "India confirms a written French memorandum on fishing fleets" }),
  ).toEqual(["FR>IN 2030-01-10 1"]);
  expect(owed("2030-01-11", { ...told, topic: "studies the Indian draft on fishing fleets" })).toEqual([
    "IN>FR 2030-01-10 1",
  ]);
  expect(
    owed("2030-01-11", { ...told, topic: "India confirms that it received a proposal on fishing fleets" }),
  ).toEqual(["FR>IN 2030-01-10 1"]);
  expect(owed("2030-01-11", { ...offer, heads_of_delegation: "IN: Ravi Rao" })).toEqual(["IN>FR 2030-01-10 1"]);
  expect(owed("2030-01-11", { ...offer, topic: "India offers a register of fishing fleets" })).toEqual([
    "IN>FR 2030-01-10 1",
  ]);
});

test("a later row of the addressee ends it, from the day on which that is known", () => {
  const no = {
    date: "2030-02-01",
    kind: "statement",
    parties: "IN;FR",
    topic: "India declines the hotline for fishing fleets",
    status: "declined",
    publication_date: "2030-02-05",
  };
  expect(owed("2030-02-04", offer, no)).toEqual(["FR>IN 2030-01-10 25"]);
  expect(owed("2030-02-05", offer, no)).toEqual([]);
});

test("what is no answer leaves it waiting", () => {
  const says = (topic: string, status = "open", more: Row = {}): Row => ({
    date: "2030-02-01",
    kind: "statement",
    parties: "IN;FR",
    heads_of_delegation: "IN: Ravi Rao",
    topic,
    status,
    ...more,
  });
  const waits = ["FR>IN 2030-01-10 32"];
  expect(owed("2030-02-11", offer, says("India has not yet answered the French hotline proposal"))).toEqual(waits);
  expect(owed("2030-02-11", offer, says("the hotline for fishing fleets is under study", "under study"))).toEqual(
    waits,
  );
  expect(owed("2030-02-11", offer, says("India rejects a quota on tuna", "rejected"))).toEqual(waits);
  expect(
    owed(
      "2030-02-11",
      offer,
      says("PK declines a hotline for fishing fleets", "declined", { parties: "PK;FR", heads_of_delegation: "PK: Z" }),
    ),
  ).toEqual(waits);
  expect(
    owed(
      "2030-02-11",
      offer,
      says("France urges India to answer on the hotline", "open", { heads_of_delegation: "FR: A" }),
    ),
  ).toEqual(waits);
  const frozen = {
    date: "2030-02-01",
    kind: "channel-frozen",
    parties: "FR;IN",
    topic: "India suspends fishing consultations",
    status: "frozen",
  };
  expect(owed("2030-02-11", offer, frozen)).toEqual(waits);
});

test("of two proposals the answer ends the one whose words it has; without words, the later", () => {
  const tuna = { ...offer, date: "2030-01-20", topic: "a quota on tuna" };
  const answer = (topic: string): Row => ({
    date: "2030-02-01",
    kind: "statement",
    parties: "IN;FR",
    topic,
    status: "answered",
  });
  expect(owed("2030-02-02", offer, tuna, answer("India replies on the hotline for fleets"))).toEqual([
    "FR>IN 2030-01-20 13",
  ]);
  expect(owed("2030-02-02", offer, tuna, answer("Indian written answer to the French paper"))).toEqual([
    "FR>IN 2030-01-10 23",
  ]);
});

test("each addressee answers for itself, and the proposer may take it back from all", () => {
  const three = { ...offer, parties: "FR;IN;PK" };
  const yes = {
    date: "2030-02-01",
    kind: "statement",
    parties: "IN",
    topic: "India accepts the French hotline for fishing fleets",
    status: "accepted",
  };
  const back = {
    date: "2030-02-02",
    kind: "statement",
    parties: "FR",
    topic: "France withdraws its hotline offer for fishing fleets",
    status: "withdrawn",
  };
  expect(owed("2030-02-01", three, yes)).toEqual(["FR>PK 2030-01-10 22"]);
  expect(owed("2030-02-02", three, yes, back)).toEqual([]);
});

test("talks that were asked for and held are the answer, and talks on something else are not", () => {
  const ask = { ...offer, topic: "talks on incidents at sea" };
  const met = (topic: string, status = "held"): Row => ({
    date: "2030-02-01",
    kind: "meeting",
    parties: "IN;FR",
    topic,
    status,
  });
  expect(owed("2030-02-02", ask, met("incidents at sea, first round of talks"))).toEqual([]);
  expect(owed("2030-02-02", ask, met("visas for students"))).toHaveLength(1);
  expect(owed("2030-02-02", ask, met("incidents at sea", "planned"))).toHaveLength(1);
});

test("a refusal to talk at all ends what asks for talks on the subject, and no paper on a measure", () => {
  const ask = { ...offer, topic: "arms control talks without preconditions" };
  const measure = { ...offer, date: "2030-01-12", topic: "advance notification of missile launches" };
  const no = {
    date: "2030-02-01",
    kind: "statement",
    parties: "IN",
    topic: "rejects nuclear disarmament talks with France as unrealistic",
    status: "rejected",
  };
  expect(owed("2030-02-02", ask, measure, no)).toEqual(["FR>IN 2030-01-12 21"]);
});

test("a treaty still to be made is made by talks: whoever refuses them has answered, and only they", () => {
  const treaty = { ...offer, parties: "FR;IN;PK", topic: "a new and better treaty with India and Pakistan" };
  const no = { ...offer, kind: "statement", parties: "IN;FR", date: "2030-01-12" };
  const refused = { ...no, topic: "India will not take part in disarmament negotiations", status: "rejected" };
  expect(owed("2030-01-20", treaty, refused)).toEqual(["FR>PK 2030-01-10 10"]);
  const other = { ...no, topic: "India will not take part in talks of the defence ministers", status: "rejected" };
  expect(owed("2030-01-20", treaty, other)).toHaveLength(2);
});

test("a refusal to come, by words for what was proposed by whom; and who speaks, by where", () => {
  const summit = { ...offer, topic: "a summit on fishing" };
  const no = { date: "2030-02-01", kind: "statement", parties: "IN", status: "declined" };
  expect(owed("2030-02-02", summit, { ...no, topic: "will not take part in the summit proposed by France" })).toEqual(
    [],
  );
  const spoken = { ...no, parties: "FR;IN", place: "New Delhi", topic: "the hotline for fishing fleets is declined" };
  expect(owed("2030-02-02", offer, spoken)).toEqual([]);
  expect(owed("2030-02-02", offer, { ...spoken, place: "Paris" })).toHaveLength(1);
});

test("a proposal of a month that a page tells within it waits from that page on", () => {
  const month = { ...offer, date: "2030-01", status: "proposed", publication_date: "2030-01-15" };
  expect(owed("2030-01-20", month)).toEqual(["FR>IN 2030-01-15 5"]);
});

test("a proposal ends by its own later status, by a lapse, and after its own last day", () => {
  const again = { ...offer, date: "2030-02-01", status: "lapsed" };
  expect(owed("2030-02-02", offer, again)).toEqual([]);
  expect(owed("2030-02-02", { ...offer, end_date: "2030-02-01" })).toEqual([]);
  expect(owed("2030-02-01", { ...offer, end_date: "2030-02-01" })).toHaveLength(1);
  expect(owed("2030-02-02", { ...offer, status: "no answer" })).toHaveLength(1);
});

test("a statement waits where the record says that a reply is awaited; put twice it waits since the first time", () => {
  const ask = {
    date: "2030-02-01",
    kind: "statement",
    parties: "FR;IN",
    topic: "France still waits for an answer on the hotline for fishing fleets",
    status: "awaiting reply",
    heads_of_delegation: "FR: A",
  };
  expect(owed("2030-02-02", ask)).toEqual(["FR>IN 2030-02-01 1"]);
  expect(owed("2030-02-02", offer, ask)).toEqual(["FR>IN 2030-01-10 23"]);
});

test("a month waits from its last day, or from the page that tells it as past", () => {
  const month = { ...offer, date: "2030-01" };
  expect(owed("2030-02-28", { ...month, publication_date: "2030-02" })).toEqual(["FR>IN 2030-01-31 28"]);
  expect(owed("2030-02-28", { ...month, publication_date: "2030-01-15" })).toEqual(["FR>IN 2030-01-15 44"]);
  const undated = waiting(eventsOf({ ...offer, publication_date: "" }), { on: "2030-01-10" });
  expect(undated[0]?.note).toContain("no day of publication");
});

test("a meeting that was put off answers nothing, and whoever leaves a treaty takes back no proposal", () => {
  const ask = { ...offer, topic: "talks on incidents at sea" };
  const met: Row = { date: "2030-02-01", kind: "meeting", parties: "IN;FR", topic: "incidents at sea, first talks" };
  expect(owed("2030-02-02", ask, { ...met, status: "held" })).toEqual([]);
  expect(owed("2030-02-02", ask, { ...met, status: "put off by India" })).toHaveLength(1);
  const treaty = { ...offer, topic: "a draft treaty on security guarantees" };
  const left: Row = { date: "2030-02-01", kind: "statement", parties: "FR", topic: "Blue Water Treaty (1992)" };
  expect(owed("2030-02-02", treaty, { ...left, status: "withdrawn" })).toHaveLength(1);
  expect(owed("2030-02-02", treaty, { ...left, topic: "draft treaty on guarantees", status: "withdrawn" })).toEqual([]);
});

test("words between a state and its paper do not hide whose it is", () => {
  const told = { ...offer, parties: "IN;FR", topic: "studies the French written, informal fishing-fleet memorandum" };
  expect(owed("2030-01-11", told)).toEqual(["FR>IN 2030-01-10 1"]);
});
