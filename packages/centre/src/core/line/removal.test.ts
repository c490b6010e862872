import { readFileSync } from "node:fs";
import { type Regime, readRegime } from "@comity/regime";
import type { EnvelopeId, Instant, ItemId, Party } from "@comity/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moreau, type Seat, setTable, settle, speak, type Table } from "../../testing.ts";
import { lineLeftList } from "../../views/lines.ts";
import type { Act } from "../act.ts";
import { alarmsAt } from "../alarms.ts";
import { type LineId, linesOf } from "./line.ts";
import { type ChangeWord, isOutAt, membershipOf, setsToCome } from "./removal.ts";

const five = "p5-crisis-lines/group/CN,FR,GB,RU,US";
const four = "p5-crisis-lines/group/CN,FR,GB,US";
const minute = 60_000;

/** The proposal, changed so that all others may put a member off the line of the five. */
function removable(): Regime {
  const file = new URL("../../../../../regimes/p5-crisis-lines.yaml", import.meta.url);
  const text = readFileSync(file, "utf8").replace("  group:\n", "  group:\n    membership: { remove: all-others }\n");
  const read = readRegime({ file: "p5-crisis-lines.yaml", text });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.regime;
}
const tableOf = (): Table => setTable({ regimes: [removable()] });
const groupOf = ({ centre: { env, state } }: Seat): string | undefined =>
  linesOf(env, state).find((l) => l.rule.name === "group")?.id;
const groups = (table: Table): Record<string, string | undefined> =>
  Object.fromEntries(Object.values(table.seats).map((s) => [s.party, groupOf(s)]));

function done(seat: Seat, act: Act): ItemId {
  const answer = seat.act(moreau, act);
  if (answer.kind !== "done") throw new Error(`${seat.party}: ${answer.detail}`);
  return answer.id as ItemId;
}
const propose = (
  table: Table,
  by: string,
  does: "line-remove" | "line-let-back" = "line-remove",
  line = five,
): ItemId => done(table.seat(by), { do: does, line, member: "RU" as Party, reason: "its centre was taken over" });
function agree(table: Table, proposal: ItemId, ...by: readonly string[]): void {
  for (const p of by) {
    table.now += 1000;
    done(table.seat(p), { do: "line-agree", proposal });
    table.deliver();
  }
}
const said = { language: "en", words: { text: "Among those who are left." } };

