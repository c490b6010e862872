/** What came by note or phone, through real centres: it counts as such once two officers stand for it, and is never taken for signed. */
import { instantOf } from "@comity/wire";
import { expect, test } from "vitest";
import { Centre } from "../../shell/centre.ts";
import { MemoryJournal } from "../../shell/memory.ts";
import {
  composeLaunch,
  hour,
  launchFields,
  moreau,
  notifyLaunch,
  petit,
  type Seat,
  setTable,
  type Table,
  warningDesk,
} from "../../testing.ts";
import { note, rocketNotes, track } from "../../testing-notes.ts";
import type { Act, Answer } from "../act.ts";
import type { HandEvidence } from "./entry.ts";

const evidence = (receivedAt: number, over: Partial<HandEvidence> = {}): HandEvidence => ({
  means: "note-verbale",
  saidBy: "Embassy of Norway",
  takenBy: "C. Lambert",
  takenAt: instantOf(receivedAt),
  receivedAt: instantOf(receivedAt),
  reference: "NV 12/1994",
  sha256: null,
  fileName: null,
  text: null,
  language: "en",
  ...over,
});
const done = (a: Answer): string => {
  if (a.kind !== "done" || a.id === null) throw new Error(JSON.stringify(a));
  return a.id;
};
const enterLaunch = (table: Table, receivedAt: number, opensAt: number, by = moreau): Act => ({
  do: "enter-by-hand",
  said: {
    kind: "notification",
    from: "US" as never,
    to: ["GB" as never],
    regime: "p5-launch-notification",
    type: "launch",
    fields: launchFields(opensAt),
  },
  evidence: evidence(receivedAt, { takenBy: by.name, reference: `NV ${table.now}` }),
});
const dutiesAbout = (seat: Seat, reference: string): string[] =>
  seat.desk
    .due()
    .filter((d) => d.reference === reference && d.owedBy === seat.party)
    .map((d) => d.duty);

test("it counts once another officer has confirmed it: in the inbox, with the duties of a received one", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const id = done(fr.act(moreau, enterLaunch(table, table.now - hour, table.now + 30 * hour)));
  expect(fr.desk.inbox()).toEqual([]);
  expect(fr.desk.byHand()[0]).toMatchObject({ reference: "H-2026-0001", state: "not-confirmed" });
  expect(fr.act(moreau, { do: "confirm-by-hand", id })).toMatchObject({ kind: "no", why: "forbidden" });
  expect(fr.act(warningDesk, { do: "confirm-by-hand", id })).toMatchObject({ kind: "no", why: "forbidden" });
  done(fr.act(petit, { do: "confirm-by-hand", id }));
  const [entry] = fr.desk.inbox();
  expect(entry).toMatchObject({ reference: "H-2026-0001", from: "US", filing: "on-time", open: true });
  expect(entry?.byHand).toMatchObject({ enteredBy: "A. Moreau", confirmedBy: "N. Petit" });
  expect(entry?.byHand?.mark.en).toBe("entered by hand: note verbale, taken by A. Moreau");
  expect(entry?.told).toEqual(["FR", "GB"]);
  expect(entry?.notTold).toEqual(["CN", "RU"]);
  expect(dutiesAbout(fr, "H-2026-0001").sort()).toEqual(["acknowledge", "route"]);
});

test("its filing is judged by when it was received, not by when it was typed", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const opens = table.now + 20 * hour;
  const early = done(fr.act(moreau, enterLaunch(table, table.now - 10 * hour, opens)));
  const late = done(fr.act(moreau, enterLaunch(table, table.now - hour, opens)));
  for (const id of [early, late]) done(fr.act(petit, { do: "confirm-by-hand", id }));
  expect(fr.desk.entry(early)).toMatchObject({ filing: "on-time", leadTimeHours: 30 });
  expect(fr.desk.entry(late)).toMatchObject({ filing: "late", lateByHours: 3 });
});

