import { expect, test } from "vitest";
import type { Regime } from "../regime-types.ts";
import type { Party } from "../types.ts";
import { standing, standingOf } from "./standing.ts";
import { BE, bmln, ctbt, day, FR, GB, made, newStart, openSkies, RU, regimeOf, US } from "./testing.ts";

const treaty = regimeOf(newStart);
const launches = regimeOf(bmln);
const library = (id: string): Regime | undefined => (id === "bmln-1988" ? launches : undefined);
const at = (duty: string, party: Party, on: string, regime = treaty) =>
  standingOf(regime, duty, party, day(on), library);
const views = (duty: string, party: Party, on: string, regime = treaty) =>
  Object.fromEntries(at(duty, party, on, regime).views.map((v) => [v.by, v.status]));

test("2010: a named part is applied provisionally from signature, and nothing else", () => {
  expect(at("launch", US, "2010-04-07").status).toBe("not-yet");
  expect(at("launch", US, "2010-04-08").status).toBe("provisional");
  expect(at("launch", RU, "2011-02-04").status).toBe("provisional");
  expect(at("data", RU, "2011-02-04").status).toBe("not-yet");
  expect(at("data", RU, "2011-02-05")).toMatchObject({ status: "in-force", because: [{ event: "in-force" }] });
  expect(at("launch", RU, "2011-02-05").status).toBe("in-force");
});

test("15 March 2023: Russia has suspended, except the limits; the United States holds that it stays bound", () => {
  expect(views("data", RU, "2023-03-15")).toEqual({ RU: "suspended", US: "in-force" });
  const data = at("data", RU, "2023-03-15");
  expect(data.status).toBe("disputed");
  expect(data.views[0]).toMatchObject({
    since: "2023-02-28",
    source: { key: "law" },
    note: { en: /the limits are kept/ },
  });
  expect(data.views[1]).toMatchObject({
    since: "2011-02-05",
    source: { key: "reply" },
    act: { event: "rejected", on: "2023-03-15" },
  });
  expect(data.because.map((e) => e.event)).toEqual(["suspended", "rejected"]);
});

test("before its reply, the view of the United States rests on the last event that it holds: the extension", () => {
  expect(at("data", RU, "2023-03-14")).toMatchObject({
    status: "disputed",
    views: [{}, { act: { event: "extended" } }],
  });
});

test("trap 7: a suspension does not silence everything", () => {
  for (const party of [RU, US]) expect(at("warheads", party, "2023-03-15").status).toBe("in-force");
  expect(at("launch", RU, "2023-03-15")).toMatchObject({
    status: "in-force",
    alsoUnder: [{ regime: "bmln-1988", duty: "launch", status: "in-force" }],
  });
  expect(standingOf(treaty, "launch", RU, day("2023-03-15")).alsoUnder, "the other file is not at hand").toMatchObject([
    { status: "unknown" },
  ]);
});

test("1 July 2023: a countermeasure is the view of the one who takes it", () => {
  expect(views("data", US, "2023-07-01")).toEqual({ US: "suspended", RU: "in-force" });
  expect(at("data", US, "2023-07-01").views[0]?.act).toMatchObject({ event: "countermeasure", reversible: true });
});

test("trap 16: on 5 February 2026 it is over for one party and on its last day for the other", () => {
  expect(at("warheads", RU, "2026-02-04").status).toBe("in-force");
  expect(views("warheads", RU, "2026-02-05")).toEqual({ RU: "in-force", US: "expired" });
  expect(at("warheads", US, "2026-02-05").status).toBe("disputed");
  expect(views("data", RU, "2026-02-05")).toEqual({ RU: "suspended", US: "expired" });
  for (const duty of ["warheads", "data", "launch"]) expect(at(duty, US, "2026-02-06").status, duty).toBe("expired");
});

test("trap 6: three separate states: the treaty over, the agreement of 1988 alive, a pledge alive", () => {
  expect(at("launch", RU, "2026-02-12")).toMatchObject({ status: "expired", alsoUnder: [{ status: "in-force" }] });
  expect(at("moratorium", RU, "2026-02-10").status).toBe("not-yet");
  expect(at("moratorium", RU, "2026-02-12").status).toBe("pledged");
  expect(
    standing(treaty, US, day("2026-02-12")).map((s) => s.duty),
    "the pledge is Russia’s",
  ).toEqual(["launch", "data", "warheads"]);
});

