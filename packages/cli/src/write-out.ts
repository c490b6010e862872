import { writeFileSync } from "node:fs";
import { type Io, Stop } from "./io.ts";

/** Puts a text into a file, or to standard output for `-`. @throws Stop with exit code 3 when the disk refuses */
export function writeOut(path: string, text: string, io: Io): void {
  if (path === "-") {
    io.print(text.trimEnd());
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (e) {
    throw new Stop(3, `${path} cannot be written: ${(e as Error).message}`);
  }
  io.say(`written: ${path}`);
}
