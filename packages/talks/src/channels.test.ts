import { type Regime, ruleFamilies } from "@comity/regime";
import { expect, test } from "vitest";
import { channels, closures } from "./channels.ts";
import { eventsOf, type Row } from "./testing.ts";
import { endedTreaty } from "./treaty-end.ts";

const row = (date: string, kind: string, topic: string, more: Row = {}): Row => ({
  date,
  kind,
  parties: "FR;IN",
  topic,
  status: kind.replace("channel-", ""),
  ...more,
});
const cut = row("2030-03", "channel-frozen", "India cuts military contacts after a visit", {
  publication_date: "2030-03-10",
});
const back = row("2030-09-01", "channel-resumed", "military contacts come back", { publication_date: "2030-09-03" });
const states = (on: string, ...rows: readonly Row[]) =>
  channels(eventsOf(...rows), { on, between: ["IN", "FR"] }).map(
    (c) => `${c.name}: ${c.state} ${c.by ?? "-"} ${c.since?.text ?? "-"}`,
  );

test("frozen by whom and since when, until the day on which it is told that it came back", () => {
  expect(states("2030-03-09", cut, back)).toEqual([]);
  expect(states("2030-09-02", cut, back)).toEqual(["military contacts: frozen IN 2030-03"]);
  expect(states("2030-09-03", cut, back)).toEqual(["military contacts: open - 2030-09-01"]);
});

test("several channels of one pair are kept apart by their subject", () => {
  const line = row("2030-01-05", "channel-opened", "hotline between the two navies");
  const talks = row("2030-02-01", "meeting", "arms control, second round", { status: "held" });
  const stop = row("2030-04-01", "channel-frozen", "consultations on arms control put off", {
    heads_of_delegation: "FR: Anne Roux",
  });
  expect(states("2030-05-01", cut, line, talks, stop)).toEqual([
    "arms control consultations: frozen FR 2030-04-01",
    "crisis line: open - 2030-01-05",
    "military contacts: frozen IN 2030-03",
  ]);
});

test("lines go by many names: cut, restored, and calls that nobody answers", () => {
  const rows = [
    row("2030-01-05", "channel-opened", "hotline between the two capitals"),
    row("2030-02-09", "channel-frozen", "India cuts all communication lines, the one of the leaders too"),
    row("2030-03-27", "channel-resumed", "communications lines between the two"),
    row("2030-05-07", "channel-frozen", "India does not answer calls on the liaison and military lines"),
  ];
  expect(states("2030-03-01", ...rows)).toEqual(["crisis line: frozen IN 2030-02-09"]);
  expect(states("2030-04-01", ...rows)).toEqual(["crisis line: open - 2030-03-27"]);
  expect(states("2030-06-01", ...rows)).toEqual(["crisis line: frozen IN 2030-05-07"]);
});

test("one row may freeze two, and all of them", () => {
  const both = row(
    "2030-04-01",
    "channel-frozen",
    "India suspends military contacts and arms control consultations over fishing",
  );
  expect(states("2030-05-01", both)).toHaveLength(2);
  const line = row("2030-01-05", "channel-opened", "hotline between the two navies");
  const all = row("2030-04-02", "channel-frozen", "India suspends all channels");
  expect(states("2030-05-01", line, back, all)).toEqual(["crisis line: frozen IN 2030-04-02"]);
});

test("a meeting shows its channel in use; one that is planned, unofficial or of another subject does not", () => {
  const met = (topic: string, more: Row = {}): Row => row("2030-06-01", "meeting", topic, { status: "held", ...more });
  expect(states("2030-07-01", cut, met("defence ministers meet"))).toEqual(["military contacts: open - 2030-06-01"]);
  expect(states("2030-07-01", cut, met("defence ministers meet", { status: "planned" }))).toEqual([
    "military contacts: frozen IN 2030-03",
  ]);
  expect(states("2030-07-01", cut, met("track two meeting on military contacts"))).toEqual([
    "military contacts: frozen IN 2030-03",
    "track two talks: open - 2030-06-01",
  ]);
  expect(states("2030-07-01", cut, met("agreed to resume military contacts", { level: "head of state" }))[1]).toBe(
    "military contacts: frozen IN 2030-03",
  );
});

test("a channel for which there is no word of ours is known again by its own", () => {
  const stop = row("2030-04-01", "channel-frozen", "India suspends the fisheries patrol liaison");
  const go = row("2030-05-01", "channel-resumed", "fisheries patrol liaison resumes");
  expect(states("2030-04-02", stop)).toEqual(["India suspends the fisheries patrol liaison: frozen IN 2030-04-01"]);
  expect(states("2030-05-02", stop, go)).toEqual(["India suspends the fisheries patrol liaison: open - 2030-05-01"]);
});

