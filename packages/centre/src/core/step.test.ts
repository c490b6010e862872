import {
  type EnvelopeId,
  type Instant,
  type ItemId,
  instantOf,
  type Message,
  type Notification,
  type Party,
  reopenMessage,
} from "@comity/wire";
import { makeKeyPair, nodePrimitives, signerFromPem } from "@comity/wire/node";
import { describe, expect, it } from "vitest";
import {
  composeLaunch,
  forge,
  hour,
  launchFields,
  moreau,
  notifyLaunch,
  petit,
  setTable,
  type Table,
  warningDesk,
} from "../testing.ts";
import type { ItemState } from "./state.ts";

const minute = 60_000;
const cn = "CN" as Party;

const lastItem = (table: Table, party: string): ItemState | undefined =>
  [...table.seat(party).centre.state.items.values()].sort((a, b) => a.position - b.position).at(-1);

/** The last message that a party sent, as signed. */
function lastOf(table: Table, party: string): Message {
  const { centre } = table.seat(party);
  const item = lastItem(table, party);
  const read = reopenMessage(nodePrimitives, centre.line(item?.envelope as EnvelopeId) ?? "");
  if (!read.ok) throw new Error("unreadable");
  return read.value.message;
}
/** Bring a line to CN as its peer, and see whether anything changed there. */
function bring(
  table: Table,
  peer: string,
  line: string,
): { readonly changed: boolean; readonly dull: string; readonly clear: string } {
  const { centre } = table.seat("CN");
  const before = centre.state.position;
  centre.receive(peer as Party, { batch: [line] });
  let dull = "";
  table.deliver((f) => {
    if ("refused" in f.frame) dull = f.frame.refused[0]?.line ?? "";
    return false;
  });
  return { changed: centre.state.position !== before, dull, clear: centre.refusals().at(-1)?.detail ?? "" };
}

