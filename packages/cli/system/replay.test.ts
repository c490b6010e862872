import { expect, it } from "vitest";
import { startUp } from "./up.ts";

interface Listed {
  readonly reference: string;
  readonly kind: string;
  readonly from: string;
  readonly fields: { readonly remark?: string; readonly window?: { readonly opens: string } };
  readonly leadTimeHours: number | null;
  readonly filing: string;
  readonly acknowledgedAt: string | null;
  readonly outcome: string | null;
  readonly open: boolean;
}

it("the real launches of the public record, played through five real centres", async () => {
  const up = await startUp(["--replay"]);
  const played = up.replay?.played ?? 0;
  const listed = JSON.parse((await up.as("CN", "inbox", "--json")).stdout) as Listed[];
  const launches = listed.filter((e) => e.kind === "notification");
  const ours = (await up.client("CN").sent()).filter((e) => e.kind === "notification");

  // Every row of the record was played or left out with a reason.
  expect(played).toBeGreaterThan(50);
  expect(played + (up.replay?.skipped.length ?? 0)).toBe(66);
  expect(up.replay?.skipped.every((s) => s.because !== "")).toBe(true);
  expect(up.said()).toContain("combat use, not a test");

  expect(launches.length + ours.length).toBe(played);
  for (const e of launches) {
    expect([e.reference, e.filing, e.outcome, e.open]).toEqual([e.reference, "on-time", "launched", false]);
    expect(e.leadTimeHours).toBeGreaterThanOrEqual(26);
    expect(e.leadTimeHours).toBeLessThanOrEqual(96);
    expect(e.acknowledgedAt).not.toBeNull();
    expect(e.fields.remark).toContain("The notification and its times are made for the replay.");
  }
  // 2023-S19: a Minuteman III of 19 April 2023, 12:11 UTC.
  const known = launches.find((e) => e.fields.remark?.includes("2023-S19"));
  expect(known).toMatchObject({ from: "US" });
  expect(known?.fields.window?.opens.slice(0, 10)).toBe("2023-04-19");

  const centre = await up.client("CN").centre();
  expect([centre.purpose, centre.note?.en]).toEqual(["drill", expect.stringContaining("the launches are real")]);
  expect((await up.as("CN", "due", "--json")).code).toBe(0);

  // A second start finds it played.
  await up.stop({ keep: true });
  const again = await startUp(["--replay"], { data: up.data });
  try {
    expect(again.said()).not.toContain("Playing");
    expect(again.replay?.played).toBe(played);
    expect((await again.client("CN").inbox()).length).toBe(listed.length);
  } finally {
    await again.stop();
  }
});
