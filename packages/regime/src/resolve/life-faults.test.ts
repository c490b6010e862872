import { expect, test } from "vitest";
import { faultsOf, made } from "../reason/testing.ts";

/** The faults of a life, as `event's line in the life: message`; the first event stands on line 1. */
function faults(life: string, more = "", parties?: string): readonly string[] {
  const text = made(life, more, parties);
  const first = text.split("\n").indexOf("life:") + 1;
  return faultsOf(text).map(
    (f) => `${f.line - first}: ${f.message.replace(/line (\d+)/g, (_, n) => `line ${n - first}`)}`,
  );
}

test("two things that cannot both be so on one day name each other's line", () => {
  expect(
    faults("on: 2000-01-01, event: in-force\non: 2001-01-01, event: resumed\non: 2001-01-01, event: suspended"),
  ).toEqual([
    expect.stringContaining("2: nothing that it concerns was suspended before it"),
    '3: "suspended" contradicts "resumed" of the same day (line 2): both speak of FR, GB and "alpha", and FR, GB hold both; say whose view each is, which duties it concerns, or which it replaces',
  ]);
  const [first, second] = ["on: 2000-01-01, event: in-force", "on: 2001-01-01, event: suspended"];
  const third = "on: 2001-01-01, event: in-force";
  expect(faults(`${first}\n${second}, by: [FR]\n${third}, by: [FR, GB], clause: Art. 4`)).toEqual([
    expect.stringContaining(
      '3: "in-force" contradicts "suspended" of the same day (line 2): both speak of FR, GB and "alpha", and FR holds both',
    ),
  ]);
});

test("different holders, parties or duties, or a replacement, contradict nothing", () => {
  const first = "on: 2000-01-01, event: in-force";
  const pair = (a: string, b: string) =>
    faults(`${first}\non: 2001-01-01, event: suspended, ${a}\non: 2001-01-01, event: in-force, ${b}`);
  expect(pair("by: [FR]", "by: [GB]")).toEqual([]);
  expect(pair("parties: [FR]", "parties: [GB]")).toEqual([]);
  expect(pair("duties: [alpha]", "except: [alpha]")).toEqual([]);
  expect(pair("id: said", "replaces: said")).toEqual([]);
  expect(faults(`${first}\non: 2001-01-01, event: suspended, parties: [FR]\non: 2001-01-01, event: expired`)).toEqual(
    [],
  );
});

test("what is not in force cannot expire, and comes into force later", () => {
  expect(
    faults("on: 2000-01-01, event: signed\non: 2001-01-01, event: expired\non: 2002-01-01, event: in-force"),
  ).toEqual(["2: it expires on 2001-01-01, before it is in force on 2002-01-01 (line 3)"]);
  expect(faults("on: 2000-01-01, event: signed\non: 2001-01-01, event: expired"), "never in force at all").toEqual([]);
  expect(
    faults(
      "on: 2000-01-01, event: provisionally-applied\non: 2001-01-01, event: expired\non: 2002-01-01, event: in-force",
    ),
  ).toEqual([]);
});

test("resumed: what was suspended before, of the same holder, party and duty", () => {
  const first = "on: 2000-01-01, event: in-force";
  expect(
    faults(`${first}\non: 2001-01-01, event: frozen, duties: [alpha]\non: 2002-01-01, event: resumed, duties: [beta]`),
  ).toEqual([expect.stringMatching(/^3: nothing that it concerns was suspended/)]);
  expect(faults(`${first}\non: 2001-01-01, event: frozen, duties: [alpha]\non: 2002-01-01, event: resumed`)).toEqual(
    [],
  );
  expect(faults(`on: 2000-01-01, event: in-force, id: entry\non: 2002-01-01, event: resumed, of: entry`)).toEqual([
    '2: "entry" (line 1) is "in-force": it stopped nothing that could be resumed',
  ]);
});

test("withdrawn before the notice has run out; a period that no text confirms refuses nothing", () => {
  const life =
    "on: 2000-01-01, event: in-force\non: 2020-05-22, event: withdrawal-notified, parties: [GB]\non: 2020-11-21, event: withdrawn, parties: [GB]";
  const period = "withdrawal: { notice: P6M, clause: Art. XV }";
  expect(faults(life, period)).toEqual([
    "3: it takes effect P6M after the notice of 2020-05-22 (line 2; Art. XV): not before 2020-11-22",
  ]);
  expect(faults(life.replace("2020-11-21", "2020-11-22"), period)).toEqual([]);
  expect(faults(life, period.replace("clause", "verified: unverified, clause"))).toEqual([]);
  expect(faults(life)).toEqual([]);
});

test("a day of entry into force that its own clause does not give", () => {
  const life = (day: string): string =>
    `on: 2001-01-01, event: ratified, parties: [FR, GB], clause: Deposit\non: ${day}, event: in-force`;
  const entry = "entry-into-force: { needs: { act: ratified, all-of: [FR, GB] }, after: P30D, clause: Art. 9 }";
  expect(faults(life("2001-01-31"), entry)).toEqual([]);
  expect(faults(life("2001-02-01"), entry)).toEqual([
    "2: by Art. 9 (line -1) it enters into force on 2001-01-31: the last act that it needs is of 2001-01-01 (line 1, Deposit)",
  ]);
  expect(faults(life("2001-01-15"), entry), "too early").toHaveLength(1);
  expect(faults(`${life("2001-02-01")}, also-said: [{ on: 2001-01-31 }]`, entry), "another source has the day").toEqual(
    [],
  );
  expect(
    faults(life("2001-02-01").replace(", GB", ""), entry),
    "one act is not told: nothing can be worked out",
  ).toEqual([]);
  const number = "entry-into-force: { needs: { act: ratified, at-least: 2 }, after: P30D, clause: Art. 9 }";
  const others = `${number}\nmore-parties: others`;
  expect(faults(life("2001-01-15"), others), "an act that is not told can have made the number full before").toEqual(
    [],
  );
  expect(faults(life("2001-02-01"), others)).toHaveLength(1);
});

test("a party that another continues can be spoken of", () => {
  const more = "successions: [{ of: SU, by: GB, on: 1991-12-26, clause: A }]";
  expect(faults("on: 1980-01-01, event: signed, parties: [SU]\non: 1990-01-01, event: in-force", more)).toEqual([]);
});

test("a later party for which it enters into force on another day than its clause gives", () => {
  const entry = "entry-into-force: { needs: { act: ratified, all-of: [FR, GB] }, later-parties: P30D, clause: Art. 9 }";
  const life = (day: string, more = "") => `on: 2001-01-01, event: ratified, parties: [FR, GB]
on: 2001-01-01, event: in-force, parties: [FR, GB]
on: 2002-06-01, event: ratified, parties: [DE], clause: Deposit
on: ${day}, event: in-force, parties: [DE]${more}`;
  const of = (text: string, rule = entry) => faults(text, rule, "[DE, FR, GB]");
  expect(of(life("2002-07-01"))).toEqual([]);
  expect(of(life("2002-06-05"))).toEqual([
    "4: by Art. 9 (line -1) it enters into force for DE P30D after its act of 2002-06-01 (line 3, Deposit): on 2002-07-01",
  ]);
  expect(of(life("2002-06-05", ", also-said: [{ on: 2002-07-01 }]"))).toEqual([]);
  expect(of(life("2002-06-05"), entry.replace("clause", "verified: unverified, clause"))).toEqual([]);
  expect(of(life("2002-06-05"), entry.replace("later-parties: P30D, ", ""))).toEqual([]);
});