describe("a launch is notified", () => {
  it("arrives at all four, is acknowledged, routed and read; both sides see each step", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    for (const p of ["CN", "FR", "GB", "RU"]) {
      const [entry] = table.seat(p).desk.inbox();
      expect(entry).toMatchObject({
        id,
        reference: "US-2026-0001",
        from: "US",
        filing: "on-time",
        leadTimeHours: 30,
        open: true,
        acknowledgedAt: null,
      });
    }
    expect(table.seat("US").desk.message(id)?.receipts).toHaveProperty("CN.receivedAt");
    expect(
      table
        .seat("CN")
        .desk.due()
        .filter((d) => d.owedBy === cn)
        .map((d) => d.duty),
    ).toEqual(["route", "acknowledge"]);

    table.now += 5 * minute;
    const c = table.seat("CN");
    expect(c.act(moreau, { do: "acknowledge", id }).kind).toBe("done");
    expect(c.act(moreau, { do: "route", id, desks: ["warning"] }).kind).toBe("done");
    expect(c.act(warningDesk, { do: "read", id, desk: "warning" }).kind).toBe("done");
    table.deliver();
    for (const p of ["US", "FR", "GB", "RU"]) {
      expect(table.seat(p).desk.message(id)?.addressees.CN).toMatchObject({ acknowledgedBy: "A. Moreau" });
    }
    expect(c.desk.message(id)?.routed).toMatchObject([{ desk: "warning", readBy: "C. Lambert" }]);
    expect(c.desk.due().filter((d) => d.owedBy === cn)).toEqual([]);
  });

  it("stays open at the receiver until its warning desk has read it, as in 1995 it did not", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    const c = table.seat("CN");
    c.act(moreau, { do: "acknowledge", id });
    c.act(moreau, { do: "route", id, desks: ["warning"] });
    table.tick(11 * minute);
    expect(c.desk.alarms()).toMatchObject([{ kind: "unread", reference: "US-2026-0001" }]);
    expect(c.desk.inbox()[0]?.open).toBe(true);
  });

  it("is late when it is received too late, whenever it was sent", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US", 25);
    table.deliver((f) => f.to !== cn);
    table.now += 2 * hour;
    table.tick(minute); // sent again, because no receipt came
    expect(table.seat("FR").desk.inbox()[0]).toMatchObject({ id, filing: "on-time" });
    expect(table.seat("CN").desk.inbox()[0]).toMatchObject({ id, filing: "late" });
    expect(table.seat("US").desk.message(id)?.addressees.CN).toMatchObject({ filing: "late" });
  });

  it("is followed up: postponed leaves it open under its new window, launched closes it", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    const us = table.seat("US");
    const say = (type: string, fields: unknown): void => {
      const draft = us.act(moreau, {
        do: "compose",
        compose: { kind: "follow-up", type, about: id, fields, late: false, submit: true },
      });
      expect(draft, JSON.stringify(draft)).toMatchObject({ kind: "done" });
      expect(us.act(petit, { do: "release", id: draft.id ?? "" }).kind).toBe("done");
      table.deliver();
    };
    const window = { opens: instantOf(table.now + 60 * hour), closes: instantOf(table.now + 66 * hour) };
    say("postponed", { window });
    expect(table.seat("CN").desk.message(id)).toMatchObject({ outcome: "postponed", effectiveFields: { window } });
    table.now += 61 * hour;
    say("launched", { "launched-at": instantOf(table.now) });
    expect(table.seat("CN").desk.message(id)?.outcome).toBe("launched");
    expect(
      table
        .seat("CN")
        .desk.due()
        .some((d) => d.duty === "follow-up" && d.id === id),
    ).toBe(false);
  });

  it("is corrected by a new item that names the old, which stays", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    const us = table.seat("US");
    const fields = { ...launchFields(table.now + 30 * hour), "launch-area": { point: { lat: 28.5, lon: -79 } } };
    const draft = us.act(moreau, {
      do: "compose",
      compose: { kind: "correction", about: id, reason: "wrong ocean", fields, late: false, submit: true },
    });
    us.act(petit, { do: "release", id: draft.id ?? "" });
    table.deliver();
    const seen = table.seat("CN").desk.message(id);
    expect(seen).toMatchObject({
      correctedBy: draft.id,
      effectiveFields: { "launch-area": { point: { lat: 28.5, lon: -79 } } },
    });
    expect(seen?.fields).toMatchObject({ "launch-area": { point: { lat: 47.5 } } });
  });
});

describe("two people release what leaves", () => {
  it("the author alone cannot, nor can a desk", () => {
    const table = setTable();
    const id = composeLaunch(table, "US");
    const us = table.seat("US");
    expect(us.act(moreau, { do: "release", id })).toMatchObject({ kind: "no", why: "forbidden" });
    expect(us.act(warningDesk, { do: "release", id })).toMatchObject({ kind: "no", why: "forbidden" });
    expect(us.act(petit, { do: "release", id }).kind).toBe("done");
    expect(us.act(petit, { do: "release", id })).toMatchObject({ kind: "no", why: "wrong-state" });
    expect((lastOf(table, "US").body as Notification).officers).toEqual({
      composed: "A. Moreau",
      released: "N. Petit",
    });
  });

  it("whoever edited it last has written it", () => {
    const table = setTable();
    const id = composeLaunch(table, "US");
    const us = table.seat("US");
    us.act(petit, { do: "edit", id, edit: { fields: launchFields(table.now + 40 * hour), submit: true } });
    expect(us.act(petit, { do: "release", id })).toMatchObject({ kind: "no", why: "forbidden" });
    expect(us.act(moreau, { do: "release", id }).kind).toBe("done");
  });

  it("a lead time that grew too short while it waited is asked about again", () => {
    const table = setTable();
    const id = composeLaunch(table, "US", 25);
    table.now += 2 * hour;
    const answer = table.seat("US").act(petit, { do: "release", id });
    expect(answer).toMatchObject({ kind: "no", why: "checks", clause: expect.stringContaining("Art. 2") });
    table.seat("US").act(moreau, { do: "edit", id, edit: { late: true, submit: true } });
    expect(table.seat("US").act(petit, { do: "release", id }).kind).toBe("done");
    table.deliver();
    expect(table.seat("CN").desk.inbox()[0]).toMatchObject({ filing: "late" });
  });

  it("a draft that fails its checks is kept, with the clause", () => {
    const table = setTable();
    const fields = launchFields(table.now + 20 * hour);
    const answer = table.seat("US").act(moreau, {
      do: "compose",
      compose: {
        kind: "notification",
        regime: "p5-launch-notification",
        type: "launch",
        fields,
        late: false,
        submit: true,
      },
    });
    expect(answer).toMatchObject({ kind: "no", why: "checks", clause: expect.stringContaining("Art. 2") });
    expect(table.seat("US").desk.draft(answer.id ?? "")).toMatchObject({
      state: "draft",
      canSend: false,
      reference: "US-2026-0001",
    });
  });
});

