/** Files over a link of 2,400 bits a second: they come, and no message waits for them. */
import type { ItemId, Party } from "@comity/wire";
import { describe, expect, it } from "vitest";
import { moreau, setTable, type Table } from "../../testing.ts";
import { circuits, pumped } from "../../testing-circuits.ts";
import type { AttachedFile } from "./attached.ts";
import { afterPiece, firstPace } from "./pace.ts";

const line = "p5-crisis-lines/bilateral/RU,US";
async function say(table: Table, party: string, text: string, files: readonly AttachedFile[] = []): Promise<ItemId> {
  const words = files.length === 0 ? { text } : { text, files };
  const act = { do: "line-call", line, urgency: "flash", language: "en", words } as const;
  const confirm = [(party === "US" ? "RU" : "US") as Party];
  const { desk } = table.seat(party);
  const answer = await pumped(table, desk.speak(moreau, { ...act, confirm }));
  if (answer.kind === "no" || answer.id === null) throw new Error(JSON.stringify(answer));
  return answer.id;
}

describe("a file over a poor line", () => {
  it("comes a little at a time, and a flash either way is there as soon as without it", async () => {
    const table = setTable({ regimes: ["p5-crisis-lines"], parties: ["RU", "US"] });
    const link = circuits(table);
    const us = table.seat("US").desk;
    const bytes = Buffer.alloc(12_000, "0123456789abcdef\n");
    const given = await pumped(
      table,
      us.files.keep(
        moreau,
        "chart.txt",
        (async function* () {
          yield bytes;
        })(),
      ),
    );
    if ("kind" in given) throw new Error(JSON.stringify(given));
    await say(table, "US", "The chart goes with this.", [given]);
    const at = (party: string) => table.seat(party).centre.state;
    const words = (party: string, id: ItemId) =>
      at(party).words.has(at(party).calls.get(id)?.envelope ?? ("" as never));
    const got = () => table.seat("RU").files.usedBytes();
    await link.until(() => got() > 2_000, 300_000);
    expect(got()).toBeLessThan(bytes.length);
    for (const [from, to] of [
      ["US", "RU"],
      ["RU", "US"],
    ] as const) {
      const id = await say(table, from, "What is it that you see?");
      expect(await link.until(() => words(to, id), 60_000)).toBeLessThan(15_000);
    }
    // About a minute for its bytes and their spelling, and a turn of six seconds for each piece.
    const rest = await link.until(() => table.seat("RU").desk.files.list()[0]?.state === "here", 900_000);
    expect(rest).toBeLessThan(300_000);
  });

  it("is asked for in pieces that grow while they are quick, and shrink when they are not", () => {
    const quick = Array.from({ length: 6 }).reduce<typeof firstPace>((pace) => afterPiece(pace, 20), firstPace);
    expect(quick.bytes).toBe(65_536);
    const slow = afterPiece(quick, 4_000);
    expect(slow.bytes).toBe(32_768);
    expect(afterPiece(slow, 20).bytes).toBe(32_768);
    const floor = Array.from({ length: 20 }).reduce<typeof firstPace>((pace) => afterPiece(pace, 60_000), quick);
    expect(floor.bytes).toBe(1_024);
    const calm = Array.from({ length: 40 }).reduce<typeof firstPace>((pace) => afterPiece(pace, 20), slow);
    expect(calm.bytes).toBe(65_536);
  });
});
