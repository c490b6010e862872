/** From `npm start` to the first page, on an installed and built checkout; and what five idle centres hold in memory. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const port = 24_100;

export default {
  name: "start and rest",
  async run() {
    const data = mkdtempSync(join(tmpdir(), "comity-bench-"));
    const rows: { what: string; measured: number; floor?: number; target: string; unit: string }[] = [];
    try {
      spawnSync(process.execPath, ["tools/build.mjs"], { cwd: root });
      const floor = ms(() => spawnSync(process.execPath, ["-e", "0"]));
      for (const what of [
        "npm start to the first page, first start (keys are made)",
        "npm start to the first page, again",
      ]) {
        const start = performance.now();
        const child = spawn("npm", ["start", "--", "--data", join(data, "centres"), "--port", String(port)], {
          cwd: root,
          detached: true,
          stdio: ["ignore", "pipe", "ignore"],
        });
        const link = await said(child.stdout, /http:\/\/\S+\/enter\S+/);
        const entered = await fetch(link, { redirect: "manual" });
        const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
        const page = await fetch(new URL("/", link), { headers: { cookie } });
        if (!page.ok || !(await page.text()).includes("<script")) throw new Error(`no page: ${page.status}`);
        rows.push({
          what: `${what} (floor: five bare Node processes, one after another)`,
          measured: (performance.now() - start) / 1000,
          floor: (5 * floor) / 1000,
          target: "under 5 s",
          unit: "s",
        });
        if (what.endsWith("again")) {
          await new Promise((r) => setTimeout(r, 10_000));
          const all = memoryOf(child.pid ?? 0);
          rows.push(
            {
              what: "five idle centres, together (proportional set size)",
              measured: memoryOf(child.pid ?? 0, /centre\/dist\/run\/main\.js/),
              target: "under 400 MB",
              unit: "MB",
            },
            { what: "  the same with what started them", measured: all, unit: "MB" },
          );
        }
        const ended = new Promise((r) => child.once("exit", r));
        process.kill(-(child.pid ?? 0), "SIGTERM");
        await ended;
      }
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
    return rows;
  },
};

function ms(run: () => unknown): number {
  const all = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return all.sort((a, b) => a - b)[2] ?? 0;
}

function said(out: NodeJS.ReadableStream, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    out.on("data", (d: Buffer) => {
      text += d;
      const found = words.exec(text);
      if (found !== null) resolve(found[0]);
    });
    out.on("end", () => reject(new Error(`it ended: ${text}`)));
  });
}

/** Memory of a process and of all below it (or of those whose command line fits), shared pages divided among those that share them, in MB (Linux). */
function memoryOf(pid: number, which = /^/): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ")[1]));
    } catch {
      // it has just ended
    }
  }
  const below = (p: number): number[] => [
    p,
    ...[...parents].filter(([, parent]) => parent === p).flatMap(([child]) => below(child)),
  ];
  const named = (p: number): boolean => which.test(readFileSync(`/proc/${p}/cmdline`, "utf8").replaceAll("\0", " "));
  const kB = below(pid)
    .filter(named)
    .map((p) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${p}/smaps_rollup`, "utf8"))?.[1] ?? 0));
  return kB.reduce((a, b) => a + b, 0) / 1000;
}