test("29 March 2023: what a deputy minister said is replaced the next day", () => {
  expect(views("launch", RU, "2023-03-29", launches)).toEqual({ RU: "suspended", US: "in-force" });
  expect(at("launch", RU, "2023-03-30", launches)).toMatchObject({
    status: "in-force",
    views: [{ since: "2023-03-30" }, {}],
  });
});

test("trap 9: a ratification taken back is no signature taken back; nothing is in force", () => {
  const test = regimeOf(ctbt);
  for (const party of test.parties)
    for (const on of ["1999-01-01", "2023-11-03", "2026-11-23"])
      expect(standing(test, party, day(on)).map((s) => s.status)).toEqual(["not-yet", "not-yet"]);
});

test("Open Skies: two parties leave half a year after their notices, the others stay", () => {
  const skies = regimeOf(openSkies);
  expect(at("flights", US, "2020-11-21", skies).status).toBe("in-force");
  expect(at("flights", US, "2020-11-22", skies)).toMatchObject({
    status: "withdrawn",
    because: [{ event: "withdrawal-notified", on: "2020-05-22" }],
  });
  expect(at("flights", RU, "2021-12-17", skies).status).toBe("in-force");
  expect(at("flights", RU, "2021-12-18", skies).status).toBe("withdrawn");
  expect(at("flights", BE, "2026-01-01", skies)).toMatchObject({
    status: "in-force",
    views: [{ by: "BE" }, { by: "all" }],
  });
});

test("a treaty between two is over for both when one leaves; a notice taken back ends nothing", () => {
  const left = "on: 2000-01-01, event: in-force\non: 2001-01-01, event: withdrawal-notified, id: notice, parties: [GB]";
  const notice = "withdrawal: { notice: P6M, clause: Art. 9 }";
  const over = regimeOf(made(left, notice));
  expect(at("alpha", GB, "2001-07-01", over).status).toBe("withdrawn");
  expect(at("alpha", FR, "2001-06-30", over).status).toBe("in-force");
  expect(at("alpha", FR, "2001-07-01", over).status).toBe("expired");
  const back = regimeOf(made(`${left}\non: 2001-06-01, event: resumed, of: notice, parties: [GB]`, notice));
  expect(at("alpha", GB, "2001-08-01", back).status).toBe("in-force");
  const said = regimeOf(made(`${left}\non: 2001-09-01, event: withdrawn, parties: [GB]`, notice));
  expect(at("alpha", GB, "2001-08-31", said).status).toBe("in-force");
  expect(at("alpha", GB, "2001-09-01", said).status).toBe("withdrawn");
});

test("a term ends by itself on the anniversary; an extension moves its last day", () => {
  const term = "term: { for: P5Y, extension: { for: P5Y, clause: Art. 8 }, clause: Art. 8 }";
  const plain = regimeOf(made("on: 2000-02-29, event: in-force", term));
  expect(at("alpha", FR, "2005-02-27", plain).status).toBe("in-force");
  expect(at("alpha", FR, "2005-02-28", plain)).toMatchObject({
    status: "expired",
    views: [{ since: "2005-02-28" }, {}],
  });
  const twice = regimeOf(made("on: 2000-01-01, event: in-force\non: 2005-01-01, event: extended", term));
  expect(at("alpha", FR, "2009-12-31", twice).status, "extended on the day it would be over").toBe("in-force");
  expect(at("alpha", FR, "2010-01-01", twice).status).toBe("expired");
  const late = regimeOf(
    made("on: 2000-01-01, event: in-force\non: 2005-03-01, event: extended, until: 2006-12-31", term),
  );
  expect(at("alpha", FR, "2005-02-01", late).status).toBe("expired");
  expect(at("alpha", FR, "2005-03-01", late).status).toBe("in-force");
  expect(at("alpha", FR, "2007-01-01", late).status).toBe("expired");
});

test("what a suspension until a day brought is over on the next, and what stood before comes back", () => {
  const regime = regimeOf(
    made("on: 2000-01-01, event: in-force\non: 2001-01-01, event: suspended, until: 2001-03-31, duties: [alpha]"),
  );
  expect(at("alpha", FR, "2001-03-31", regime).status).toBe("suspended");
  expect(at("alpha", FR, "2001-04-01", regime)).toMatchObject({
    status: "in-force",
    views: [{ since: "2001-04-01" }, {}],
  });
  expect(at("beta", FR, "2001-02-01", regime).status).toBe("in-force");
});

