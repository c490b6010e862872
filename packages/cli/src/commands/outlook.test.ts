import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outlookAnswerSchema } from "../outlook-shapes.ts";
import { root } from "../root.ts";
import { runCommand } from "../testing.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-outlook-"));
const outlook = (...args: readonly string[]) => runCommand(["outlook", ...args]);
const parsed = (out: string) => outlookAnswerSchema.parse(JSON.parse(out));

test("the shape that others rely on, and the same numbers on any number of workers", async () => {
  const args = ["--regime", "trilateral-cap", "--json", "--paths", "9000", "--seed", "7"];
  const [none, two] = [await outlook(...args, "--workers", "0"), await outlook(...args, "--workers", "2")];
  expect(none.code).toBe(0);
  expect(two.out).toBe(none.out);
  const answer = parsed(none.out);
  expect(answer).toMatchObject({ seed: 7, paths: 9000 });
  expect(Object.keys(answer.parties)).toEqual(["CN", "FR", "GB", "IL", "IN", "KP", "PK", "RU", "US"]);
  expect(answer.years.at(-1)).toBe(2035);
  const cn = answer.parties.CN?.stockpile;
  for (const band of [cn?.p10, cn?.p50, cn?.p90, cn?.mean]) expect(band).toHaveLength(answer.years.length);
  expect(answer.parties.IN?.deployed).toBeNull();
  const met = answer.regimes["trilateral-cap"]?.["deployed-warheads"]?.CN;
  expect(met?.firstMet.p50).toBe(2028);
  expect(met?.neverShare).toBeLessThan(0.2);
  expect(answer.backtests.length).toBeGreaterThan(20);
  expect(answer.notHeld).toContainEqual({ regime: "trilateral-cap", limit: "deployed-vehicles", why: "not-projected" });
});

test("as known on an earlier day nothing later is in it, and it starts in that year", async () => {
  const answer = parsed(
    (await outlook("--as-known-on", "2021-01-01", "--json", "--party", "CN", "--paths", "1000")).out,
  );
  expect(answer.years[0]).toBe(2021);
  expect(answer.backtests.every((b) => b.knownOn < "2021-01-01")).toBe(true);
  const came = answer.cameSince.find((b) => b.party === "CN" && b.quantity === "stockpile");
  expect(came?.checked ?? 0).toBeGreaterThanOrEqual(15);
  expect(came?.inside?.p80 ?? 0).toBeGreaterThanOrEqual(0.7);
  const middle = answer.parties.CN?.stockpile.p50[0] ?? 0;
  expect(middle).toBeGreaterThan(280);
  expect(middle).toBeLessThan(380);
});

test("caps, a tornado, CSV with its sources, and words for people with the track record beside them", async () => {
  const csv = join(folder, "out.csv");
  const args = ["--party", "CN", "--paths", "1000", "--regime", "trilateral-cap"];
  const asked = parsed((await outlook(...args, "--sweep", "500,1000", "--tornado", "--json")).out);
  expect(asked.sweep.filter((s) => s.quantity === "stockpile").map((s) => s.cap)).toEqual([500, 1000]);
  const [low, high] = asked.sweep.filter((s) => s.quantity === "stockpile");
  expect(low?.shareOver.at(-1) ?? 0).toBeGreaterThan(high?.shareOver.at(-1) ?? 1);
  expect(asked.tornado[0]?.bars.length).toBeGreaterThan(5);
  const told = await outlook(...args, "--csv", csv);
  expect(told.out).toContain("the 80 % band");
  expect(told.out).toContain("Limits that this cannot answer");
  expect(told.out).not.toContain("What has come since");
  const [head, first] = readFileSync(csv, "utf8").split("\r\n");
  expect(head).toContain("share_over,model,as_known_on,seed,paths,sources,licence");
  expect(first).toContain("SIPRI");
});

test("a regime whose limits are over, or that has none, is there and says so", async () => {
  const told = await outlook("--regime", "new-start,hcoc", "--party", "US", "--paths", "100", "--json");
  expect(told.said).toContain("hcoc has no limits");
  const answer = parsed(told.out);
  expect(answer.regimes).toEqual({ "new-start": {}, hcoc: {} });
  expect(answer.notHeld).toContainEqual({
    regime: "new-start",
    limit: "deployed-warheads",
    party: "US",
    why: "no-ceiling",
  });
});

test("several models hold together; upload raises what is deployed and no stockpile", async () => {
  const args = ["--party", "US", "--paths", "4000", "--json", "--regime", "bilateral-1550-continued"];
  const [plain, both] = [
    parsed((await outlook(...args)).out),
    parsed((await outlook(...args, "--model", "plans,upload")).out),
  ];
  expect(both.model.name).toBe("plans + upload");
  expect(both.parties.US?.stockpile).toEqual(plain.parties.US?.stockpile);
  expect(both.parties.US?.deployed?.p90.at(-1) ?? 0).toBeGreaterThan(
    (plain.parties.US?.deployed?.p90.at(-1) ?? 9e9) * 1.02,
  );
  const [a, b] = [plain, both].map((x) => x.regimes["bilateral-1550-continued"]?.["deployed-warheads"]?.US);
  expect(b?.shareOver.at(-1) ?? 0).toBeGreaterThan(a?.shareOver.at(-1) ?? 1);
});

test("bad input is told with what to write, and a faulty model with every line", async () => {
  for (const [args, words] of [
    [["--to", "2020"], "--to is a whole number from 2026"],
    [["--paths", "many"], "--paths is a whole number"],
    [["--party", "XX"], "XX is none of CN"],
    [["--as-known-on", "2021-02-30"], "2021-02-30"],
    [["--model", "recrod"], "the nearest is record"],
    [["--regime", "trilateral-cpa"], "trilateral-cap"],
    [["--sweep", "500,x"], "--sweep"],
    [["--as-known-on", "1950-01-01"], "nothing to project"],
  ] as const) {
    const told = await outlook(...args);
    expect(told.code, args.join(" ")).toBe(2);
    expect(told.said).toContain(words);
  }
  const file = join(folder, "mine.yaml");
  const text = readFileSync(join(root, "outlook/models/record.yaml"), "utf8");
  writeFileSync(file, text.replace("turn-chance:", "turn-chanse:").replace("median: 0.02", "median: -1"));
  const told = await outlook("--model", file);
  expect(told.code).toBe(2);
  expect(told.said).toContain(`${file}:`);
  expect(told.said).toContain('the nearest is "turn-chance"');
  expect(told.said.split("\n").length).toBeGreaterThan(1);
});
