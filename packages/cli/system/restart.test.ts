import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { comity, launchFields, startUp, type Up, until } from "./up.ts";

describe("a centre is killed in the middle of traffic", () => {
  it.each(["CN", "US"])(
    "kill -9 of %s loses nothing that was accepted, and nothing takes effect twice",
    async (victim) => {
      const up = await startUp();
      try {
        const accepted: string[] = [];
        let isOver = false;
        const traffic = Array.from({ length: 4 }, async () => {
          while (!isOver) {
            const id = await send(up).catch(() => undefined); // the centre was down: not accepted
            if (id !== undefined) accepted.push(id);
          }
        });
        await until(() => accepted.length >= 20, "twenty accepted");
        process.kill(up.pids[victim] ?? 0, "SIGKILL");
        await until(() => up.said().includes(`the centre of ${victim} is back`), "a restart");
        const before = accepted.length;
        await until(() => accepted.length >= before + 10, "ten more accepted");
        isOver = true;
        await Promise.all(traffic);

        expect(up.said()).toContain(`the centre of ${victim} died (SIGKILL); starting it again`);
        for (const party of ["CN", "FR", "GB", "RU"]) {
          const held = async (): Promise<string[]> => (await up.client(party).inbox()).map((e) => e.id);
          await until(
            async () => new Set(await held()).isSupersetOf(new Set(accepted)),
            `all ${accepted.length} at ${party}`,
          );
          const ids = await held();
          expect(new Set(ids).size).toBe(ids.length);
        }
        const sent = await up.client("US").sent();
        await until(async () => (await up.client("US").sent()).every((e) => e.receivedAt !== null), "receipts for all");
        expect(sent.map((e) => e.id)).toEqual(expect.arrayContaining(accepted));
      } finally {
        await up.stop();
      }
    },
  );
});

describe("starting and ending", () => {
  it("a second start keeps keys, tokens and what was said; it is refused while the first runs", async () => {
    const first = await startUp();
    const id = await send(first);
    const second = await comity(["up", "--data", first.data, "--port", String(first.port + 100)]);
    expect(second.code).toBe(3);
    expect(second.stderr).toMatch(/another `comity up` \(process \d+\) runs on/);
    expect(await first.stop({ keep: true })).toBe(0);
    expect((await first.as("US", "inbox")).code).toBe(3);

    const again = await startUp([], { data: first.data });
    try {
      const tokens = (up: Up): unknown => Object.values(up.access.centres).map((c) => c.officers);
      expect(tokens(again)).toEqual(tokens(first));
      expect((await again.client("US").sent()).map((e) => e.id)).toEqual([id]);
      await until(async () => (await again.client("CN").inbox()).some((e) => e.id === id), "the message at CN");
    } finally {
      await again.stop();
    }
  });

  it("a port that is taken is named, with what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const data = mkdtempSync(join(tmpdir(), "comity-"));
    const ran = await comity(["up", "--port", String(port - 1), "--data", data]);
    other.close();
    rmSync(data, { recursive: true });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(new RegExp(`taken by another program: port .*${port} \\(FR\\).*--port`));
  });
});

let sent = 0;
/** Compose and release; resolves with the item's id once the centre has said that it is sent. */
async function send(up: Up): Promise<string> {
  sent += 1;
  const draft = await up.client("US").compose({
    kind: "notification",
    regime: "p5-launch-notification",
    type: "launch",
    fields: launchFields(48 + sent),
  });
  const released = await up.client("US", "releasing-officer").release(draft.id);
  expect(released.state).toBe("sent");
  return released.id;
}
