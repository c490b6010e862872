import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatDirectory, type Party } from "@comity/wire";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCentreFolder } from "./folder.ts";
import { type Arrangement, type CentrePlan, makeCentres } from "./init.ts";
import { runCentre } from "./run.ts";

const text = (en: string) => ({ en, fr: en, ru: en, zh: en });
const regimes = join(import.meta.dirname, "../../../../regimes");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "comity-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function plan(party: string): CentrePlan {
  const host = "127.0.0.1";
  return {
    party: party as Party,
    name: text(`National centre of ${party}`),
    note: null,
    http: { host, port: 0 },
    peer: { host, port: 0 },
    desks: [{ id: "warning", title: text("Warning desk"), mustRead: true, readWithinMinutes: 10 }],
    routeWithinMinutes: 15,
    officers: [
      { name: `A of ${party}`, role: "watch-officer", desk: null },
      { name: `B of ${party}`, role: "releasing-officer", desk: null },
    ],
    regimes,
    runs: ["p5-launch-notification"],
  };
}
const two = (): Arrangement => ({ purpose: "drill", record: "test", centres: [plan("CN"), plan("US")] });
const inUs = (name: string): string => join(folder, "US", name);

describe("the folders of centres", () => {
  it("a second making keeps every key, certificate and token", async () => {
    const kept = ["signing.pem", "tls.pem", "tls.key", "directory.json", "tls.json"].map(inUs);
    const first = await makeCentres(folder, two());
    const before = kept.map((f) => readFileSync(f, "utf8"));
    const second = await makeCentres(folder, two());
    expect(kept.map((f) => readFileSync(f, "utf8"))).toEqual(before);
    expect(second.tokens).toEqual(first.tokens);
  });

  it("keys made later are found again, and a folder of before there were offline keys goes on without them", async () => {
    await makeCentres(folder, two());
    const first = readCentreFolder(join(folder, "US"));
    const made = [first.keys.make("signing"), first.keys.make("sealing")];
    const again = readCentreFolder(join(folder, "US"));
    expect(again.signers.map((s) => s.publicKey.id)).toEqual([first.signers[0]?.publicKey.id, made[0]?.id]);
    expect(again.sealing?.holds(Buffer.from(made[1]?.raw ?? []).toString("base64"))).toBe(true);
    for (const name of readdirSync(inUs("keys"))) expect(statSync(inUs(join("keys", name))).mode & 0o777).toBe(0o600);
    const path = join(folder, "directory.json");
    const { recovery: _, ...without } = again.env.directory;
    writeFileSync(path, formatDirectory(without));
    await makeCentres(folder, two());
    expect(readFileSync(path, "utf8")).toBe(formatDirectory(without));
  });

  it("secrets are their owner's alone, and no token stands in a configuration", async () => {
    const { tokens } = await makeCentres(folder, two());
    for (const secret of ["signing.pem", "tls.key"]) expect(statSync(inUs(secret)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "US")).mode & 0o777).toBe(0o700);
    expect(readFileSync(inUs("centre.json"), "utf8")).not.toContain(tokens.US?.["A of US"]);
  });

  it("a drill's folder is no folder for live, and a lost key is not made anew", async () => {
    await makeCentres(folder, two());
    await expect(makeCentres(folder, { ...two(), purpose: "live" })).rejects.toThrow("another record or purpose");
    rmSync(inUs("signing.pem"));
    await expect(makeCentres(folder, two())).rejects.toThrow("restore the folder from its backup");
  });
});

describe("a centre that must not run says why, before it signs", () => {
  it("all faults of all regime files at once", async () => {
    const mine = join(folder, "regimes");
    const { runs: _, ...all } = plan("US");
    await makeCentres(folder, { ...two(), centres: [plan("CN"), { ...all, regimes: mine }] });
    expect(() => readCentreFolder(join(folder, "US"))).toThrow("there is no folder");
    await makeCentres(mine, { ...two(), centres: [plan("CN"), plan("US")] }); // a folder without a regime file
    expect(() => readCentreFolder(join(folder, "US"))).toThrow("holds no regime file");
    writeFileSync(join(mine, "one.yaml"), "regime: One\nkind: paper\n");
    writeFileSync(join(mine, "two.yaml"), "regime: two\nkind: treaty\n");
    const said = errorOf(() => readCentreFolder(join(folder, "US")));
    expect(said).toMatch(/one\.yaml:2:\d+ .*"paper"/);
    expect(said).toContain("two.yaml:");
  });

  it("a key that the directory does not list; a configuration with a fault, by its path", async () => {
    await makeCentres(folder, two());
    writeFileSync(inUs("signing.pem"), readFileSync(join(folder, "CN/signing.pem")));
    expect(() => readCentreFolder(join(folder, "US"))).toThrow("is not the key that directory.json lists for US");
    const config = JSON.parse(readFileSync(inUs("centre.json"), "utf8")) as { officers: object[] };
    writeFileSync(
      inUs("centre.json"),
      JSON.stringify({ ...config, officers: [{ ...config.officers[0], role: "admiral" }] }),
    );
    expect(() => readCentreFolder(join(folder, "US"))).toThrow("officers.0.role");
  });

  it("a journal that is no journal, and one with a changed byte", async () => {
    await makeCentres(folder, two());
    const running = await runCentre(join(folder, "US"));
    await running.close();
    const sound = readFileSync(inUs("journal.db"));
    writeFileSync(inUs("journal.db"), Buffer.concat([Buffer.from("not a database, "), sound.subarray(16)]));
    await expect(runCentre(join(folder, "US"))).rejects.toMatchObject({
      name: "CannotRun",
      code: 3,
      message: /journal is damaged/,
    });
  });
});

it("a centre runs from its folder, and one link signs its officer in once", async () => {
  await makeCentres(folder, two());
  const running = await runCentre(join(folder, "US"));
  const link = running.enterUrl("A of US");
  expect(link.startsWith(running.url)).toBe(true);
  await expect(runCentre(join(folder, "US"))).rejects.toMatchObject({
    name: "CannotRun",
    code: 3,
    message: /another process/,
  });
  await running.close();
});

function errorOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (e) {
    return (e as Error).message;
  }
}
