import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DiskFiles } from "./disk.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "comity-files-")), "files");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const bytes = Buffer.alloc(100_000, "abc");
const name = sha256(bytes);

describe("files on disk", () => {
  it("are under their name whole or not at all, and still there after a restart", () => {
    const store = new DiskFiles(folder);
    const file = store.begin();
    file.add(bytes.subarray(0, 10));
    expect(readdirSync(folder).some((n) => n === name)).toBe(false);
    file.add(bytes.subarray(10));
    expect(file.keep()).toBe(name);
    expect(readdirSync(folder)).toEqual([name]);
    const again = new DiskFiles(folder);
    expect(again.look(name)).toEqual({ bytes: bytes.length, whole: true });
    expect(Buffer.from(again.slice(name, 99_999, 5) ?? [])).toEqual(bytes.subarray(99_999));
    expect(again.usedBytes()).toBe(bytes.length);
  });
  it("that come in pieces go on after a restart, and are whole when they hash to their name", () => {
    new DiskFiles(folder).add(name, bytes.subarray(0, 40_000));
    const store = new DiskFiles(folder);
    expect(store.look(name)).toEqual({ bytes: 40_000, whole: false });
    expect(store.read(name)).toBeUndefined();
    expect(store.slice(name, 0, 10)).toBeUndefined();
    store.add(name, bytes.subarray(40_000));
    expect(store.close(name)).toBe(true);
    expect(Buffer.from(store.read(name) ?? []).equals(bytes)).toBe(true);
  });
  it("that are not what their name says are forgotten, and never given out", () => {
    const store = new DiskFiles(folder);
    store.add(name, bytes.subarray(1));
    expect(store.close(name)).toBe(false);
    expect(store.look(name)).toEqual({ bytes: 0, whole: false });
    expect(readdirSync(folder)).toEqual([]);
  });
  it("that were changed on disk are put aside, whether they are read whole or by the piece", () => {
    for (const how of ["read", "slice"] as const) {
      const store = new DiskFiles(folder);
      const file = store.begin();
      file.add(bytes);
      file.keep();
      expect(store.slice(name, 0, 3)).toHaveLength(3);
      writeFileSync(join(folder, name), Buffer.from(bytes).fill(0, 50, 51));
      expect(how === "read" ? store.read(name) : store.slice(name, 0, 3)).toBeUndefined();
      expect(store.look(name).whole).toBe(false);
      expect(readdirSync(folder)).toEqual([`${name}.spoilt`]);
      expect(readFileSync(join(folder, `${name}.spoilt`))[50]).toBe(0);
    }
  });
  it("that were never finished are swept away at the start", () => {
    const store = new DiskFiles(folder);
    store.begin().add(bytes);
    expect(readdirSync(folder)).toHaveLength(1);
    new DiskFiles(folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
