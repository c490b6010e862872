/** Files that travel: who may have them, how they come, and what becomes of those that are not what was said. */
import { createHash } from "node:crypto";
import type { ItemId, Party } from "@comity/wire";
import { describe, expect, it } from "vitest";
import { moreau, petit, type Seat, setTable, settle, speak, type Table } from "../../testing.ts";
import { paperInfo } from "../../views/papers.ts";
import { alarmsAt } from "../alarms.ts";
import { apply } from "../apply.ts";
import { type Frame, isFileFrame } from "../frames.ts";
import type { JournalEntry } from "../journal.ts";
import { lineBytesMax } from "../line/size.ts";
import { emptyState } from "../state.ts";
import { type AttachedFile, sealedOf } from "./attached.ts";
import { fileLimits } from "./limits.ts";

const p = (code: string): Party => code as Party;
const table5 = () => setTable({ regimes: ["p5-launch-notification", "p5-crisis-lines"] });
/** A file that begins as a PDF does. */
const pdf = (bytes: number): Uint8Array => {
  const all = Buffer.alloc(bytes, "0123456789abcdef\n");
  all.write("%PDF-1.7\n");
  return all;
};
const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function given(table: Table, seat: Seat, name: string, bytes: Uint8Array): Promise<AttachedFile> {
  let kept: Awaited<ReturnType<Seat["desk"]["files"]["keep"]>> | undefined;
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
  })();
  void seat.desk.files.keep(moreau, name, pieces).then((k) => {
    kept = k;
  });
  while (kept === undefined) {
    table.flush();
    await new Promise((done) => setImmediate(done));
  }
  if ("kind" in kept) throw new Error(JSON.stringify(kept));
  return kept;
}
type Keep = Parameters<Table["deliver"]>[0];
async function tabled(table: Table, from: string, to: string[], files: AttachedFile[], keep?: Keep): Promise<ItemId> {
  const seat = table.seat(from);
  const plain = { title: "Annex", text: "The annex goes with this.", files };
  const act = { do: "prepare-paper", act: "tabled", to: to.map(p), asksReply: true, plain } as const;
  const prepared = await speak(table, seat, moreau, act, keep);
  if (prepared.kind !== "done" || prepared.id === null) throw new Error(JSON.stringify(prepared));
  const released = await speak(table, seat, petit, { do: "release-outgoing", id: prepared.id }, keep);
  if (released.kind !== "done") throw new Error(JSON.stringify(released));
  return prepared.id;
}
function shown(table: Table, party: string, id: ItemId) {
  const { centre, desk } = table.seat(party);
  const paper = centre.state.papers.get(id);
  const file = paper && paperInfo(centre.env, centre.state, paper, centre.now(), desk.files.look).steps[0]?.files[0];
  if (file === undefined) throw new Error(`${party} sees no file`);
  return file;
}
const read = (table: Table, party: string, f: AttachedFile): Uint8Array | string | undefined => {
  const got = table.seat(party).desk.files.read(f.sha256);
  return typeof got === "object" ? got.bytes : got;
};
const storedId = (f: AttachedFile): string => sealedOf(f)?.stored ?? "";
type Chunk = Extract<Frame, { chunk: unknown }>["chunk"];
const isPiece = (f: { frame: Frame }): boolean => "chunk" in f.frame;