describe("a member that all others put off a line", () => {
  it("is off once the last of them has agreed, reads who, when and why, and no words are sealed to it", async () => {
    const table = tableOf();
    const proposal = propose(table, "US");
    table.deliver();
    agree(table, proposal, "CN", "FR");
    expect(new Set(Object.values(groups(table)))).toEqual(new Set([five]));
    agree(table, proposal, "GB");
    expect(groups(table)).toEqual({ CN: four, FR: four, GB: four, US: four, RU: undefined });

    const { env, state } = table.seat("RU").centre;
    const [left] = lineLeftList(env, state, table.seat("RU").centre.now());
    expect(left?.proposals[0]).toMatchObject({
      ...{ change: "remove", member: "RU", by: "US", officer: "A. Moreau", state: "done", waitsFor: [] },
      ...{ reason: "its centre was taken over", endedAt: new Date(table.now).toISOString() },
    });
    expect(left?.proposals[0]?.words.map((w) => w.by)).toEqual(["US", "CN", "FR", "GB"]);

    const call = await speak(table, table.seat("FR"), moreau, {
      do: "line-call",
      line: four,
      urgency: "routine",
      ...said,
    });
    const held = (p: string) => table.seat(p).centre.state.calls.has(call.id as ItemId);
    expect(["CN", "FR", "GB", "US", "RU"].map(held)).toEqual([true, true, true, true, false]);
    expect(table.seat("FR").act(moreau, { do: "line-freeze", line: five, reason: "x" }).kind).toBe("no");
  });

  it("is heard no more on that line, and is let back by the same procedure", async () => {
    const table = tableOf();
    const ru = table.seat("RU");
    const cut = (f: { to: string }) => f.to !== "RU";
    const proposal = propose(table, "US");
    table.deliver();
    for (const p of ["CN", "FR"]) agree(table, proposal, p);
    table.now += 1000;
    done(table.seat("GB"), { do: "line-agree", proposal });
    table.deliver(cut);
    table.now += 1000;
    // Moscow has not heard yet that it is off, and calls.
    const given = await speak(table, ru, moreau, { do: "line-call", line: five, urgency: "priority", ...said }, cut);
    expect(given.kind).toBe("done");
    for (const p of ["CN", "FR", "GB", "US"]) {
      const { env, state } = table.seat(p).centre;
      expect(state.calls.has(given.id as ItemId)).toBe(false);
      expect(alarmsAt(env, state, table.seat(p).centre.now()).map((a) => a.kind)).not.toContain("line-call");
      expect(state.lines.get(five as LineId)?.stopped ?? null).toBe(null);
    }
    table.tick(2 * minute);
    await settle(table);
    expect(groups(table).RU).toBe(undefined);

    const back = propose(table, "FR", "line-let-back", four);
    table.deliver();
    expect(ru.act(moreau, { do: "line-agree", proposal: back })).toMatchObject({ kind: "no" });
    agree(table, back, "CN", "GB", "US");
    expect(new Set(Object.values(groups(table)))).toEqual(new Set([five]));
    const again = await speak(table, ru, moreau, { do: "line-call", line: five, urgency: "priority", ...said });
    for (const p of ["CN", "FR", "GB", "US"])
      expect(table.seat(p).centre.state.calls.has(again.id as ItemId)).toBe(true);
  });

  it("has said nothing since, also where its call came before the word that put it off", async () => {
    const table = tableOf();
    const proposal = propose(table, "US");
    table.deliver();
    agree(table, proposal, "CN", "FR");
    const slow = (f: { from: string }) => f.from !== "GB";
    table.now += 1000;
    done(table.seat("GB"), { do: "line-agree", proposal });
    table.deliver(slow);
    table.now += 1000;
    const act: Act = { do: "line-call", line: five, urgency: "priority", ...said };
    const call = await speak(table, table.seat("RU"), moreau, act, slow);
    const held = () => ["CN", "FR", "GB", "US"].map((p) => table.seat(p).centre.state.calls.has(call.id as ItemId));
    expect(held()).toEqual([true, true, false, true]);
    table.tick(2 * minute);
    await settle(table);
    expect(held()).toEqual([false, false, false, false]);
    for (const p of ["CN", "FR", "GB", "US"]) expect(table.seat(p).centre.state.openCalls.size).toBe(0);
  });

  it("stays on where one of them declines, where nobody may put one off, and when the time has lapsed", () => {
    const table = tableOf();
    const first = propose(table, "US");
    table.deliver();
    done(table.seat("CN"), { do: "line-object", proposal: first, reason: "we need them on it" });
    table.deliver();
    expect(table.seat("FR").act(moreau, { do: "line-agree", proposal: first })).toMatchObject({ kind: "no" });
    const second = propose(table, "US");
    table.deliver();
    agree(table, second, "CN", "FR");
    table.now += 48 * 60 * minute;
    expect(table.seat("GB").act(moreau, { do: "line-agree", proposal: second })).toMatchObject({ kind: "no" });
    expect(new Set(Object.values(groups(table)))).toEqual(new Set([five]));
    const plain = setTable({ regimes: ["p5-crisis-lines"] });
    const asked = plain.seat("US").act(moreau, { do: "line-remove", line: five, member: "RU" as Party, reason: "x" });
    expect(asked).toMatchObject({ kind: "no", why: "forbidden", clause: "Art. 2" });
  });

  it("leaves an open call to be answered without words, so that nothing is sealed to who is off", async () => {
    const table = tableOf();
    const call = await speak(table, table.seat("US"), moreau, {
      do: "line-call",
      line: five,
      urgency: "routine",
      ...said,
    });
    const proposal = propose(table, "US");
    table.deliver();
    agree(table, proposal, "CN", "FR", "GB");
    const reply = (more: object): Act => ({
      ...{ do: "line-reply", call: call.id as ItemId, outcome: "answered", language: "en", ...more },
    });
    const spoken = await speak(table, table.seat("CN"), moreau, reply({ words: { text: "Here." } }));
    expect(spoken).toMatchObject({ kind: "no", why: "wrong-state" });
    expect(await speak(table, table.seat("CN"), moreau, reply({}))).toMatchObject({ kind: "done" });
    table.tick(6 * minute);
    await settle(table);
    for (const p of ["CN", "FR", "GB", "US"])
      expect(table.seat(p).centre.state.calls.get(call.id as ItemId)?.end?.outcome).toBe("answered");
  });
});