test("it is answered out of band too, routed and read as any other; then nothing of it is open but how it ends", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const id = done(fr.act(moreau, enterLaunch(table, table.now - hour, table.now + 30 * hour)));
  done(fr.act(petit, { do: "confirm-by-hand", id }));
  expect(fr.act(moreau, { do: "acknowledge", id })).toMatchObject({ kind: "no", why: "wrong-state" });
  const answered = evidence(table.now, { means: "phone" });
  const answer = done(
    fr.act(moreau, { do: "enter-by-hand", said: { kind: "acknowledgement", of: id }, evidence: answered }),
  );
  expect(dutiesAbout(fr, "H-2026-0001")).toContain("acknowledge");
  done(fr.act(petit, { do: "confirm-by-hand", id: answer }));
  done(fr.act(moreau, { do: "route", id, desks: ["warning"] }));
  expect(dutiesAbout(fr, "H-2026-0001")).toEqual(["read"]);
  done(fr.act(warningDesk, { do: "read", id, desk: "warning" }));
  expect(dutiesAbout(fr, "H-2026-0001")).toEqual([]);
  const ended = done(
    fr.act(moreau, {
      do: "enter-by-hand",
      said: { kind: "follow-up", from: "US" as never, type: "cancelled", of: id, fields: {} },
      evidence: evidence(table.now),
    }),
  );
  expect(fr.desk.entry(id)?.outcome).toBe(null);
  done(fr.act(petit, { do: "confirm-by-hand", id: ended }));
  expect(fr.desk.entry(id)?.outcome).toBe("cancelled");
});

test("nothing of it is a signed envelope: no line, no place in the record, no proof", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const id = done(fr.act(moreau, enterLaunch(table, table.now - hour, table.now + 30 * hour)));
  done(fr.act(petit, { do: "confirm-by-hand", id }));
  expect(fr.desk.message(id)).toMatchObject({
    envelope: "",
    envelopeId: "",
    recordIndex: null,
    receipts: {},
    keys: [],
  });
  expect(fr.desk.proofOf(id)).toBe(undefined);
  expect(fr.desk.checkpoint()).toBe(undefined);
  expect(fr.centre.state.envelopes.size).toBe(0);
});

test("an entry without evidence, from the future, or of a stranger is refused in words", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const act = enterLaunch(table, table.now - hour, table.now + 30 * hour) as Extract<Act, { do: "enter-by-hand" }>;
  const refused = (over: Partial<HandEvidence>, said: object = {}): string => {
    const e = { ...act.evidence, ...over };
    const a = fr.act(moreau, { ...act, said: { ...act.said, ...said }, evidence: e });
    return a.kind === "no" ? a.detail : "taken";
  };
  expect(refused({ reference: null })).toContain("there is no evidence");
  expect(refused({ receivedAt: instantOf(table.now + hour) })).toContain("is yet to come");
  expect(refused({}, { from: "NO" })).toBe("NO is not a party to p5-launch-notification");
  expect(refused({}, { type: "picnic" })).toContain('no notification "picnic"');
  expect(fr.desk.byHand()).toEqual([]);
});

test("the same comes signed: an officer links them, that one counts from then on and both stay", () => {
  const table = setTable();
  const [fr, us] = [table.seat("FR"), table.seat("US")];
  const id = done(fr.act(moreau, enterLaunch(table, table.now - hour, table.now + 30 * hour)));
  done(fr.act(petit, { do: "confirm-by-hand", id }));
  notifyLaunch(table, "US");
  table.deliver();
  const signed = fr.desk.inbox().find((e) => e.byHand === null)?.reference ?? "";
  expect(fr.desk.byHand()[0]?.maybeSame).toEqual([signed]);
  expect(fr.act(moreau, { do: "supersede-by-hand", id, item: "H-2026-0001" })).toMatchObject({ why: "bad-input" });
  done(fr.act(moreau, { do: "supersede-by-hand", id, item: signed }));
  expect(fr.desk.inbox().length).toBe(2);
  expect(fr.desk.entry(id)).toMatchObject({ open: false, byHand: { supersededBy: signed } });
  expect(dutiesAbout(fr, "H-2026-0001")).toEqual([]);
  expect(dutiesAbout(fr, signed).sort()).toEqual(["acknowledge", "route"]);
  expect(us.desk.byHand()).toEqual([]);
});

