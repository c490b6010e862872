import { describe, expect, it } from "vitest";
import type { CallInfo, LineInfo, MemberStandingInfo } from "../api/centre.ts";
import { rulesOf } from "./join.tsx";
import { lineMoments, linesLead, lineToOpen } from "./lead.ts";
import { isNamed } from "./names.ts";
import { ageShare, lineTone, spanMs } from "./signs.ts";
import { testRows } from "./test-strip.tsx";
import { partsOf } from "./words-box.tsx";

const same = (s: string) => ({ en: s, fr: s, ru: s, zh: s });
const now = Date.parse("2026-11-24T03:12:40.000Z");
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();

function member(party: string, sign: MemberStandingInfo["sign"], over: Partial<MemberStandingInfo> = {}) {
  return {
    party,
    sign,
    says: same(sign),
    path: "up",
    lastTest: null,
    lastAnsweredAt: null,
    unanswered: 0,
    lastCall: null,
    ...over,
  } as MemberStandingInfo;
}
function line(standings: readonly MemberStandingInfo[], over: Partial<LineInfo> = {}): LineInfo {
  const members = ["US", ...standings.map((m) => m.party)].sort();
  return {
    id: `a/b/${members.join(",")}`,
    regime: "a",
    regimeTitle: same("A"),
    line: "b",
    title: same("B"),
    clause: "Art. 1",
    use: null,
    mode: "open",
    members,
    chosen: false,
    mayRemove: false,
    out: [],
    proposals: [],
    revokedKeys: [],
    answerWithin: "PT5M",
    testEvery: "PT1H",
    testBy: "each",
    nextTestAt: null,
    routes: [],
    deliverTo: [],
    standings: [...standings],
    frozen: [],
    stopped: null,
    waitsForUs: [],
    testsToAnswer: [],
    tests: [],
    roomBytes: 1000,
    ...over,
  };
}
const call = (over: Partial<CallInfo>): CallInfo =>
  ({
    id: "1",
    line: "a/b/GB,US",
    urgency: "routine",
    waitsForUs: true,
    outcome: null,
    sentAt: ago(1),
    receivedAt: ago(1),
    answerBy: ago(-4),
    ...over,
  }) as CallInfo;

describe("the sentence that opens the room", () => {
  const lines = [
    line([member("CN", "answers")]),
    line([member("RU", "nobody-answers")]),
    line([member("GB", "down")]),
    line([member("CN", "answers"), member("FR", "declined"), member("GB", "down")]),
    line([member("FR", "not-tested")], { testEvery: null, mode: "ask-and-wait" }),
  ];
  it("counts the lines that are tested, and names whom each sign is of", () => {
    const lead = linesLead(lines, []);
    expect([lead.answer, lead.count]).toEqual([1, 4]);
    expect([lead.down, lead.silent, lead.declined]).toEqual([["GB"], ["RU"], ["FR"]]);
  });
  it("does not say that nobody answers where somebody answers on another line, or nobody is reached", () => {
    const mixed = [
      line([member("RU", "answers")]),
      line([member("CN", "nobody-answers"), member("RU", "nobody-answers")]),
    ];
    expect(linesLead(mixed, []).silent).toEqual(["CN"]);
    expect(linesLead([...mixed, line([member("CN", "down")])], []).silent).toEqual([]);
  });
  it("has the most urgent call first, then the soonest, and never one that does not wait for us", () => {
    const calls = [
      call({ id: "late", urgency: "priority", answerBy: ago(-9) }),
      call({ id: "soon", urgency: "priority", answerBy: ago(-2) }),
      call({ id: "flash", urgency: "flash", answerBy: ago(-20) }),
      call({ id: "ours", urgency: "flash", waitsForUs: false }),
    ];
    const lead = linesLead(lines, calls);
    expect(lead.waiting.map((c) => c.id)).toEqual(["flash", "soon", "late"]);
    expect(lineToOpen(lines, lead)?.id).toBe("a/b/GB,US");
  });
  it("opens the line where something is wrong when nobody calls", () => {
    expect(lineToOpen(lines, linesLead(lines, []))?.id).toBe("a/b/RU,US");
    expect(lineToOpen([], linesLead([], []))).toBeUndefined();
  });
});

describe("signs", () => {
  it("colour what an officer can act on, and nothing that a party said by its own will", () => {
    expect(lineTone(line([member("CN", "declined"), member("RU", "frozen")]))).toBeUndefined();
    expect(lineTone(line([member("CN", "nobody-answers"), member("RU", "down")]))).toBe("late");
  });
  it("have an age as a share of the rule's interval", () => {
    expect(ageShare(ago(15), "PT1H", now)).toBe(0.25);
    expect(ageShare(ago(600), "PT1H", now)).toBe(1);
    expect(ageShare(null, "PT1H", now)).toBeNull();
    expect(ageShare(ago(1), null, now)).toBeNull();
    expect([spanMs("PT40S"), spanMs("P1DT2H"), spanMs("an hour")]).toEqual([40_000, 26 * 3_600_000, null]);
  });
  it("are asked for again when a test has had its time, or a call", () => {
    const at = ago(0);
    const tested = member("CN", "answers", {
      lastTest: { at, deliveredAt: at, answeredAt: null, answeredBy: null, answerBy: ago(-5), outcome: null },
    });
    const moments = lineMoments(
      [line([tested])],
      [call({}), call({ id: "2", outcome: "answered", answerBy: ago(-99) })],
    );
    expect(moments).toContain(ago(-0.5));
    expect(moments).toContain(ago(-5));
    expect(moments).toContain(ago(-4));
    expect(moments).not.toContain(ago(-99));
  });
});

it("tests of a day: the last one counts once it is decided, older ones than a day do not", () => {
  const last = (over: object) => ({
    at: ago(10),
    deliveredAt: ago(10),
    answeredAt: null,
    answeredBy: null,
    answerBy: ago(5),
    ...over,
  });
  const tests = [
    { at: ago(25 * 60), of: { CN: "answered" as const } },
    { at: ago(70), of: { CN: "undelivered" as const } },
  ];
  const results = (outcome: "answered" | "unanswered" | "undelivered" | null) =>
    testRows([line([member("CN", "answers", { lastTest: { ...last({}), outcome } })], { tests })], now)[0]?.marks.map(
      (m) => m.result,
    );
  expect(results("unanswered")).toEqual(["undelivered", "unanswered"]);
  expect(results("answered")).toEqual(["undelivered", "answered"]);
  expect(results(null)).toEqual(["undelivered"]);
  expect(results("undelivered")).toEqual(["undelivered", "undelivered"]);
});

it("a name counts however its case, spaces and hyphens were typed, and no other name does", () => {
  expect(isNamed(" united  kingdom ", "United Kingdom")).toBe(true);
  expect(isNamed("états–unis", "États-Unis")).toBe(true);
  expect(isNamed("Etats-Unis", "Chine")).toBe(false);
  expect(isNamed("", "China")).toBe(false);
});

it("long words go in parts", () => {
  expect(partsOf("short", 1000)).toBe(1);
  expect(partsOf("word ".repeat(500), 1000)).toBe(3);
});

it("one may join with everyone whom a rule knows", () => {
  const [rule, ...more] = rulesOf([line([member("CN", "answers")]), line([member("RU", "answers")])]);
  expect(rule?.members).toEqual(["CN", "RU", "US"]);
  expect(more).toEqual([]);
});