test("expired for good: no later suspension or resumption brings anything back", () => {
  const regime = regimeOf(
    made(`on: 2000-01-01, event: in-force
on: 2001-01-01, event: frozen
on: 2002-01-01, event: expired
on: 2003-01-01, event: suspended
on: 2004-01-01, event: resumed`),
  );
  for (const on of ["2002-01-01", "2003-06-01", "2010-01-01"])
    expect(at("alpha", FR, on, regime).status).toBe("expired");
});

test("that the whole is in force does not resume a duty that was suspended by name", () => {
  const life =
    "on: 2000-01-01, event: in-force\non: 2001-01-01, event: suspended, duties: [alpha]\non: 2002-01-01, event: in-force";
  expect(at("alpha", FR, "2002-01-01", regimeOf(made(life))).status).toBe("suspended");
  const named = regimeOf(made(`${life}\non: 2003-01-01, event: in-force, duties: [undertakings]`));
  expect(at("alpha", FR, "2003-01-01", named).status).toBe("in-force");
});

test("who ratifies after entry into force is bound later, and who only signed is not", () => {
  const entry =
    "entry-into-force: { needs: { act: ratified, at-least: 2 }, after: P30D, later-parties: P10D, clause: Art. 9 }";
  const regime = regimeOf(
    made(
      `on: 2000-01-01, event: signed
on: 2001-01-01, event: ratified, parties: [FR, GB]
on: 2001-01-31, event: in-force
on: 2005-01-01, event: ratified, parties: [US]`,
      entry,
      "[BE, FR, GB, US]",
    ),
  );
  expect(at("alpha", FR, "2001-01-31", regime).status).toBe("in-force");
  expect(at("alpha", US, "2001-01-31", regime).status).toBe("not-yet");
  expect(at("alpha", US, "2005-01-10", regime).status).toBe("not-yet");
  expect(at("alpha", US, "2005-01-11", regime)).toMatchObject({ status: "in-force", because: [{ event: "ratified" }] });
  expect(at("alpha", BE, "2026-01-01", regime).status, "signed, and no more").toBe("not-yet");
});

test("taken back once in force, a ratification is gone in the view of the one who takes it back alone", () => {
  const regime = regimeOf(
    made("on: 2000-01-01, event: in-force\non: 2003-01-01, event: ratification-withdrawn, parties: [GB]"),
  );
  expect(views("alpha", GB, "2003-01-01", regime)).toEqual({ GB: "withdrawn", FR: "in-force" });
  expect(at("alpha", FR, "2003-01-01", regime).status).toBe("in-force");
});

test("a rule has days of its own; a successor is a party; a proposal binds nobody", () => {
  const text = made(
    "on: 1980-01-01, event: in-force",
    "successions: [{ of: SU, by: RU, on: 1991-12-26, source: text, clause: A }]",
    "[RU, US]",
  );
  const dated = regimeOf(
    text.replace("alpha: { clause: Art. 1 }", "alpha: { clause: Art. 1, from: 1982-01-01, until: 1984-12-31 }"),
  );
  expect(["1981-12-31", "1982-01-01", "1984-12-31", "1985-01-01"].map((d) => at("alpha", US, d, dated).status)).toEqual(
    ["not-yet", "in-force", "in-force", "expired"],
  );
  const SU = "SU" as Party;
  expect(at("beta", SU, "1985-01-01", dated)).toMatchObject({
    status: "in-force",
    views: [{ by: "SU" }, { by: "US" }],
  });
  expect(standing(dated, SU, day("1992-01-01"))).toEqual([]);
  const tabled: Regime = {
    ...regimeOf(made("on: 2024-01-01, event: proposed\non: 2024-02-01, event: in-force", "", "[FR, GB]")),
    kind: "proposal",
  };
  expect(at("alpha", GB, "2024-03-01", tabled).status).toBe("not-yet");
  const kept = regimeOf(
    made("on: 2024-01-01, event: proposed\non: 2024-02-01, event: pledged, parties: [GB]", "", "[FR, GB]", "proposal"),
  );
  expect(at("alpha", GB, "2024-03-01", kept).status).toBe("pledged");
  expect(at("alpha", FR, "2024-03-01", kept).status).toBe("not-yet");
});

