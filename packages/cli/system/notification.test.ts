import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comity, launchFields, startUp, type Up, until } from "./up.ts";

let up: Up;
const files = mkdtempSync(join(tmpdir(), "comity-files-"));
beforeAll(async () => {
  up = await startUp();
});
afterAll(async () => {
  expect(await up.stop()).toBe(0);
  rmSync(files, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(files, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const parsed = <T = Record<string, unknown>>(text: string): T => JSON.parse(text) as T;

describe("a launch is notified, by the command, from five sides", () => {
  let reference = "";
  let id = "";

  it("the US watch officer composes; it waits for the second officer", async () => {
    const ran = await up.as("US", "notify", file("launch.json", launchFields()), "--json");
    expect(ran).toMatchObject({ code: 0 });
    const answer = parsed<{ id: string; reference: string; state: string; checks: { id: string; result: string }[] }>(
      ran.stdout,
    );
    expect(Object.keys(answer)).toEqual(["id", "reference", "state", "checks", "questions"]);
    expect(answer.state).toBe("awaiting-release");
    expect(answer.checks.find((c) => c.id === "lead-time")).toMatchObject({ result: "pass", clause: "Art. 2" });
    ({ id, reference } = answer);
    expect(parsed<unknown[]>((await up.as("CN", "inbox", "--json")).stdout)).toEqual([]);
  });

  it("why is said by command, to a question that is asked before it leaves; one that is not asked is named", async () => {
    const ran = await up.as(
      "US",
      "answer",
      reference,
      "1",
      "--reason",
      "The NAVAREA text goes out on Friday.",
      "--json",
    );
    expect(ran).toMatchObject({ code: 0 });
    const [first] = parsed<{ questions: { answered: { by: string; reason: string } | null }[] }>(ran.stdout).questions;
    expect(first?.answered).toMatchObject({ by: "Vera Cole", reason: "The NAVAREA text goes out on Friday." });
    const none = await up.as("US", "answer", reference, "nine", "--reason", "x");
    expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/no question "nine".*1 or \S+/)]);
  });

  it("who composed it cannot release it", async () => {
    const ran = await up.as("US", "release", reference, "--officer", "watch-officer");
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("another officer must release it");
  });

  it("the releasing officer releases it, and it arrives in four capitals", async () => {
    const ran = await up.as("US", "release", reference, "--json");
    expect(ran.code).toBe(0);
    expect(parsed(ran.stdout)).toMatchObject({ id, reference, state: "sent" });
    for (const party of ["CN", "FR", "GB", "RU"])
      await until(async () => (await up.client(party).inbox()).length === 1, `inbox of ${party}`);
    const [entry] = parsed<Record<string, unknown>[]>((await up.as("CN", "inbox", "--json")).stdout);
    expect(entry).toMatchObject({
      id,
      regime: "p5-launch-notification",
      type: "launch",
      from: "US",
      to: ["CN", "FR", "GB", "RU"],
      about: null,
      filing: "on-time",
      acknowledgedAt: null,
      routed: [],
      open: true,
      clause: "Art. 2",
    });
    expect(entry?.leadTimeHours).toBeGreaterThan(24);
    for (const key of ["fields", "composedAt", "sentAt", "receivedAt"]) expect(entry).toHaveProperty(key);
  });

  it("Beijing sees by when it must acknowledge, does so, routes it, and the warning desk reads it", async () => {
    const due = parsed<{ duty: string; dutyClause: string | null }[]>((await up.as("CN", "due", "--json")).stdout);
    expect(due.map((d) => d.duty)).toEqual(expect.arrayContaining(["acknowledge", "route"]));
    expect(due.find((d) => d.duty === "acknowledge")?.dutyClause).toBe("Art. 3");
    expect((await up.as("CN", "due")).stdout).toMatch(/min left .*Acknowledge US-/);

    expect((await up.as("CN", "acknowledge", reference)).code).toBe(0);
    const early = await up.as("CN", "read", reference, "--desk", "warning");
    expect(early).toMatchObject({ code: 1 });
    expect(early.stderr).toContain("not routed");
    expect((await up.as("CN", "route", id, "--desk", "warning", "foreign-ministry")).code).toBe(0);
    const read = await up.as("CN", "read", reference, "--desk", "warning", "--json");
    expect(parsed<{ routed: unknown }>(read.stdout).routed).toMatchObject([
      { desk: "warning", readBy: "Sun Keqin" },
      { desk: "foreign-ministry", readAt: null },
    ]);
  });

  it("one file proves offline that Beijing has it on record; a file that was changed proves nothing", async () => {
    const proof = await up.as("CN", "prove", reference);
    expect(proof.code).toBe(0);
    const keys = join(up.data, "directory.json");
    const checked = await comity(["verify", "-", "--keys", keys, "--json"], proof.stdout);
    expect(checked).toMatchObject({ code: 0 });
    expect(parsed(checked.stdout)).toMatchObject({ finding: "proven", reference, from: "US", onRecordOf: "CN" });
    const elsewhere = await comity(["verify", "-", "--keys", keys], proof.stdout.replace(/^index \d+$/m, "index 77"));
    expect(elsewhere).toMatchObject({ code: 1 });
    expect(elsewhere.stdout).toContain("not proven");
  });

  it("Washington sees the acknowledgement, the receipts, and the text in four languages", async () => {
    await until(
      async () => (await up.client("US").message(id)).addressees.CN?.acknowledgedAt != null,
      "acknowledgement at US",
    );
    const shown = parsed<{
      text: Record<string, string>;
      authentic: string;
      receipts: Record<string, unknown>;
      envelope: string;
    }>((await up.as("US", "show", reference, "--json")).stdout);
    expect(Object.keys(shown.text)).toEqual(["en", "fr", "ru", "zh"]);
    expect(shown.authentic).toBe("en");
    expect(Object.keys(shown.receipts).sort()).toEqual(["CN", "FR", "GB", "RU"]);
    expect(parsed(shown.envelope)).toHaveProperty("signatures");
    expect((await up.as("US", "show", reference, "--language", "fr")).stdout).toContain("NOTIFICATION");
  });

  it("a follow-up says how it ended, and then nothing stays open but what others owe", async () => {
    const cancelled = await up.as("US", "follow-up", reference, "--type", "cancelled", "--json");
    expect(cancelled).toMatchObject({ code: 0 });
    expect((await up.as("US", "release", parsed<{ id: string }>(cancelled.stdout).id)).code).toBe(0);
    await until(async () => (await up.client("CN").message(id)).outcome === "cancelled", "the cancellation at CN");
  });
});

describe("what is wrong is said, with the way on", () => {
  it("a lead time too short: no, with the clause, and the draft is kept", async () => {
    const ran = await up.as("US", "notify", file("soon.json", { fields: launchFields(12) }), "--json");
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("Art. 2");
    const kept = parsed<{ id: string; state: string; checks: { id: string; result: string; clause?: string }[] }>(
      ran.stdout,
    );
    expect(kept.state).toBe("draft");
    expect(kept.checks).toContainEqual(expect.objectContaining({ id: "lead-time", result: "fail", clause: "Art. 2" }));
    expect((await up.client("US").drafts()).map((d) => d.id)).toContain(kept.id);
    expect((await up.as("US", "release", kept.id)).code).toBe(1);

    const late = await up.as("US", "notify", file("soon.json", launchFields(12)), "--late", "--json");
    expect(late).toMatchObject({ code: 0 });
    expect(parsed(late.stdout)).toMatchObject({ state: "awaiting-release" });
  });

  it("broken JSON: its line and column", async () => {
    const path = file("broken.json", '{\n  "window": { "opens": "2026-11-30T06:00Z" },\n}\n');
    const ran = await up.as("US", "notify", path);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(`${path}:3:1`);
    const piped = await comity(["notify", "-", "--access", up.accessFile, "--as", "US"], '{"window": tomorrow}');
    expect(piped.stderr).toContain("standard input:1:12");
  });

  it("a field that is missing, and a window that closes before it opens, beside the field", async () => {
    const { window: _, ...missing } = launchFields();
    const ran = await up.as("US", "notify", file("missing.json", missing), "--json");
    expect(ran.code).toBe(1);
    expect(parsed<{ checks: unknown[] }>(ran.stdout).checks).toContainEqual(
      expect.objectContaining({ result: "fail", field: "window" }),
    );
    const turned = { ...launchFields(), window: { opens: "2030-01-02T00:00Z", closes: "2030-01-01T00:00Z" } };
    expect((await up.as("US", "notify", file("turned.json", turned))).code).toBe(1);
  });

  it("an unknown centre, regime, type, item, desk or command", async () => {
    const launch = file("launch.json", launchFields());
    const cases: [Promise<{ code: number | null; stderr: string }>, RegExp][] = [
      [up.as("DE", "inbox"), /no centre of "DE".*CN, FR, GB, RU, US/],
      [up.as("US", "notify", launch, "--regime", "p6"), /no regime "p6"/],
      [up.as("US", "notify", launch, "--type", "lunch"), /"lunch".*launch/],
      [up.as("US", "show", "US-1999-0001"), /no message "US-1999-0001"/],
      [up.as("CN", "read", "US-1999-0001", "--desk", "nowhere"), /nowhere/],
      [comity(["inbocks"]), /unknown command/],
      [comity(["inbox", "--as", "US"]), /--access FILE/],
    ];
    for (const [asked, words] of cases) {
      const ran = await asked;
      expect(ran.stderr).toMatch(words);
      expect([ran.stderr, ran.code]).toEqual([ran.stderr, 2]);
    }
    const outsider = await up.as("US", "notify", launch, "--to", "CN,DE");
    expect(outsider.code).toBe(1);
    expect(outsider.stderr).toContain("is not a party to this regime");
  });

  it("one centre's token is worth nothing at another", async () => {
    const us = up.access.centres.US;
    const theirs = up.access.centres.CN;
    const mixed = { centres: { CN: { url: theirs?.url, officers: us?.officers } } };
    const ran = await comity(["inbox", "--access", file("mixed.json", mixed), "--as", "CN"]);
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    const bare = await fetch(`${theirs?.url}/api/v1/inbox`);
    expect(bare.status).toBe(401);
  });

  it("the tokens and keys are for their owner alone", () => {
    for (const path of [
      up.accessFile,
      join(up.data, "tokens.json"),
      join(up.data, "US/signing.pem"),
      join(up.data, "US/tls.key"),
    ]) {
      expect([path, statSync(path).mode & 0o777]).toEqual([path, 0o600]);
    }
  });
});