test("ours given by hand while a path is down counts as delivered to that one, apart from a signed receipt", () => {
  const table = setTable();
  const fr = table.seat("FR");
  const of = notifyLaunch(table, "FR");
  table.deliver((f) => f.to !== ("RU" as never));
  expect(fr.desk.due().find((d) => d.duty === "deliver")?.owedTo).toEqual(["RU"]);
  table.now += hour;
  const given = done(
    fr.act(moreau, {
      do: "enter-by-hand",
      said: { kind: "given", of, to: ["RU" as never] },
      evidence: evidence(table.now),
    }),
  );
  expect(fr.desk.due().find((d) => d.duty === "deliver")?.owedTo).toEqual(["RU"]);
  done(fr.act(petit, { do: "confirm-by-hand", id: given }));
  expect(fr.desk.due().filter((d) => d.duty === "deliver")).toEqual([]);
  expect(fr.desk.entry(of)?.addressees.RU).toMatchObject({
    receivedAt: null,
    givenByHandAt: instantOf(table.now),
    filing: "on-time",
  });
  expect(fr.desk.message(of)?.receipts.RU).toBe(undefined);
  const phoned = done(
    fr.act(moreau, {
      do: "enter-by-hand",
      said: { kind: "acknowledgement", from: "RU" as never, of },
      evidence: evidence(table.now, { saidBy: "Duty officer, Moscow", means: "phone" }),
    }),
  );
  done(fr.act(petit, { do: "confirm-by-hand", id: phoned }));
  expect(fr.desk.entry(of)?.addressees.RU).toMatchObject({
    acknowledgedBy: "Duty officer, Moscow",
    acknowledgedByHand: true,
  });
});

test("an unannounced event rings on until the second officer has confirmed the note", () => {
  const start = Date.UTC(1995, 0, 25, 6, 25);
  const table = setTable({ parties: ["NO", "RU"], regimes: [rocketNotes()], now: start });
  const ru = table.seat("RU");
  ru.act(moreau, { do: "report-events", events: [track as never], catalogue: false });
  const rings = (): number => ru.desk.alarms().filter((a) => a.kind === "unannounced").length;
  expect(rings()).toBe(1);
  const id = done(
    ru.act(moreau, {
      do: "enter-by-hand",
      said: { kind: "notification", from: "NO" as never, regime: "rocket-notes", type: "note", fields: note },
      evidence: evidence(Date.UTC(1994, 11, 21)),
    }),
  );
  expect(rings()).toBe(1);
  done(ru.act(petit, { do: "confirm-by-hand", id }));
  expect(rings()).toBe(0);
  expect(ru.desk.watchEvents()[0]).toMatchObject({ answer: "announced" });
});

test("a restart gives the same state", () => {
  const journal = new MemoryJournal();
  const table = setTable({ journal: (p) => (p === "FR" ? journal : new MemoryJournal()) });
  const fr = table.seat("FR");
  for (const confirm of [true, false, true]) {
    const id = done(fr.act(moreau, enterLaunch(table, table.now - hour, table.now + 30 * hour)));
    if (confirm) done(fr.act(petit, { do: "confirm-by-hand", id }));
    else done(fr.act(petit, { do: "reject-by-hand", id, reason: "the scan is of another note" }));
  }
  composeLaunch(table, "FR");
  const again = new Centre(fr.centre.env, { ...fr.world, journal });
  expect(again.state.handEntries.toJS()).toEqual(fr.centre.state.handEntries.toJS());
  expect([...again.state.items.keys()]).toEqual([...fr.centre.state.items.keys()]);
  expect([...again.state.unsettled.keys()]).toEqual([...fr.centre.state.unsettled.keys()]);
});