describe("a file that goes with a paper", () => {
  it("comes to whom the paper is addressed, the same to the byte; others hold nothing of it", async () => {
    const table = table5();
    const bytes = pdf(300_000);
    const file = await given(table, table.seat("US"), "annex.pdf", bytes);
    expect(file).toMatchObject({ name: "annex.pdf", type: "application/pdf", bytes: 300_000, sha256: digestOf(bytes) });
    const id = await tabled(table, "US", ["CN"], [file]);
    expect(shown(table, "CN", id)).toMatchObject({ state: "here", got: 300_000, fault: null, travels: true });
    expect(Buffer.from(read(table, "CN", file) as Uint8Array).equals(bytes)).toBe(true);
    for (const party of ["FR", "GB", "RU"]) {
      expect(table.seat(party).files.usedBytes()).toBe(0);
      expect(read(table, party, file)).toBeUndefined();
      expect(table.seat(party).centre.state.files.size).toBe(0);
    }
    // On its own disk and its addressee's it is not in the clear either.
    for (const party of ["CN", "US"])
      for (const held of table.seat(party).files.files.values())
        expect(Buffer.from(held).includes("0123456789abcdef")).toBe(false);
  });

  it("is given to nobody else who asks by its digest, nor to who names it in a message of their own", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(2000));
    await tabled(table, "US", ["CN"], [file]);
    const gave: Frame[] = [];
    const ask = async (party: string) => {
      for (const holder of ["US", "CN"])
        table.onTheWay.push({
          from: p(party),
          to: p(holder),
          frame: { file: { stored: storedId(file), from: 0, most: 500 } },
        });
      await settle(table, (f) => {
        if (f.to === party && isFileFrame(f.frame)) gave.push(f.frame);
        return true;
      });
    };
    await ask("RU");
    // Russia learns the digest somewhere, and names it in papers of its own to both of them, and to France.
    await tabled(table, "RU", ["CN", "FR", "US"], [file]);
    await ask("RU");
    await ask("FR");
    expect(gave.length).toBeGreaterThanOrEqual(6);
    expect(gave.every((f) => "gone" in f)).toBe(true);
    expect(table.seat("FR").files.usedBytes() + table.seat("RU").files.usedBytes()).toBe(0);
  });

  it("goes on from where it was when the line was cut", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(400_000));
    let pieces = 0;
    const cut = (f: { frame: Frame }) => !(isPiece(f) && ++pieces > 8);
    const id = await tabled(table, "US", ["CN"], [file], cut);
    const half = shown(table, "CN", id);
    expect(half.state).toBe("on-its-way");
    expect(half.got).toBeGreaterThan(50_000);
    expect(read(table, "CN", file)).toContain("on its way");
    for (const [a, b] of [
      ["CN", "US"],
      ["US", "CN"],
    ] as const) {
      table.seat(a).centre.link(p(b), false);
      table.flush();
    }
    const offsets: number[] = [];
    for (const [a, b] of [
      ["CN", "US"],
      ["US", "CN"],
    ] as const)
      table.seat(a).centre.link(p(b), true);
    await settle(table, (f) => {
      if ("file" in f.frame) offsets.push(f.frame.file.from);
      return true;
    });
    expect(offsets[0]).toBe(half.got);
    expect(shown(table, "CN", id).state).toBe("here");
    expect(Buffer.from(read(table, "CN", file) as Uint8Array).equals(pdf(400_000))).toBe(true);
  });

  it("waits while any message does, and asks for one piece at a time", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(200_000));
    let underWay = 0;
    let most = 0;
    // Receipts to the sender are lost: something of ours waits for China all the while.
    const noReceipts = (f: { frame: Frame; to: Party }) => !("receipts" in f.frame && f.to === "US");
    const id = await tabled(table, "US", ["CN"], [file], noReceipts);
    expect(shown(table, "CN", id)).toMatchObject({ state: "not-here", got: 0 });
    for (let n = 0; n < 70; n++) table.tick(1000);
    await settle(table, (f) => {
      if ("file" in f.frame) most = Math.max(most, ++underWay);
      if (isPiece(f)) underWay--;
      return true;
    });
    expect(shown(table, "CN", id).state).toBe("here");
    expect(most).toBeLessThanOrEqual(1);
  });

  it("is pulled again when it was lost, by its author too", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(50_000));
    const id = await tabled(table, "US", ["CN", "FR"], [file]);
    table.seat("CN").files.files.clear();
    table.seat("US").files.files.clear();
    expect(shown(table, "CN", id).state).toBe("not-here");
    for (let n = 0; n < 200; n++) table.tick(1000);
    for (const party of ["CN", "US"]) {
      expect(shown(table, party, id).state).toBe("here");
      expect(Buffer.from(read(table, party, file) as Uint8Array).equals(pdf(50_000))).toBe(true);
    }
  });

  it("whose bytes on disk were changed is never given out, and is pulled again", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(5_000));
    await tabled(table, "US", ["CN"], [file]);
    const held = table.seat("CN").files.files;
    held.set(
      storedId(file),
      Uint8Array.from(held.get(storedId(file)) ?? [], (b, i) => (i === 100 ? b ^ 1 : b)),
    );
    expect(typeof read(table, "CN", file)).toBe("string");
    for (let n = 0; n < 100; n++) table.tick(1000);
    expect(Buffer.from(read(table, "CN", file) as Uint8Array).equals(pdf(5_000))).toBe(true);
  });

  it("a journal replays without the files", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(5_000));
    await tabled(table, "US", ["CN"], [file]);
    const { centre, world } = table.seat("CN");
    const entries = [...world.journal.load()].map((x) => x.entry as JournalEntry);
    const again = entries.reduce((s, e) => apply(centre.env, s, e), emptyState(centre.now()));
    expect(again.files.toJS()).toEqual(centre.state.files.toJS());
    expect(again.files.get(storedId(file))?.came).not.toBeNull();
  });
});