test("a pledge is pledged from its first event, until its last day or its withdrawal", () => {
  const year = regimeOf(made("on: 2020-01-01, event: pledged, until: 2020-12-31", "", "[CN]", "pledge"));
  const CN = "CN" as Party;
  expect(at("alpha", CN, "2020-12-31", year).status).toBe("pledged");
  expect(at("alpha", CN, "2021-01-01", year).status).toBe("expired");
  const kept = regimeOf(
    made("on: 1964-10-16, event: in-force\non: 1990-01-01, event: withdrawn", "", "[CN]", "pledge"),
  );
  expect(at("alpha", CN, "1964-10-16", kept).status).toBe("pledged");
  expect(at("alpha", CN, "1990-01-01", kept).status).toBe("withdrawn");
});

test("a state that is no party stands nowhere, and a rule that is not there is our own mistake", () => {
  expect(at("data", GB, "2015-01-01")).toMatchObject({ status: "not-yet", views: [] });
  expect(standing(treaty, GB, day("2015-01-01"))).toEqual([]);
  expect(() => at("date", RU, "2015-01-01")).toThrow('no rule "date"');
});

const status = (regime: Regime, party: Party, days: readonly string[], duty = "alpha") =>
  days.map((d) => standingOf(regime, duty, party, day(d)).status);

test("one that comes back is bound from the day that the life gives, where it gives one", () => {
  const life = `on: 2010-01-01, event: in-force
on: 2012-01-01, event: withdrawn, parties: [FR]
on: 2013-01-01, event: acceded, parties: [FR]`;
  const days = ["2012-06-01", "2013-01-15", "2013-01-30", "2013-01-31"];
  const parties = "[BE, FR, GB]";
  expect(
    status(regimeOf(made(`${life}\non: 2013-01-31, event: in-force, parties: [FR]`, "", parties)), FR, days),
  ).toEqual(["withdrawn", "withdrawn", "withdrawn", "in-force"]);
  expect(status(regimeOf(made(life, "", parties)), FR, days)).toEqual([
    "withdrawn",
    "in-force",
    "in-force",
    "in-force",
  ]);
  const again = `${life}
on: 2014-01-01, event: withdrawn, parties: [FR]
on: 2015-01-01, event: acceded, parties: [FR]
on: 2015-02-01, event: in-force, parties: [FR]`;
  expect(status(regimeOf(made(again, "", parties)), FR, ["2013-01-15", "2015-01-15", "2015-02-01"])).toEqual([
    "in-force",
    "withdrawn",
    "in-force",
  ]);
});

test("the acts are done and nothing says that it is in force: its clause says from when", () => {
  const entry = (more = "") =>
    `entry-into-force: { needs: { act: ratified, at-least: 2, including: [FR] }, after: P30D, later-parties: P30D, clause: Art. 9${more} }`;
  const life = `on: 2010-01-01, event: signed
on: 2010-02-01, event: ratified, parties: [FR]
on: 2010-03-01, event: ratified, parties: [GB]
on: 2010-06-01, event: ratified, parties: [BE]`;
  const parties = "[BE, FR, GB, US]";
  const regime = regimeOf(made(life, entry(), parties));
  const days = ["2010-03-30", "2010-03-31", "2010-06-30", "2010-07-01"];
  expect(status(regime, FR, days)).toEqual(["not-yet", "in-force", "in-force", "in-force"]);
  expect(status(regime, BE, days)).toEqual(["not-yet", "not-yet", "not-yet", "in-force"]);
  expect(status(regime, US, days)).toEqual(["not-yet", "not-yet", "not-yet", "not-yet"]);
  expect(standingOf(regime, "alpha", FR, day("2010-05-01")).views[0]).toMatchObject({
    since: "2010-03-31",
    source: { key: "text" },
    act: { event: "in-force", clause: "Art. 9" },
  });
  const never = (rule: string, text = life) => status(regimeOf(made(text, rule, parties)), FR, ["2012-01-01"])[0];
  expect(never(entry(", verified: unverified"))).toBe("not-yet");
  expect(never(`${entry()}\nmore-parties: others`), "an earlier day can't be excluded").toBe("not-yet");
  expect(
    never(
      entry(),
      `${life.split("\n").slice(0, 3).join("\n")}\non: 2010-03-20, event: ratification-withdrawn, parties: [GB]`,
    ),
  ).toBe("not-yet");
  expect(
    never(entry(), life.replace("parties: [GB]", "parties: [GB], by: [GB]").replace("2010-06-01", "2011-12-31")),
  ).toBe("not-yet");
});

