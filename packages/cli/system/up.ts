/** What system tests share: `comity up` as anyone starts it, from what was built, on free ports with a folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, connect } from "@comity/centre/client";

const bin = join(import.meta.dirname, "../bin/comity.mjs");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
interface Officer {
  readonly name: string;
  readonly role: string;
  readonly token: string;
  readonly desk: string | null;
}
export interface Access {
  readonly centres: Readonly<Record<string, { readonly url: string; readonly officers: readonly Officer[] }>>;
}
export interface Up {
  /** The link for the first watch officer's browser, good once. */
  readonly open: string;
  readonly access: Access;
  readonly accessFile: string;
  readonly data: string;
  readonly port: number;
  readonly pids: Readonly<Record<string, number>>;
  readonly replay: {
    readonly played: number;
    readonly skipped: readonly { readonly launch: string; readonly because: string }[];
  } | null;
  /** Everything that `up` has said on standard error so far. */
  said(): string;
  /** Run the command against these centres, as a party. */
  as(party: string, ...args: readonly string[]): Promise<Ran>;
  /** The API of a centre with the token of its first officer of a role. */
  client(party: string, role?: string): Client;
  /** Ends it as Ctrl-C would, and removes its folder unless it is to be kept. */
  stop(options?: { readonly keep?: boolean }): Promise<number | null>;
}

/** Run the command to its end. */
export function comity(args: readonly string[], input = "", env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, NO_COLOR: "1", ...env } });
    const [stdout, stderr] = [gather(child, "stdout"), gather(child, "stderr")];
    child.on("close", (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
    child.stdin?.on("error", () => {}); // it may have ended before it read
    child.stdin?.end(input);
  });
}

/** @param args more arguments of `up`, such as `--replay` */
export async function startUp(args: readonly string[] = [], given: { readonly data?: string } = {}): Promise<Up> {
  const data = given.data ?? mkdtempSync(join(tmpdir(), "comity-"));
  const accessFile = join(data, "access.json");
  const port = await freeRow(10);
  const child = spawn(
    process.execPath,
    [bin, "up", "--json", "--data", data, "--port", String(port), "--access", accessFile, ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    },
  );
  const [stdout, said] = [gather(child, "stdout"), gather(child, "stderr")];
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await Promise.race([
    until(() => stdout().includes("\n")),
    ended.then((code) => {
      throw new Error(`up ended with ${code} before it was ready:\n${said()}`);
    }),
  ]);
  const answer = JSON.parse(stdout()) as Pick<Up, "open" | "replay"> & { centres: Record<string, { pid: number }> };
  const access = JSON.parse(readFileSync(accessFile, "utf8")) as Access;
  return {
    open: answer.open,
    access,
    accessFile,
    data,
    port,
    pids: Object.fromEntries(Object.entries(answer.centres).map(([party, c]) => [party, c.pid])),
    replay: answer.replay,
    said,
    as: (party, ...rest) => comity([...rest, "--access", accessFile, "--as", party]),
    client(party, role = "watch-officer") {
      const centre = access.centres[party];
      const officer = centre?.officers.find((o) => o.role === role);
      return connect({ url: centre?.url ?? "", token: officer?.token ?? "" });
    },
    async stop({ keep = false } = {}) {
      child.kill("SIGTERM");
      const code = await ended;
      if (!keep) rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

/** Waits until something is so. @throws after a time that only a fault takes */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what = "something",
  withinMs = 60_000,
): Promise<void> {
  const endMs = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`${what} did not come about within ${withinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A launch as an officer would write it down, in good time unless told otherwise. */
export function launchFields(opensInHours = 120): Record<string, unknown> {
  const inHours = (h: number): string => `${new Date(Date.now() + h * 3_600_000).toISOString().slice(0, 16)}Z`;
  return {
    missile: { kind: "icbm" },
    window: { opens: inHours(opensInHours), closes: inHours(opensInHours + 6) },
    "launch-area": { site: "Vandenberg, California" },
    "impact-area": [{ circle: { centre: { lat: 9, lon: 167.7 }, radiusKm: 200 } }],
  };
}

function gather(child: ChildProcess, stream: "stdout" | "stderr"): () => string {
  let text = "";
  child[stream]?.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  return () => text;
}

/** The first of so many free ports in a row, below those that the system lends out by itself. */
async function freeRow(length: number): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const first = 15_000 + Math.floor(Math.random() * 1500) * 10;
    const row = Array.from({ length }, (_, i) => isFree(first + i));
    if ((await Promise.all(row)).every(Boolean)) return first;
  }
  throw new Error("no free ports");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