describe("a peer that lies", () => {
  const lies: readonly [string, (c: Chunk) => Chunk, RegExp][] = [
    [
      "gives other bytes",
      (c) => ({ ...c, bytes: Buffer.from(c.bytes, "base64").fill(7).toString("base64") }),
      /SHA-256/,
    ],
    ["gives more than was asked for", (c) => ({ ...c, bytes: Buffer.alloc(100_000).toString("base64") }), /asked for/],
    ["has more than was declared", (c) => ({ ...c, of: c.of + 1 }), /declared/],
    ["gives nothing", (c) => ({ ...c, bytes: "" }), /no bytes/],
  ];
  for (const [what, lie, why] of lies)
    it(`${what}: it is cut off and told, and another who has the file is asked`, async () => {
      const table = table5();
      const file = await given(table, table.seat("US"), "annex.pdf", pdf(9_000));
      const lying = (f: { from: Party; to: Party; frame: Frame }) => {
        if ("chunk" in f.frame && f.from === "US" && f.to === "CN")
          (f as { frame: Frame }).frame = { chunk: lie(f.frame.chunk) };
        return true;
      };
      // France has it rightly; China is lied to.
      const id = await tabled(table, "US", ["CN", "FR"], [file], lying);
      const { centre } = table.seat("CN");
      const entries = [...table.seat("CN").world.journal.load()].map((x) => x.entry as JournalEntry);
      const refused = entries.filter((e) => e.kind === "file-refused");
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatchObject({ peer: "US", stored: storedId(file), why: expect.stringMatching(why) });
      expect(table.hungUp).toContainEqual({ by: "CN", peer: "US" });
      for (let n = 0; n < 70; n++) table.tick(1000);
      expect(shown(table, "CN", id).state).toBe("here");
      expect(table.seat("FR").centre.state.files.get(storedId(file))?.lied.size).toBe(0);
      expect(alarmsAt(centre.env, centre.state, centre.now()).filter((a) => a.kind === "file-refused")).toEqual([]);
    });

  it("alone has it: an alarm stands, it is asked no more until an officer says so", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(9_000));
    let asked = 0;
    const lying = (f: { from: Party; frame: Frame }) => {
      if ("file" in f.frame) asked++;
      if ("chunk" in f.frame) (f as { frame: Frame }).frame = { chunk: { ...f.frame.chunk, of: 1 } };
      return true;
    };
    const id = await tabled(table, "US", ["CN"], [file], lying);
    const { centre } = table.seat("CN");
    const alarms = () => alarmsAt(centre.env, centre.state, centre.now()).filter((a) => a.kind === "file-refused");
    expect(alarms()).toMatchObject([{ party: "US", detail: expect.stringContaining("declared") }]);
    expect(shown(table, "CN", id)).toMatchObject({ state: "not-here", fault: expect.stringContaining("US") });
    for (let n = 0; n < 300; n++) table.tick(1000);
    expect(asked).toBe(1);
    expect(table.seat("CN").act(moreau, { do: "ask-file", sha256: file.sha256 }).kind).toBe("done");
    for (let n = 0; n < 70; n++) table.tick(1000);
    await settle(table);
    expect(shown(table, "CN", id).state).toBe("here");
    expect(alarms()).toEqual([]);
  });

  it("says other things of a file than are so: it is shown for what it is, and not given out", async () => {
    for (const change of [{ sha256: "0".repeat(64) }, { type: "image/png" }]) {
      const table = table5();
      const file = await given(table, table.seat("US"), "annex", pdf(9_000));
      const id = await tabled(table, "US", ["CN"], [{ ...file, ...change }]);
      const { centre } = table.seat("CN");
      expect(shown(table, "CN", id)).toMatchObject({
        state: "does-not-match",
        fault: expect.stringContaining("as was said"),
      });
      expect(typeof read(table, "CN", { ...file, ...change })).toBe("string");
      const alarms = alarmsAt(centre.env, centre.state, centre.now());
      expect(alarms.filter((a) => a.kind === "file-mismatch")).toMatchObject([{ party: "US" }]);
    }
  });

  it("floods with pieces nobody asked for: its connection is ended", async () => {
    const table = table5();
    const chunk = { stored: "a".repeat(64), from: 0, of: 10, bytes: "AAAA" };
    for (let n = 0; n < 40; n++) table.onTheWay.push({ from: p("RU"), to: p("GB"), frame: { chunk } });
    await settle(table);
    expect(table.hungUp.some((h) => h.by === "GB" && h.peer === "RU")).toBe(true);
    expect(table.seat("GB").files.usedBytes()).toBe(0);
  });
});

