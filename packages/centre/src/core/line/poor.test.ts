/** A line over a link of 2,400 bits a second with three seconds of delay each way, as a teleprinter circuit by satellite has. */
import type { ItemId, Party } from "@comity/wire";
import { describe, expect, it } from "vitest";
import { moreau, setTable } from "../../testing.ts";
import { circuits, pumped } from "../../testing-circuits.ts";
import { roomOf } from "../../views/lines.ts";
import type { Act } from "../act.ts";
import { linesOf } from "./line.ts";
import { lineBytesMax, partsOf } from "./size.ts";

const pair = "p5-crisis-lines/bilateral/RU,US";
const five = "p5-crisis-lines/group/CN,FR,GB,RU,US";
const p = (code: string) => code as Party;

describe("a poor line", () => {
  it("carries a call and its answer within the five minutes that the agreement gives", async () => {
    const table = setTable({ regimes: ["p5-crisis-lines"], parties: ["RU", "US"] });
    const link = circuits(table);
    const text = "We see a launch from the north of your country and know of no notification. What is it?";
    const act: Act = {
      do: "line-call",
      line: pair,
      urgency: "flash",
      confirm: [p("RU")],
      language: "en",
      words: { text },
    };
    const placed = await pumped(table, table.seat("US").centre.act(moreau, act));
    const id = placed.kind === "done" ? (placed.id as ItemId) : ("" as ItemId);
    const at = (party: string) => table.seat(party).centre.state;
    const words = (party: string) => at(party).words.get(at(party).calls.get(id)?.envelope ?? ("" as never));
    const there = await link.until(() => words("RU") !== undefined, 60_000);
    expect(there).toBeLessThan(15_000);
    const reply: Act = {
      do: "line-reply",
      call: id,
      outcome: "answered",
      language: "ru",
      words: { text: "Метеорологическая ракета, о ней сообщалось 27 декабря." },
    };
    await pumped(table, table.seat("RU").centre.act(moreau, reply));
    const back = await link.until(() => at("RU").calls.get(id)?.end?.outcome === "answered", 120_000);
    expect(there + back).toBeLessThan(60_000);
    expect(at("US").calls.get(id)?.end?.outcome).toBe("answered");
  });

  it("does not choke on its own tests and repetitions over a watch", async () => {
    const table = setTable({ regimes: ["p5-crisis-lines"], parties: ["RU", "US"] });
    const link = circuits(table);
    const hours = 6.5;
    await link.until(() => false, hours * 3_600_000);
    // Two sides test each hour: a test and its receipt, each way, and little besides.
    expect(link.bytes() / hours).toBeLessThan(2 * (lineBytesMax + 1000) * 2);
    expect(table.seat("US").centre.state.outbox.every((q) => q.size === 0)).toBe(true);
  }, 60_000);

  it("fits every message into 2 kB, whoever is on the line and whatever is said", async () => {
    const table = setTable({ regimes: ["p5-crisis-lines"] });
    const us = table.seat("US");
    const texts = [
      "Why? ".repeat(400),
      "我方观测到一起无法解释的事件。".repeat(60),
      "Ѣ\u0301".repeat(900),
      "\n\n",
      "🚀".repeat(300),
    ];
    for (const id of [pair, five]) {
      const line = linesOf(us.centre.env, us.centre.state).find((l) => l.id === id);
      if (line === undefined) throw new Error("no line");
      for (const text of texts) {
        const parts = partsOf({ text }, roomOf(us.centre.env, line));
        expect(
          parts
            .map((x) => x.text)
            .join("")
            .replaceAll(/\s/g, ""),
        ).toBe(text.replaceAll(/\s/g, ""));
        await pumped(
          table,
          us.desk.speak(moreau, {
            do: "line-call",
            line: id,
            urgency: "priority",
            language: "zh",
            words: { text },
          }),
        );
      }
    }
    const sizes = [...us.centre.state.envelopes.keys()].map((e) => us.centre.line(e)?.length ?? 0);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(lineBytesMax);
  });
});