describe("bad input changes nothing, and gets one dull line", () => {
  const setUp = (): { table: Table; good: Message } => {
    const table = setTable();
    notifyLaunch(table, "US");
    table.deliver();
    return { table, good: lastOf(table, "US") };
  };
  const next = (table: Table, good: Message, change: Partial<Notification>, more: Partial<Message> = {}): Message => ({
    ...good,
    sequence: 2,
    previous: lastItem(table, "US")?.envelope ?? null,
    body: { ...(good.body as Notification), id: "f".repeat(32) as ItemId, reference: "US-2026-0002", ...change },
    ...more,
  });

  it("what is no envelope, is signed by another, or comes from another record", () => {
    const { table, good } = setUp();
    const message = next(table, good, {});
    expect(bring(table, "US", "{}")).toMatchObject({ changed: false, dull: "malformed envelope" });
    expect(bring(table, "US", "x".repeat(70_000))).toMatchObject({ changed: false, dull: "oversized envelope" });
    expect(bring(table, "US", forge(table, "FR", message))).toMatchObject({ changed: false, dull: "refused" });
    expect(bring(table, "US", forge(table, "US", { ...message, record: "elsewhere" }))).toMatchObject({
      changed: false,
      dull: "refused",
    });
    expect(bring(table, "FR", forge(table, "US", message))).toMatchObject({ changed: false, dull: "refused" });
    expect(bring(table, "US", forge(table, "US", { ...message, to: ["FR" as Party] }))).toMatchObject({
      changed: false,
      dull: "refused",
    });
    expect(bring(table, "XX", forge(table, "US", { ...message, from: "XX" as Party }))).toMatchObject({
      changed: false,
      dull: "refused",
    });
  });

  it("a drill key, though it is the sender's own", async () => {
    const { table, good } = setUp();
    const { sealMessage } = await import("@comity/wire");
    const drill = signerFromPem(makeKeyPair("ed25519", "drill").privatePem, "ed25519", "drill");
    const line = sealMessage(nodePrimitives, next(table, good, {}), [drill]).text;
    expect(bring(table, "US", line)).toMatchObject({
      changed: false,
      dull: "refused",
      clear: expect.stringContaining("directory"),
    });
  });

  it.each<[string, Partial<Notification>]>([
    ["another regime", { regime: { id: "no-such-regime", digest: "0".repeat(64) } }],
    ["a type that the regime lacks", { type: "walk" }],
    ["fields that do not fit", { fields: { window: "tomorrow" } }],
    ["another party's reference", { reference: "FR-2026-0002" }],
    ["a reference that is taken", { reference: "US-2026-0001" }],
    ["one officer alone", { officers: { composed: "A", released: "A" } }],
  ])("%s is out of regime, and is no item here", (_, change) => {
    const { table, good } = setUp();
    const seen = bring(table, "US", forge(table, "US", next(table, good, change)));
    expect(seen.dull).toBe("out of regime");
    expect(table.seat("CN").desk.inbox()).toHaveLength(1);
    // Its place in the count is known, so that it is not asked for again and again.
    expect(table.seat("CN").centre.state.streams.first()?.missingSince).toBeNull();
  });

  it("a replayed envelope is receipted again and takes effect once", () => {
    const { table } = setUp();
    const line = table.seat("US").centre.line(lastItem(table, "US")?.envelope as EnvelopeId) ?? "";
    const { centre } = table.seat("CN");
    centre.receive("US" as Party, { batch: [line, line] });
    const receipts: unknown[] = [];
    table.deliver((f) => "receipts" in f.frame && receipts.push(f) > 0 && false);
    expect(receipts).toHaveLength(1);
    expect(table.seat("CN").desk.inbox()).toHaveLength(1);
  });

  it("two contents for one number are evidence, and ring", () => {
    const { table, good } = setUp();
    const other: Message = { ...good, body: { ...(good.body as Notification), id: "e".repeat(32) as ItemId } };
    const seen = bring(table, "US", forge(table, "US", other));
    expect(seen.dull).toBe("broken sequence");
    expect(table.seat("CN").desk.alarms()).toMatchObject([{ kind: "equivocation", party: "US" }]);
    expect(table.seat("CN").desk.inbox()).toHaveLength(1);
    bring(table, "US", forge(table, "US", other)); // said again: one piece of evidence is enough
    expect(table.seat("CN").centre.state.equivocations.size).toBe(1);
  });

  it("acknowledging other bytes, or an item that one was not sent, is refused", () => {
    const { table, good } = setUp();
    const of = (good.body as Notification).id;
    const at = instantOf(table.now);
    const body = { kind: "acknowledgement", of, envelope: "0".repeat(64) as EnvelopeId, officer: "X", at } as const;
    const message: Message = {
      ...good,
      from: "FR" as Party,
      to: ["CN", "GB", "RU", "US"] as Party[],
      body,
      sentAt: at as Instant,
    };
    expect(bring(table, "FR", forge(table, "FR", message)).dull).toBe("out of regime");
  });
});

