import { type ItemId, msOf } from "@comity/wire";
import { describe, expect, it } from "vitest";
import { moreau, setTable, settle, speak, type Table } from "../../testing.ts";
import type { Act } from "../act.ts";
import type { LineId } from "./line.ts";
import { linesOf } from "./line.ts";
import { standingsOf } from "./signs.ts";
import { parseWords } from "./words.ts";

const five = "p5-crisis-lines/group/CN,FR,GB,RU,US";
const pair = "p5-crisis-lines/bilateral/CN,US";
const minute = 60_000;

const lineTable = (): Table => setTable({ regimes: ["p5-crisis-lines"] });

const said = (text: string) => ({ language: "en", words: { text } });
async function call(table: Table, party: string, line: string, text: string): Promise<ItemId> {
  const answer = await speak(table, table.seat(party), moreau, {
    do: "line-call",
    line,
    urgency: "priority",
    ...said(text),
  });
  if (answer.kind !== "done" || answer.id === null) throw new Error(JSON.stringify(answer));
  return answer.id;
}
const everywhere = (table: Table, id: ItemId, parties: readonly string[]) =>
  parties.map((p) => {
    const c = table.seat(p).centre.state.calls.get(id);
    return c?.end && { outcome: c.end.outcome, each: c.end.each };
  });

