/** Files that go with papers and words, by the command and real centres over real connections. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startUp, type Up, until } from "./up.ts";

let up: Up;
beforeAll(async () => {
  up = await startUp();
});
afterAll(async () => {
  expect(await up.stop()).toBe(0);
});
const parsed = <T>(text: string): T => JSON.parse(text) as T;
/** Begins as a PDF does, and goes on with what no two files share. */
function pdf(name: string, bytes: number): { readonly path: string; readonly bytes: Buffer; readonly mark: Buffer } {
  const all = randomBytes(bytes);
  all.write("%PDF-1.7\n");
  const path = join(up.data, name);
  writeFileSync(path, all);
  return { path, bytes: all, mark: all.subarray(1000, 1032) };
}
/** Every file of a centre's folder. */
function disk(party: string): Buffer[] {
  const folder = join(up.data, party);
  expect(existsSync(folder)).toBe(true);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(join(f.parentPath, f.name)));
}
interface Shown {
  readonly steps: readonly {
    readonly files: readonly { readonly sha256: string; readonly state: string; readonly got: number }[];
  }[];
}
const shown = async (
  party: string,
  reference: string,
): Promise<Shown["steps"][number]["files"][number] | undefined> => {
  const paper = await up.as(party, "paper", "show", reference, "--json");
  return paper.code === 0 ? parsed<Shown>(paper.stdout).steps[0]?.files[0] : undefined;
};
async function tabled(from: string, to: string, ...files: readonly string[]): Promise<string> {
  const attach = files.flatMap((f) => ["--attach", f]);
  const prepared = await up.as(from, "paper", "table", "The annex goes with this.", "--to", to, ...attach, "--json");
  expect(prepared).toMatchObject({ code: 0 });
  const { reference } = parsed<{ reference: string }>(prepared.stdout);
  expect(await up.as(from, "paper", "release", reference)).toMatchObject({ code: 0 });
  return reference;
}

describe("files between centres", () => {
  it("3 MB go from the United States to China alone: the same bytes there, and no trace of them at the other three", async () => {
    const file = pdf("annex.pdf", 3_000_000);
    const reference = await tabled("US", "CN", file.path);
    await until(async () => (await shown("CN", reference))?.state === "here", "the annex at CN");
    const sha256 = createHash("sha256").update(file.bytes).digest("hex");
    const saved = await up.as("CN", "file", "save", sha256.slice(0, 12), join(up.data, "saved.pdf"), "--json");
    expect(saved).toMatchObject({ code: 0 });
    expect(readFileSync(join(up.data, "saved.pdf")).equals(file.bytes)).toBe(true);
    expect((await up.as("CN", "paper", "show", reference)).stdout).toContain(
      "annex.pdf, application/pdf, 3,000 kB: here and matches",
    );

    const [stored] = readdirSync(join(up.data, "CN", "files"));
    const bytes = readFileSync(join(up.data, "CN", "files", stored ?? ""));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(stored);
    const held = (party: string, what: Buffer): boolean => disk(party).some((f) => f.includes(what));
    expect(held("CN", bytes.subarray(5000, 5032))).toBe(true);
    for (const party of ["CN", "US"]) expect(held(party, file.mark)).toBe(false);
    for (const party of ["FR", "GB", "RU"]) {
      expect(held(party, file.mark)).toBe(false);
      expect(held(party, bytes.subarray(5000, 5032))).toBe(false);
      for (const word of [stored ?? "", sha256, "annex.pdf"]) expect(held(party, Buffer.from(word))).toBe(false);
      expect(parsed<unknown[]>((await up.as(party, "file", "list", "--json")).stdout)).toEqual([]);
    }
  });

  it("goes on where it was when the addressee's centre was killed half-way", async () => {
    const file = pdf("long.pdf", 9_900_000);
    const parts = (): string[] => readdirSync(join(up.data, "GB", "files")).filter((n) => n.endsWith(".part"));
    const sizeOf = (name: string): number =>
      statSync(join(up.data, "GB", "files", name), { throwIfNoEntry: false })?.size ?? 0;
    const sent = tabled("US", "GB", file.path);
    for (let part: string | undefined; ; ) {
      [part] = parts();
      if (part !== undefined && sizeOf(part) > 500_000) break;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    process.kill(up.pids.GB ?? 0, "SIGKILL");
    const reference = await sent;
    const [part = ""] = parts();
    const before = sizeOf(part);
    expect(before).toBeGreaterThan(500_000);
    expect(before).toBeLessThan(file.bytes.length);
    let least = before;
    await until(async () => {
      if (existsSync(join(up.data, "GB", "files", part))) least = Math.min(least, sizeOf(part) || before);
      return (await shown("GB", reference))?.state === "here";
    }, "the rest at GB");
    expect(least).toBe(before);
    const { sha256 } = (await shown("GB", reference)) ?? { sha256: "" };
    expect(await up.as("GB", "file", "save", sha256, join(up.data, "long-saved.pdf"))).toMatchObject({ code: 0 });
    expect(readFileSync(join(up.data, "long-saved.pdf")).equals(file.bytes)).toBe(true);
  });

  it("what may not travel is refused with the reason, before anything is said", async () => {
    const at = (name: string, content: Buffer): string => {
      writeFileSync(join(up.data, name), content);
      return join(up.data, name);
    };
    const refused = async (path: string): Promise<string> => {
      const ran = await up.as("US", "paper", "table", "Read this.", "--to", "CN", "--attach", path);
      expect(ran.code).toBe(2);
      return ran.stderr;
    };
    expect(await refused(at("tool.pdf", Buffer.from("MZ\u0000\u0001 runs")))).toContain("of no named kind");
    expect(await refused(at("photo.png", Buffer.from("%PDF-1.7 x")))).toContain("by its bytes it is application/pdf");
    expect(await refused(at("large.txt", Buffer.alloc(10_000_001, "a")))).toContain("more than 10 MB");
    expect(await refused(at("an\u202efdp.txt", Buffer.from("text")))).toContain("U+202E");
    expect(parsed<unknown[]>((await up.as("US", "file", "list", "--json")).stdout)).toHaveLength(2);
  });

  it("goes with words on a line, and is had by its members alone, to be saved and never run", async () => {
    const page = join(up.data, "note.txt");
    writeFileSync(page, "<script>alert(1)</script>\n");
    const called = await up.as("US", "line", "say", "RU", "See the note.", "--attach", page, "--json");
    expect(called).toMatchObject({ code: 0 });
    const sha256 = createHash("sha256").update(readFileSync(page)).digest("hex");
    await until(async () => (await up.client("RU").files()).some((f) => f.state === "here"), "the note at RU");
    const ask = (party: string) =>
      fetch(`${up.access.centres[party]?.url}/api/v1/files/${sha256}`, {
        headers: { authorization: `Bearer ${up.access.centres[party]?.officers[0]?.token}` },
      });
    const given = await ask("RU");
    expect(given.status).toBe(200);
    expect(given.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(given.headers.get("content-disposition")).toContain('attachment; filename="note.txt"');
    expect(given.headers.get("content-security-policy")).toContain("sandbox");
    expect(given.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await given.text()).toBe("<script>alert(1)</script>\n");
    expect((await ask("FR")).status).toBe(404);
  });
});
