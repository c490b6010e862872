/** Ten thousand callers who are not who they say: none is ever shown as a call. */
import {
  formatMessage,
  type ItemId,
  instantOf,
  type Message,
  type Party,
  type Signer,
  sealMessage,
} from "@comity/wire";
import { makeKeyPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import fc from "fast-check";
import { expect, it } from "vitest";
import { moreau, setTable, speak, type Table } from "../../testing.ts";

const attempts = 10_000;
const line = { regime: "p5-crisis-lines", line: "bilateral" };
const p = (code: string) => code as Party;

it(`none of ${attempts} impersonations is accepted`, async () => {
  const table = setTable({ regimes: ["p5-crisis-lines"] });
  const us = table.seat("US");
  await speak(table, table.seat("RU"), moreau, {
    do: "line-call",
    line: "p5-crisis-lines/bilateral/RU,US",
    urgency: "routine",
    language: "en",
    words: { text: "A real call." },
  });
  const [real] = [...us.centre.state.calls.values()];
  const genuine = us.centre.line(real?.envelope ?? ("" as never)) ?? "";
  expect(us.centre.state.calls.size).toBe(1);

  const stranger = signerFromPem(makeKeyPair("ed25519", "live").privatePem, "ed25519", "live");
  const ways = hoaxes(table, genuine, stranger);
  let tried = 0;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(ways)), fc.nat(), (way, n) => {
      const before = us.centre.state;
      const { peer, text } = (ways[way] as Hoax)(n);
      us.centre.receive(p(peer), { batch: [text] });
      table.deliver();
      tried++;
      const { calls, openCalls, envelopes } = us.centre.state;
      return calls.size === 1 && openCalls.size === before.openCalls.size && envelopes.size === before.envelopes.size;
    }),
    { numRuns: attempts, seed: 1995 },
  );
  expect(tried).toBe(attempts);
}, 120_000);

type Hoax = (n: number) => { readonly peer: string; readonly text: string };

function hoaxes(table: Table, genuine: string, stranger: Signer): Readonly<Record<string, Hoax>> {
  const ru = table.seat("RU").signer;
  const cn = table.seat("CN").signer;
  const call = (n: number, more: Partial<Message> = {}): Message => ({
    comity: 1,
    record: table.directory.record,
    from: p("RU"),
    to: [p("US")],
    sequence: 2 + (n % 5),
    previous: "0".repeat(64) as never,
    sentAt: instantOf(table.now + (n % 1000)),
    body: {
      kind: "line-call",
      ...line,
      call: n.toString(16).padStart(32, "0") as ItemId,
      about: null,
      urgency: "flash",
      answerBy: instantOf(table.now + (n % 1000) + 5 * 60_000),
      language: "en",
      officer: "A. Moreau",
      words: { words: "A".repeat(64), keys: { US: `${"A".repeat(107)}=` } },
    },
    ...more,
  });
  const sealed = (m: Message, by: Signer): string => sealMessage(nodePrimitives, m, [by]).text;
  const drill = signerFromPem(makeKeyPair("ed25519", "drill").privatePem, "ed25519", "drill");
  return {
    "a key that nobody exchanged": (n) => ({ peer: "RU", text: sealed(call(n), stranger) }),
    "another state's key": (n) => ({ peer: "RU", text: sealed(call(n), cn) }),
    "an exercise key": (n) => ({ peer: "RU", text: sealed(call(n), drill) }),
    "the right key by another state's connection": (n) => ({ peer: "CN", text: sealed(call(n), ru) }),
    "a stranger's own key under another state's name and number": (n) => ({ peer: "CN", text: sealed(call(n), cn) }),
    "the real call again": () => ({ peer: "RU", text: genuine }),
    "the real call by another's connection": () => ({ peer: "FR", text: genuine }),
    "the real call with one byte changed": (n) => {
      const at = n % genuine.length;
      const other = genuine[at] === "A" ? "B" : "A";
      return { peer: "RU", text: genuine.slice(0, at) + other + genuine.slice(at + 1) };
    },
    "the real signature over other words": (n) => {
      const { signatures } = JSON.parse(genuine) as { signatures: unknown };
      const payload = Buffer.from(formatMessage(call(n))).toString("base64");
      return {
        peer: "RU",
        text: JSON.stringify({ payload, payloadType: "application/vnd.comity.message+json", signatures }),
      };
    },
    "no signature": (n) => {
      const payload = Buffer.from(formatMessage(call(n))).toString("base64");
      return {
        peer: "RU",
        text: JSON.stringify({ payload, payloadType: "application/vnd.comity.message+json", signatures: [] }),
      };
    },
    "a call for another record": (n) => ({ peer: "RU", text: sealed(call(n, { record: "other" }), ru) }),
    "a member left out": (n) => ({ peer: "RU", text: sealed(call(n, { to: [p("CN"), p("US")] }), ru) }),
    "a number that is taken": (n) => ({ peer: "RU", text: sealed(call(n, { sequence: 1, previous: null }), ru) }),
  };
}