describe("lines between capitals", () => {
  it("are those that the regime gives: one for every two, one for all, and conversations of principals", () => {
    const { env, state } = lineTable().seat("US").centre;
    expect(linesOf(env, state).map((l) => l.id)).toEqual([
      ...["CN,US", "FR,US", "GB,US", "RU,US"].map((m) => `p5-crisis-lines/bilateral/${m}`),
      five,
      ...["CN,US", "FR,US", "GB,US", "RU,US"].map((m) => `p5-crisis-lines/conversation/${m}`),
    ]);
  });

  it("carry words that only their members read, and a call ends once, the same on every record", async () => {
    const table = lineTable();
    const id = await call(table, "US", five, "What is the launch that we see?");
    for (const p of ["CN", "FR", "GB", "RU"]) {
      const c = table.seat(p).centre.state.calls.get(id);
      expect(parseWords(table.seat(p).centre.state.words.get(c?.envelope ?? ("" as never)) ?? "").text).toBe(
        "What is the launch that we see?",
      );
    }
    const reply = (outcome: "answered" | "declined", text: string): Act => ({
      do: "line-reply",
      call: id,
      outcome,
      ...said(text),
    });
    await speak(table, table.seat("CN"), moreau, reply("answered", "A space launch."));
    await speak(table, table.seat("RU"), moreau, reply("declined", "Ask by embassy."));
    await speak(table, table.seat("FR"), moreau, {
      do: "line-reply",
      call: id,
      outcome: "will-answer-by",
      by: new Date(table.now + 60 * minute).toISOString() as never,
      language: "fr",
    });
    expect(everywhere(table, id, ["US", "CN", "FR", "GB", "RU"])).toEqual([null, null, null, null, null]);
    // Nobody in London answers; its machine took the call.
    table.tick(5 * minute + 1000);
    await settle(table);
    const end = {
      outcome: "answered",
      each: { CN: "answered", RU: "declined", FR: "will-answer-by", GB: "no-answer" },
    };
    expect(everywhere(table, id, ["US", "CN", "FR", "GB", "RU"])).toEqual([end, end, end, end, end]);
  });

  it("a call into a dead path ends as line down, also on the record of who was away, once it is back", async () => {
    const table = lineTable();
    const cut = (f: { from: string; to: string }) => f.from !== "CN" && f.to !== "CN";
    const act: Act = { do: "line-call", line: pair, urgency: "flash", confirm: ["CN"], ...said("?") };
    const given = await speak(table, table.seat("US"), moreau, act, cut);
    const id = given.kind === "done" ? (given.id as ItemId) : ("" as ItemId);
    table.now += 5 * minute + 1000;
    table.seat("US").centre.tick();
    table.deliver(cut);
    expect(everywhere(table, id, ["US", "CN"])).toEqual([
      { outcome: "line-down", each: { CN: "line-down" } },
      undefined,
    ]);
    table.tick(2 * minute);
    await settle(table);
    expect(everywhere(table, id, ["US", "CN"])).toEqual(
      Array(2).fill({ outcome: "line-down", each: { CN: "line-down" } }),
    );
  });

  it("tell down, nobody answers and answers apart within one test period", async () => {
    const table = lineTable();
    const us = table.seat("US").centre;
    const line = linesOf(us.env, us.state).find((l) => l.id === pair);
    const ru = linesOf(us.env, us.state).find((l) => l.id === "p5-crisis-lines/bilateral/RU,US");
    const gb = linesOf(us.env, us.state).find((l) => l.id === "p5-crisis-lines/bilateral/GB,US");
    if (line === undefined || ru === undefined || gb === undefined) throw new Error("no line");
    const sign = (l: typeof line) => standingsOf(us.env, us.state, l, us.now()).map((m) => m.sign)[0];
    expect(sign(line)).toBe("not-tested");
    table.tick(1000);
    await settle(table);
    // Beijing's officer answers; Moscow's sleeps; London's path is cut before its next test.
    table.seat("CN").act(moreau, { do: "line-test-answer", line: pair });
    table.seat("GB").act(moreau, { do: "line-test-answer", line: gb.id });
    table.deliver();
    expect([sign(line), sign(ru), sign(gb)]).toEqual(["answers", "not-tested", "answers"]);
    table.tick(6 * minute);
    expect([sign(line), sign(ru), sign(gb)]).toEqual(["answers", "nobody-answers", "answers"]);
    us.link("GB" as never, false);
    table.deliver();
    table.now += 40_000;
    expect([sign(line), sign(ru), sign(gb)]).toEqual(["answers", "nobody-answers", "down"]);
  });

  it("count a test by its own time: a late answer is none, and says of now that an officer is there", async () => {
    const table = lineTable();
    const us = table.seat("US").centre;
    const cn = table.seat("CN");
    const line = linesOf(us.env, us.state).find((l) => l.id === pair);
    if (line === undefined) throw new Error("no line");
    const stand = () => standingsOf(us.env, us.state, line, us.now())[0];
    const past = () =>
      us.state.lines
        .get(pair as LineId)
        ?.past.map((p) => p.of.CN)
        .toArray();
    const cut = (f: { from: string; to: string }) => f.from !== "CN" && f.to !== "CN";
    const tick = (ms: number, keep?: typeof cut) => {
      table.now += ms;
      for (const s of Object.values(table.seats)) s.centre.tick();
      table.deliver(keep);
    };
    const answer = () => cn.act(moreau, { do: "line-test-answer", line: pair });
    tick(1000);
    answer();
    table.deliver();
    expect([stand()?.sign, stand()?.lastTest?.outcome]).toEqual(["answers", "answered"]);
    // For most of the next hour the path is cut. Then it is back, and the officer answers what came at last.
    tick(60 * minute, cut);
    tick(minute, cut);
    expect([stand()?.sign, stand()?.lastTest?.outcome]).toEqual(["down", "undelivered"]);
    tick(48 * minute);
    table.deliver();
    expect(stand()?.lastTest?.outcome).toBe("undelivered");
    answer();
    table.deliver();
    expect([stand()?.sign, stand()?.lastTest?.outcome]).toEqual(["answers", "undelivered"]);
    // The hour after it is there, and its officer answers when the five minutes are long over.
    tick(11 * minute);
    tick(30 * minute);
    expect([stand()?.sign, stand()?.unanswered]).toEqual(["nobody-answers", 1]);
    answer();
    table.deliver();
    expect([stand()?.sign, stand()?.lastTest?.outcome]).toEqual(["answers", "unanswered"]);
    tick(30 * minute);
    expect(past()).toEqual(["answered", "undelivered", "unanswered"]);
    expect(stand()?.unanswered).toBe(0);
    // An answer that is an hour on its way says nothing of the test that nobody has answered since.
    answer();
    table.deliver(cut);
    const held = stand()?.lastAnsweredAt;
    tick(60 * minute, (f) => f.from !== "CN");
    tick(10 * minute, (f) => f.from !== "CN");
    us.link("CN" as never, true);
    tick(minute);
    expect(stand()?.lastAnsweredAt).not.toBe(us.now());
    expect((stand()?.lastAnsweredAt ?? "") > (held ?? "")).toBe(true);
    expect(stand()?.sign).not.toBe("answers");
  });

  it("freeze and resume by one member's word, with who, when and why", async () => {
    const table = lineTable();
    const done = table.seat("CN").act(moreau, { do: "line-freeze", line: pair, reason: "no proper atmosphere" });
    expect(done.kind).toBe("done");
    table.deliver();
    for (const p of ["CN", "US"]) {
      const frozen = table
        .seat(p)
        .centre.state.lines.get(pair as LineId)
        ?.frozen.get("CN" as never);
      expect([frozen?.by, frozen?.reason, msOf(frozen?.at ?? ("" as never))]).toEqual([
        "A. Moreau",
        "no proper atmosphere",
        table.now,
      ]);
    }
    // A call still arrives: nothing blocks a crisis.
    const id = await call(table, "US", pair, "We call all the same.");
    expect(table.seat("CN").centre.state.calls.has(id)).toBe(true);
    table.seat("CN").act(moreau, { do: "line-resume", line: pair, reason: "talks go on" });
    table.deliver();
    expect(table.seat("US").centre.state.lines.get(pair as LineId)?.frozen.size).toBe(0);
  });

  it("of chosen members stands once all have signed, and ends when one leaves", async () => {
    const table = lineTable();
    const members = ["CN", "FR", "US"] as never[];
    const join = (p: string) =>
      table.seat(p).act(moreau, { do: "line-join", regime: "p5-crisis-lines", line: "group", members });
    const has = (p: string) => {
      const { env, state } = table.seat(p).centre;
      return linesOf(env, state).some((l) => l.id === "p5-crisis-lines/group/CN,FR,US");
    };
    join("CN");
    join("US");
    table.deliver();
    expect(["CN", "FR", "US"].map(has)).toEqual([false, false, false]);
    join("FR");
    table.deliver();
    expect(["CN", "FR", "US", "RU"].map(has)).toEqual([true, true, true, false]);
    const id = await call(table, "FR", "p5-crisis-lines/group/CN,FR,US", "Among three.");
    expect(["CN", "US", "RU"].map((p) => table.seat(p).centre.state.calls.has(id))).toEqual([true, true, false]);
    table.seat("US").act(moreau, { do: "line-leave", regime: "p5-crisis-lines", line: "group", members });
    table.deliver();
    expect(["CN", "FR", "US"].map(has)).toEqual([false, false, false]);
  });

  it("stops where somebody sees other members on it, until an officer has looked", async () => {
    const table = lineTable();
    const ru = table.seat("RU");
    // Moscow's centre leaves London out, as a rewritten or deceived one might.
    const { state, env } = ru.centre;
    const lines = linesOf(env, state).find((l) => l.id === five);
    expect(lines).toBeDefined();
    const forged = forge(table, "RU", ["CN", "FR", "US"]);
    for (const p of ["CN", "FR", "US"]) table.seat(p).centre.receive("RU" as never, { batch: [forged] });
    table.deliver();
    const us = table.seat("US");
    expect(us.centre.state.lines.get(five as LineId)?.stopped?.words).toContain("RU spoke on line");
    expect(
      (await speak(table, us, moreau, { do: "line-call", line: five, urgency: "routine", ...said("?") })).kind,
    ).toBe("no");
    expect(us.act(moreau, { do: "line-clear", line: five }).kind).toBe("done");
    expect(
      (await speak(table, us, moreau, { do: "line-call", line: five, urgency: "routine", ...said("?") })).kind,
    ).toBe("done");
  });
});

import { type Message, type Party, sealMessage } from "@comity/wire";
import { nodePrimitives } from "@comity/wire/node";

function forge(table: Table, from: string, to: readonly string[]): string {
  const message: Message = {
    comity: 1,
    record: table.directory.record,
    from: from as Party,
    to: to as readonly Party[],
    sequence: 1,
    previous: null,
    sentAt: new Date(table.now).toISOString() as never,
    body: { kind: "line-test", regime: "p5-crisis-lines", line: "group", number: 1 },
  };
  return sealMessage(nodePrimitives, message, [table.seat(from).signer]).text;
}
