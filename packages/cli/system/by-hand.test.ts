/** What comes by note and what is given by phone, by the command and real centres; a goodwill notice told to some. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchFields, startUp, type Up, until } from "./up.ts";

let up: Up;
beforeAll(async () => {
  up = await startUp();
});
afterAll(async () => {
  expect(await up.stop()).toBe(0);
});
const parsed = <T = Record<string, unknown>>(text: string): T => JSON.parse(text) as T;
const file = (name: string, content: unknown): string => {
  const path = join(up.data, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const minutesAgo = (n: number): string => `${new Date(Date.now() - n * 60_000).toISOString().slice(0, 16)}Z`;

it("a note verbale is entered with its scan, confirmed by a second officer, and counts", async () => {
  const entry = {
    ...{ kind: "notification", from: "US", to: ["GB"], regime: "p5-launch-notification", type: "launch" },
    fields: launchFields(),
    evidence: {
      ...{ means: "note-verbale", saidBy: "Embassy of the United States", takenBy: "C. Lambert" },
      ...{ receivedAt: minutesAgo(20), reference: "NV 118/2026", language: "en" },
    },
  };
  const scan = file("scan.txt", "a scan");
  const entered = await up.as("FR", "by-hand", "enter", file("entry.json", entry), "--scan", scan, "--json");
  expect(entered).toMatchObject({ code: 0 });
  const hand = parsed<{ reference: string; state: string; evidence: { sha256: string } }>(entered.stdout);
  expect(hand).toMatchObject({ state: "not-confirmed", evidence: { fileName: "scan.txt" } });
  expect(hand.evidence.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(hand).toMatchObject({ scan: { state: "here", type: "text/plain", sha256: hand.evidence.sha256 } });
  const saved = join(up.data, "scan-saved.txt");
  expect((await up.as("FR", "file", "save", hand.evidence.sha256, saved)).code).toBe(0);
  expect(readFileSync(saved, "utf8")).toBe("a scan");
  expect((await up.as("GB", "file", "save", hand.evidence.sha256, `${saved}-gb`)).stderr).toContain("there is no file");
  expect((await up.as("FR", "by-hand", "list", "--waiting")).code).toBe(1);
  expect(parsed((await up.as("FR", "inbox", "--json")).stdout)).toEqual([]);

  const own = await up.as("FR", "by-hand", "confirm", hand.reference, "--officer", "watch-officer");
  expect(own).toMatchObject({ code: 1 });
  expect(own.stderr).toContain("another officer confirms it");
  expect((await up.as("FR", "by-hand", "confirm", hand.reference)).code).toBe(0);
  const [inbox] = parsed<Record<string, unknown>[]>((await up.as("FR", "inbox", "--json")).stdout);
  expect(inbox).toMatchObject({ reference: hand.reference, from: "US", filing: "on-time", notTold: ["CN", "RU"] });
  const shown = (await up.as("FR", "show", hand.reference)).stdout;
  expect(shown).toContain("entered by hand: note verbale, taken by C. Lambert");
  expect(shown).toContain("told: FR, GB; not told: CN, RU");
  expect(shown).toContain("no signed envelope");
  expect((await up.as("FR", "prove", hand.reference)).code).not.toBe(0);
  const csv = await fetch(`${up.access.centres.FR?.url}/api/v1/inbox.csv`, {
    headers: { authorization: `Bearer ${up.access.centres.FR?.officers[0]?.token}` },
  });
  expect(await csv.text()).toContain("entered by hand: note verbale");
});

it("ours given by phone stands beside the signed receipts, not among them", async () => {
  const composed = await up.as("US", "notify", file("launch.json", launchFields()), "--to", "CN", "--json");
  const { reference } = parsed<{ reference: string }>(composed.stdout);
  expect((await up.as("US", "release", reference)).code).toBe(0);
  await until(async () => (await up.client("CN").inbox()).length === 1, "inbox of CN");
  const gave = [
    ...["by-hand", "given", reference, "--to", "CN", "--by", "phone", "--taken-by", "V. Cole", "--text", "read out"],
    ...["--said-by", "Duty officer, Beijing", "--at", minutesAgo(0), "--json"],
  ];
  const given = await up.as("US", ...gave);
  expect(given).toMatchObject({ code: 0 });
  expect((await up.as("US", "by-hand", "confirm", parsed<{ id: string }>(given.stdout).id)).code).toBe(0);
  const entry = await up.client("US").message(reference);
  expect(entry.addressees.CN?.givenByHandAt).not.toBe(null);
  expect(entry.notTold).toEqual(["FR", "GB", "RU"]);
  const other = await up.as("US", "by-hand", "given", reference, "--to", "RU", ...gave.slice(5));
  expect(other.stderr).toContain("is not addressed to RU");
});

it("a goodwill notice goes to those chosen, signed, and is never late", async () => {
  const written = await up.as("GB", "notice", "A barge will be moved.", "--to", "FR,US", "--json");
  expect(written).toMatchObject({ code: 0 });
  const { reference } = parsed<{ reference: string }>(written.stdout);
  expect((await up.as("GB", "release", reference)).code).toBe(0);
  await until(async () => (await up.client("US").inbox()).some((e) => e.reference === reference), "inbox of US");
  const told = await up.client("US").message(reference);
  expect(told).toMatchObject({ filing: "not-required", byHand: null, told: ["FR", "US"], notTold: ["CN", "RU"] });
  expect(told.regimeTitle.en).toBe("Goodwill: owed under no agreement");
  expect((await up.client("CN").inbox()).some((e) => e.reference === reference)).toBe(false);
  expect((await up.client("US").due()).filter((d) => d.reference === reference && d.dutyClause !== null)).toEqual([]);
});
