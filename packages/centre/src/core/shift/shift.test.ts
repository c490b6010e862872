import { expect, test } from "vitest";
import { Centre } from "../../shell/centre.ts";
import { composeLaunch, hour, moreau, notifyLaunch, petit, setTable, type Table, warningDesk } from "../../testing.ts";
import type { Act, Answer } from "../act.ts";
import type { Officer } from "../env.ts";
import { listDigest, listed, type OpenItem, openItems } from "./items.ts";

const benali: Officer = { name: "S. Benali", role: "watch-officer", desk: null };
const roux: Officer = { name: "M. Roux", role: "supervisor", desk: null };
const weiss: Officer = { name: "L. Weiss", role: "linguist", desk: null };
const noir: Officer = { name: "P. Noir", role: "auditor", desk: null };

const fr = (t: Table) => t.seat("FR");
const stateOf = (t: Table) => fr(t).centre.state;
const items = (t: Table): readonly OpenItem[] => openItems(fr(t).centre.env, stateOf(t), fr(t).centre.now());
const digest = (t: Table): string => listDigest(fr(t).centre.env, listed(items(t)));
const sign = (t: Table, o: Officer, reason?: string): Answer =>
  fr(t).act(o, { do: "shift-sign", digest: digest(t), ...(reason === undefined ? {} : { reason }) });
const read = (t: Table, o: Officer, i: OpenItem, remark?: string): Answer =>
  fr(t).act(o, { do: "shift-read", item: i.key, digest: i.digest, remark });
const readAll = (t: Table, o: Officer): void => {
  for (const i of items(t)) expect(read(t, o, i).kind).toBe("done");
};
const why = (a: Answer): string => (a.kind === "no" ? `${a.why}: ${a.detail}` : a.kind);

/** A. Moreau holds the watch; a notification of China waits for an acknowledgement, and one of ours for its release. */
function night(): Table {
  const table = setTable();
  expect(fr(table).act(moreau, { do: "shift-take" }).kind).toBe("done");
  notifyLaunch(table, "CN");
  composeLaunch(table, "FR");
  table.deliver();
  return table;
}

test("the list fills itself: what is owed, what waits for release, paths that are down, notes", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-note", text: "Calm.", language: "en" });
  fr(table).centre.link("GB" as never, false);
  table.deliver();
  const keys = items(table).map((i) => i.key.split(":").slice(0, 2).join(":"));
  expect(keys.slice(0, -1)).toEqual(["duty:route", "duty:acknowledge", "duty:release", "duty:follow-up", "peer:GB"]);
  expect(keys.at(-1)).toMatch(/^note:/);
});

test("the watch passes once each item was read and both have signed, and not before", () => {
  const table = night();
  expect(fr(table).act(moreau, { do: "shift-open", to: "S. Benali" }).kind).toBe("done");
  expect(why(sign(table, benali))).toMatch(/^wrong-state: \d of \d items are still to be read/);
  expect(why(read(table, moreau, items(table)[0] as OpenItem))).toMatch(/^forbidden/);
  expect(sign(table, moreau).kind).toBe("done");
  readAll(table, benali);
  expect(stateOf(table).shift.watch?.by).toBe("A. Moreau");
  expect(sign(table, benali).kind).toBe("done");
  const { watch, handOver, ended } = stateOf(table).shift;
  expect([watch?.by, watch?.from, handOver]).toEqual(["S. Benali", "A. Moreau", null]);
  expect(ended.last()?.gives?.digest).toBe(ended.last()?.takes?.digest);
});

test("what came between the two signatures is read and signed again", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  sign(table, moreau);
  readAll(table, benali);
  notifyLaunch(table, "RU", 50);
  table.deliver();
  expect(why(sign(table, benali))).toMatch(/^wrong-state: \d of \d items are still to be read/);
  readAll(table, benali);
  expect(sign(table, benali).kind).toBe("done");
  expect(stateOf(table).shift.watch?.by).toBe("A. Moreau"); // he signed without Russia's
  expect(sign(table, moreau).kind).toBe("done");
  expect(stateOf(table).shift.watch?.by).toBe("S. Benali");
});

test("what has ended since a signature is no reason to sign again", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  sign(table, moreau);
  const theirs = [...stateOf(table).items.values()].find((i) => i.from === "CN");
  fr(table).act(moreau, { do: "acknowledge", id: theirs?.item.id ?? "" });
  readAll(table, benali);
  sign(table, benali);
  expect(stateOf(table).shift.watch?.by).toBe("S. Benali");
});

test("an item that was shown otherwise is not read; one that changes is to be read again", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  const [first] = items(table);
  if (first === undefined) throw new Error("an item");
  expect(why(read(table, benali, { ...first, digest: "0".repeat(64) }))).toMatch(/^wrong-state/);
  readAll(table, benali);
  table.tick(40 * 60_000); // half of the time to acknowledge is over, and the alarms ring
  expect(why(sign(table, benali))).toMatch(/items are still to be read/);
});

test("a digest of another list signs nothing", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  const before = digest(table);
  notifyLaunch(table, "GB", 60);
  table.deliver();
  expect(why(fr(table).act(moreau, { do: "shift-sign", digest: before }))).toMatch(
    /^wrong-state: the list has changed/,
  );
});

