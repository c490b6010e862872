/** Keys of five real centres by the command: one is replaced, a stolen one is revoked away from the network, and a restart keeps both. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { comity, startUp, type Up, until } from "./up.ts";

const line = "p5-crisis-lines/bilateral/CN,US";
const others = ["CN", "FR", "GB", "RU"];

it("a key is replaced, a stolen one revoked with the offline key, and what is said after goes on", async () => {
  const first = await startUp();
  const rotated = await first.as("US", "keys", "replace", "sealing", "the yearly change");
  expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringContaining("the yearly change")]);

  const made = await first.as("US", "keys", "make", "signing");
  const directory = join(first.data, "directory.json");
  const away = ["keys", "statement", "the key was copied", "--keys", directory, "--party", "US"];
  const when = ["--from", new Date().toISOString(), "--new", made.stdout.trim()];
  const refused = await comity([...away, ...when, "--recovery", join(first.data, "US", "signing.pem")]);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("it would be refused")]);
  const signed = await comity([...away, ...when, "--recovery", join(first.data, "recovery", "US.pem")]);
  expect(signed.code).toBe(0);
  const file = join(first.data, "statement.txt");
  writeFileSync(file, signed.stdout);
  expect((await first.as("US", "keys", "hand-in", file)).code).toBe(0);

  const word = async (up: Up, p: string) =>
    (await up.client(p).keys())
      .filter((k) => k.party === "US" && k.use !== "recovery")
      .map((k) => `${k.use} ${k.state}`)
      .join(", ");
  const after = "signing revoked, signing good, sealing replaced, sealing good";
  await until(async () => (await Promise.all(others.map((p) => word(first, p)))).every((w) => w === after), "the keys");
  expect((await first.client("CN").lines()).find((l) => l.id === line)?.revokedKeys).toMatchObject([
    { party: "US", use: "signing", reason: "the key was copied", by: "recovery" },
  ]);

  const call = async (up: Up, text: string): Promise<void> => {
    const { id } = await up.client("US").placeCall({ line, text });
    await until(async () => {
      const held = (await up.client("CN").calls(line)).find((c) => c.id === id);
      return held?.passages[0]?.text === text;
    }, "the call in Beijing");
  };
  await call(first, "Signed by the new key.");
  expect(await first.stop({ keep: true })).toBe(0);

  const again = await startUp([], { data: first.data });
  try {
    expect(await word(again, "US")).toBe(after);
    await call(again, "Signed by the new key after a restart.");
    await again.client("CN").placeCall({ line, text: "Sealed to the new key." });
    await until(
      async () => (await again.client("US").calls(line)).some((c) => c.passages[0]?.text === "Sealed to the new key."),
      "the call in Washington",
    );
  } finally {
    await again.stop();
  }
});
