import { describe, expect, it } from "vitest";
import type { MessageDetail } from "../api/centre.ts";
import { durationMs, filingWords } from "../parts/filing.tsx";
import { shownLanguages } from "../parts/texts.tsx";
import { entry } from "../testing.ts";
import { short } from "./chain.tsx";
import { leadKey } from "./message-lead.tsx";

const known = {
  receivedAt: "x",
  refused: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  acknowledgedByHand: false,
  givenByHandAt: null,
  filing: null,
  leadTimeHours: null,
};
const message = (over: object): MessageDetail => ({ ...entry(), acknowledge: null, ...over }) as MessageDetail;
const desk = {
  desk: "warning",
  title: entry().summary,
  mustRead: true,
  routedAt: "x",
  dueAt: null,
  readAt: null,
  readBy: null,
};

describe("where a message stands, in a sentence", () => {
  it("follows the four steps", () => {
    expect(leadKey(message({ acknowledge: { dueAt: "x", clause: "Art. 3" } }), false)).toBe(
      "message.lead.notAcknowledged",
    );
    expect(leadKey(message({ acknowledgedAt: "x" }), false)).toBe("message.lead.notRouted");
    expect(leadKey(message({ acknowledgedAt: "x", routed: [desk] }), false)).toBe("message.lead.notRead");
    expect(leadKey(message({ acknowledgedAt: "x", routed: [{ ...desk, readAt: "x" }] }), false)).toBe(
      "message.lead.read",
    );
  });
  it("counts addressees for one of ours, and names a refusal first", () => {
    expect(leadKey(message({ addressees: { CN: known } }), true)).toBe("message.lead.sent");
    expect(leadKey(message({ addressees: { CN: { ...known, acknowledgedAt: "x" } } }), true)).toBe(
      "message.lead.allAcknowledged",
    );
    expect(leadKey(message({ addressees: { CN: { ...known, refused: "malformed" } } }), true)).toBe(
      "message.lead.refused",
    );
  });
});

describe("filing", () => {
  const t = (key: string, values?: object) => key + JSON.stringify(values ?? "");
  it("is said as a fact, with how late", () => {
    expect(filingWords({ filing: "late", lateByHours: 2 }, { t })).toContain("filing.lateBy");
    expect(filingWords({ filing: "late" }, { t })).toContain("filing.late");
    expect(filingWords({ filing: "cannot-tell", filingBecause: "unverified" }, { t })).toContain("filing.cannot-tell");
  });
  it("reads the file's durations", () => {
    expect(durationMs("PT24H")).toBe(86_400_000);
    expect(durationMs("P7D")).toBe(7 * 86_400_000);
    expect(durationMs("P1DT2H30M")).toBe(26.5 * 3_600_000);
    expect(durationMs("soon")).toBeNull();
  });
});

describe("texts", () => {
  it("shows the authentic one first, then the reader's own", () => {
    expect(shownLanguages("1", "ru", "fr")).toEqual(["ru"]);
    expect(shownLanguages("2", "ru", "fr")).toEqual(["ru", "fr"]);
    expect(shownLanguages("2", "fr", "fr")).toEqual(["fr", "en"]);
    expect(shownLanguages("4", "ru", "fr")).toEqual(["ru", "fr", "en", "zh"]);
  });
});

describe("hashes", () => {
  it("are cut in their middle only", () => {
    expect(short("ab".repeat(32))).toBe(`${"ab".repeat(6)}…${"ab".repeat(4)}`);
    expect(short("5c1a77e0")).toBe("5c1a77e0");
  });
});