test("where the outgoing officer cannot sign a supervisor does, with a reason; the items are read all the same", () => {
  const table = night();
  expect(fr(table).act(roux, { do: "shift-open", to: "S. Benali" }).kind).toBe("done");
  expect(why(sign(table, roux))).toBe("bad-input: say why A. Moreau cannot sign");
  expect(why(sign(table, benali, "he is ill"))).toMatch(/^forbidden/);
  expect(sign(table, roux, "taken ill at 02:40").kind).toBe("done");
  expect(why(sign(table, benali))).toMatch(/still to be read/);
  readAll(table, benali);
  sign(table, benali);
  expect(stateOf(table).shift.watch?.by).toBe("S. Benali");
  expect(stateOf(table).shift.ended.last()?.gives?.inPlaceOf).toEqual({
    officer: "A. Moreau",
    reason: "taken ill at 02:40",
  });
});

test("nobody gives the watch to himself, nor takes it twice, nor from a desk", () => {
  const table = night();
  expect(why(fr(table).act(benali, { do: "shift-take" }))).toMatch(/^wrong-state: A. Moreau has the watch/);
  expect(why(fr(table).act(moreau, { do: "shift-open", to: "A. Moreau" }))).toMatch(/^bad-input/);
  for (const officer of [petit, warningDesk, roux, weiss, noir])
    expect(why(fr(table).act(officer, { do: "shift-take" }))).toMatch(/^forbidden/);
  expect(why(fr(table).act(weiss, { do: "shift-open" }))).toMatch(/^forbidden/);
});

test("what belongs to the watch waits for it, and what rings does not", () => {
  const table = night();
  const theirs = [...stateOf(table).items.values()].find((i) => i.from === "CN")?.item.id ?? "";
  const acknowledge: Act = { do: "acknowledge", id: theirs };
  expect(why(fr(table).act(benali, acknowledge))).toMatch(/^forbidden: A. Moreau has the watch/);
  expect(stateOf(table).shift.offWatch.size).toBe(0);
  table.tick(40 * 60_000);
  expect(fr(table).act(benali, acknowledge).kind).toBe("done");
  expect(stateOf(table).shift.offWatch.toArray()).toMatchObject([
    { by: "S. Benali", holder: "A. Moreau", act: "acknowledge", about: theirs },
  ]);
  // The one on watch reads of it at the hand-over.
  expect(items(table).map((i) => i.key)).toContain("off-watch");
});

test("a centre in which nobody has taken the watch goes on as before", () => {
  const table = setTable();
  notifyLaunch(table, "CN");
  table.deliver();
  const theirs = [...stateOf(table).items.values()][0]?.item.id ?? "";
  expect(fr(table).act(benali, { do: "acknowledge", id: theirs }).kind).toBe("done");
  expect(stateOf(table).shift.offWatch.size).toBe(0);
});

test("an auditor sees and does nothing; a linguist and a supervisor do what is theirs", () => {
  const table = night();
  const all: readonly Act[] = [
    { do: "shift-note", text: "x", language: "en" },
    { do: "take-alarm", alarm: "x" },
    { do: "discard", id: "x" },
    { do: "line-confirm", annex: "x" },
    { do: "read", id: "x", desk: "warning" },
  ];
  for (const act of all) expect(why(fr(table).act(noir, act))).toMatch(/^forbidden/);
  expect(all.map((a) => why(fr(table).act(weiss, a)).split(":")[0])).toEqual([
    "forbidden",
    "forbidden",
    "forbidden",
    "not-found",
    "forbidden",
  ]);
  expect(all.map((a) => why(fr(table).act(roux, a)).split(":")[0])).toEqual([
    "done",
    "not-found",
    "forbidden",
    "forbidden",
    "forbidden",
  ]);
});

test("turns of the watch do not overlap, and whoever takes it has it until their turn ends", () => {
  const table = night();
  const from = fr(table).centre.now();
  const at = (h: number) => new Date(Date.parse(from) + h * hour).toISOString() as typeof from;
  const plan = (officer: string, a: number, b: number, who = roux): Answer =>
    fr(table).act(who, { do: "shift-plan", officer, role: "watch-officer", from: at(a), until: at(b) });
  expect(plan("S. Benali", 0, 8).kind).toBe("done");
  expect(why(plan("A. Moreau", 7, 9))).toMatch(/^wrong-state/);
  expect(why(plan("A. Moreau", 9, 9))).toMatch(/^bad-input/);
  expect(why(plan("A. Moreau", 8, 16, moreau))).toMatch(/^forbidden/);
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  readAll(table, benali);
  sign(table, moreau);
  sign(table, benali);
  expect(stateOf(table).shift.watch).toMatchObject({ by: "S. Benali", until: at(8) });
});

test("the same journal gives the same watch again", () => {
  const table = night();
  fr(table).act(moreau, { do: "shift-open", to: "S. Benali" });
  readAll(table, benali);
  sign(table, moreau);
  sign(table, benali);
  const { shift } = stateOf(table);
  const again = new Centre(fr(table).centre.env, fr(table).world);
  expect(JSON.stringify(again.state.shift)).toBe(JSON.stringify(shift));
});