describe("silence is never mistaken for calm", () => {
  it("a withheld envelope is noticed by its number, asked for, and rings if it stays away", () => {
    const table = setTable();
    const first = notifyLaunch(table, "US");
    table.deliver((f) => f.to !== cn);
    const second = notifyLaunch(table, "US");
    table.deliver((f) => !(f.to === cn && "batch" in f.frame && f.frame.batch.some((l) => l.includes("x")) && false));
    expect(table.seat("CN").desk.message(second)?.missing).toEqual([1]);
    table.seat("US").centre.link(cn, false); // and it cannot be had
    table.seat("CN").centre.link("US" as Party, false);
    table.deliver();
    table.now += 31_000;
    expect(
      table
        .seat("CN")
        .desk.alarms()
        .map((a) => a.kind),
    ).toContain("gap");
    table.seat("CN").centre.link("US" as Party, true);
    table.tick(5_000); // asked for by number, and given
    expect(table.seat("CN").desk.message(first)).toBeDefined();
    expect(
      table
        .seat("CN")
        .desk.alarms()
        .map((a) => a.kind),
    ).not.toContain("gap");
  });

  it("a receiver that does not acknowledge is a row at the sender, never an alarm", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    table.tick(2 * hour);
    const us = table.seat("US").desk;
    expect(
      us
        .due()
        .filter((d) => d.id === id && d.duty === "acknowledge")
        .map((d) => [d.owedBy, d.dueState]),
    ).toContainEqual(["CN", "late"]);
    expect(us.alarms()).toEqual([]);
    expect(
      table
        .seat("CN")
        .desk.alarms()
        .map((a) => a.kind),
    ).toContain("overdue");
  });

  it("taking an alarm puts a name to it; only the fact clears it", () => {
    const table = setTable();
    const id = notifyLaunch(table, "US");
    table.deliver();
    table.tick(2 * hour);
    const c = table.seat("CN");
    const alarm = c.desk.alarms().find((a) => a.kind === "overdue" && a.id.includes("acknowledge"));
    c.act(moreau, { do: "take-alarm", alarm: alarm?.id ?? "" });
    expect(c.desk.alarms().find((a) => a.id === alarm?.id)).toMatchObject({ takenBy: "A. Moreau" });
    c.act(moreau, { do: "acknowledge", id });
    expect(c.desk.alarms().find((a) => a.id === alarm?.id)).toBeUndefined();
  });
});
