import { describe, expect, it } from "vitest";
import { Centre } from "../../shell/centre.ts";
import { MemoryJournal } from "../../shell/memory.ts";
import { moreau, setTable } from "../../testing.ts";
import { loggedCallList } from "../../views/lines.ts";
import type { PhoneAct } from "./phone.ts";

const pair = "p5-crisis-lines/bilateral/CN,US";
const act: PhoneAct = {
  ...{ do: "line-log-call", line: pair, direction: "in", ours: "K. Osei", theirs: "Wei Lan", language: "en" },
  said: "They ask what the launch at 03:00 was.",
};

describe("a call by the ordinary telephone", () => {
  it("stands in our own history by the officer's word, and nobody else is told", () => {
    const journal = new MemoryJournal();
    const table = setTable({
      regimes: ["p5-crisis-lines"],
      journal: (p) => (p === "US" ? journal : new MemoryJournal()),
    });
    const us = table.seat("US");
    const leaves = us.centre.state.leaves;
    expect(us.act(moreau, act)).toMatchObject({ kind: "done" });
    table.deliver();
    const [logged] = loggedCallList(us.centre.state, pair);
    expect(logged).toMatchObject({ with: ["CN"], ours: "K. Osei", theirs: "Wei Lan", loggedBy: "A. Moreau" });
    expect(logged?.mark.en).toBe("by phone, as logged by A. Moreau");
    // No message, no call that waits, no outcome.
    expect([us.centre.state.leaves, us.centre.state.calls.size]).toEqual([leaves, 0]);
    for (const p of ["CN", "FR", "GB", "RU"]) expect(table.seat(p).centre.state.phoneCalls.size).toBe(0);
    expect(loggedCallList(new Centre(us.centre.env, us.world).state)).toEqual([logged]);
  });

  it.each([
    ["of a line that is not here", { line: "p5-crisis-lines/bilateral/CN,RU" }],
    ["with who is not on the line", { with: ["RU"] as never }],
    ["with nobody", { with: [] }],
    ["that is yet to come", { spokeAt: "2027-01-01T00:00:00.000Z" as never }],
    ["without a word of what was said", { said: " " }],
    ["with a mark that reorders text", { said: "yes\u202e on" }],
  ])("is not logged: %s", (_, change: Partial<PhoneAct>) => {
    const us = setTable({ regimes: ["p5-crisis-lines"] }).seat("US");
    expect(us.act(moreau, { ...act, ...change })).toMatchObject({ kind: "no" });
    expect(us.centre.state.phoneCalls.size).toBe(0);
  });
});