describe("what may travel", () => {
  const refusal = async (name: string, bytes: Uint8Array): Promise<string> => {
    const table = table5();
    const error = await given(table, table.seat("US"), name, bytes).then(
      () => new Error("it was taken"),
      (e: Error) => e,
    );
    expect(table.seat("US").files.usedBytes()).toBe(0);
    return error.message;
  };
  it("is told by its bytes, and refused with the reason", async () => {
    expect(await refusal("a.pdf", Buffer.from("MZ\u0000\u0001 a program"))).toContain("of no named kind");
    expect(await refusal("a.png", pdf(100))).toContain("by its bytes it is application/pdf");
    expect(await refusal("a.pdf", Buffer.alloc(0))).toContain("empty");
    expect(await refusal("a.pdf", pdf(10_000_001))).toContain("more than 10 MB");
    expect(await refusal("annex\u202efdp.txt", Buffer.from("text"))).toContain("U+202E");
    expect(await refusal("аnnex.txt", Buffer.from("text"))).toContain("Latin + Cyrillic");
    expect(await refusal("../annex.txt", Buffer.from("text"))).toContain("a path");
    expect(await refusal("run.sh", Buffer.from("#!/bin/sh"))).toContain("name it .txt");
  });
  it("is not pulled when a sender names what may not travel, and is shown for what it is", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(2000));
    const us = table.seat("US");
    // A sender whose centre allows more than ours.
    (us.centre.env as { files?: unknown }).files = {
      bytesMax: 1e9,
      spaceBytesMax: 1e12,
      types: ["application/pdf", "application/x-msdownload"],
    };
    const large = await tabled(table, "US", ["CN"], [{ ...file, bytes: 20_000_000 }]);
    expect(shown(table, "CN", large)).toMatchObject({
      state: "not-taken",
      fault: expect.stringContaining("more than"),
    });
    const program = await tabled(
      table,
      "US",
      ["CN"],
      [{ ...file, type: "application/x-msdownload", name: "a\u202efdp.exe" }],
    );
    expect(shown(table, "CN", program)).toMatchObject({
      state: "does-not-match",
      name: "a⟨U+202E⟩fdp.exe",
      marks: expect.arrayContaining(["U+202E"]),
    });
    expect(table.seat("CN").files.usedBytes()).toBe(0);
  });
  it("is stored once, however often the same bytes are given", async () => {
    const table = table5();
    const first = await given(table, table.seat("US"), "annex.pdf", pdf(2000));
    const again = await given(table, table.seat("US"), "annexe.pdf", pdf(2000));
    expect(again).toEqual({ ...first, name: "annexe.pdf" });
    expect(table.seat("US").files.files.size).toBe(1);
  });
  it("finds no room, and says so, where a sender names more than our disk may hold", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "annex.pdf", pdf(20_000));
    (table.seat("CN").centre.env as { files?: unknown }).files = { ...fileLimits, spaceBytesMax: 19_000 };
    const id = await tabled(table, "US", ["CN"], [file]);
    expect(shown(table, "CN", id)).toMatchObject({ state: "not-here", fault: expect.stringContaining("no room") });
    expect(table.seat("CN").files.usedBytes()).toBe(0);
  });
  it("goes on a line of five by itself after the words, where both do not fit one message", async () => {
    const table = table5();
    const file = await given(table, table.seat("US"), "a chart of what we saw this morning.pdf", pdf(2000));
    const line = "p5-crisis-lines/group/CN,FR,GB,RU,US";
    const words = { text: "We see a launch that nobody told us of. ".repeat(8), files: [file] };
    const act = { do: "line-call", line, urgency: "priority", language: "en", words } as const;
    let answer: unknown;
    void table
      .seat("US")
      .desk.speak(moreau, act)
      .then((a) => {
        answer = a;
      });
    while (answer === undefined) {
      table.deliver();
      await new Promise((done) => setImmediate(done));
    }
    expect(answer).toMatchObject({ kind: "done" });
    await settle(table);
    const { centre } = table.seat("US");
    const sizes = [...centre.state.envelopes.keys()].map((e) => centre.line(e)?.length ?? 0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(lineBytesMax);
    for (const party of ["CN", "FR", "GB", "RU"]) {
      const [call] = table.seat(party).desk.calls();
      expect(call?.passages.flatMap((x) => x.files)).toMatchObject([{ state: "here", sha256: file.sha256 }]);
      expect(Buffer.from(read(table, party, file) as Uint8Array).equals(pdf(2000))).toBe(true);
    }
  });
  it("is a digest alone, if its bytes go another way; brought by hand, they are the same file", async () => {
    const table = table5();
    const bytes = pdf(3000);
    const alone = { name: "annex.pdf", type: "application/pdf", bytes: 3000, sha256: digestOf(bytes) };
    const id = await tabled(table, "US", ["CN"], [alone]);
    expect(shown(table, "CN", id)).toMatchObject({ state: "not-here", travels: false });
    await given(table, table.seat("CN"), "from the courier.pdf", bytes);
    expect(shown(table, "CN", id)).toMatchObject({ state: "here", travels: false });
  });
});