it("in whatever order messages arrive, all records have the same members since the same moment, and nothing that was said off the line", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (draws) => {
      const table = tableOf();
      const shuffled = (frames = 1000): void => {
        // Each path keeps its own order; between paths any may be the next.
        for (let n = 0; n < frames; n++) {
          table.flush();
          const paths = [...new Set(table.onTheWay.map((f) => `${f.from}>${f.to}`))];
          const path = paths[(draws.next().value ?? 0) % Math.max(1, paths.length)];
          const i = table.onTheWay.findIndex((f) => `${f.from}>${f.to}` === path);
          const [frame] = i < 0 ? [] : table.onTheWay.splice(i, 1);
          if (frame === undefined) return;
          table.seat(frame.to).centre.receive(frame.from, frame.frame);
        }
      };
      const proposal = propose(table, "US");
      table.deliver();
      for (const p of ["CN", "FR", "GB"]) {
        table.now += 1000;
        done(table.seat(p), { do: "line-agree", proposal });
      }
      table.now += 1000;
      // Moscow speaks after the moment at which it was off, before anybody has heard of it; and the others test anew.
      done(table.seat("RU"), { do: "line-test", line: five });
      done(table.seat("RU"), { do: "line-freeze", line: five, reason: "x" });
      // Some have heard all of it, and test the line among those who are left, while others have not.
      for (let i = 0; i < 12; i++) {
        shuffled((draws.next().value ?? 0) % 12);
        table.now += 100;
        for (const s of Object.values(table.seats)) s.centre.tick();
      }
      for (let i = 0; i < 4; i++) {
        shuffled();
        table.now += minute;
        for (const s of Object.values(table.seats)) s.centre.tick();
      }
      shuffled();
      expect(groups(table)).toEqual({ CN: four, FR: four, GB: four, US: four, RU: undefined });
      const moments = Object.values(table.seats).map((s) => {
        const changes = [...(s.centre.state.lines.get(five as LineId)?.changes ?? [])];
        return membershipOf(["CN", "FR", "GB", "RU", "US"] as Party[], changes).proposals[0]?.endedAt;
      });
      expect(new Set(moments).size).toBe(1);
      for (const p of ["CN", "FR", "GB", "US"])
        for (const l of table.seat(p).centre.state.lines.values())
          expect([l.stopped, l.frozen.size]).toEqual([null, 0]);
    }),
    { numRuns: 25 },
  );
});

describe("who is on a line, from what was signed", () => {
  const parties = ["AA", "BB", "CC", "DD"] as Party[];
  const at = (n: number): Instant => new Date(Date.UTC(2026, 0, 1) + n * minute).toISOString() as Instant;
  const word = fc
    .record({
      by: fc.constantFrom(...parties),
      member: fc.constantFrom(...parties),
      change: fc.constantFrom("remove" as const, "remove" as const, "let-back" as const),
      proposal: fc.constantFrom("1", "2", "3"),
      step: fc.constantFrom(
        "proposed" as const,
        "agreed" as const,
        "agreed" as const,
        "agreed" as const,
        "declined" as const,
      ),
      minutes: fc.nat({ max: 40 }),
      name: fc.nat(),
    })
    .map(
      ({ minutes, name, proposal, ...w }): ChangeWord => ({
        ...w,
        proposal: proposal as ItemId,
        agreeBy: at(60),
        reason: w.step === "agreed" ? null : "x",
        officer: "o",
        sentAt: at(minutes),
        envelope: `${name}` as EnvelopeId,
      }),
    );

  it("does not depend on the order in which it came", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40, selector: (w) => `${w.sentAt} ${w.by} ${w.envelope}` }),
        fc.infiniteStream(fc.nat()),
        (words, draws) => {
          const mixed = words.map((w) => [draws.next().value ?? 0, w] as const).toSorted(([a], [b]) => a - b);
          const read = membershipOf(
            parties,
            mixed.map(([, w]) => w),
          );
          expect(read).toEqual(membershipOf(parties, words));
          // Two are left at least, and nobody went out without the word of each who was on it.
          expect(parties.length - read.out.length).toBeGreaterThan(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  const say = (by: string, step: ChangeWord["step"], minutes: number, more: Partial<ChangeWord> = {}): ChangeWord => ({
    ...{ proposal: "1" as ItemId, change: "remove", member: "DD" as Party, agreeBy: at(60), officer: "o" },
    ...{ by: by as Party, step, sentAt: at(minutes), envelope: `${by}${minutes}` as EnvelopeId, reason: null, ...more },
  });
  it("counts an agreement whose clock runs before that of who proposed, and only for what was signed", () => {
    const early = [say("BB", "agreed", 1), say("AA", "proposed", 2), say("CC", "agreed", 3)];
    expect(membershipOf(parties, early).out).toEqual(["DD"]);
    const other = [say("AA", "proposed", 1), say("BB", "agreed", 2), say("CC", "agreed", 3, { member: "AA" as Party })];
    expect(membershipOf(parties, other).out).toEqual([]);
    expect(setsToCome(membershipOf(parties, other), at(4))).toContainEqual(["AA", "BB", "CC"]);
  });
  it("has a member out from the last word on until it is let back", () => {
    const back = { change: "let-back" as const, proposal: "2" as ItemId };
    const words = ["AA", "BB", "CC"].flatMap((p, i) => [
      say(p, i === 0 ? "proposed" : "agreed", i + 1),
      say(p, i === 0 ? "proposed" : "agreed", i + 11, back),
    ]);
    const read = membershipOf(parties, words);
    expect([3, 4, 12, 13].map((m) => isOutAt(read, "DD" as Party, at(m)))).toEqual([false, true, true, false]);
  });
});
