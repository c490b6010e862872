/** A centre's own log, one line of JSON each. A log that cannot be written must not stop a centre: the journal is the truth. */
import { existsSync, renameSync, statSync } from "node:fs";
import pino from "pino";
import type { World } from "../shell/world.ts";

const bytesMax = 16 * 1024 * 1024;

export interface Log {
  readonly write: World["log"];
  close(): void;
}

/** @param path the one before is kept as `.1` when it has grown large */
export function openLog(path: string, onError: (words: string) => void): Log {
  if (existsSync(path) && statSync(path).size > bytesMax) renameSync(path, `${path}.1`);
  const destination = pino.destination({ dest: path, sync: true, append: true, mode: 0o600 });
  destination.on("error", () => {});
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    write(level, words, more = {}) {
      log[level](more, words);
      if (level === "error") onError(words);
    },
    close() {
      try {
        destination.end();
      } catch {
        // it was closed by its own error before
      }
    },
  };
}
