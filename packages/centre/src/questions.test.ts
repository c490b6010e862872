/** Questions before sending, through a centre: worked out for a draft from its fields and the archive, answered, and never in the way. */
import { instantOf } from "@comity/wire";
import { expect, test } from "vitest";
import { Centre } from "./shell/centre.ts";
import { MemoryJournal } from "./shell/memory.ts";
import { composeLaunch, hour, launchFields, moreau, petit, setTable, type Table, warningDesk } from "./testing.ts";

const draftAt = (t: Table, id: string) => {
  const draft = t.seat("FR").desk.draft(id);
  if (draft === undefined) throw new Error("no draft");
  return draft;
};
const keys = (t: Table, id: string): readonly string[] => draftAt(t, id).questions.map((q) => q.key);
const preview = (t: Table, fields: object) => {
  const made = t.seat("FR").desk.preview({
    kind: "notification",
    regime: "p5-launch-notification",
    type: "launch",
    fields,
    late: false,
    submit: false,
  });
  if (typeof made === "string") throw new Error(made);
  return made;
};
const warned = (t: Table, text: string): void => {
  expect(t.seat("FR").act(warningDesk, { do: "archive-warnings", texts: [text], source: "test" }).kind).toBe("done");
};
/** Launch and impact areas of the launch of the tables, whose window opens on 25 November 2026 at 09:00 and is six hours long. */
const navarea = (until: string): string =>
  `NAVAREA II 301/26\nNORTH ATLANTIC.\nROCKET LAUNCHING 250900Z TO 25${until} NOV 26 IN AREAS:\nA. WITHIN 30 MILES OF 47-30N 004-30W\nB. WITHIN 150 MILES OF 37-36N 045-42W.\n`;

test("a launch with no warning known here is asked about both that its regime wants, with their article", () => {
  const t = setTable();
  const id = composeLaunch(t, "FR");
  expect(keys(t, id)).toEqual(["warning@launch.navarea", "warning@launch.notam"]);
  const [sea] = draftAt(t, id).questions;
  expect(sea).toMatchObject({ id: "warning", clause: "Art. 5", answered: null });
  expect(sea?.message.en).toBe(
    "No warning at sea over this area and window is known here; Art. 5 asks for one. Has it gone out?",
  );
  expect(sea?.message.ru).toMatch(/ст\. 5/);
  expect(sea?.message.zh).toMatch(/第五条/);
  expect(draftAt(t, id).canSend).toBe(true);
  expect(t.seat("FR").act(petit, { do: "release", id }).kind).toBe("done");
});

test("a warning in the archive answers it; one that ends too soon is asked about with the hours; one that is cancelled is none", () => {
  const t = setTable();
  const id = composeLaunch(t, "FR");
  warned(t, navarea("1500Z"));
  expect(keys(t, id)).toEqual(["warning@launch.notam"]);
  warned(t, navarea("1200Z"));
  expect(draftAt(t, id).questions[0]).toMatchObject({ id: "warning-hours", numbers: { outsideMinutes: 180 } });
  warned(t, "NAVAREA II 302/26\nCANCEL NAVAREA II 301/26.\n");
  expect(keys(t, id)).toContain("warning@launch.navarea");
});

test("a form that is half filled in is asked about its half, by numbers", () => {
  const t = setTable();
  const fields = { ...launchFields(t.now + 30 * hour), azimuth: 90 };
  const [heading] = preview(t, fields).questions;
  expect(heading).toMatchObject({ key: "heading@azimuth", numbers: { saidDeg: 90, rangeKm: 3511 } });
  expect((heading?.numbers.offDeg ?? 0) > 120).toBe(true);
  const half = { ...fields, "impact-area": undefined };
  expect(preview(t, half).questions.map((q) => q.id)).toEqual(["warning", "warning"]);
  expect(preview(t, {}).questions).toEqual([]);
  expect(preview(t, { window: "tomorrow", "launch-area": [[[]]] }).questions).toEqual([]);
});

test("asked and answered: name, time, reason and the question as it was put stay on the journal, and end with other numbers", () => {
  const journal = new MemoryJournal();
  const t = setTable({ journal: (p) => (p === "FR" ? journal : new MemoryJournal()) });
  const seat = t.seat("FR");
  const fields = { ...launchFields(t.now + 30 * hour), azimuth: 90 };
  const compose = {
    kind: "notification",
    regime: "p5-launch-notification",
    type: "launch",
    fields,
    late: false,
  } as const;
  const made = seat.act(moreau, { do: "compose", compose: { ...compose, submit: true } });
  const id = made.id ?? "";
  const answer = (question: string, who = moreau) =>
    seat.act(who, { do: "answer-question", id, question, reason: "a dog-leg round the islands" });
  expect(answer("range@nowhere")).toMatchObject({ kind: "no", why: "not-found" });
  expect(answer("heading@azimuth", warningDesk)).toMatchObject({ kind: "no", why: "forbidden" });
  expect(answer("heading@azimuth", petit).kind).toBe("done");
  const answered = { by: petit.name, at: instantOf(t.now), reason: "a dog-leg round the islands" };
  expect(draftAt(t, id).questions[0]).toMatchObject({ id: "heading", answered });
  expect(draftAt(t, id).questions[1]?.answered).toBeNull();

  seat.act(moreau, { do: "edit", id, edit: { fields: { ...fields, azimuth: 45 }, submit: false } });
  expect(draftAt(t, id).questions[0]?.answered).toBeNull();
  seat.act(moreau, { do: "edit", id, edit: { fields, submit: true } });
  expect(seat.act(petit, { do: "release", id }).kind).toBe("done");
  // Once it has left, what was answered is what is shown; and all of it comes back from the journal.
  const reopened = new Centre(seat.centre.env, seat.world);
  expect(reopened.state.drafts.get(id as never)?.answered.get("heading@azimuth")).toMatchObject(answered);
  expect(draftAt(t, id).questions).toMatchObject([{ key: "heading@azimuth", answered }]);
});

test("a postponement is asked about the window that it moves to", () => {
  const t = setTable();
  const id = composeLaunch(t, "FR");
  warned(t, navarea("1500Z"));
  t.seat("FR").act(petit, { do: "release", id });
  const moved = (days: number) => {
    const opens = t.now + 30 * hour + days * 24 * hour;
    const compose = {
      kind: "follow-up",
      about: id,
      type: "postponed",
      fields: { window: { opens: instantOf(opens), closes: instantOf(opens + 6 * hour) } },
      late: false,
      submit: false,
    } as const;
    return keys(t, t.seat("FR").act(moreau, { do: "compose", compose }).id ?? "");
  };
  expect(moved(2)).toEqual(["warning@launch.navarea", "warning@launch.notam"]);
  expect(moved(0)).toEqual(["warning@launch.notam"]);
});
