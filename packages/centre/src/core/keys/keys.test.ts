import {
  type Instant,
  type KeyStatement,
  type Message,
  type Party,
  rawKey,
  type Signer,
  sealMessage,
  signKeyStatement,
} from "@comity/wire";
import { makeKeyPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import { describe, expect, it } from "vitest";
import { Centre } from "../../shell/centre.ts";
import { MemoryJournal } from "../../shell/memory.ts";
import {
  composeLaunch,
  moreau,
  notifyLaunch,
  petit,
  type Seat,
  setTable,
  settle,
  speak,
  type Table,
} from "../../testing.ts";
import type { Act } from "../act.ts";
import { parseWords } from "../line/words.ts";
import { directoryNow } from "./state.ts";

const minute = 60_000;
const all = ["CN", "FR", "GB", "RU", "US"];
const offline = (): Signer => signerFromPem(makeKeyPair("ed25519", "live").privatePem, "ed25519", "live");
const regimes = ["p5-launch-notification", "p5-crisis-lines"];
const keyOf = (seat: Seat, party: string): string | undefined =>
  directoryNow(seat.centre.env, seat.centre.state).keys.get(party as Party)?.[0]?.id;
const sealingOf = (seat: Seat, party: string): string | undefined =>
  directoryNow(seat.centre.env, seat.centre.state).sealing?.get(party as Party)?.id;
const same = (table: Table, of: (s: Seat) => string | undefined): string | undefined => {
  const values = new Set(all.map((p) => of(table.seat(p))));
  expect(values.size).toBe(1);
  return [...values][0];
};
const replace = (use: "signing" | "sealing", does: "rotate" | "revoke", from?: number): Act => ({
  ...{ do: "replace-key", use, does, reason: "the yearly change" },
  ...(from === undefined ? {} : { from: new Date(from).toISOString() as Instant }),
});
const holds = (table: Table, party: string, id: string): boolean =>
  table.seat(party).centre.state.items.get(id as never) !== undefined;

/** A line as whoever stole a key would make it. */
function forged(table: Table, signer: Signer, sequence: number): string {
  const message: Message = {
    comity: 1,
    record: table.directory.record,
    from: "US" as Party,
    to: ["RU"] as unknown as readonly Party[],
    sequence,
    previous: null,
    sentAt: new Date(table.now - 10 * minute).toISOString() as Instant,
    body: { kind: "line-test", regime: "p5-crisis-lines", line: "bilateral", number: 1 },
  };
  return sealMessage(nodePrimitives, message, [signer]).text;
}
function revocation(table: Table, signers: readonly Signer[], change: Partial<KeyStatement> = {}): string {
  const us = table.seat("US");
  const old = table.directory.keys.get("US" as Party)?.[0]?.id;
  if (old === undefined) throw new Error("no key");
  const fresh = us.world.keys?.make("signing");
  if (fresh === undefined) throw new Error("no keyring");
  const statement: KeyStatement = {
    ...{ comity: 1, record: table.directory.record, party: "US" as Party, does: "revoke", use: "signing", old },
    ...{ new: rawKey(fresh), from: new Date(table.now).toISOString() as Instant, reason: "the key was copied" },
    ...change,
  };
  return signKeyStatement(statement, signers);
}

describe("a key that takes another's place", () => {
  it("signs what is sent from its moment on; what was sent before and comes after still counts", async () => {
    const table = setTable({ regimes });
    const us = table.seat("US");
    const before = keyOf(us, "US");
    const cut = (f: { from: string; to: string }) => !(f.from === "US" && f.to === "RU");
    const from = table.now + 10 * minute;
    expect(await speak(table, us, petit, replace("signing", "rotate", from))).toMatchObject({ kind: "done" });
    expect(same(table, (s) => keyOf(s, "US"))).toBe(before);
    const early = composeLaunch(table, "US");
    us.act(petit, { do: "release", id: early });
    table.deliver(cut);
    table.now = from + minute;
    us.centre.tick();
    table.deliver(cut);
    const late = notifyLaunch(table, "US");
    table.deliver();
    table.tick(3 * minute);
    await settle(table);
    expect(same(table, (s) => keyOf(s, "US"))).not.toBe(before);
    for (const p of ["CN", "FR", "GB", "RU"])
      expect([holds(table, p, early), holds(table, p, late)]).toEqual([true, true]);
    for (const p of ["CN", "FR", "GB", "RU"]) expect(us.centre.state.outbox.get(p as Party)?.size ?? 0).toBe(0);
  });

  it("has words sealed to it, and no more to the one before", async () => {
    const table = setTable({ regimes });
    const ru = table.seat("RU");
    const before = sealingOf(ru, "RU");
    table.now += minute;
    expect(await speak(table, ru, petit, replace("sealing", "revoke"))).toMatchObject({ kind: "done" });
    expect(same(table, (s) => sealingOf(s, "RU"))).not.toBe(before);
    const line = "p5-crisis-lines/bilateral/RU,US";
    const words = { language: "en", words: { text: "Read by the new key." } };
    const call = await speak(table, table.seat("US"), moreau, { do: "line-call", line, urgency: "routine", ...words });
    const held = ru.centre.state.calls.get((call.id ?? "") as never);
    expect(parseWords(ru.centre.state.words.get(held?.envelope as never) ?? "").text).toBe("Read by the new key.");
  });

  it("may be missing: then nothing is sealed to that party, and nobody calls it on a line", async () => {
    const table = setTable({ regimes });
    const ru = table.seat("RU");
    const old = table.directory.sealing?.get("RU" as Party)?.id;
    if (old === undefined) throw new Error("no key");
    const statement: KeyStatement = {
      ...{ comity: 1, record: table.directory.record, party: "RU" as Party, does: "revoke", use: "sealing", old },
      ...{ new: null, from: new Date(table.now).toISOString() as Instant, reason: "copied" },
    };
    const act: Act = { do: "change-key", statement: signKeyStatement(statement, [ru.signer]) };
    expect(await speak(table, ru, petit, act)).toMatchObject({ kind: "done" });
    const line = "p5-crisis-lines/bilateral/RU,US";
    const words = { language: "en", words: { text: "To the old key?" } };
    const call = await speak(table, table.seat("US"), moreau, { do: "line-call", line, urgency: "routine", ...words });
    expect(call).toMatchObject({ kind: "no", detail: expect.stringContaining("could not be sealed") });
  });

  it("is made by a releasing officer; and the centre that starts again has it", async () => {
    const journals = new Map(all.map((p) => [p, new MemoryJournal()]));
    const table = setTable({ regimes, journal: (p) => journals.get(p) ?? new MemoryJournal() });
    const us = table.seat("US");
    expect(await speak(table, us, moreau, replace("signing", "rotate"))).toMatchObject({
      kind: "no",
      why: "forbidden",
    });
    table.now += minute;
    await speak(table, us, petit, replace("signing", "rotate"));
    notifyLaunch(table, "US");
    table.deliver();
    const again = new Centre(us.centre.env, us.world);
    expect(again.signers().map((s) => s.publicKey.id)).toEqual([keyOf(us, "US")]);
    expect(again.tree.root()).toEqual(us.centre.tree.root());
  });
});

describe("a signing key that was stolen", () => {
  const setStolen = () => {
    const recovery = offline();
    const table = setTable({ regimes, recoveries: new Map([["US", recovery]]) });
    return { table, recovery, us: table.seat("US"), thief: table.seat("US").signer };
  };

  it("is revoked by the offline key: what it signs is refused on every record, with the reason", async () => {
    const { table, recovery, us, thief } = setStolen();
    const waiting = notifyLaunch(table, "US");
    table.flush();
    table.onTheWay.splice(0);
    table.now += minute;
    const given = await speak(table, us, petit, { do: "change-key", statement: revocation(table, [recovery]) });
    expect(given).toMatchObject({ kind: "done" });
    expect(same(table, (s) => keyOf(s, "US"))).not.toBe(thief.publicKey.id);
    const ru = table.seat("RU").centre;
    const leaves = ru.state.leaves;
    ru.receive("US" as Party, { batch: [forged(table, thief, 1)] });
    table.deliver();
    expect([ru.state.leaves, ru.state.byRevokedKey.size]).toEqual([leaves, 1]);
    expect(ru.refusals().at(-1)?.detail).toContain(`${thief.publicKey.id} of US, which is revoked`);
    // What was on its way is signed anew, and is the same envelope.
    table.tick(3 * minute);
    await settle(table);
    for (const p of ["CN", "FR", "GB", "RU"]) expect(holds(table, p, waiting)).toBe(true);
    const call: Act = { do: "line-test", line: "p5-crisis-lines/bilateral/RU,US" };
    expect(us.act(moreau, call)).toMatchObject({ kind: "done" });
    table.deliver();
    expect(ru.state.streams.get("US>RU" as never)?.upTo).toBeGreaterThan(0);
  });

  it("cannot revoke itself, nor be revoked by who holds another key, nor be made good again", async () => {
    const { table, recovery, us, thief } = setStolen();
    const say = (statement: string) => speak(table, us, petit, { do: "change-key", statement });
    for (const signers of [[thief], [offline()], [thief, recovery], [table.seat("CN").signer]])
      expect(await say(revocation(table, signers))).toMatchObject({ kind: "no", why: "bad-input" });
    expect(await speak(table, us, petit, replace("signing", "revoke"))).toMatchObject({ kind: "no" });
    const foreign = revocation(table, [recovery], { party: "CN" as Party });
    expect(await say(foreign)).toMatchObject({ kind: "no" });
    expect(await say(revocation(table, [recovery]))).toMatchObject({ kind: "done" });
    const current = directoryNow(us.centre.env, us.centre.state).keys.get("US" as Party)?.[0];
    const back = revocation(table, [recovery], { old: current?.id as never, new: rawKey(thief.publicKey) });
    expect(await say(back)).toMatchObject({ kind: "no" });
  });

  it("where the directory lists no offline key, that is said", async () => {
    const table = setTable({ regimes });
    const statement = revocation(table, [offline()]);
    const given = await speak(table, table.seat("US"), petit, { do: "change-key", statement });
    expect(given).toMatchObject({ kind: "no", detail: expect.stringContaining("lists no recovery key of US") });
  });

  it("is revoked also where the thief has filled the count of changes that it could sign", async () => {
    const { table, recovery, us, thief } = setStolen();
    const stolen = offline();
    const statement: KeyStatement = {
      ...{ comity: 1, record: table.directory.record, party: "US" as Party, does: "rotate", use: "signing" },
      ...{ old: thief.publicKey.id, new: rawKey(stolen.publicKey), reason: "x" },
      from: new Date(table.now).toISOString() as Instant,
    };
    const message: Message = {
      ...{ comity: 1, record: table.directory.record, from: "US" as Party, sequence: 1, previous: null },
      to: ["CN", "FR", "GB", "RU"] as unknown as readonly Party[],
      sentAt: new Date(table.now - 1).toISOString() as Instant,
      body: { kind: "key-change", by: "keys", statement: signKeyStatement(statement, [thief, stolen]) },
    };
    const line = sealMessage(nodePrimitives, message, [thief]).text;
    for (const p of ["CN", "FR", "GB", "RU"]) table.seat(p).centre.receive("US" as Party, { batch: [line] });
    table.deliver();
    expect(keyOf(table.seat("RU"), "US")).toBe(stolen.publicKey.id);
    // By their records the thief's key is the one now: the statement names the first one, and both fall.
    table.now += minute;
    const given = await speak(table, us, petit, { do: "change-key", statement: revocation(table, [recovery]) });
    expect(given).toMatchObject({ kind: "done" });
    expect(same(table, (s) => keyOf(s, "US"))).not.toBe(stolen.publicKey.id);
  });
});
