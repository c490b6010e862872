/**
 * What a stranger may throw at a centre. Every answer is a value, never an exception; nothing that was changed on the way is
 * taken for what was sent. COMITY_FUZZ sets how many inputs each of these tests makes; the nightly run makes a million.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import * as w from "./index.ts";
import { nodePrimitives as p } from "./node.ts";
import * as any from "./testing/arbitrary.ts";
import * as k from "./testing/known.ts";
import { must } from "./testing/vector-file.ts";

const runs = Number(process.env.COMITY_FUZZ ?? 300);
const us = k.live.US.signer;
const sealed = w.sealMessage(p, k.message, [us]);
const receipt = w.sealReceipt(
  {
    comity: 1,
    record: k.record,
    from: k.party("CN"),
    to: k.party("US"),
    envelopes: [{ id: sealed.id, receivedAt: k.message.sentAt }],
  },
  [k.live.CN.signer],
);
const both = w.sealMessage(p, k.message, [us, k.us87.signer]);

/** In parts, with a breath between them: a long run must not keep the machine from hearing that it still runs. */
async function assertMany<T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>): Promise<void> {
  const seed = fc.sample(fc.integer(), 1)[0] ?? 0;
  for (let done = 0; done < runs; done += 1000) {
    fc.assert(property, { numRuns: Math.min(1000, runs - done), seed: seed + done });
    await new Promise((resume) => setImmediate(resume));
  }
}

/** All that a centre does with a line before it knows what it is. */
function readEveryWay(line: string): readonly w.Result<unknown>[] {
  return [
    w.openMessage(p, k.liveDirectory, line),
    w.openReceipt(p, k.liveDirectory, line),
    w.openMessage(p, k.bothDirectory, line),
    w.reopenReceipt(line),
  ];
}

it.each([
  ["message", sealed.text, (line: string) => w.openMessage(p, k.liveDirectory, line).ok],
  ["receipt", receipt.text, (line: string) => w.openReceipt(p, k.liveDirectory, line).ok],
])("every changed bit, lost byte, doubled byte and pair of exchanged bytes of a %s is noticed", (_, line, opens) => {
  const noticed: string[] = [];
  for (let i = 0; i < line.length; i++) {
    const [before, here, after] = [line.slice(0, i), line[i] ?? "", line.slice(i + 1)];
    for (let bit = 0; bit < 8; bit++)
      noticed.push(before + String.fromCharCode(here.charCodeAt(0) ^ (1 << bit)) + after);
    noticed.push(before + after, before + here + here + after, before);
    if (after !== "" && after[0] !== here) noticed.push(before + after[0] + here + after.slice(1));
  }
  expect(opens(line)).toBe(true);
  expect(noticed.filter(opens)).toEqual([]);
});

it("changed bits of a line with both signatures are noticed", async () => {
  await assertMany(
    fc.property(fc.nat(both.text.length - 1), fc.nat(7), (i, bit) => {
      const changed = String.fromCharCode(both.text.charCodeAt(i) ^ (1 << bit));
      expect(w.openMessage(p, k.bothDirectory, both.text.slice(0, i) + changed + both.text.slice(i + 1)).ok).toBe(
        false,
      );
    }),
  );
});

const nonsense = fc.oneof(
  fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    ",",
    ":",
    "\u0000",
    "\ud800",
    "__proto__",
    "1e999",
    "-0",
    "null",
    '{"a":',
    "\n",
  ),
  fc.string({ maxLength: 20 }),
  fc.constantFrom("[", '{"a":', '"', "9").map((s) => s.repeat(30_000)),
  fc.json({ maxDepth: 3 }),
);
interface Change {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}
const changes = fc.array(
  fc.record<Change>({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(40), put: nonsense }),
  { minLength: 1, maxLength: 4 },
);
const changed = (text: string, list: readonly Change[]): string =>
  list.reduce((t, { at, drop, put }) => {
    const i = Math.floor(at * t.length);
    return t.slice(0, i) + put + t.slice(i + drop);
  }, text);

it("a line changed anyhow is refused, or is the line that was sent", async () => {
  const lines = [sealed.text, receipt.text, both.text];
  await assertMany(
    fc.property(fc.constantFrom(...lines), changes, (line, list) => {
      const other = changed(line, list);
      for (const read of readEveryWay(other)) if (read.ok) expect(other).toBe(line);
    }),
  );
});

it("what a party's own key signed is read exactly as it stands, or refused", async () => {
  const payload = new TextDecoder().decode(w.formatMessage(k.message));
  await assertMany(
    fc.property(changes, (list) => {
      const bytes = w.utf8(changed(payload, list).toWellFormed());
      const line = w.formatEnvelope(w.sealEnvelope(w.messageType, bytes, [us]));
      const opened = w.openMessage(p, k.liveDirectory, line);
      if (opened.ok) expect(w.formatMessage(opened.value.message)).toEqual(bytes);
      else expect(w.faultLine(opened.faults).length).toBeLessThan(5000);
    }),
  );
});

it("anything at all is answered", async () => {
  await assertMany(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json(), nonsense), (text) => {
      for (const read of readEveryWay(text)) expect(read.ok).toBe(false);
      expect(w.parseDirectory(p, text).ok).toBe(false);
      if (w.isInstant(text)) expect(w.instantOf(w.msOf(text))).toBe(text);
      w.parseInstant(text);
    }),
  );
});

it("nothing that a drill key signed opens in the live directory, whatever it says of itself", async () => {
  const cast = Object.values(k.drill);
  await assertMany(
    fc.property(any.message, fc.nat(4), fc.boolean(), (m, who, named) => {
      const { holder, signer } = cast[who] ?? k.drill.US;
      const from = holder as w.Party;
      const to = ["CN", "FR", "GB", "RU", "US"].filter((code) => code !== holder) as unknown as w.Message["to"];
      const line = w.sealMessage(p, { ...m, record: k.record, from, to }, [signer]).text;
      const own = k.live[holder as k.Code].signer.publicKey.id;
      const claimed = named ? line.replace(signer.publicKey.id, own) : line;
      expect(w.openMessage(p, k.liveDirectory, claimed).ok).toBe(false);
      const drill = w.sealMessage(p, { ...m, record: k.drillRecord, from, to }, [signer]).text;
      expect(must(w.openMessage(p, k.drillDirectory, drill)).text).toBe(drill);
      expect(w.openMessage(p, k.liveDirectory, drill).ok).toBe(false);
    }),
  );
});
