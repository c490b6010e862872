/** One `up` for one data folder: two would write to the same journals. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "../io.ts";

/** @returns what lets it go again */
export function lock(folder: string): () => void {
  const path = join(folder, "up.lock");
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, `${process.pid} ${startOf(process.pid)}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== "EEXIST") throw e;
      const holder = holderOf(path);
      if (holder !== undefined) {
        throw new Stop(
          3,
          `another \`comity up\` (process ${holder}) runs on ${folder}: end it, or name another folder with --data`,
        );
      }
      rmSync(path, { force: true }); // left behind by one that was killed
    }
  }
  throw new Stop(3, `${path} cannot be taken: two starts at the same moment? Try again`);
}

function holderOf(path: string): number | undefined {
  const [pid, ...start] = readFileSync(path, "utf8").trim().split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return undefined;
  return isAlive(number) && startOf(number) === start.join(" ") ? number : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, where the system tells it (Linux): a number may be another's by now. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The 22nd field; the second may hold spaces, so count from behind its bracket.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