test("never, unknown, and a closure that goes on in other hands", () => {
  expect(states("2030-02-01", row("2030-01-01", "proposal", "a hotline", { status: "open" }))).toEqual([
    "crisis line: never FR 2030-01-01",
  ]);
  const stop = row("2030-04-01", "channel-frozen", "India suspends military contacts");
  const go = row("2030-04-01", "channel-resumed", "military contacts resumed");
  expect(states("2030-05-01", stop, go)).toEqual(["military contacts: unknown - 2030-04-01"]);
  const plague = row("2030-01-01", "channel-frozen", "inspections put off because of an epidemic");
  const refusal = row("2030-08-01", "channel-frozen", "India puts off inspections");
  const [channel] = channels(eventsOf(plague, refusal), { on: "2030-09-01" });
  expect(channel).toMatchObject({
    state: "frozen",
    by: "IN",
    since: { text: "2030-08-01" },
    note: "closed since 2030-01-01",
  });
});

test("closures as they were known: an open one, and one that ended", () => {
  const events = eventsOf(cut, back);
  const known = { name: "military contacts", parties: ["FR", "IN"], by: "IN", from: "2030-03-01" };
  expect(closures(events, "2030-08-01")).toEqual([{ ...known, to: null }]);
  expect(closures(events, "2030-10-01")).toEqual([{ ...known, to: "2030-09-01" }]);
});

test("inspections end with their treaty, by a row or by the treaty's own file; another treaty's end is nothing to them", () => {
  const stop = row("2030-01-01", "channel-frozen", "India puts off inspections under the Blue Water Treaty");
  const over = (topic: string, status = "done"): Row => row("2030-06-01", "treaty-action", topic, { status });
  const told = ["treaty bodies: frozen IN 2030-01-01"];
  expect(states("2030-05-31", stop, over("Blue Water Treaty expires"))).toEqual(told);
  expect(states("2030-06-02", stop, over("Blue Water Treaty expires"))).toEqual([]);
  expect(states("2030-06-02", stop, over("the Blue Water Treaty", "ended"))).toEqual([]);
  expect(states("2030-06-02", stop, over("Green Field Treaty expires"))).toEqual(told);
  expect(states("2030-06-02", stop, over("India ends its reports under the Blue Water Treaty"))).toEqual(told);
  expect(closures(eventsOf(stop, over("Blue Water Treaty expires")), "2030-07-01")).toMatchObject([
    { from: "2030-01-01", to: "2030-06-01" },
  ]);
  const noRules = Object.fromEntries(ruleFamilies.map((f) => [f, new Map()]));
  const treaty = {
    title: { en: "Treaty on patrols (Blue Water, 2010)" },
    parties: ["FR", "IN"],
    life: [{ event: "expired", on: "2030-06-01", source: { title: "A page" } }],
  } as unknown as Regime;
  const named = (on: string, regime: Regime, ...rows: readonly Row[]) =>
    channels(eventsOf(...rows), { on, regimes: [{ ...noRules, ...regime }] }).map((c) => c.name);
  expect(endedTreaty(treaty, "2030-05-31")).toBeUndefined();
  expect(named("2030-06-02", treaty, stop)).toEqual([]);
  expect(named("2030-06-02", { ...treaty, title: { en: "Green Field, 2010" } } as Regime, stop)).toHaveLength(1);
});

test("rows in other languages are kept, known again by their own words, and put to whom their parties say", () => {
  for (const [stop, go] of [
    ["Россия приостанавливает консультации", "консультации возобновлены"],
    ["中方暂停军控磋商", "军控磋商恢复"],
    ["la Chine suspend les échanges sur la pêche", "reprise des échanges sur la pêche"],
  ] as const) {
    const [closed, opened] = [row("2030-04-01", "channel-frozen", stop), row("2030-05-01", "channel-resumed", go)];
    expect(states("2030-04-02", closed, opened)).toEqual([`${stop}: frozen - 2030-04-01`]);
    expect(states("2030-05-02", closed, opened)).toEqual([`${stop}: open - 2030-05-01`]);
  }
  const other = row("2030-05-01", "channel-resumed", "教育合作恢复");
  expect(states("2030-05-02", row("2030-04-01", "channel-frozen", "中方暂停军控磋商"), other)).toHaveLength(2);
});

test("ministers who met, and did not open again what was closed", () => {
  const met = (outcome: string): Row =>
    row("2030-06-01", "meeting", "defence ministers meet", { status: "held", outcome });
  const closed = ["military contacts: frozen IN 2030-03"];
  expect(states("2030-07-01", cut, met("contacts not restored"))).toEqual(closed);
  expect(states("2030-07-01", cut, met("India did not agree to resume them"))).toEqual(closed);
  expect(states("2030-07-01", cut, met("no communiqué"))).toEqual(["military contacts: open - 2030-06-01"]);
});