test("a rule that its own last day has ended stays over, whoever leaves the instrument later", () => {
  const text = made(
    "on: 1988-06-01, event: in-force\non: 2019-02-02, event: withdrawal-notified, parties: [GB]",
    "withdrawal: { notice: P6M, clause: Art. XV }",
  ).replace("alpha: { clause: Art. 1", "alpha: { until: 2001-05-31, clause: Art. 1");
  const regime = regimeOf(text);
  expect(status(regime, GB, ["2001-05-31", "2001-06-01", "2019-08-02"])).toEqual(["in-force", "expired", "expired"]);
  expect(standingOf(regime, "alpha", GB, day("2019-08-03")).views[0]?.since).toBe("2001-06-01");
  expect(status(regime, GB, ["2019-08-01", "2019-08-02"], "beta")).toEqual(["in-force", "withdrawn"]);
});

test("a term that renews itself, until a notice: over at the end of the term that runs then", () => {
  const term = "term: { for: P3Y, extension: { for: P3Y, tacit: true }, clause: Art. 7 }";
  const life = "on: 2010-01-01, event: in-force";
  const left = `${life}\non: 2014-05-01, event: withdrawal-notified, parties: [FR]`;
  const days = ["2012-12-31", "2013-01-01", "2015-12-31", "2016-01-01", "2030-01-01"];
  const of = (text: string, more: string, party = FR, on: readonly string[] = days) =>
    status(regimeOf(made(text, more)), party, on);
  expect(of(life, term)).toEqual(["in-force", "in-force", "in-force", "in-force", "in-force"]);
  expect(of(left, term)).toEqual(["in-force", "in-force", "in-force", "withdrawn", "withdrawn"]);
  expect(of(left, term, GB), "of two, none is left").toEqual([
    "in-force",
    "in-force",
    "in-force",
    "expired",
    "expired",
  ]);
  expect(of(left, `${term}\nwithdrawal: { notice: P2Y, clause: Art. 8 }`, FR, ["2018-12-31", "2019-01-01"])).toEqual([
    "in-force",
    "withdrawn",
  ]);
  expect(of(left, `${term}\nwithdrawal: { notice: P6M, clause: Art. 8 }`, FR, ["2015-12-31", "2016-01-01"])).toEqual([
    "in-force",
    "withdrawn",
  ]);
  expect(of(life, term.replace("tacit", "times: 1, tacit"), FR, ["2015-12-31", "2016-01-01"])).toEqual([
    "in-force",
    "expired",
  ]);
  expect(of(life, term.replace(", tacit: true", ""), FR, ["2013-01-01"])).toEqual(["expired"]);
  expect(() => regimeOf(made(life, term.replace("{ for: P3Y, tacit", "{ for: PT1H, tacit")))).toThrow(
    "by a day at least",
  );
});

test("a group in an event of a life stands for its members", () => {
  const more = "groups: { west: { members: [FR, GB] } }";
  const life = `on: 2000-01-01, event: in-force
on: 2007-12-12, event: suspended, id: stop, parties: [RU], by: [RU]
on: 2007-12-13, event: rejected, of: stop, by: [west]
on: 2011-11-22, event: suspended, parties: [west]`;
  const regime = regimeOf(made(life, more, "[FR, GB, RU]"));
  expect(regime.life[2]).toMatchObject({ event: "rejected", by: ["FR", "GB"] });
  expect(status(regime, GB, ["2011-11-21", "2011-11-22"])).toEqual(["in-force", "suspended"]);
  expect(standingOf(regime, "alpha", RU, day("2008-01-01")).views).toMatchObject([
    { by: "RU", status: "suspended" },
    { by: "FR", status: "in-force", act: { event: "rejected" } },
    { by: "GB", status: "in-force", act: { event: "rejected" } },
  ]);
  expect(() => regimeOf(made(life.replace("by: [west]", "by: [wset]"), more, "[FR, GB, RU]"))).toThrow(
    '"wset" is not a party or group of this regime; the nearest is "west"',
  );
});
